import type { ModerationKind, PostState, ThreadState } from "@hub/prisma"

export type PostDecision = "APPROVE" | "HIDE" | "RESTORE"
export type ThreadDecision = "LOCK" | "UNLOCK" | "HIDE" | "RESTORE"

/** What becomes of a post: from which states a moderator may decide so, and into which. */
export const postDecisions: Record<PostDecision, { from: readonly PostState[]; to: PostState; kind: ModerationKind; words: string }> = {
  APPROVE: { from: ["WAITING"], to: "PUBLISHED", kind: "APPROVE_POST", words: "has let your post through" },
  HIDE: { from: ["PUBLISHED", "WAITING"], to: "HIDDEN", kind: "HIDE_POST", words: "has hidden your post" },
  RESTORE: { from: ["HIDDEN"], to: "PUBLISHED", kind: "RESTORE_POST", words: "has brought back your post" },
}

/** The same for threads. A thread that waits is decided by its first post. */
export const threadDecisions: Record<
  ThreadDecision,
  { from: readonly ThreadState[]; to: ThreadState; kind: ModerationKind; words: string }
> = {
  LOCK: { from: ["OPEN"], to: "LOCKED", kind: "LOCK_THREAD", words: "has locked your thread" },
  UNLOCK: { from: ["LOCKED"], to: "OPEN", kind: "UNLOCK_THREAD", words: "has opened your thread again" },
  HIDE: { from: ["OPEN", "LOCKED"], to: "HIDDEN", kind: "HIDE_THREAD", words: "has hidden your thread" },
  RESTORE: { from: ["HIDDEN"], to: "OPEN", kind: "RESTORE_THREAD", words: "has brought back your thread" },
}
