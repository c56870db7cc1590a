import { namesOf } from "@hub/api/forum/post.reads"
import { projectThreads } from "@hub/api/forum/thread.search"
import { pointersIn, readMarkdown, rendererVersion } from "@hub/api/platform/markdown"
import type { Prisma, ReactionKind } from "@hub/prisma"
import type { DemoSpace, DemoThread } from "../demo/forum.ts"
import { daysBefore } from "./days.ts"
import { loadModeration, loadStandings } from "./moderation.ts"

type Tx = Prisma.TransactionClient

type Around = {
  /** Ids by handle. */
  people: ReadonlyMap<string, string>
  /** Ids by slug. */
  initiatives: ReadonlyMap<string, string>
  organisations: ReadonlyMap<string, string>
  now: Date
}

/** Writes spaces, threads and posts as if everybody had written on their day, all marked as demonstration data. */
export async function loadForum(tx: Tx, spaces: readonly DemoSpace[], threads: readonly DemoThread[], around: Around): Promise<void> {
  const { now } = around
  const regions = new Map((await tx.region.findMany({ select: { id: true, slug: true } })).map(({ id, slug }) => [slug, id]))
  const terms = new Map((await tx.term.findMany()).map(({ id, taxonomy, slug }) => [`${taxonomy}:${slug}`, id]))
  const written = await tx.space.createManyAndReturn({
    data: spaces.map(({ readers, region, guidelines, ...space }, position) => ({
      ...space,
      position,
      guidelines: guidelines ?? null,
      regionId: region ? regions.get(region)! : null,
      readers: readers === undefined ? "EVERYBODY" : readers === "MEMBERS" ? "MEMBERS" : "ROLE",
      readerRole: readers === undefined || readers === "MEMBERS" ? null : readers,
      isDemonstration: true,
      createdAt: daysBefore(now, 120),
    })),
    select: { id: true, slug: true },
  })
  const ids = new Map(written.map(({ id, slug }) => [slug, id]))
  const named = await tx.person.findMany({ where: { isDemonstration: true } })
  for (const thread of threads) await loadThread(tx, thread, { ...around, spaceId: ids.get(thread.space)!, terms, resolve: namesOf(named) })
  await tx.$executeRaw`
    UPDATE "Space" s SET "threadCount" = c.threads, "postCount" = c.posts, "lastPostAt" = c.last
      FROM (SELECT "spaceId", count(*) AS threads, sum("postCount") AS posts, max("lastPostAt") AS last
              FROM "Thread" WHERE "state" IN ('OPEN', 'LOCKED') GROUP BY 1) c
     WHERE c."spaceId" = s.id`
  await tx.$executeRaw`
    INSERT INTO "ForumStanding" ("personId", "postCount", "acceptedCount", "firstPostedAt")
    SELECT p."authorId", count(*), count(t.id), min(p."createdAt") FROM "Post" p LEFT JOIN "Thread" t ON t."acceptedPostId" = p.id
     WHERE p."state" = 'PUBLISHED' GROUP BY 1`
  await loadStandings(tx, now)
  const all = await tx.thread.findMany({ select: { id: true } })
  for (let start = 0; start < all.length; start += 25)
    await projectThreads(
      { tx },
      all.slice(start, start + 25).map(({ id }) => id),
    )
}

const kinds: readonly ReactionKind[] = ["THANKS", "HELPFUL", "AGREE", "SAME_HERE"]

async function loadThread(
  tx: Tx,
  thread: DemoThread,
  {
    people,
    initiatives,
    organisations,
    now,
    spaceId,
    terms,
    resolve,
  }: Around & { spaceId: string; terms: ReadonlyMap<string, string>; resolve: ReturnType<typeof namesOf> },
): Promise<void> {
  const { slug, kind, title, by, daysAgo, initiative, commitment, tags = [], isPinned = false, replies = [], poll, waits, locked } = thread
  const id = (handle: string) => people.get(handle)!
  const startedAt = daysBefore(now, daysAgo)
  const posts = [{ ...thread, after: 0, thanks: [] as readonly string[], isAccepted: false }, ...replies].map((post) => ({
    ...post,
    state: post.waits ? ("WAITING" as const) : post.hidden ? ("HIDDEN" as const) : ("PUBLISHED" as const),
    at: daysBefore(startedAt, -post.after),
  }))
  const published = posts.filter(({ state }) => state === "PUBLISHED")
  const { id: threadId } = await tx.thread.create({
    data: {
      slug,
      spaceId,
      kind,
      title,
      authorId: id(by),
      initiativeId: initiative ? initiatives.get(initiative)! : null,
      commitmentId: commitment ? await commitmentOf(tx, commitment, organisations) : null,
      pinnedAt: isPinned ? startedAt : null,
      state: waits ? "WAITING" : locked ? "LOCKED" : "OPEN",
      stateReason: waits ?? locked ?? null,
      lastPosition: posts.length,
      postCount: published.length,
      lastPostAt: published.at(-1)?.at ?? startedAt,
      lastAuthorId: id(published.at(-1)?.by ?? by),
      isDemonstration: true,
      createdAt: startedAt,
      terms: { create: tags.map((tag) => ({ termId: terms.get(tag)! })) },
      ...(poll && {
        poll: {
          create: {
            isMultiple: poll.isMultiple ?? false,
            closesAt: poll.closesInDays === null ? null : daysBefore(now, -poll.closesInDays),
            voterCount: new Set(poll.options.flatMap(({ votes }) => votes)).size,
            options: { create: poll.options.map(({ text, votes }, position) => ({ text, position, voteCount: votes.length })) },
          },
        },
      }),
    },
  })
  if (poll) await loadVotes(tx, threadId, poll, id, startedAt)
  const written = await tx.post.createManyAndReturn({
    data: posts.map(({ by, text, at, thanks = [], state, waits, hidden }, index) => ({
      threadId,
      state,
      stateReason: waits ?? hidden ?? null,
      position: index + 1,
      authorId: id(by),
      body: text,
      html: readMarkdown(text, resolve).html,
      rendererVersion,
      reactionCount: thanks.length,
      createdAt: at,
    })),
    select: { id: true, position: true },
  })
  const postId = (index: number) => written.find(({ position }) => position === index + 1)?.id ?? ""
  await tx.reaction.createMany({
    data: posts.flatMap(({ thanks = [], at }, index) =>
      thanks.map((handle, nth) => ({
        postId: postId(index),
        personId: id(handle),
        kind: kinds[nth % kinds.length] ?? "THANKS",
        createdAt: at,
      })),
    ),
  })
  await tx.mention.createMany({
    data: posts.flatMap(({ text }, index) =>
      pointersIn(text).names.flatMap((handle) => (people.has(handle) ? [{ postId: postId(index), personId: id(handle) }] : [])),
    ),
  })
  for (const [index, post] of posts.entries())
    await loadModeration(
      tx,
      { ...post, authorId: id(post.by), postId: index === 0 && locked ? null : postId(index), threadId, spaceId },
      id,
      now,
    )
  const accepted = posts.findIndex(({ isAccepted }) => isAccepted)
  if (accepted > 0)
    await tx.thread.update({
      where: { id: threadId },
      data: { acceptedPostId: postId(accepted), acceptedAt: posts[accepted]?.at ?? startedAt, acceptedById: id(by) },
    })
}

async function loadVotes(
  tx: Tx,
  threadId: string,
  poll: NonNullable<DemoThread["poll"]>,
  id: (handle: string) => string,
  at: Date,
): Promise<void> {
  const { id: pollId, options } = await tx.poll.findUniqueOrThrow({ where: { threadId }, include: { options: true } })
  const ballots = await tx.pollBallot.createManyAndReturn({
    data: [...new Set(poll.options.flatMap(({ votes }) => votes))].map((handle) => ({ pollId, personId: id(handle), castAt: at })),
  })
  const ballotOf = new Map(ballots.map((ballot) => [ballot.personId, ballot.id]))
  await tx.pollVote.createMany({
    data: poll.options.flatMap(({ votes }, position) =>
      votes.map((handle) => ({
        ballotId: ballotOf.get(id(handle))!,
        optionId: options.find((option) => option.position === position)?.id ?? "",
      })),
    ),
  })
}

async function commitmentOf(
  tx: Tx,
  { organisation, scheme }: NonNullable<DemoThread["commitment"]>,
  organisations: Around["organisations"],
): Promise<string> {
  const where = { organisationId_scheme: { organisationId: organisations.get(organisation)!, scheme } }
  return (await tx.commitment.findUniqueOrThrow({ where, select: { id: true } })).id
}
