import { allowed, hasRole, refused, type Verdict, type Viewer } from "../platform/auth.ts"

/** Administrators suspend others; nobody suspends themselves, so one administrator always remains. */
export function canSuspend(viewer: Viewer | null, person: { id: string }): Verdict {
  if (!hasRole(viewer, "ADMINISTRATOR")) return refused("Only an administrator can suspend people.")
  return viewer?.id === person.id ? refused("You cannot suspend yourself.") : allowed
}
