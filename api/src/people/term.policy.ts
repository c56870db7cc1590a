import { allowed, hasRole, refused, type Verdict, type Viewer } from "../platform/auth.ts"

export function canManageTerms(viewer: Viewer | null): Verdict {
  return hasRole(viewer, "ADMINISTRATOR") ? allowed : refused("Only an administrator can change the taxonomies.")
}
