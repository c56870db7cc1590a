import { allowed, hasRole, refused, type Verdict, type Viewer } from "../platform/auth.ts"

export function canSeeEmail(viewer: Viewer | null, person: { id: string }): boolean {
  return viewer?.id === person.id || hasRole(viewer, "ADMINISTRATOR")
}

/** Who may list everybody, and read what the audit log says. */
export function canAdministerPeople(viewer: Viewer | null): Verdict {
  return hasRole(viewer, "ADMINISTRATOR") ? allowed : refused("Only an administrator can see this.")
}
