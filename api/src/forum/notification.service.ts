import type { Prisma, SubscriptionLevel } from "@hub/prisma"
import { z } from "zod"
import { managersOf } from "../awards/public.ts"
import { limitNotifications, loadReaders, notify, notifyGrouped } from "../people/public.ts"
import { type Act, act } from "../platform/act.ts"
import { defineJob } from "../platform/jobs/define.ts"
import { pointersIn } from "../platform/markdown.ts"
import { canReadSpace, canReadThread } from "./space.policy.ts"
import { listedStates, threadsVisibleTo } from "./thread.reads.ts"
import type { SubjectColumns } from "./thread-subject.reads.ts"

// Asked wherever notifications are shown, counted or mailed: a thread that was moved or hidden takes them along.
limitNotifications({
  where: (reader) => ({ OR: [{ threadId: null }, { thread: threadsVisibleTo(reader) }] }),
  async among(tx, items, readers) {
    const ids = [...new Set(items.flatMap(({ threadId }) => threadId ?? []))]
    const threads = await tx.thread.findMany({
      where: { id: { in: ids } },
      select: { id: true, state: true, authorId: true, space: { select: { readers: true, readerRole: true, regionId: true } } },
    })
    const byId = new Map(threads.map((thread) => [thread.id, thread]))
    return items.filter(({ personId, threadId }) => {
      const thread = threadId !== null && byId.get(threadId)
      return threadId === null || (thread && canReadThread(readers.get(personId) ?? null, thread, thread.space))
    })
  },
})

/** Tells of a post those who want to hear of it, a portion of them at a time. */
export const tellOfPostJob = defineJob({
  name: "tell-of-post",
  schema: z.object({ postId: z.uuid(), after: z.uuid().nullable() }),
  handle: (context, data) => act(context, (unit) => tellOfPost(unit, data)),
})

/** Subscribers told in one act; the next portion follows in an act of its own. */
const portion = 500

const told = {
  author: { select: { name: true } },
  mentions: { where: { personId: { not: null } }, select: { personId: true, person: { select: { handle: true } } } },
  thread: { include: { space: true, author: { select: { id: true } } } },
} as const satisfies Prisma.PostInclude
type Told = Prisma.PostGetPayload<{ include: typeof told }>

/**
 * Tells of a post those who want to hear of it: whom it names, whom what it is about concerns, who follows its thread or
 * space. Nobody is told of what they wrote, have read or may not read.
 */
async function tellOfPost(unit: Act, { postId, after }: { postId: string; after: string | null }): Promise<void> {
  const post = await unit.tx.post.findUnique({ where: { id: postId }, include: told })
  if (post?.state !== "PUBLISHED" || !listedStates.some((state) => state === post.thread.state)) return
  if (!(await isTheirTurn(unit, { postId, after }))) return
  const named = await tellNamed(unit, post, after === null)
  const concerned = await tellConcerned(unit, post, after === null)
  const rows = await subscribersOf(unit, post, after, [...named, ...concerned, post.authorId])
  const readers = await readersAmong(
    unit,
    post,
    rows.map(({ personId }) => personId),
  )
  const people = rows
    .filter(({ personId }) => readers.has(personId))
    .map(({ personId, level }) => ({ id: personId, inDigestOnly: level === "DIGEST" }))
  if (people.length > 0)
    await notifyGrouped(unit, { ...wordsFor(post), people, path: pathOf(post), threadId: post.threadId, happenedAt: post.createdAt })
  const last = rows.length === portion ? rows.at(-1) : undefined
  await unit.tx.post.update({ where: { id: postId }, data: { toldTo: last?.personId ?? everybody } })
  if (last) await unit.enqueue(tellOfPostJob, { postId, after: last.personId })
}

/** Behind every id there is. */
const everybody = "ffffffff-ffff-ffff-ffff-ffffffffffff"

/**
 * True for the portion that has not been told yet. A job may run twice, and posts are told in any order, by several
 * processes: what is counted on one notification is right only if each post comes to it exactly once.
 */
async function isTheirTurn({ tx }: Act, { postId, after }: { postId: string; after: string | null }): Promise<boolean> {
  const rows = await tx.$queryRaw<unknown[]>`
    select 1 from "Post" where "id" = ${postId}::uuid and "toldTo" is not distinct from ${after}::uuid for update`
  return rows.length > 0
}

const kindWords = { QUESTION: "asks", DISCUSSION: "starts", ANNOUNCEMENT: "announces", POLL: "polls" } as const

function wordsFor({ author, position, thread }: Told) {
  const { id, title, kind, space } = thread
  return position === 1
    ? {
        kind: "thread.started",
        groupKey: `space.threads:${space.id}`,
        title: { one: `${author.name} ${kindWords[kind]} in ${space.name}: “${title}”`, many: ` new threads in ${space.name}` },
      }
    : {
        kind: "thread.replied",
        groupKey: `thread.replies:${id}`,
        title: { one: `${author.name} replied in “${title}”`, many: ` replies in “${title}”` },
      }
}

const pathOf = ({ id, thread }: Pick<Told, "id" | "thread">) => `/forum/${thread.space.slug}/${thread.slug}?post=${id}#post-${id}`

/** Of these people those who may read the space. */
async function readersAmong({ tx, env }: Act, { thread }: Told, personIds: readonly string[]): Promise<Set<string>> {
  if (personIds.length === 0) return new Set()
  const readers = await loadReaders(tx, env, personIds)
  return new Set([...readers.values()].filter((reader) => canReadSpace(reader, thread.space)).map(({ id }) => id))
}

/** Whom the post names outside quotations, unless they have muted the thread or its space. Returns them. */
async function tellNamed(unit: Act, post: Told, isFirstPortion: boolean): Promise<string[]> {
  const { tx } = unit
  if (post.mentions.length === 0) return []
  const { called } = pointersIn(post.body)
  const ids = post.mentions.flatMap(({ personId, person }) =>
    personId && personId !== post.authorId && called.includes(person?.handle ?? "") ? [personId] : [],
  )
  if (ids.length === 0) return []
  if (!isFirstPortion) return ids
  const ofThread = await tx.threadSubscription.findMany({ where: { threadId: post.threadId, personId: { in: ids } } })
  const ofSpace = await tx.spaceSubscription.findMany({ where: { spaceId: post.thread.spaceId, personId: { in: ids }, level: "MUTED" } })
  const isMuted = (id: string) => {
    const own = ofThread.find(({ personId }) => personId === id)
    return own ? own.level === "MUTED" : ofSpace.some(({ personId }) => personId === id)
  }
  const readers = await readersAmong(unit, post, ids)
  await notify(unit, {
    personIds: ids.filter((id) => readers.has(id) && !isMuted(id)),
    kind: "post.mentioned",
    title: `${post.author.name} mentions you in “${post.thread.title}”`,
    path: pathOf(post),
    threadId: post.threadId,
    dedupeKey: `post.mentioned:${post.id}`,
  })
  return ids
}

/** Tells whom a new thread concerns because of what it is about. Returns them. */
async function tellConcerned(unit: Act, post: Told, isFirstPortion: boolean): Promise<string[]> {
  if (post.position !== 1) return []
  const concerned = await whomItConcerns(unit.tx, post.thread)
  if (!concerned) return []
  const ids = [...new Set(concerned.personIds)].filter((id) => id !== post.authorId)
  if (!isFirstPortion) return ids
  const readers = await readersAmong(unit, post, ids)
  const named = new Set(post.mentions.map(({ personId }) => personId))
  await notify(unit, {
    personIds: ids.filter((id) => readers.has(id) && !named.has(id)),
    kind: "thread.asked",
    title: `${post.author.name} ${kindWords[post.thread.kind]} about ${concerned.what}: “${post.thread.title}”`,
    path: pathOf(post),
    threadId: post.threadId,
    dedupeKey: `thread.asked:${post.threadId}`,
  })
  return ids
}

/**
 * Whom a thread concerns because of what it is about. Of an initiative: its contact, leads of its organisation, who has
 * taken it up, who follows it. Of a commitment: leads of its organisation. Of a round: its managers.
 */
async function whomItConcerns(
  tx: Prisma.TransactionClient,
  { initiativeId, roundId, commitmentId }: SubjectColumns,
): Promise<{ personIds: string[]; what: string } | null> {
  const leads = { select: { memberships: { where: { role: "LEAD", status: "ACTIVE" }, select: { personId: true }, take: 50 } } } as const
  const idsOf = (rows: readonly { personId: string }[]) => rows.map(({ personId }) => personId)
  if (initiativeId) {
    const { contactPersonId, organisation, adoptions, followedBy } = await tx.initiative.findUniqueOrThrow({
      where: { id: initiativeId },
      select: {
        contactPersonId: true,
        organisation: leads,
        adoptions: { select: { personId: true }, take: 1000 },
        followedBy: { select: { personId: true }, take: 5000 },
      },
    })
    const contact = contactPersonId ? [contactPersonId] : []
    return {
      personIds: [...contact, ...idsOf([...organisation.memberships, ...adoptions, ...followedBy])],
      what: "an initiative of yours or one you follow",
    }
  }
  if (commitmentId) {
    const { organisation } = await tx.commitment.findUniqueOrThrow({ where: { id: commitmentId }, select: { organisation: leads } })
    return { personIds: idsOf(organisation.memberships), what: "a commitment of your organisation" }
  }
  return roundId ? { personIds: await managersOf(tx, roundId), what: "a round that you manage" } : null
}

type Subscriber = { personId: string; level: SubscriptionLevel }

/** The next portion of those who follow the thread or, where they have not said otherwise, its space; in the order of their ids. */
function subscribersOf({ tx }: Act, post: Told, after: string | null, except: readonly string[]): Promise<Subscriber[]> {
  const { threadId, thread, position } = post
  return tx.$queryRaw<Subscriber[]>`
    select s."personId"::text as "personId", s."level"::text as "level" from (
      select "personId", "level" from "ThreadSubscription" where "threadId" = ${threadId}::uuid
      union all
      select o."personId", o."level" from "SpaceSubscription" o
       where o."spaceId" = ${thread.spaceId}::uuid
         and not exists (select 1 from "ThreadSubscription" t where t."threadId" = ${threadId}::uuid and t."personId" = o."personId")
    ) s
     where s."level" in ('EVERYTHING', 'DIGEST') and (${after}::uuid is null or s."personId" > ${after}::uuid)
       and not (s."personId" = any (${[...except]}::uuid[]))
       and not exists (select 1 from "ReadMark" r where r."threadId" = ${threadId}::uuid and r."personId" = s."personId" and r."position" >= ${position})
     order by s."personId" limit ${portion}`
}

/** Tells whoever answered that the answer was accepted, unless they have muted the thread. */
export async function tellOfAccepted(
  unit: Act,
  post: { id: string; authorId: string },
  thread: { id: string; slug: string; title: string; space: { slug: string } },
  byName: string,
): Promise<void> {
  const muted = await unit.tx.threadSubscription.count({ where: { threadId: thread.id, personId: post.authorId, level: "MUTED" } })
  if (muted > 0) return
  await notify(unit, {
    personIds: [post.authorId],
    kind: "post.accepted",
    title: `${byName} accepted your answer in “${thread.title}”`,
    path: `/forum/${thread.space.slug}/${thread.slug}?post=${post.id}#post-${post.id}`,
    threadId: thread.id,
    dedupeKey: `post.accepted:${post.id}`,
  })
}
