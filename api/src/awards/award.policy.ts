import { allowed, hasRole, refused, type Verdict, type Viewer } from "../platform/auth.ts"

const onlyManagers = "Only an award manager can do this."

/** Award managers for the whole hub begin awards and rounds, and manage every round. */
export function canManageAwards(viewer: Viewer | null): Verdict {
  return hasRole(viewer, "AWARD_MANAGER") ? allowed : refused(onlyManagers)
}

/** The managers of a round: those for the whole hub and those whose role is limited to this round. */
export function managesRound(viewer: Viewer | null, roundId: string): boolean {
  return (
    viewer?.grants.some(
      (grant) =>
        grant.role === "AWARD_MANAGER" &&
        grant.organisationId === null &&
        grant.regionId === null &&
        (grant.roundId === null || grant.roundId === roundId),
    ) ?? false
  )
}

/** Administrators do not manage rounds and do not see entries; they only say who does. */
export function canManageRound(viewer: Viewer | null, roundId: string): Verdict {
  return managesRound(viewer, roundId) ? allowed : refused(onlyManagers)
}

/** Who says who else manages a round: award managers for the whole hub and administrators. */
export function canAppointManagers(viewer: Viewer | null): Verdict {
  return hasRole(viewer, "AWARD_MANAGER", "ADMINISTRATOR")
    ? allowed
    : refused("Only an award manager for the whole hub, or an administrator, can do this.")
}

/** The rounds a viewer manages: all, or those named. */
export function managedRounds(viewer: Viewer | null): "all" | string[] {
  if (hasRole(viewer, "AWARD_MANAGER")) return "all"
  return viewer?.grants.flatMap(({ role, roundId }) => (role === "AWARD_MANAGER" && roundId ? [roundId] : [])) ?? []
}
