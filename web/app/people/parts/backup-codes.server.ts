import { createCookie } from "@remix-run/node"
import { twoFactorPath } from "../account-paths.ts"

/**
 * Backup codes on their way to the page that shows them, once. The act that makes them replaces the session, so the page has
 * to be asked for anew; the cookie reaches only the browser that shows the codes anyway, and goes when they are shown.
 */
const cookie = createCookie("hub.backup-codes", { path: twoFactorPath, sameSite: "lax", httpOnly: true, maxAge: 60 })

export const handOverCodes = (codes: readonly string[]): Promise<string> => cookie.serialize(codes)

export async function takeCodes(request: Request): Promise<{ codes: string[] | null; setCookie: string }> {
  const codes: unknown = await cookie.parse(request.headers.get("cookie"))
  const setCookie = await cookie.serialize("", { maxAge: 0 })
  return { codes: Array.isArray(codes) ? codes.filter((code) => typeof code === "string") : null, setCookie }
}
