import type { Prisma } from "@hub/prisma"
import type { Grant } from "../platform/auth.ts"

/** Somebody as far as seeing goes: their roles in effect. */
export type NotificationReader = { id: string; grants: readonly Grant[] }
type Rule = (reader: NotificationReader) => Prisma.NotificationWhereInput

const rules: Rule[] = []

/** Later domains say here which notifications somebody may not see any more: in the site, in counts and in mail. */
export function limitNotifications(rule: Rule): void {
  rules.push(rule)
}

/** Notifications this person may see now, whenever they were written. */
export const notificationsVisibleTo = (reader: NotificationReader): Prisma.NotificationWhereInput => ({
  AND: rules.map((rule) => rule(reader)),
})
