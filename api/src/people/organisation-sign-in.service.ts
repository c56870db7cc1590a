import type { Context } from "../platform/context.ts"
import { WrongStateError } from "../platform/errors.ts"
import { type RateLimit, spend } from "../platform/rate-limit.ts"
import { ownPath } from "./account.rules.ts"
import { providerId } from "./auth.provider.ts"
import { answerOf, authOf } from "./auth.ts"

const startsByCaller: RateLimit = { name: "organisation-sign-in:caller", points: 200, seconds: 15 * 60 }

/** The address of the organisation's own sign-in page, which sends people back to `next`. Sets the cookie that ties the way back to this browser. */
export async function startOrganisationSignIn(context: Context, next: string | null | undefined): Promise<{ url: string }> {
  const { env, headers } = context
  if (!env.OIDC_ISSUER) throw new WrongStateError("Signing in by your organisation is not set up here.", "NOT_CONFIGURED")
  await spend(context, startsByCaller, context.ip ?? "")
  const back = (path: string) => env.PUBLIC_URL + path
  const body = {
    provider: providerId,
    callbackURL: back(ownPath(next)),
    errorCallbackURL: back(`/sign-in?next=${encodeURIComponent(ownPath(next))}`),
    disableRedirect: true,
  }
  const answer = await answerOf<{ url?: string }>(context, await authOf(context).api.signInSocial({ headers, body, asResponse: true }))
  if (!answer.ok || !answer.body.url)
    throw new WrongStateError(`${env.OIDC_NAME} does not answer. Try again in a minute, or sign in another way.`, "UNAVAILABLE")
  return { url: answer.body.url }
}
