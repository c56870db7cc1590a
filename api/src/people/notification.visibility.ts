import type { Prisma } from "@hub/prisma"
import type { Grant } from "../platform/auth.ts"

/** Somebody as far as seeing goes: their roles in effect. */
export type NotificationReader = { id: string; grants: readonly Grant[] }
/** A notification as far as its visibility goes. */
export type SeenItem = { id: string; personId: string; threadId: string | null }

type Rule = {
  /** For lists and counts of one person. */
  where: (reader: NotificationReader) => Prisma.NotificationWhereInput
  /** The same of many people's at once, for mail: those that their person may see. As many statements for one as for a hundred. */
  among: <T extends SeenItem>(
    tx: Prisma.TransactionClient,
    items: readonly T[],
    readers: ReadonlyMap<string, NotificationReader>,
  ) => Promise<T[]>
}

const rules: Rule[] = []

/** Later domains say here which notifications somebody may not see any more: in the site, in counts and in mail. */
export function limitNotifications(rule: Rule): void {
  rules.push(rule)
}

/** Notifications this person may see now, whenever they were written. */
export const notificationsVisibleTo = (reader: NotificationReader): Prisma.NotificationWhereInput => ({
  AND: rules.map(({ where }) => where(reader)),
})

/** Those of these notifications that their person may see now. */
export async function visibleAmong<T extends SeenItem>(
  tx: Prisma.TransactionClient,
  items: readonly T[],
  readers: ReadonlyMap<string, NotificationReader>,
): Promise<T[]> {
  let left = items.filter(({ personId }) => readers.has(personId))
  for (const { among } of rules) if (left.length > 0) left = await among(tx, left, readers)
  return left
}
