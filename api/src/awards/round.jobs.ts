import { addHours } from "date-fns/addHours"
import { z } from "zod"
import { notify } from "../people/public.ts"
import { act } from "../platform/act.ts"
import { defineJob } from "../platform/jobs/define.ts"
import { minuteInWords } from "./mail-times.rules.ts"
import { deadlineOf } from "./round.rules.ts"
import { lockRound, moveByClock } from "./round.service.ts"

/** Every minute: opens and closes the rounds whose instant has come. Deadlines hold by the clock, whenever this runs. */
export const moveRoundsJob = defineJob({
  name: "move-rounds",
  schema: z.object({}),
  schedule: "* * * * *",
  async handle(context) {
    const now = context.clock.now()
    const due = await context.db.round.findMany({
      where: {
        OR: [
          { state: "DRAFT", approvedAt: { not: null }, opensAt: { lte: now } },
          { state: "OPEN", closesAt: { lte: now } },
        ],
      },
      select: { id: true },
      take: 100,
    })
    for (const { id } of due)
      await act(context, async (unit) => {
        await moveByClock(unit, await lockRound(unit.tx, id))
      })
  },
})

/** Hours before the deadline at which entrants of drafts are reminded. */
const reminderHours = 72
const batch = 200

/** Every hour: reminds people, once, of a draft whose deadline is near. */
export const remindDraftsJob = defineJob({
  name: "remind-of-drafts",
  schema: z.object({}),
  schedule: "5 * * * *",
  async handle(context) {
    const now = context.clock.now()
    const rounds = await context.db.round.findMany({
      // An extension of one's own outlives the closing of the round.
      where: { state: { in: ["OPEN", "CLOSED", "JUDGING"] } },
      include: { extensions: true },
      take: 100,
    })
    for (const round of rounds) {
      const deadline = (nominationId: string | null) => deadlineOf(round, round.extensions, nominationId)
      const isNear = (nominationId: string | null) => {
        const at = deadline(nominationId)
        return at !== null && at > now && at <= addHours(now, reminderHours)
      }
      const extended = [...new Set(round.extensions.flatMap(({ nominationId }) => nominationId ?? []))]
      const due = [{ id: { in: extended.filter(isNear) } }, ...(isNear(null) ? [{ id: { notIn: extended } }] : [])]
      for (;;) {
        const drafts = await context.db.nomination.findMany({
          where: { roundId: round.id, state: "DRAFT", remindedAt: null, OR: due },
          orderBy: { id: "asc" },
          take: batch,
        })
        await act(context, async (unit) => {
          const { tx, at } = unit
          const claimed = await tx.nomination.updateManyAndReturn({
            where: { id: { in: drafts.map(({ id }) => id) }, state: "DRAFT", remindedAt: null },
            data: { remindedAt: at },
            select: { id: true, entrantId: true, reference: true, title: true },
          })
          for (const { id, entrantId, reference, title } of claimed)
            await notify(unit, {
              personIds: [entrantId],
              kind: "nomination.remind",
              title: `“${title || reference}” is not submitted yet`,
              body: `To take part in “${round.title}”, submit it before ${minuteInWords(deadline(id) ?? now)}. What comes later cannot take part.`,
              path: `/my/nominations/${reference}`,
              dedupeKey: `nomination.remind:${id}`,
              urgent: true,
            })
        })
        if (drafts.length < batch) break
      }
    }
  },
})
