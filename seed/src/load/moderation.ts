import type { Prisma } from "@hub/prisma"
import type { DemoModeration } from "../demo/forum.ts"
import { daysBefore } from "./days.ts"

type Tx = Prisma.TransactionClient
/** A post and what moderators had to do with it; what they decided is about its thread where it has no id. */
type Moderated = DemoModeration & { authorId: string; postId: string | null; threadId: string; spaceId: string }

/** Writes what people told the moderators about a post, and what they decided. */
export async function loadModeration(
  tx: Tx,
  { flags = [], acts = [], hidden, authorId, postId, threadId, spaceId }: Moderated,
  id: (handle: string) => string,
  now: Date,
): Promise<void> {
  const [decision] = acts
  await tx.flag.createMany({
    data: flags.map(({ by, daysAgo, reason, note }) => ({
      ...{ postId: postId ?? "", personId: id(by), reason, note: note ?? null, createdAt: daysBefore(now, daysAgo) },
      ...(hidden && decision && { state: "UPHELD", decidedAt: daysBefore(now, decision.daysAgo), decidedById: id(decision.by) }),
    })),
  })
  await tx.moderationAct.createMany({
    data: acts.map(({ kind, by, daysAgo, reason, days, appeal }) => ({
      ...{ kind, moderatorId: id(by), personId: authorId, threadId, spaceId, postId, reason, at: daysBefore(now, daysAgo) },
      until: days === undefined ? null : daysBefore(now, daysAgo - days),
      ...(appeal && { appeal: appeal.text, appealedAt: daysBefore(now, appeal.daysAgo), appealState: "OPEN" }),
      ...(appeal?.fell && {
        appealState: "OVERTURNED",
        appealAnswer: appeal.fell.answer,
        appealDecidedAt: daysBefore(now, appeal.fell.daysAgo),
        appealDeciderId: id(appeal.fell.by),
      }),
    })),
  })
}

/** What moderators decided about people, beside how much they have written. */
export async function loadStandings(tx: Tx, now: Date): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO "ForumStanding" ("personId", "warnedAt", "suspendedUntil", "suspensionReason")
    SELECT a."personId", max(a."at") FILTER (WHERE a."kind" = 'WARN'), max(a."until") FILTER (WHERE a."until" > ${now}::timestamptz),
           max(a."reason") FILTER (WHERE a."until" > ${now}::timestamptz)
      FROM "ModerationAct" a WHERE a."kind" IN ('WARN', 'SUSPEND') GROUP BY 1
    ON CONFLICT ("personId") DO UPDATE
       SET "warnedAt" = excluded."warnedAt", "suspendedUntil" = excluded."suspendedUntil", "suspensionReason" = excluded."suspensionReason"`
}
