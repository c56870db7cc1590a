import { allowed, hasRole, refused, type Verdict, type Viewer } from "../platform/auth.ts"

/** Calls are the whole hub's: editors for the whole hub and administrators keep them. */
export function canManageCalls(viewer: Viewer | null): Verdict {
  return hasRole(viewer, "EDITOR", "ADMINISTRATOR") ? allowed : refused("Only a directory editor can do this.")
}
