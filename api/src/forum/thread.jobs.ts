import { z } from "zod"
import { onTermChanged } from "../people/public.ts"
import { act } from "../platform/act.ts"
import { defineJob } from "../platform/jobs/define.ts"
import { projectThreads } from "./thread.search.ts"

const portion = 50

/** Brings what search finds of some threads up to date after posts were added or what they name has changed. */
export const projectThreadsJob = defineJob({
  name: "project-threads",
  schema: z.object({ threadIds: z.array(z.uuid()).max(portion) }),
  handle: (context, { threadIds }) => act(context, (unit) => projectThreads(unit, threadIds)),
})

onTermChanged(async (unit, termId) => {
  const tagged = await unit.tx.threadTerm.findMany({ where: { termId }, select: { threadId: true } })
  const ids = tagged.map(({ threadId }) => threadId)
  await unit.enqueueAll(
    projectThreadsJob,
    Array.from({ length: Math.ceil(ids.length / portion) }, (_, at) => ({ threadIds: ids.slice(at * portion, (at + 1) * portion) })),
  )
})
