import { z } from "zod"
import { notify } from "../people/public.ts"
import { act } from "../platform/act.ts"
import { defineJob } from "../platform/jobs/define.ts"
import { minuteInWords } from "./mail-times.rules.ts"
import { deadlineOf } from "./round.rules.ts"

const batch = 500

/** Tells those who follow an award, once, that a round of it has opened. */
export const tellFollowersJob = defineJob({
  name: "tell-award-followers",
  schema: z.object({ roundId: z.uuid() }),
  async handle(context, { roundId }) {
    const round = await context.db.round.findUnique({ where: { id: roundId }, include: { award: true } })
    if (!round || round.followersToldAt || round.state !== "OPEN") return
    const closesAt = deadlineOf(round, [], null)
    const until = closesAt ? `Entries can be submitted until ${minuteInWords(closesAt)}.` : ""
    for (let last: string | null = null; ; ) {
      const follows: { personId: string }[] = await context.db.awardFollow.findMany({
        where: { awardId: round.awardId, ...(last && { personId: { gt: last } }) },
        select: { personId: true },
        orderBy: { personId: "asc" },
        take: batch,
      })
      if (follows.length > 0)
        await act(context, (unit) =>
          notify(unit, {
            personIds: follows.map(({ personId }) => personId),
            kind: "round.opened",
            title: `${round.award.name}: “${round.title}” is open for entries`,
            body: [round.summary, until].filter(Boolean).join("\n\n"),
            path: `/awards/${round.slug}`,
            dedupeKey: `round.opened:${round.id}`,
          }),
        )
      last = follows.at(-1)?.personId ?? null
      if (follows.length < batch) break
    }
    await act(context, async ({ tx, at }) => {
      await tx.round.updateMany({ where: { id: roundId, followersToldAt: null }, data: { followersToldAt: at } })
    })
  },
})
