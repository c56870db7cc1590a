import { randomBytes } from "node:crypto"
import { createCookie } from "@remix-run/node"

// Signed, so that nobody puts words into the hub's mouth. Several web servers share the installation's secret; one alone makes its own.
const secret = process.env["AUTH_SECRET"] || randomBytes(32).toString("hex")
const cookie = createCookie("hub.flash", { path: "/", sameSite: "lax", httpOnly: true, maxAge: 60, secrets: [secret] })

/** A Set-Cookie header that leaves a sentence for the next page: "Saved to your list". */
export function leaveFlash(message: string): Promise<string> {
  return cookie.serialize(message.slice(0, 300))
}

/** The sentence left by the page before, and the header that takes it away. */
export async function takeFlash(request: Request): Promise<{ flash: string | null; setCookie: string | null }> {
  const flash: unknown = await cookie.parse(request.headers.get("cookie"))
  return typeof flash === "string" && flash
    ? { flash, setCookie: await cookie.serialize("", { maxAge: 0 }) }
    : { flash: null, setCookie: null }
}
