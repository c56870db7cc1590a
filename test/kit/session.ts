import { createHmac } from "node:crypto"
import { authOf } from "@hub/api/people/auth"
import type { Platform } from "@hub/api/platform/context"

/** Signs a person in the way the sign-in library does, without a password: a session row and the cookie that proves it. */
export async function sessionCookie(platform: Platform, personId: string): Promise<string> {
  const auth = await authOf(platform).$context
  const session = await auth.internalAdapter.createSession(personId)
  if (!session) throw new Error(`No session could be made for person ${personId}`)
  const signature = createHmac("sha256", auth.secret).update(session.token).digest("base64")
  return `${auth.authCookies.sessionToken.name}=${encodeURIComponent(`${session.token}.${signature}`)}`
}
