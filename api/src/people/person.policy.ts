import type { Prisma } from "@hub/prisma"
import { allowed, hasRole, refused, type Verdict, type Viewer } from "../platform/auth.ts"
import { hasProfile, isMember } from "./profile.rules.ts"

export function canSeeEmail(viewer: Viewer | null, person: { id: string }): boolean {
  return viewer?.id === person.id || hasRole(viewer, "ADMINISTRATOR")
}

type Profile = Parameters<typeof hasProfile>[0] & { id: string }

/** Whether a viewer may see more of somebody than their name. A hidden profile is there for its owner and for administrators. */
export function canSeeProfile(viewer: Viewer | null, person: Profile): boolean {
  return hasProfile(person) || (isMember(person) && (viewer?.id === person.id || hasRole(viewer, "ADMINISTRATOR")))
}

/** Whose profile a viewer may see: the same rule for statements. */
export function profilesVisibleTo(viewer: Viewer | null): Prisma.PersonWhereInput {
  const member = { suspendedAt: null, erasedAt: null }
  if (hasRole(viewer, "ADMINISTRATOR")) return member
  return { ...member, OR: [{ isProfileHidden: false }, ...(viewer ? [{ id: viewer.id }] : [])] }
}

/** Who may list everybody, and read what the audit log says. */
export function canAdministerPeople(viewer: Viewer | null): Verdict {
  return hasRole(viewer, "ADMINISTRATOR") ? allowed : refused("Only an administrator can see this.")
}
