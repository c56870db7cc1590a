import type { SubscriptionLevel } from "@hub/prisma"
import { noticesOf } from "../people/public.ts"
import type { Act } from "../platform/act.ts"

/** What somebody is told of a thread because of how much they want to hear of it; muting it ends these. */
export const toldOfThread = ["thread.replied", "thread.asked", "post.mentioned", "post.accepted"]

/** Sets how much somebody wants to hear of a thread. Muting it also settles what they have not looked at, so that no mail about it follows. */
export async function setThreadLevel(
  { tx, at, say }: Act,
  key: { personId: string; threadId: string },
  level: SubscriptionLevel,
): Promise<void> {
  await tx.threadSubscription.upsert({
    where: { personId_threadId: key },
    create: { ...key, level, updatedAt: at },
    update: { level, updatedAt: at },
  })
  if (level !== "MUTED") return
  const { count } = await tx.notification.updateMany({
    where: { ...key, kind: { in: toldOfThread }, readAt: null },
    data: { readAt: at },
  })
  if (count > 0) say(noticesOf(key.personId))
}
