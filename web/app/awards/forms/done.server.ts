import { redirect } from "@remix-run/node"
import { type Flash, leaveFlash } from "../../platform/flash.server.ts"

/** Leads to a page that says what was done. */
export async function done(to: string, message: string, heading: Flash["heading"] = "Done"): Promise<Response> {
  return redirect(to, { headers: { "Set-Cookie": await leaveFlash(message, heading) } })
}
