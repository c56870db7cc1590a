import type { NotificationFrequency, Prisma } from "@hub/prisma"
import { z } from "zod"
import { type Act, act } from "../platform/act.ts"
import { defineJob } from "../platform/jobs/define.ts"
import { button, type Mail, type MailSetting, paragraph, sendMail } from "../platform/mail/mail.service.ts"
import { replyMark } from "../platform/mail/reply-text.ts"
import { unsubscribeToken } from "./notification.rules.ts"
import { type SeenItem, visibleAmong } from "./notification.visibility.ts"
import { additionsFor, type MailAddition } from "./notification-mail.additions.ts"
import { loadReaders } from "./viewer.reads.ts"

/** Where people change what they are mailed. */
export const mailSettings = { label: "Change which e-mails you get", path: "/my/settings/notifications" }

/** The link that ends all mail that somebody can end; its label says so where it stands beside one that ends less. */
export const endOfMail = ({ id }: { id: string }, { AUTH_SECRET }: { AUTH_SECRET: string }, label = "Stop these e-mails"): MailSetting => ({
  label,
  path: `/unsubscribe/${unsubscribeToken(id, AUTH_SECRET)}`,
})

export type Recipient = { id: string; name: string; email: string; notificationFrequency: NotificationFrequency }
type Item = { id: string; kind: string; title: string; body: string | null; path: string; createdAt: Date }

/** People who may be mailed. An address nobody confirmed may belong to somebody else. */
export const reachable = { suspendedAt: null, erasedAt: null, emailVerified: true, mailPausedAt: null } satisfies Prisma.PersonWhereInput

/** Mails notifications one by one, to people who want them at once and for what is urgent. */
export const mailNotificationsJob = defineJob({
  name: "mail-notifications",
  schema: z.object({ notificationIds: z.array(z.uuid()).max(100), urgent: z.boolean() }),
  handle: (context, { notificationIds, urgent }) =>
    act(context, async (act) => {
      // Marking claims the row: whoever marks it mails it, in the same transaction.
      const claimed = await act.tx.notification.updateManyAndReturn({
        where: {
          id: { in: notificationIds },
          mailedAt: null,
          ...(!urgent && { readAt: null }),
          // Whoever has ended mail meanwhile gets none.
          person: { ...reachable, ...(!urgent && { notificationFrequency: { not: "NEVER" } }) },
        },
        data: { mailedAt: act.at },
        select: {
          id: true,
          kind: true,
          title: true,
          body: true,
          path: true,
          createdAt: true,
          facts: true,
          personId: true,
          threadId: true,
          person: { select: { id: true, name: true, email: true, notificationFrequency: true } },
        },
      })
      const visible = await stillVisible(act, claimed)
      const additions = await additionsFor(act, visible)
      await sendMail(
        act,
        ...visible.map(({ person, ...item }) => oneNotification(act, person, item, { urgent, addition: additions.get(item.id) })),
      )
    }),
})

/** Those that the person may still see now: what was moved or hidden since it was told is in no mail. Two statements. */
export async function stillVisible<T extends SeenItem>({ tx, env }: Act, notifications: readonly T[]): Promise<T[]> {
  if (notifications.length === 0) return []
  const readers = await loadReaders(tx, env, [...new Set(notifications.map(({ personId }) => personId))])
  return visibleAmong(tx, notifications, readers)
}

type Extras = { urgent: boolean; addition: MailAddition | undefined }

function oneNotification({ env }: Act, person: Recipient, item: Item, { urgent, addition }: Extras): Mail {
  const replyTo = addition?.replyTo
  // The subject stands above the text in every mail program: it is said again only where there is nothing to add to it.
  const said = [...(item.body && !addition?.replacesBody ? [paragraph(item.body)] : []), ...(addition?.parts ?? [])]
  return {
    to: { address: person.email, name: person.name },
    kind: item.kind,
    subject: item.title,
    // What is answered begins with the mark, so the greeting comes after it.
    ...(replyTo && { replyTo, greeting: replyMark }),
    parts: [
      ...(replyTo ? [paragraph(`Hello ${person.name}`)] : []),
      ...(said.length > 0 ? said : [paragraph(asSentence(item.title))]),
      button(addition?.button ?? "Read it on the hub", item.path),
    ],
    // One that stands for several is told again, with the instant of the newest.
    dedupeKey: `notification:${item.id}:${item.createdAt.getTime()}`,
    ...(urgent
      ? { reason: addition?.reason ?? "You get this because it concerns something you are responsible for on the hub." }
      : {
          reason: addition?.reason ?? "You get this because you chose to be e-mailed about it at once.",
          settings: addition?.settings ?? [mailSettings],
          unsubscribe: addition?.unsubscribe
            ? [addition.unsubscribe, endOfMail(person, env, "Stop all e-mails like these")]
            : [endOfMail(person, env)],
        }),
  }
}

const asSentence = (title: string) => (/[.?!…]$/.test(title) ? title : `${title}.`)
