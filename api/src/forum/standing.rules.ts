import type { ForumStanding } from "@hub/prisma"
import type { Viewer } from "../platform/auth.ts"
import type { Pointers } from "../platform/markdown.ts"

const day = 24 * 60 * 60 * 1000

/** Limits of people the forum does not know yet. They lift by themselves. */
export const newMember = { posts: 3, days: 1, postsPerDay: 5 } as const
/** Posts in a day that nobody writes by hand in good faith. */
export const postsPerDay = 100

type Standing = Pick<ForumStanding, "postCount" | "firstPostedAt">

/** Whether somebody's first posts are watched: until three of them went public and a day has passed. Whoever holds a role or belongs to an organisation is known. */
export function isNewMember(viewer: Pick<Viewer, "grants" | "memberships">, standing: Standing | null, now: Date): boolean {
  if (viewer.grants.length > 0 || viewer.memberships.length > 0) return false
  if (!standing?.firstPostedAt || standing.postCount < newMember.posts) return true
  return now.getTime() - standing.firstPostedAt.getTime() < newMember.days * day
}

export const dailyLimit = (isNew: boolean): number => (isNew ? newMember.postsPerDay : postsPerDay)

/** Why a post waits for a moderator, in words for its author; null when it does not. Links within the hub are nobody's advertising. */
export function reasonToWait({ links, images }: Pick<Pointers, "links" | "images">, isNew: boolean, publicUrl: string): string | null {
  const isForeign = (address: string) => !address.startsWith("/") || address.startsWith("//")
  const foreign = [...links, ...images].filter((address) => isForeign(address) && !address.startsWith("#") && !isWithin(address, publicUrl))
  if (isNew && foreign.length > 0)
    return "A moderator looks at links and pictures in the first posts of new members. This one will be read soon."
  if (new Set(foreign).size > 15) return "It has very many links, so a moderator looks at it first."
  return null
}

const isWithin = (address: string, publicUrl: string): boolean => address === publicUrl || address.startsWith(`${publicUrl}/`)

/** Until when somebody only reads; null when they may write. */
export function suspendedUntil(standing: Pick<ForumStanding, "suspendedUntil"> | null, now: Date): Date | null {
  return standing?.suspendedUntil && standing.suspendedUntil > now ? standing.suspendedUntil : null
}
