import { z } from "zod"
import { act } from "../platform/act.ts"
import { defineJob } from "../platform/jobs/define.ts"
import { publish } from "./publish.service.ts"

/** Publishes what was scheduled for an instant that has come. Every minute; what is published already is passed over. */
export const publishScheduledJob = defineJob({
  name: "publish-scheduled",
  schema: z.object({}),
  schedule: "* * * * *",
  async handle(context) {
    const due = await context.db.submission.findMany({
      where: { state: "SCHEDULED", publishAt: { lte: context.clock.now() } },
      include: { organisation: true },
      orderBy: { publishAt: "asc" },
      take: 100,
    })
    for (const submission of due)
      await act(context, (unit) => publish(unit, submission, { publishedById: submission.assignedToId, changeNote: "" })).catch(
        (error: unknown) => {
          context.log.error({ err: error, submissionId: submission.id }, "scheduled publication failed")
        },
      )
  },
})
