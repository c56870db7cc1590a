import type { Prisma, Round } from "@hub/prisma"
import type { Context } from "../platform/context.ts"
import type { Seat } from "./conflict.policy.ts"

/** A round that is written out, and where the one who asks for it stands in it. */
export type Exported = { context: Context; round: Round; seat: Seat }

/** How many entries, or rows that stand by themselves, are held at once. */
const atOnce = 50

/** Everything in the order in which it was made, some at a time. */
export async function* inTurn<T extends { id: string }>(
  read: (after: { id?: { gt: string } }, page: { take: number; orderBy: { id: "asc" } }) => Promise<T[]>,
): AsyncGenerator<T> {
  let after: { id?: { gt: string } } = {}
  for (;;) {
    const found = await read(after, { take: atOnce, orderBy: { id: "asc" } })
    yield* found
    const last = found.at(-1)
    if (!last || found.length < atOnce) return
    after = { id: { gt: last.id } }
  }
}

/** What was submitted and the viewer has no conflict of interest with. */
export const exportedEntries = ({ round, seat }: Exported) =>
  ({ roundId: round.id, submittedAt: { not: null }, NOT: { id: { in: [...seat.conflicts] } } }) satisfies Prisma.NominationWhereInput

/** What belongs to entries, entry by entry. */
export async function* byEntry<T>(exported: Exported, read: (nominationId: { in: string[] }) => Promise<T[]>): AsyncGenerator<T> {
  const { db } = exported.context
  const where = exportedEntries(exported)
  let ids: string[] = []
  for await (const { id } of inTurn((after, page) =>
    db.nomination.findMany({ ...page, where: { AND: [where, after] }, select: { id: true } }),
  )) {
    ids.push(id)
    if (ids.length < atOnce) continue
    yield* await read({ in: ids })
    ids = []
  }
  if (ids.length > 0) yield* await read({ in: ids })
}
