import type { Space, Thread } from "@hub/prisma"
import { allowed, hasRole, hasRoleInRegion, refused, type Verdict, type Viewer } from "../platform/auth.ts"

/** What decides who may read a space. */
export type SpaceFacts = Pick<Space, "readers" | "readerRole" | "regionId">

/** Somebody as far as reading goes: their roles in effect. */
export type Reader = Pick<Viewer, "id" | "grants">

/** Everybody, whoever is signed in, or who holds the role of the space; moderators read what they look after. The same as spacesVisibleTo says in SQL. */
export function canReadSpace(viewer: Reader | null, space: SpaceFacts): boolean {
  if (space.readers === "EVERYBODY") return true
  if (!viewer) return false
  if (space.readers === "MEMBERS" || isModeratorOf(viewer, space)) return true
  return viewer.grants.some(
    ({ role, organisationId, regionId }) =>
      organisationId === null && role === space.readerRole && (space.regionId === null || regionId === null || regionId === space.regionId),
  )
}

/** Whoever reads its space, while it is open or locked; what waits also its author; everything its moderators. The same as threadsVisibleTo says in SQL. */
export function canReadThread(viewer: Reader | null, thread: Pick<Thread, "state" | "authorId">, space: SpaceFacts): boolean {
  if (!canReadSpace(viewer, space)) return false
  if (thread.state === "OPEN" || thread.state === "LOCKED" || isModeratorOf(viewer, space)) return true
  return thread.state === "WAITING" && viewer?.id === thread.authorId
}

/** Moderators look after all spaces, or after those of their region. */
export function isModeratorOf(viewer: Reader | null, space: Pick<SpaceFacts, "regionId">): boolean {
  return (
    viewer?.grants.some(
      ({ role, organisationId, regionId, roundId }) =>
        role === "MODERATOR" && organisationId === null && roundId === null && (regionId === null || regionId === space.regionId),
    ) ?? false
  )
}

/** Moderators, the national team, and the regional lead in the spaces of their region announce things. */
export function canAnnounce(viewer: Viewer | null, space: Pick<SpaceFacts, "regionId">): Verdict {
  const isTeam = viewer?.grants.some(({ role, organisationId }) => role === "NATIONAL_TEAM" && organisationId === null)
  const isLead = space.regionId !== null && hasRoleInRegion(viewer, space.regionId, "REGIONAL_LEAD")
  return isTeam || isLead || isModeratorOf(viewer, space)
    ? allowed
    : refused("Only moderators, the national team and the regional lead can make announcements here. Start a discussion instead.")
}

/** Administrators set spaces up. It makes them no readers of what is in them. */
export function canManageSpaces(viewer: Viewer | null): Verdict {
  return hasRole(viewer, "ADMINISTRATOR") ? allowed : refused("Only an administrator can set up the spaces of the forum.")
}
