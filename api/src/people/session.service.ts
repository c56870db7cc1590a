import type { Context } from "../platform/context.ts"
import { authOf } from "./auth.ts"

/** Ends the session of the request and takes its cookie back. */
export async function signOut(context: Context): Promise<void> {
  if (!context.viewer) return
  const response = await authOf(context).api.signOut({ headers: context.headers, asResponse: true })
  for (const cookie of response.headers.getSetCookie()) context.setCookie(cookie)
}
