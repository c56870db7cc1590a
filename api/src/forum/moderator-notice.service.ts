import { loadReaders, notifyGrouped } from "../people/public.ts"
import type { Act } from "../platform/act.ts"
import { isModeratorOf } from "./space.policy.ts"

/** More than look after any space; a bound, so that one post never writes thousands of rows. */
const mostModerators = 200

type Waiting = { spaceId: string; threadId: string | null; except: readonly string[] }

/**
 * Tells those who look after a space that something waits for them, but not whom it concerns. Until they have looked,
 * what follows is counted on the same notification, so that a bad day is one line and one mail.
 */
export async function tellModerators(unit: Act, { spaceId, threadId, except }: Waiting): Promise<void> {
  const { tx, at, env } = unit
  const space = await tx.space.findUniqueOrThrow({ where: { id: spaceId }, select: { name: true, regionId: true } })
  const grants = await tx.roleGrant.findMany({
    where: { role: "MODERATOR", revokedAt: null, personId: { notIn: [...except] } },
    select: { personId: true },
    orderBy: { id: "asc" },
    take: mostModerators,
  })
  const holders = await loadReaders(
    tx,
    env,
    grants.map(({ personId }) => personId),
  )
  await notifyGrouped(unit, {
    people: [...holders.values()].filter((holder) => isModeratorOf(holder, space)).map(({ id }) => ({ id, inDigestOnly: false })),
    kind: "forum.waits",
    groupKey: `forum.waits:${spaceId}`,
    title: { one: `Something waits for a moderator in ${space.name}`, many: ` things wait for a moderator in ${space.name}` },
    path: "/manage/moderation",
    ...(threadId && { threadId }),
    happenedAt: at,
  })
}
