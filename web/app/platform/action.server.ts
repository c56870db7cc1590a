import type { ActionFunctionArgs } from "@remix-run/node"

/**
 * Wraps every action of the site. Refuses forms sent by other sites: browsers say where a request comes from
 * (Sec-Fetch-Site, or Origin in older ones), and cookies alone prove nothing.
 */
export function action<T>(handle: (args: ActionFunctionArgs) => Promise<T>): (args: ActionFunctionArgs) => Promise<T> {
  return async (args) => {
    refuseCrossSite(args.request)
    return handle(args)
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
