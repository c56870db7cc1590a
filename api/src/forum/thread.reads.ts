import type { Prisma, ThreadState } from "@hub/prisma"
import type { Context } from "../platform/context.ts"
import type { Reader } from "./space.policy.ts"
import { nobody, spacesVisibleTo, visibleSpaceIds } from "./space.reads.ts"

/** States in which a thread stands in lists, counts, search and feeds. */
export const listedStates = ["OPEN", "LOCKED"] as const satisfies readonly ThreadState[]

/** The spaces somebody looks after: all, some, or none. */
export function moderatedBy(viewer: Reader | null): "all" | Prisma.SpaceWhereInput[] {
  const grants =
    viewer?.grants.filter(({ role, organisationId, roundId }) => role === "MODERATOR" && organisationId === null && roundId === null) ?? []
  return grants.some(({ regionId }) => regionId === null) ? "all" : grants.map(({ regionId }) => ({ regionId }))
}

/** The threads somebody may read: those of the spaces they may read; what waits also its author; everything its moderators. */
export function threadsVisibleTo(viewer: Reader | null): Prisma.ThreadWhereInput {
  const space = spacesVisibleTo(viewer)
  const moderated = moderatedBy(viewer)
  if (moderated === "all") return { space }
  return {
    space,
    OR: [
      { state: { in: [...listedStates] } },
      ...(viewer ? [{ state: "WAITING" as const, authorId: viewer.id }] : []),
      ...moderated.map((own) => ({ space: own })),
    ],
  }
}

/** The threads that lists show: the same for everybody who may read their space. */
export function threadsListedFor(viewer: Reader | null): Prisma.ThreadWhereInput {
  return { space: spacesVisibleTo(viewer), state: { in: [...listedStates] } }
}

/**
 * The posts somebody may come upon. Those that were hidden or taken back stay, as places that say so: who may read the
 * text of one is for `canReadBody`. What waits is there for its author and for moderators only.
 */
export function postsVisibleTo(viewer: Reader | null): Prisma.PostWhereInput {
  const thread = threadsVisibleTo(viewer)
  const moderated = moderatedBy(viewer)
  if (moderated === "all") return { thread }
  return {
    thread,
    OR: [
      { state: { not: "WAITING" } },
      ...(viewer ? [{ authorId: viewer.id }] : []),
      ...moderated.map((own) => ({ thread: { space: own } })),
    ],
  }
}

/** The posts whose text somebody may read. The same as `canReadBody` says of one in hand. */
export function postsReadableBy(viewer: Reader | null): Prisma.PostWhereInput {
  const moderated = moderatedBy(viewer)
  if (moderated === "all") return postsVisibleTo(viewer)
  return {
    AND: [
      postsVisibleTo(viewer),
      {
        OR: [
          { state: "PUBLISHED" },
          ...(viewer ? [{ state: { not: "DELETED" as const }, authorId: viewer.id }] : []),
          ...moderated.map((own) => ({ thread: { space: own } })),
        ],
      },
    ],
  }
}

/** Posts that somebody has to decide about: those that wait and those that were flagged, where they moderate, and not their own. */
export function postsToModerate(viewer: Reader | null): Prisma.PostWhereInput {
  const moderated = moderatedBy(viewer)
  return {
    AND: [
      postsVisibleTo(viewer),
      { authorId: { not: viewer?.id ?? nobody } },
      { OR: [{ state: "WAITING" }, { state: "PUBLISHED", flags: { some: { state: "OPEN" } } }] },
      ...(moderated === "all" ? [] : [{ thread: { space: { OR: moderated } } }]),
    ],
  }
}

/** The id of a thread by its address, if the viewer may read it. One that was merged leads to where its posts are now. */
export async function threadIdBySlug({ db, viewer }: Context, slug: string): Promise<string | null> {
  const thread = await db.thread.findUnique({ where: { slug }, select: { id: true, state: true, mergedIntoId: true } })
  const id = thread?.state === "MERGED" ? thread.mergedIntoId : thread?.id
  if (!id) return null
  const visible = await db.thread.findFirst({ where: { AND: [{ id }, threadsVisibleTo(viewer)] }, select: { id: true } })
  return visible?.id ?? null
}

const mostAlike = 5

/** Ids of listed threads whose titles are like this one (pg_trgm), likest first. */
export async function threadsTitledLike(context: Context, title: string): Promise<string[]> {
  const text = title.slice(0, 300)
  const rows = await context.db.$queryRaw<{ id: string }[]>`
    select "id"::text as "id" from "Thread"
     where "title" % ${text} and "state" in ('OPEN', 'LOCKED') and "spaceId" = any (${await visibleSpaceIds(context)}::uuid[])
     order by "title" <-> ${text}
     limit ${mostAlike}`
  return rows.map(({ id }) => id)
}
