import type { Post } from "@hub/prisma"
import { allowed, refused, type Verdict, type Viewer } from "../platform/auth.ts"
import { isModeratorOf, type SpaceFacts } from "./space.policy.ts"

/** Moderators decide about what others wrote, never about what they wrote themselves. */
export function canModerate(viewer: Viewer | null, space: Pick<SpaceFacts, "regionId">, authorId: string): Verdict {
  if (!isModeratorOf(viewer, space)) return refused("Only a moderator of this space can do this.")
  return viewer?.id === authorId ? refused("You wrote this yourself, so another moderator decides.") : allowed
}

/** Whoever can read a post can tell the moderators about it, unless it is their own. */
export function canFlag(viewer: Viewer | null, post: Pick<Post, "authorId" | "state">): Verdict {
  if (!viewer) return refused("Sign in to tell a moderator.")
  if (post.state !== "PUBLISHED") return refused("This post cannot be read any more.")
  return viewer.id === post.authorId ? refused("This is your own post: you can change or delete it.") : allowed
}
