import type { Act } from "../platform/act.ts"
import type { MailPart, MailReason, MailSetting } from "../platform/mail/mail.service.ts"

/** What a later domain adds to the mail about one notification, or says in its own words. */
export type MailAddition = {
  /** What was written, which the title, as the subject of the mail, leaves out. */
  parts?: readonly MailPart[]
  /** The parts say all that the notification's body says. */
  replacesBody?: boolean
  /** Where an answer to the mail goes; null when it cannot be answered. */
  replyTo?: string | null
  /** What the button says: the thing to do. */
  button?: string
  /** Why the person gets it, and where they change that. */
  reason?: MailReason
  settings?: readonly MailSetting[]
  /** What ends mail of its kind alone without signing in, by one POST too; the link that ends all mail stands behind it. */
  unsubscribe?: MailSetting
}
export type MailedItem = {
  id: string
  kind: string
  path: string
  personId: string
  threadId: string | null
  facts: unknown
  createdAt: Date
}
type Rule = (act: Act, items: readonly MailedItem[]) => Promise<Map<string, MailAddition>>

const rules: Rule[] = []

/** Later domains say here what mail about their notifications holds besides the title, by the notification's id. */
export function addToNotificationMail(rule: Rule): void {
  rules.push(rule)
}

/** What mail about some kinds of notifications always says: what there is to do, and why the person gets it. */
export function sayInNotificationMail(words: Record<string, Pick<MailAddition, "button" | "reason">>): void {
  addToNotificationMail(async (_act, items) => new Map(items.flatMap(({ id, kind }) => (words[kind] ? [[id, words[kind]]] : []))))
}

/** Everything that is added to the mail about these notifications. */
export async function additionsFor(act: Act, items: readonly MailedItem[]): Promise<Map<string, MailAddition>> {
  const found = new Map<string, MailAddition>()
  if (items.length === 0) return found
  for (const rule of rules) for (const [id, addition] of await rule(act, items)) found.set(id, { ...found.get(id), ...addition })
  return found
}
