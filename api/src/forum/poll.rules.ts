import type { Poll } from "@hub/prisma"

/** True once it is too late to vote. */
export function isClosed({ closesAt }: Pick<Poll, "closesAt">, now: Date): boolean {
  return closesAt !== null && closesAt <= now
}

/** Results do not sway whoever has yet to vote: they are for those who have, and for all once it is closed. */
export function showsResults(poll: Pick<Poll, "closesAt">, hasVoted: boolean, now: Date): boolean {
  return hasVoted || isClosed(poll, now)
}

/** What is wrong with a choice; null when it can be cast. */
export function choiceProblem(isMultiple: boolean, chosen: readonly string[], options: readonly string[]): string | null {
  if (chosen.length === 0) return "Choose an option"
  if (chosen.some((id) => !options.includes(id))) return "Choose from the options of this poll"
  return !isMultiple && chosen.length > 1 ? "Choose one option only" : null
}
