import type { Post, Space, Thread, ThreadKind } from "@hub/prisma"
import { allowed, refused, type Verdict, type Viewer } from "../platform/auth.ts"
import { canAnnounce, isModeratorOf, type SpaceFacts } from "./space.policy.ts"

type Place = SpaceFacts & Pick<Space, "closedAt">
type ThreadFacts = Pick<Thread, "state" | "authorId" | "kind">
type PostFacts = Pick<Post, "state" | "authorId">

/** Whoever has a confirmed address writes where they can read. That they can read is for the caller to have asked. */
function canWrite(viewer: Viewer | null, space: Place): Verdict {
  if (!viewer) return refused("Sign in to write.")
  if (!viewer.emailVerified) return refused("Confirm your e-mail address first: use the link we sent you.")
  if (space.closedAt) return refused("This space is closed. What is here can be read, and nothing new can be written.")
  return allowed
}

export function canStartThread(viewer: Viewer | null, space: Place, kind: ThreadKind): Verdict {
  const verdict = canWrite(viewer, space)
  return verdict.allowed && kind === "ANNOUNCEMENT" ? canAnnounce(viewer, space) : verdict
}

export function canReply(viewer: Viewer | null, thread: Pick<ThreadFacts, "state">, space: Place): Verdict {
  const verdict = canWrite(viewer, space)
  if (!verdict.allowed || thread.state === "OPEN" || isModeratorOf(viewer, space)) return verdict
  return refused(thread.state === "LOCKED" ? "This thread is locked, so nobody can reply." : "This thread cannot be replied to.")
}

/** Authors change and delete what they wrote, while the thread is open. Moderators hide; they never write in somebody's name. */
export function canChangePost(viewer: Viewer | null, post: PostFacts, thread: Pick<ThreadFacts, "state">, space: Place): Verdict {
  if (!viewer || viewer.id !== post.authorId) return refused("Only its author can change a post.")
  if (post.state === "DELETED" || post.state === "HIDDEN") return refused("This post cannot be changed any more.")
  return canReply(viewer, thread.state === "WAITING" ? { state: "OPEN" } : thread, space)
}

/** Who asked accepts the answer; moderators may too. */
export function canAcceptAnswer(viewer: Viewer | null, thread: ThreadFacts, space: Place): Verdict {
  if (!viewer) return refused("Sign in to accept an answer.")
  if (thread.kind !== "QUESTION") return refused("Only a question has an accepted answer.")
  if (thread.state !== "OPEN" && !isModeratorOf(viewer, space)) return refused("This thread is locked.")
  return thread.authorId === viewer.id || isModeratorOf(viewer, space)
    ? allowed
    : refused("Only who asked the question can accept an answer.")
}

/** Who started a thread corrects its title and tags; moderators may too. */
export function canChangeThread(viewer: Viewer | null, thread: ThreadFacts, space: Place): Verdict {
  if (!viewer) return refused("Sign in to change this.")
  if (isModeratorOf(viewer, space)) return allowed
  return thread.authorId === viewer.id
    ? canReply(viewer, thread.state === "WAITING" ? { state: "OPEN" } : thread, space)
    : refused("Only who started a thread can change its title and tags.")
}

/** Who started a poll ends it before its day; moderators may too. */
export function canClosePoll(viewer: Viewer | null, thread: ThreadFacts, space: Place): Verdict {
  if (!viewer) return refused("Sign in to close a poll.")
  if (isModeratorOf(viewer, space)) return allowed
  return thread.authorId === viewer.id ? canReply(viewer, thread, space) : refused("Only who started a poll can close it.")
}

export function canReact(viewer: Viewer | null, post: PostFacts): Verdict {
  if (!viewer) return refused("Sign in to react.")
  return viewer.id === post.authorId ? refused("You cannot react to your own post.") : allowed
}
