import { allowed, hasRole, refused, type Verdict, type Viewer } from "./auth.ts"

/** Who looks after what runs by itself: the outbox and failed jobs. */
export function canOperate(viewer: Viewer | null): Verdict {
  return hasRole(viewer, "ADMINISTRATOR") ? allowed : refused("Only an administrator can see to mail and background work.")
}
