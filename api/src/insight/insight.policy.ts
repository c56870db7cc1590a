import { allowed, hasRole, refused, type Verdict, type Viewer } from "../platform/auth.ts"

/** Who sees how the hub is used: the national team, and administrators. */
export function canSeeInsight(viewer: Viewer | null): Verdict {
  return hasRole(viewer, "NATIONAL_TEAM") || hasRole(viewer, "ADMINISTRATOR")
    ? allowed
    : refused("Only the national team can see how the hub is used.")
}
