import type { Post, ReactionKind } from "@hub/prisma"
import DataLoader from "dataloader"
import { hasProfile } from "../people/public.ts"
import type { Context } from "../platform/context.ts"
import { type NameResolver, readMarkdown, rendererVersion } from "../platform/markdown.ts"

type Mentioned = { handle: string; name: string; suspendedAt: Date | null; erasedAt: Date | null }

/** How @names of these people read in a text: their name, leading to their page. */
export function namesOf(people: readonly Mentioned[]): NameResolver {
  const byHandle = new Map(people.filter(hasProfile).map((person) => [person.handle, person]))
  return (handle) => {
    const person = byHandle.get(handle)
    return person ? { href: `/people/${person.handle}`, label: `@${person.name}` } : null
  }
}

const outdated = Symbol("people named in posts")

/** A post as HTML that is safe to show: as it was kept, or rendered again if the renderer has changed since. */
export async function htmlOf(context: Context, post: Pick<Post, "id" | "body" | "html" | "rendererVersion">): Promise<string> {
  if (post.rendererVersion === rendererVersion) return post.html
  const loader = context.once(
    outdated,
    () =>
      new DataLoader(async (postIds: readonly string[]) => {
        const mentions = await context.db.mention.findMany({
          where: { postId: { in: [...postIds] }, personId: { not: null } },
          select: { postId: true, person: { select: { handle: true, name: true, suspendedAt: true, erasedAt: true } } },
        })
        return postIds.map((id) => mentions.filter(({ postId }) => postId === id).flatMap(({ person }) => person ?? []))
      }),
  )
  return readMarkdown(post.body, namesOf(await loader.load(post.id))).html
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
