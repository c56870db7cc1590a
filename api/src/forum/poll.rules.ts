import type { Poll, ThreadState } from "@hub/prisma"

type Standing = Pick<Poll, "closesAt"> & { thread: { state: ThreadState } }

/** True once it is too late to vote, and while its thread is locked. */
export function isClosed({ closesAt, thread }: Standing, now: Date): boolean {
  return thread.state === "LOCKED" || (closesAt !== null && closesAt <= now)
}

/** Results do not sway whoever has yet to vote: they are for those who have, and for all once it is closed. */
export function showsResults(poll: Standing, hasVoted: boolean, now: Date): boolean {
  return hasVoted || isClosed(poll, now)
}

/** What is wrong with a choice; null when it can be cast. */
export function choiceProblem(isMultiple: boolean, chosen: readonly string[], options: readonly string[]): string | null {
  if (chosen.length === 0) return "Choose an option"
  if (chosen.some((id) => !options.includes(id))) return "Choose from the options of this poll"
  return !isMultiple && chosen.length > 1 ? "Choose one option only" : null
}
