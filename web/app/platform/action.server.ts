import { type ActionFunctionArgs, data } from "@remix-run/node"
import { keptForm } from "./session.server.ts"

/**
 * Wraps every action of the site. Refuses forms sent by other sites: browsers say where a request comes from
 * (Sec-Fetch-Site, or Origin in older ones), and cookies alone prove nothing. When the session has ended meanwhile,
 * what was typed is handed to a page that offers to sign in and to send it again; forms that a page sends by itself
 * are answered by `whenSignedOut` instead.
 */
export function action<T, S = never>(
  handle: (args: ActionFunctionArgs) => Promise<T>,
  whenSignedOut: (form: FormData) => S | null = () => null,
): (args: ActionFunctionArgs) => Promise<T | S> {
  return async (args) => {
    refuseCrossSite(args.request)
    const copy = args.request.clone()
    try {
      return await handle(args)
    } catch (error) {
      if (!(error instanceof Response) || error.status !== 401) throw error
      const form = await copy.formData().catch(() => new FormData())
      const answer = whenSignedOut(form)
      if (answer !== null) return answer
      throw data(keptForm(args.request.url, form), { status: 401 })
    }
  }
}

export function refuseCrossSite(request: Request): void {
  const site = request.headers.get("sec-fetch-site")
  if (site ? site === "same-origin" || site === "none" : originMatches(request)) return
  throw new Response("This form was sent from another site, so it was not accepted. Open the page here and send it again.", { status: 403 })
}

function originMatches(request: Request): boolean {
  const origin = request.headers.get("origin")
  if (!origin || origin === "null") return origin === null
  return URL.canParse(origin) && new URL(origin).host === (request.headers.get("x-forwarded-host") ?? request.headers.get("host"))
}
