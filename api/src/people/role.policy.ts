import { allowed, hasRole, refused, type Verdict, type Viewer } from "../platform/auth.ts"

export function canManageRoles(viewer: Viewer | null): Verdict {
  return hasRole(viewer, "ADMINISTRATOR") ? allowed : refused("Only an administrator can give or take roles.")
}
