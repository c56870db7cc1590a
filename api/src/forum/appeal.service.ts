import type { ModerationAct, Space } from "@hub/prisma"
import { z } from "zod"
import { notify } from "../people/public.ts"
import { type Act, act } from "../platform/act.ts"
import { demand, requireViewer, type Viewer } from "../platform/auth.ts"
import type { Context } from "../platform/context.ts"
import { NotFoundError, WrongStateError } from "../platform/errors.ts"
import { isUuid, parseInput } from "../platform/input.ts"
import { decisionsAbout, decisionsVisibleTo } from "./appeal.reads.ts"
import { canAppeal, canDecideAppeal } from "./moderation.policy.ts"
import { decideAboutPost, decideAboutThread } from "./moderation.service.ts"
import { decisionPath, plainText } from "./moderation-record.service.ts"
import { tellModerators } from "./moderator-notice.service.ts"

const appealInput = z.object({ text: plainText(10, "Say why you think the decision is wrong, in a sentence or two") })
const answerInput = z.object({ answer: plainText(5, "Say why, for the person who appeals") })

export type AppealOutcome = "UPHELD" | "OVERTURNED"

/** Appeals against a decision about what the viewer wrote. Another moderator decides. Returns the decision's id. */
export async function appealModeration(context: Context, { id, text: typed }: { id: string; text: string }): Promise<string> {
  const viewer = requireViewer(context.viewer)
  const decision = isUuid(id) ? await context.db.moderationAct.findFirst({ where: { AND: [{ id }, decisionsAbout(viewer)] } }) : null
  if (!decision) throw new NotFoundError("The decision")
  demand(viewer, canAppeal(viewer, decision, context.clock.now()))
  const { text } = parseInput(appealInput, { text: typed })
  return act(context, async (unit) => {
    const { tx, at, audit } = unit
    const { count } = await tx.moderationAct.updateMany({
      where: { id, appealState: null },
      data: { appeal: text, appealedAt: at, appealState: "OPEN" },
    })
    if (count === 0) throw new WrongStateError("You have appealed against this already.", "OPEN")
    await audit({ action: "forum.appeal", subjectType: "ModerationAct", subjectId: id })
    const { spaceId, threadId, moderatorId } = decision
    if (spaceId) await tellModerators(unit, { spaceId, threadId, except: [viewer.id, moderatorId] })
    return id
  })
}

type Appealed = ModerationAct & { space: Space | null }

/** Decides an appeal. A decision that falls is undone where it can be: hiding, locking, a warning, a suspension. Returns the decision's id. */
export async function decideAppeal(
  context: Context,
  { id, outcome, answer: typed }: { id: string; outcome: AppealOutcome; answer: string },
): Promise<string> {
  const viewer = requireViewer(context.viewer)
  const decision = isUuid(id)
    ? await context.db.moderationAct.findFirst({
        where: { id, OR: [decisionsVisibleTo(viewer), { moderatorId: viewer.id, appealState: { not: null } }] },
        include: { space: true },
      })
    : null
  if (!decision) throw new NotFoundError("The appeal")
  demand(viewer, canDecideAppeal(viewer, decision, decision.space))
  const { answer } = parseInput(answerInput, { answer: typed })
  return act(context, async (unit) => {
    const { tx, at } = unit
    const { count } = await tx.moderationAct.updateMany({
      where: { id, appealState: "OPEN" },
      data: { appealState: outcome, appealAnswer: answer, appealDecidedAt: at, appealDeciderId: viewer.id },
    })
    if (count === 0) throw new WrongStateError("This appeal has been decided already.", decision.appealState ?? "NONE")
    if (outcome === "OVERTURNED") await undo(unit, viewer, decision, answer)
    await unit.audit({ action: "forum.decide_appeal", subjectType: "ModerationAct", subjectId: id, reason: answer, after: { outcome } })
    await notify(unit, {
      personIds: [decision.personId],
      kind: "forum.appeal_decided",
      title:
        outcome === "OVERTURNED" ? "You were right to appeal: the decision does not stand" : "The decision you appealed against stands",
      body: answer,
      path: decisionPath(id),
      dedupeKey: `forum.appeal_decided:${id}`,
      urgent: true,
    })
    return id
  })
}

/** Undoes what was decided, if it still holds: what has changed since, for example because its author deleted the post, stays as it is. */
async function undo(unit: Act, viewer: Viewer, { kind, postId, threadId, personId, until }: Appealed, reason: string): Promise<void> {
  const { tx } = unit
  const quietly = { reason, tells: false }
  if (kind === "HIDE_POST" && postId) {
    const post = await tx.post.findUniqueOrThrow({ where: { id: postId }, include: { thread: { include: { space: true } } } })
    if (post.state !== "HIDDEN") return
    await decideAboutPost(unit, viewer, post, { decision: "RESTORE", ...quietly })
    // A thread whose first post was never let through was hidden with it.
    if (post.position === 1 && post.thread.state === "HIDDEN")
      await decideAboutThread(unit, viewer, post.thread, { decision: "RESTORE", ...quietly })
  } else if ((kind === "HIDE_THREAD" || kind === "LOCK_THREAD") && threadId) {
    const thread = await tx.thread.findUniqueOrThrow({ where: { id: threadId }, include: { space: true } })
    if (kind === "HIDE_THREAD" && thread.state === "HIDDEN")
      await decideAboutThread(unit, viewer, thread, { decision: "RESTORE", ...quietly })
    if (kind === "LOCK_THREAD" && thread.state === "LOCKED")
      await decideAboutThread(unit, viewer, thread, { decision: "UNLOCK", ...quietly })
  } else if (kind === "WARN") await tx.forumStanding.updateMany({ where: { personId }, data: { warnedAt: null } })
  else if (kind === "SUSPEND")
    await tx.forumStanding.updateMany({
      where: { personId, suspendedUntil: until },
      data: { suspendedUntil: null, suspensionReason: null },
    })
}
