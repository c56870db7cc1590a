import { type ActionFunctionArgs, data } from "@remix-run/node"
import { graphql } from "./api/generated/gql.ts"
import { crossSiteRefusal, isFromAnotherSite } from "./cross-site.ts"
import { keptForm } from "./session.server.ts"

/** What a page shows of an act that was refused: every mutation's document asks for it, and `refusal` takes it. */
graphql(`
  fragment RefusedAct on UserError {
    message
    ... on ValidationError {
      issues {
        field
        message
      }
    }
  }
`)

/**
 * Wraps every action of the site. Refuses forms sent by other sites: cookies alone prove nothing. When the session has
 * ended meanwhile, what was typed is handed to a page that offers to sign in and to send it again; forms that a page sends
 * by itself are answered by `whenSignedOut` instead.
 */
export function action<T, S = never>(
  handle: (args: ActionFunctionArgs) => Promise<T>,
  whenSignedOut: (form: FormData) => S | null = () => null,
): (args: ActionFunctionArgs) => Promise<T | S> {
  return async (args) => {
    if (isFromAnotherSite((name) => args.request.headers.get(name))) throw new Response(crossSiteRefusal, { status: 403 })
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
