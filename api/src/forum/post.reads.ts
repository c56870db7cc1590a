import type { Post, Prisma, ReactionKind } from "@hub/prisma"
import DataLoader from "dataloader"
import { hasProfile } from "../people/public.ts"
import type { Context } from "../platform/context.ts"
import { type NameResolver, type PictureResolver, readMarkdown, rendererVersion } from "../platform/markdown.ts"

/** What has to be known of somebody to name them in a text. */
export const mentionFacts = { handle: true, name: true, suspendedAt: true, erasedAt: true, isProfileHidden: true } as const
type Mentioned = Prisma.PersonGetPayload<{ select: typeof mentionFacts }>

const mostAppreciated = 3

/**
 * Ids of the published posts of a thread with most reactions. The conditions stand in the statement itself: its index holds
 * only posts that meet them, and serves no statement that leaves them open until it runs.
 */
export async function mostAppreciatedIn({ db }: Pick<Context, "db">, threadId: string): Promise<string[]> {
  const rows = await db.$queryRaw<{ id: string }[]>`
    select "id"::text as "id" from "Post" where "threadId" = ${threadId}::uuid and "state" = 'PUBLISHED' and "reactionCount" > 0
     order by "reactionCount" desc, "position" limit ${mostAppreciated}`
  return rows.map(({ id }) => id)
}

/** How @names of these people read in a text: their name, leading to their page. */
export function namesOf(people: readonly Mentioned[]): NameResolver {
  const byHandle = new Map(people.filter(hasProfile).map((person) => [person.handle, person]))
  return (handle) => {
    const person = byHandle.get(handle)
    return person ? { href: `/people/${person.handle}`, label: `@${person.name}` } : null
  }
}

/** What has to be known of a file to show it as a picture. */
export const pictureFacts = { id: true, width: true, height: true } as const
type PictureFacts = { id: string; width: number | null; height: number | null }

/** Which pictures a text may show: these files. */
export function picturesOf(files: readonly PictureFacts[]): PictureResolver {
  const byId = new Map(files.map((file) => [file.id, file]))
  return (fileId) => {
    const { width, height } = byId.get(fileId) ?? {}
    return width && height ? { width, height } : null
  }
}

const shown = Symbol("what posts name and show")

/** How the @names and pictures of a post's texts read: of the present one, and of what it said before. Two statements for all posts of a request. */
function resolversOf(context: Context, postId: string): Promise<{ names: NameResolver; pictures: PictureResolver }> {
  const loader = context.once(
    shown,
    () =>
      new DataLoader(async (postIds: readonly string[]) => {
        const where = { postId: { in: [...postIds] } }
        const mentions = await context.db.mention.findMany({
          where: { ...where, personId: { not: null } },
          select: { postId: true, person: { select: mentionFacts } },
        })
        const files = await context.db.postFile.findMany({ where, select: { postId: true, file: { select: pictureFacts } } })
        const ofPost = <T extends { postId: string }>(rows: readonly T[], id: string) => rows.filter(({ postId }) => postId === id)
        return postIds.map((id) => ({
          names: namesOf(ofPost(mentions, id).flatMap(({ person }) => person ?? [])),
          pictures: picturesOf(ofPost(files, id).map(({ file }) => file)),
        }))
      }),
  )
  return loader.load(postId)
}

/** A post as HTML that is safe to show: as it was kept, or rendered again if the renderer has changed since. */
export async function htmlOf(context: Context, post: Pick<Post, "id" | "body" | "html" | "rendererVersion">): Promise<string> {
  if (post.rendererVersion === rendererVersion) return post.html
  const { names, pictures } = await resolversOf(context, post.id)
  return readMarkdown(post.body, names, pictures).html
}

/** What a post said before, as HTML that is safe to show. Whom it named then is left as typed. */
export async function htmlOfRevision(context: Context, revision: { postId: string; body: string }): Promise<string> {
  const { pictures } = await resolversOf(context, revision.postId)
  return readMarkdown(revision.body, undefined, pictures).html
}

export type CountedReaction = { kind: ReactionKind; count: number; isViewers: boolean }

const tallies = Symbol("reactions by post")

/** Reactions to a post by kind, counted together with those of all other posts that the request asks for. */
export function reactionsTo(context: Context, postId: string): Promise<CountedReaction[]> {
  const loader = context.once(
    tallies,
    () =>
      new DataLoader(async (postIds: readonly string[]) => {
        const rows = await context.db.$queryRaw<(CountedReaction & { postId: string })[]>`
          select "postId"::text as "postId", "kind"::text as "kind", count(*)::int as "count",
                 coalesce(bool_or("personId" = ${context.viewer?.id ?? null}::uuid), false) as "isViewers"
            from "Reaction" where "postId" = any (${[...postIds]}::uuid[]) group by 1, 2, "Reaction"."kind" order by "Reaction"."kind"`
        return postIds.map((id) =>
          rows.filter((row) => row.postId === id).map(({ kind, count, isViewers }) => ({ kind, count, isViewers })),
        )
      }),
  )
  return loader.load(postId)
}
