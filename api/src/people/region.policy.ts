import { allowed, hasRole, hasRoleInRegion, refused, type Verdict, type Viewer } from "../platform/auth.ts"

/** The regional lead keeps the region's text; so do administrators. */
export function canEditRegion(viewer: Viewer | null, regionId: string): Verdict {
  if (hasRole(viewer, "ADMINISTRATOR") || hasRoleInRegion(viewer, regionId, "REGIONAL_LEAD")) return allowed
  return refused("Only the regional lead or an administrator can change this page.")
}
