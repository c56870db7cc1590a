import type { ModerationKind, PostState, ThreadKind, ThreadState } from "@hub/prisma"

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

type Kind = { label: string; canBeAppealed: boolean }
const told = (label: string): Kind => ({ label, canBeAppealed: false })
const appealable = (label: string): Kind => ({ label, canBeAppealed: true })

/** What moderators do, in words for the person it concerns and for the public log, and whether that person may appeal. */
export const moderationKinds: Record<ModerationKind, Kind> = {
  APPROVE_POST: told("Post let through"),
  HIDE_POST: appealable("Post hidden"),
  RESTORE_POST: told("Post brought back"),
  LOCK_THREAD: appealable("Thread locked"),
  UNLOCK_THREAD: told("Thread opened again"),
  HIDE_THREAD: appealable("Thread hidden"),
  RESTORE_THREAD: told("Thread brought back"),
  MOVE_THREAD: appealable("Thread moved to another space"),
  MERGE_THREAD: appealable("Thread merged into another"),
  SPLIT_THREAD: appealable("Posts moved to a thread of their own"),
  DISMISS_FLAGS: told("Flags dismissed"),
  WARN: appealable("Warning"),
  SUSPEND: appealable("Kept from writing for a time"),
  REINSTATE: told("Allowed to write again"),
}

/** How long somebody can appeal. */
export const appealDays = 30
/** The longest somebody can be kept from writing in the forum. For good is for administrators, who suspend the account. */
export const longestSuspension = 365
/** Posts that are moved to a thread of their own at a time. */
export const mostSplit = 50

type Mergeable = { id: string; kind: ThreadKind; state: ThreadState }
const isOpen = ({ state }: Pick<Mergeable, "state">) => state === "OPEN" || state === "LOCKED"

/** Why one thread cannot be merged into another; null when it can. */
export function mergeProblem(thread: Mergeable, into: Mergeable): string | null {
  if (thread.id === into.id) return "Choose another thread than this one"
  if (thread.kind === "POLL") return "A poll cannot be merged into another thread: its votes would be lost"
  if (!isOpen(thread)) return "Only a thread that can be read can be merged"
  return isOpen(into) ? null : "The other thread cannot be read, so nothing can be merged into it"
}
