import type { ModerationAct, Post } from "@hub/prisma"
import { allowed, refused, type Verdict, type Viewer } from "../platform/auth.ts"
import { appealDays, moderationKinds } from "./moderation.rules.ts"
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

/** Keeping somebody from writing holds in all spaces, so it is for moderators of all of them. */
export function canSuspendAuthor(viewer: Viewer | null, authorId: string): Verdict {
  if (!isModeratorOf(viewer, { regionId: null })) return refused("Only a moderator of all spaces can do this.")
  return viewer?.id === authorId ? refused("You wrote this yourself, so another moderator decides.") : allowed
}

type Decided = Pick<ModerationAct, "kind" | "personId" | "moderatorId" | "at" | "appealState">
const day = 24 * 60 * 60 * 1000

/** Whom a decision concerns appeals against it: once, and for a month. */
export function canAppeal(viewer: Viewer | null, act: Decided, now: Date): Verdict {
  if (viewer?.id !== act.personId) return refused("Only whom a decision concerns can appeal against it.")
  if (!moderationKinds[act.kind].canBeAppealed) return refused("There is nothing to appeal against.")
  if (act.appealState) return refused("You have appealed against this already.")
  return now.getTime() - act.at.getTime() > appealDays * day
    ? refused(`You can appeal for ${appealDays} days, and they have passed.`)
    : allowed
}

/** Another moderator of the same space decides an appeal: neither who decided first nor whom it concerns. */
export function canDecideAppeal(viewer: Viewer | null, act: Decided, space: Pick<SpaceFacts, "regionId"> | null): Verdict {
  if (!isModeratorOf(viewer, space ?? { regionId: null })) return refused("Only a moderator of this space can do this.")
  if (viewer?.id === act.moderatorId) return refused("This was your decision, so another moderator decides about the appeal.")
  return viewer?.id === act.personId ? refused("This is your own appeal, so another moderator decides.") : allowed
}
