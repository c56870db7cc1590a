import { redirect } from "@remix-run/node"
import { leaveFlash } from "../../platform/flash.server.ts"
import { moderationPath } from "../paths.ts"

/** Back to what waits for the moderator. */
export const decided = async () => redirect(moderationPath, { headers: { "Set-Cookie": await leaveFlash("Decided.") } })
