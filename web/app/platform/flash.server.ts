import { randomBytes } from "node:crypto"
import { createCookie } from "@remix-run/node"

// Signed, so that nobody puts words into the hub's mouth. Several web servers share the installation's secret; one alone makes its own.
const secret = process.env["AUTH_SECRET"] || randomBytes(32).toString("hex")
const cookie = createCookie("hub.flash", { path: "/", sameSite: "lax", httpOnly: true, maxAge: 60, secrets: [secret] })

export type Flash = { message: string; heading: "Done" | "Important" }

/** A Set-Cookie header that leaves a sentence for the next page: "Saved to your list". */
export function leaveFlash(message: string, heading: Flash["heading"] = "Done"): Promise<string> {
  return cookie.serialize({ message: message.slice(0, 300), heading } satisfies Flash)
}

/** The sentence left by the page before, and the header that takes it away. */
export async function takeFlash(request: Request): Promise<{ flash: Flash | null; setCookie: string | null }> {
  // It is signed, so it is one of ours.
  const flash: Flash | null = await cookie.parse(request.headers.get("cookie"))
  return flash?.message ? { flash, setCookie: await cookie.serialize("", { maxAge: 0 }) } : { flash: null, setCookie: null }
}
