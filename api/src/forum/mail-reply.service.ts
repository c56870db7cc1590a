import { createHash } from "node:crypto"
import { addToNotificationMail, loadViewer } from "../people/public.ts"
import { act } from "../platform/act.ts"
import { type Context, createContext } from "../platform/context.ts"
import { DomainError } from "../platform/errors.ts"
import { signedAddress } from "../platform/mail/addresses.ts"
import { type InboundMail, onInboundMail } from "../platform/mail/inbound.ts"
import { button, type MailPart, paragraph, quote, sendMail } from "../platform/mail/mail.service.ts"
import { keepMailConfidential } from "../platform/mail/outbox.service.ts"
import { answerIn } from "../platform/mail/reply-text.ts"
import { markdownAsLetter } from "../platform/markdown.ts"
import { mentionFacts, namesOf } from "./post.reads.ts"
import { replyToThread } from "./post.service.ts"

// What is said in a closed space is in such mail, and an address that posts in somebody's name.
keepMailConfidential("post.", "thread.", "forum.")

/** Notifications that are about one post, to which somebody answers by mail. */
const answerable = ["thread.started", "thread.replied", "post.mentioned", "post.accepted", "thread.asked"]
const longestExcerpt = 1500

/** The post that a notification leads to. */
const postIn = (path: string) => /\?post=([0-9a-f-]{36})#/.exec(path)?.[1]

// Mail about a post holds what it says, as it is when the mail is written, and can be answered while its thread can.
addToNotificationMail(async ({ tx, env }, items) => {
  const wanted = items.flatMap(({ id, kind, path }) => {
    const postId = answerable.includes(kind) ? postIn(path) : undefined
    return postId ? [{ id, postId }] : []
  })
  if (wanted.length === 0) return new Map()
  const posts = await tx.post.findMany({
    where: { id: { in: wanted.map(({ postId }) => postId) }, state: "PUBLISHED" },
    select: {
      id: true,
      body: true,
      mentions: { where: { personId: { not: null } }, select: { person: { select: mentionFacts } } },
      thread: { select: { state: true, space: { select: { closedAt: true } } } },
    },
  })
  return new Map(
    wanted.flatMap(({ id, postId }) => {
      const post = posts.find((found) => found.id === postId)
      if (!post) return []
      const text = markdownAsLetter(post.body, namesOf(post.mentions.flatMap(({ person }) => person ?? [])))
      const canAnswer = post.thread.state === "OPEN" && post.thread.space.closedAt === null
      const parts: MailPart[] = [quote(text.length > longestExcerpt ? `${text.slice(0, longestExcerpt).trimEnd()} …` : text)]
      return [[id, { parts, replyTo: canAnswer ? signedAddress(env, { kind: "reply", id }) : null }]]
    }),
  )
})

/**
 * Posts the answer to a mail. Its address stands for the notification that was mailed, and so for one person and thread. What
 * cannot be posted comes back to the person, at the address of their account, with the reason and what they wrote.
 */
onInboundMail("reply", async (context, mail) => {
  if (mail.isAutomatic || mail.bounce) return
  const notification = await context.db.notification.findUnique({
    where: { id: mail.id },
    select: { personId: true, threadId: true, title: true, path: true },
  })
  const viewer = notification && (await loadViewer(context, notification.personId, "mail"))
  if (!notification?.threadId || !viewer) return
  const own = createContext(context, { viewer, requestId: context.requestId, log: context.log })
  const body = answerIn(mail.text)
  // The address alone is not enough: a mail that was passed on would let somebody else write in this name.
  if (mail.from !== viewer.email.toLowerCase())
    return comeBack(own, mail, {
      ...notification,
      body: "",
      why: "It came from another address than that of your account. Answer from that one, or on the hub.",
    })
  try {
    if (!body) throw new AnswerMissing()
    await replyToThread(own, { threadId: notification.threadId, body, replyToId: null, mailKey: mailKey(viewer.id, mail) })
  } catch (error) {
    if (!(error instanceof DomainError)) throw error
    await comeBack(own, mail, { ...notification, body, why: error.message })
  }
})

class AnswerMissing extends DomainError {
  readonly code = "ANSWER_MISSING"
  constructor() {
    super("We found nothing above what you answered. Write your answer at the top of the e-mail.")
  }
}

/** One message is one post, however often it is brought. */
const mailKey = (personId: string, { messageId, text }: InboundMail) =>
  createHash("sha256")
    .update(`${personId}:${messageId ?? text}`)
    .digest("hex")

type Refused = { personId: string; title: string; path: string; body: string; why: string }

async function comeBack(context: Context, mail: InboundMail, { personId, title, path, body, why }: Refused): Promise<void> {
  const { viewer } = context
  if (!viewer) return
  await act(context, async (unit) => {
    await unit.audit({ action: "forum.mail_refused", subjectType: "Person", subjectId: personId, reason: why })
    await sendMail(unit, {
      to: { address: viewer.email, name: viewer.name },
      kind: "forum.mail_refused",
      subject: `Your answer was not posted: ${title}`,
      parts: [
        paragraph(`Your answer to “${title}” was not posted. ${why}`),
        ...(body ? [paragraph("You wrote:"), quote(body)] : []),
        button("Answer on the hub", path),
      ],
      reason: "You get this because an answer to a message of the hub was sent in your name.",
      dedupeKey: `forum.mail_refused:${mailKey(personId, mail)}`,
    })
  })
}
