import { z } from "zod"
import { act } from "../platform/act.ts"
import { defineJob } from "../platform/jobs/define.ts"
import { makeAnnouncement } from "./announcement.service.ts"

/** Makes announcements whose instant has come. Every minute; what is made or cancelled is passed over. */
export const announceDueJob = defineJob({
  name: "announce-due",
  schema: z.object({}),
  schedule: "* * * * *",
  async handle(context) {
    const due = await context.db.announcement.findMany({
      where: { state: "SCHEDULED", dueAt: { lte: context.clock.now() } },
      orderBy: { dueAt: "asc" },
      take: 20,
    })
    for (const announcement of due)
      await act(context, (unit) => makeAnnouncement(unit, announcement)).catch((error: unknown) => {
        context.log.error({ err: error, roundId: announcement.roundId }, "announcement failed")
      })
  },
})
