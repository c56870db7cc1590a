import type { Award } from "@hub/prisma"
import DataLoader from "dataloader"
import { act } from "../platform/act.ts"
import { requireViewer } from "../platform/auth.ts"
import type { Context } from "../platform/context.ts"
import { NotFoundError } from "../platform/errors.ts"
import { isUuid } from "../platform/input.ts"

/** Lets the viewer hear when a round of an award opens, or ends that. Asking twice changes nothing. */
export async function followAward(context: Context, { id, follow }: { id: string; follow: boolean }): Promise<Award> {
  const { id: personId } = requireViewer(context.viewer)
  const award = isUuid(id) && (await context.db.award.findUnique({ where: { id } }))
  if (!award) throw new NotFoundError("The award")
  await act(context, async ({ tx, at, audit }) => {
    const { count } = follow
      ? await tx.awardFollow.createMany({ data: [{ personId, awardId: id, createdAt: at }], skipDuplicates: true })
      : await tx.awardFollow.deleteMany({ where: { personId, awardId: id } })
    if (count > 0) await audit({ action: follow ? "award.follow" : "award.unfollow", subjectType: "Award", subjectId: id })
  })
  return award
}

const followsKey = Symbol("awards the viewer follows")

/** Whether the viewer follows an award; many are asked for at once. */
export async function followsAward(context: Context, awardId: string): Promise<boolean> {
  const { viewer, db } = context
  if (!viewer) return false
  return context
    .once(
      followsKey,
      () =>
        new DataLoader<string, boolean>(async (ids) => {
          const found = await db.awardFollow.findMany({
            where: { personId: viewer.id, awardId: { in: [...ids] } },
            select: { awardId: true },
          })
          const followed = new Set(found.map((follow) => follow.awardId))
          return ids.map((id) => followed.has(id))
        }),
    )
    .load(awardId)
}
