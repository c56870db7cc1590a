import DataLoader from "dataloader"
import { z } from "zod"
import { act } from "../platform/act.ts"
import { demand, requireViewer } from "../platform/auth.ts"
import type { Context } from "../platform/context.ts"
import { WrongStateError } from "../platform/errors.ts"
import { parseInput } from "../platform/input.ts"
import { canModerate, canSuspendAuthor } from "./moderation.policy.ts"
import { longestSuspension } from "./moderation.rules.ts"
import { reasonInput, record } from "./moderation-record.service.ts"
import { requirePost } from "./post.service.ts"
import { suspendedUntil } from "./standing.rules.ts"

const day = 24 * 60 * 60 * 1000

const suspensionInput = reasonInput.extend({
  days: z
    .int("Give whole days")
    .min(1, "Give at least one day")
    .max(longestSuspension, `Give at most ${longestSuspension} days; an administrator can suspend the account for longer`),
})

type Concerning = { postId: string; reason: string }

/** Warns whoever wrote a post, once about each. Nothing else happens; another moderator sees it next time. Returns the post's id. */
export async function warnAuthor(context: Context, { postId, reason: typed }: Concerning): Promise<string> {
  const viewer = requireViewer(context.viewer)
  const post = await requirePost(context, postId)
  demand(viewer, canModerate(viewer, post.thread.space, post.authorId))
  const { reason } = parseInput(reasonInput, { reason: typed })
  return act(context, async (unit) => {
    const { tx, at } = unit
    // The author's row is written first, so that two moderators warn one after the other.
    await tx.forumStanding.upsert({
      where: { personId: post.authorId },
      create: { personId: post.authorId, warnedAt: at },
      update: { warnedAt: at },
    })
    if ((await tx.moderationAct.count({ where: { postId, kind: "WARN" } })) > 0)
      throw new WrongStateError("Its author has been warned about this post already.", post.state)
    await record(unit, viewer.id, {
      ...{ kind: "WARN", personId: post.authorId, reason, threadId: post.threadId, spaceId: post.thread.spaceId, postId },
      title: `A moderator warns you about what you wrote in “${post.thread.title}”`,
    })
    return postId
  })
}

/** Keeps whoever wrote a post from writing in the forum for some days; they go on reading. Returns the post's id. */
export async function suspendAuthor(context: Context, { postId, ...typed }: Concerning & { days: number }): Promise<string> {
  const viewer = requireViewer(context.viewer)
  const post = await requirePost(context, postId)
  const { authorId: personId, thread } = post
  demand(viewer, canSuspendAuthor(viewer, personId))
  const { reason, days } = parseInput(suspensionInput, typed)
  return act(context, async (unit) => {
    const { tx, at } = unit
    const until = new Date(at.getTime() + days * day)
    const data = { suspendedUntil: until, suspensionReason: reason }
    await tx.forumStanding.createMany({ data: [{ personId }], skipDuplicates: true })
    const { count } = await tx.forumStanding.updateMany({
      where: { personId, OR: [{ suspendedUntil: null }, { suspendedUntil: { lte: at } }] },
      data,
    })
    if (count === 0) throw new WrongStateError("They are kept from writing already.", "SUSPENDED")
    await record(unit, viewer.id, {
      ...{ kind: "SUSPEND", personId, reason, threadId: thread.id, spaceId: thread.spaceId, postId, until },
      title: `You can read the forum and not write in it for ${days === 1 ? "one day" : `${days} days`}`,
    })
    return postId
  })
}

/** Lets somebody write again before their time is over. Returns the post's id. */
export async function reinstateAuthor(context: Context, { postId, reason: typed }: Concerning): Promise<string> {
  const viewer = requireViewer(context.viewer)
  const post = await requirePost(context, postId)
  const { authorId: personId, thread } = post
  demand(viewer, canSuspendAuthor(viewer, personId))
  const { reason } = parseInput(reasonInput, { reason: typed })
  return act(context, async (unit) => {
    const { tx, at } = unit
    const { count } = await tx.forumStanding.updateMany({
      where: { personId, suspendedUntil: { gt: at } },
      data: { suspendedUntil: null, suspensionReason: null },
    })
    if (count === 0) throw new WrongStateError("They are not kept from writing.", "ACTIVE")
    await record(unit, viewer.id, {
      ...{ kind: "REINSTATE", personId, reason, threadId: thread.id, spaceId: thread.spaceId, postId },
      title: "You can write in the forum again",
      path: "/forum",
    })
    return postId
  })
}

export type AuthorStanding = { warnedAt: Date | null; suspendedUntil: Date | null; actCount: number }

const standings = Symbol("standing of authors")

/** What moderators have decided about whoever wrote a post before, for those who decide now; read together for all that a request asks for. */
export function standingOfAuthor(context: Context, personId: string): Promise<AuthorStanding> {
  const { db, clock } = context
  const loader = context.once(
    standings,
    () =>
      new DataLoader(async (ids: readonly string[]) => {
        const personIds = { in: [...ids] }
        const standing = await db.forumStanding.findMany({ where: { personId: personIds } })
        const acts = await db.moderationAct.groupBy({
          by: ["personId"],
          where: { personId: personIds, kind: { in: ["HIDE_POST", "HIDE_THREAD", "WARN", "SUSPEND"] } },
          _count: true,
        })
        return ids.map((id) => {
          const found = standing.find((row) => row.personId === id) ?? null
          return {
            warnedAt: found?.warnedAt ?? null,
            suspendedUntil: suspendedUntil(found, clock.now()),
            actCount: acts.find((row) => row.personId === id)?._count ?? 0,
          }
        })
      }),
  )
  return loader.load(personId)
}
