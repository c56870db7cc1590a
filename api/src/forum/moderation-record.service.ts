import type { ModerationKind, Prisma } from "@hub/prisma"
import { z } from "zod"
import { notify } from "../people/public.ts"
import type { Act } from "../platform/act.ts"
import { globalId } from "../platform/global-id.ts"
import { appealDays, moderationKinds } from "./moderation.rules.ts"

/** Text as people type it, with a least length and what to say when it is shorter. */
export const plainText = (least: number, missing: string) =>
  z
    .string()
    .transform((value) => value.replaceAll("\0", "").toWellFormed().trim())
    .pipe(z.string().min(least, missing).max(2000, "Use at most 2,000 characters"))
export const reasonInput = z.object({ reason: plainText(5, "Say why, for the person who wrote it") })

/** Where people read one decision about what they wrote, and appeal. */
export const decisionPath = (id: string): string => `/my/moderation/${encodeURIComponent(globalId("ModerationAct", id))}`

type Recorded = {
  kind: ModerationKind
  /** Whom it concerns. */
  personId: string
  reason: string
  threadId: string
  spaceId: string
  postId?: string
  until?: Date
  title: string
  /** What they are led to, if not to the decision itself. */
  path?: string | undefined
  /** False when the person is told in other words. */
  tells?: boolean
}

/** What a moderator did, for ever, and a word to whom it concerns. */
export async function record(unit: Act, moderatorId: string, { title, path, tells = true, ...given }: Recorded): Promise<void> {
  const { tx, at } = unit
  const { id } = await tx.moderationAct.create({ data: { ...given, moderatorId, at } })
  await unit.audit({
    action: `forum.${given.kind.toLowerCase()}`,
    subjectType: given.postId ? "Post" : "Thread",
    subjectId: given.postId ?? given.threadId,
    reason: given.reason,
  })
  if (!tells) return
  await notify(unit, {
    personIds: [given.personId],
    kind: "forum.moderated",
    title,
    body: moderationKinds[given.kind].canBeAppealed
      ? `Why: ${given.reason}\n\nYou can appeal for ${appealDays} days, and another moderator decides.`
      : `Why: ${given.reason}`,
    path: path ?? decisionPath(id),
    dedupeKey: `forum.moderated:${id}`,
    urgent: true,
  })
}

/** The newest post that can be read stands for the thread in lists, whichever was let through last. */
export async function refreshLast(tx: Prisma.TransactionClient, threadId: string): Promise<void> {
  const last = await tx.post.findFirst({
    where: { threadId, state: "PUBLISHED" },
    orderBy: { position: "desc" },
    select: { createdAt: true, authorId: true },
  })
  await tx.thread.update({
    where: { id: threadId },
    data: { lastAuthorId: last?.authorId ?? null, ...(last && { lastPostAt: last.createdAt }) },
  })
}
