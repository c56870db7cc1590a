import { z } from "zod"
import { notify } from "../people/public.ts"
import { type Act, act } from "../platform/act.ts"
import { defineJob, type Job } from "../platform/jobs/define.ts"

const news = z.object({
  initiativeId: z.uuid(),
  kind: z.string(),
  title: z.string(),
  body: z.string().optional(),
  path: z.string(),
  dedupeKey: z.string(),
  facts: z.record(z.string(), z.string()).optional(),
  /** Who did it, or is told otherwise. */
  except: z.array(z.uuid()),
})
const step = news.extend({ at: z.iso.datetime(), after: z.uuid().nullable() })

/** Something that became of an initiative. */
export type News = z.input<typeof news>

/** Followers told in one step; memory and transactions do not grow with their number. */
const portion = 500

/** Tells those who follow an initiative what became of it, once it has: each once, and nobody of what they did themselves. */
export async function tellFollowers(unit: Act, item: News): Promise<void> {
  await unit.enqueue(tellFollowersJob, { ...item, at: unit.at.toISOString(), after: null })
}

/** Tells a portion of the followers and leads to the next. Those who began to follow later are not told of what was before. */
export const tellFollowersJob: Job<z.infer<typeof step>> = defineJob({
  name: "tell-followers",
  schema: step,
  async handle(context, item) {
    const { initiativeId, except, at, after, ...notice } = item
    const followers = await context.db.initiativeFollow.findMany({
      where: { initiativeId, createdAt: { lte: new Date(at) }, ...(after && { personId: { gt: after } }) },
      orderBy: { personId: "asc" },
      take: portion,
      select: { personId: true },
    })
    const personIds = followers.map(({ personId }) => personId)
    const last = personIds.at(-1)
    await act(context, async (unit) => {
      await notify(unit, {
        ...notice,
        body: notice.body ?? "",
        personIds: personIds.filter((id) => !except.includes(id)),
      })
      if (last && personIds.length === portion) await unit.enqueue(tellFollowersJob, { ...item, after: last })
    })
  },
})
