import { redirect } from "@remix-run/node"
import { type FormState, refusal } from "../../platform/forms.ts"
import { ownPath } from "../../platform/own-path.ts"

/** Where somebody wants to go once they are signed in. */
export const nextOf = (request: Request): string => ownPath(new URL(request.url).searchParams.get("next"))

/** The token of a link in an e-mail. */
export const tokenOf = (request: Request): string => new URL(request.url).searchParams.get("token") ?? ""

/** Goes on with the cookies of the API's answer: of a session, or of a sign-in that a code has to finish. */
export function goOn(to: string, ...cookies: readonly string[]): Response {
  const headers = new Headers()
  for (const cookie of cookies) headers.append("Set-Cookie", cookie)
  return redirect(to, { headers })
}

/** A link that did not work. Nobody typed its token, so the message stands in the summary and leads to no field. */
export function refusedLink(form: FormData, result: Parameters<typeof refusal>[1]): FormState {
  const { values, issues } = refusal(form, result)
  return { values, issues: issues.map((issue) => (issue.field === "token" ? { ...issue, field: "" } : issue)) }
}
