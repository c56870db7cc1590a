import type { Act } from "../platform/act.ts"
import type { Viewer } from "../platform/auth.ts"
import { type Pointers, pointersIn } from "../platform/markdown.ts"
import { foreignAddresses, reasonForRepetition, sitesOf } from "./standing.rules.ts"

const day = 24 * 60 * 60 * 1000

/** Why a post waits because its author wrote or pointed to the same elsewhere within a day. Whoever holds a role may tell several spaces the same. */
export async function reasonOfRepetition(
  { tx, at, env }: Act,
  viewer: Viewer,
  post: { threadId: string; body: string; pointers: Pointers },
): Promise<string | null> {
  if (viewer.grants.length > 0) return null
  const lately = await tx.post.findMany({
    where: {
      authorId: viewer.id,
      createdAt: { gt: new Date(at.getTime() - day) },
      state: { in: ["PUBLISHED", "WAITING", "HIDDEN"] },
    },
    orderBy: { createdAt: "desc" },
    take: 50,
    select: { threadId: true, body: true },
  })
  const sites = (pointers: Pointers) => sitesOf(foreignAddresses(pointers, env.PUBLIC_URL))
  return reasonForRepetition(
    { threadId: post.threadId, body: post.body, sites: sites(post.pointers) },
    lately.map(({ threadId, body }) => ({ threadId, body, sites: sites(pointersIn(body)) })),
  )
}
