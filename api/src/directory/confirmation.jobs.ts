import { subDays } from "date-fns/subDays"
import { z } from "zod"
import { notify } from "../people/public.ts"
import { act } from "../platform/act.ts"
import { defineJob } from "../platform/jobs/define.ts"
import { readCaseStudy } from "./submission.reads.ts"

/** Days after which an owner who has not answered is asked again. */
const reminderDays = 30
const batch = 100

/** Every morning: asks the owners of entries whose review-by date has passed whether they are still current. */
export const askForConfirmationJob = defineJob({
  name: "ask-for-confirmation",
  schema: z.object({}),
  schedule: "0 8 * * *",
  async handle(context) {
    const now = context.clock.now()
    const due = {
      archivedAt: null,
      reviewBy: { lte: now },
      OR: [{ confirmationAskedAt: null }, { confirmationAskedAt: { lte: subDays(now, reminderDays) } }],
    }
    for (;;) {
      const initiatives = await context.db.initiative.findMany({
        where: due,
        include: { currentRevision: true, organisation: { include: { memberships: { where: { status: "ACTIVE", role: "LEAD" } } } } },
        orderBy: { id: "asc" },
        take: batch,
      })
      for (const initiative of initiatives)
        await act(context, async (unit) => {
          const { count } = await unit.tx.initiative.updateMany({
            where: { ...due, id: initiative.id },
            data: { confirmationAskedAt: unit.at },
          })
          if (count === 0) return
          const { title } = readCaseStudy(initiative.currentRevision?.content)
          const leads = initiative.organisation.memberships.map(({ personId }) => personId)
          await notify(unit, {
            personIds: initiative.contactPersonId ? [initiative.contactPersonId, ...leads] : leads,
            kind: "initiative.confirm",
            title: `Is “${title}” still current?`,
            body: "Confirm it, revise it or archive it. Until somebody does, its page says that nobody has confirmed it.",
            path: `/initiatives/${initiative.slug}`,
            dedupeKey: `initiative.confirm:${initiative.id}:${unit.at.toISOString().slice(0, 10)}`,
            urgent: true,
          })
        })
      if (initiatives.length < batch) return
    }
  },
})
