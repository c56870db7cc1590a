import type { Round } from "@hub/prisma"
import type { Context } from "../platform/context.ts"
import { NotFoundError } from "../platform/errors.ts"
import type { Seat } from "./conflict.policy.ts"
import { seatOf } from "./conflict.reads.ts"
import { type EntryToRead, entryOf } from "./judging-entry.rules.ts"

/** The round with this address, and where the viewer stands in it; null when they have no part in its judging. */
export async function judgingOf(context: Context, slug: string): Promise<{ round: Round; seat: Seat } | null> {
  if (!context.viewer) return null
  const round = await context.db.round.findUnique({ where: { slug } })
  if (!round) return null
  const seat = await seatOf(context, round)
  // Before it is approved a round is its managers' alone, whoever has agreed to judge it.
  return seat.isManager || (seat.memberId && round.approvedAt) ? { round, seat } : null
}

/** The same, or NotFoundError: to somebody without a part in it a round's judging does not exist. */
export async function requireJudging(context: Context, slug: string): Promise<{ round: Round; seat: Seat }> {
  const found = await judgingOf(context, slug)
  if (!found) throw new NotFoundError("The judging of this round")
  return found
}

/** The nomination with this reference if it is in the round and takes part; NotFoundError otherwise. */
export async function requireNomination({ db }: Context, round: Pick<Round, "id">, reference: string) {
  const nomination = await db.nomination.findFirst({ where: { reference, roundId: round.id, submittedAt: { not: null } } })
  if (!nomination) throw new NotFoundError("The nomination")
  return nomination
}

const entryKey = Symbol("entry")

/** What was last submitted of the nomination; once a request. */
export function entryOnce(context: Context, nominationId: string): Promise<EntryToRead> {
  const known = context.once(entryKey, () => new Map<string, Promise<EntryToRead>>())
  const found =
    known.get(nominationId) ??
    context.db.nominationSnapshot
      .findFirst({ where: { nominationId }, orderBy: { number: "desc" } })
      .then((snapshot) => entryOf(snapshot?.content))
  known.set(nominationId, found)
  return found
}
