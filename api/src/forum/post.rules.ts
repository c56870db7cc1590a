import type { Post } from "@hub/prisma"
import { isModeratorOf, type Reader, type SpaceFacts } from "./space.policy.ts"

/** Positions on a page of a thread. Links to posts are counted by it, so it stays as it is. */
export const postsPerPage = 20

/** The page, from 1, on which a position is. */
export const pageOfPosition = (position: number): number => Math.max(1, Math.ceil(position / postsPerPage))

/** The first and the last position of a page. */
export const positionsOfPage = (page: number): { from: number; to: number } => ({
  from: (page - 1) * postsPerPage + 1,
  to: page * postsPerPage,
})

/** How many pages a thread has. */
export const pageCount = (lastPosition: number): number => pageOfPosition(lastPosition)

/** Who may read what a post says. Hidden and waiting posts: their author and moderators. Deleted ones: moderators. */
export function canReadBody(viewer: Reader | null, post: Pick<Post, "state" | "authorId">, space: Pick<SpaceFacts, "regionId">): boolean {
  if (post.state === "PUBLISHED" || isModeratorOf(viewer, space)) return true
  return post.state !== "DELETED" && viewer?.id === post.authorId
}
