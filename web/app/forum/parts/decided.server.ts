import { redirect } from "@remix-run/node"
import { leaveFlash } from "../../platform/flash.server.ts"
import { moderationPath } from "../paths.ts"

/** Back to what waits for the moderator, with what was done in a sentence. */
export const decided = async (done: string) => redirect(moderationPath, { headers: { "Set-Cookie": await leaveFlash(done) } })
