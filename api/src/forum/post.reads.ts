import type { Post } from "@hub/prisma"
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
