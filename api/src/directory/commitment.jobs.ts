import { subDays } from "date-fns/subDays"
import { z } from "zod"
import { notify } from "../people/public.ts"
import { act } from "../platform/act.ts"
import { defineJob } from "../platform/jobs/define.ts"
import { schemes } from "./commitment.rules.ts"

/** Days after which leads who have not reported are asked again. */
const reminderDays = 30
const batch = 100

/** Every morning: asks the leads of organisations whose yearly report is due for it. */
export const askForReportsJob = defineJob({
  name: "ask-for-commitment-reports",
  schema: z.object({}),
  schedule: "0 8 * * *",
  async handle(context) {
    const now = context.clock.now()
    const due = {
      endedAt: null,
      organisation: { closedAt: null },
      reportDueAt: { lte: now },
      OR: [{ reportAskedAt: null }, { reportAskedAt: { lte: subDays(now, reminderDays) } }],
    }
    for (;;) {
      const commitments = await context.db.commitment.findMany({
        where: due,
        include: { organisation: { include: { memberships: { where: { status: "ACTIVE", role: "LEAD" } } } } },
        orderBy: { id: "asc" },
        take: batch,
      })
      for (const { id, scheme, organisation } of commitments)
        await act(context, async (unit) => {
          const { count } = await unit.tx.commitment.updateMany({ where: { ...due, id }, data: { reportAskedAt: unit.at } })
          if (count === 0) return
          const { name, slug } = schemes[scheme]
          await notify(unit, {
            personIds: organisation.memberships.map(({ personId }) => personId),
            kind: "commitment.report",
            title: `How did the ${name} of ${organisation.name} go?`,
            body: "Its yearly report is due: what you did, and figures if you have them. It takes a few minutes, and anybody can read it. Until it is there, the register says that a report is due.",
            path: `/organisations/${organisation.slug}/commitments/${slug}/report`,
            dedupeKey: `commitment.report:${id}:${unit.at.toISOString().slice(0, 10)}`,
            urgent: true,
          })
        })
      if (commitments.length < batch) return
    }
  },
})
