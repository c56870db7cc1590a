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

/** What a text points to outside the hub. */
export function foreignAddresses({ links, images }: Pick<Pointers, "links" | "images">, publicUrl: string): string[] {
  const isForeign = (address: string) => !address.startsWith("/") || address.startsWith("//")
  return [...links, ...images].filter((address) => isForeign(address) && !address.startsWith("#") && !isWithin(address, publicUrl))
}

/** Why a post waits for a moderator, in words for its author; null when it does not. Links within the hub are nobody's advertising; a picture may be. */
export function reasonToWait({ links, images }: Pick<Pointers, "links" | "images">, isNew: boolean, publicUrl: string): string | null {
  const foreign = foreignAddresses({ links, images }, publicUrl)
  if (isNew && (foreign.length > 0 || images.length > 0))
    return "A moderator looks at links and pictures in the first posts of new members. This one will be read soon."
  if (new Set(foreign).size > 15) return "It has very many links, so a moderator looks at it first."
  return null
}

const isWithin = (address: string, publicUrl: string): boolean => address === publicUrl || address.startsWith(`${publicUrl}/`)

/** Texts shorter than this are the same by chance: "Thank you very much". */
const longEnough = 60
/** Threads one person may point to the same site from, within a day. */
const mostThreadsWithSite = 3

type Written = { threadId: string; body: string; sites: readonly string[] }

/** Why a post waits that says what its author said elsewhere lately, or points where they pointed from several threads; null when it does not. */
export function reasonForRepetition(post: Written, lately: readonly Written[]): string | null {
  const elsewhere = lately.filter(({ threadId }) => threadId !== post.threadId)
  const text = folded(post.body)
  if (text.length >= longEnough && elsewhere.some(({ body }) => folded(body) === text))
    return "You wrote the same in another thread, so a moderator looks at it first. Once is enough: people find it by search."
  const threads = (site: string) => new Set(elsewhere.filter(({ sites }) => sites.includes(site)).map(({ threadId }) => threadId)).size
  if (post.sites.some((site) => threads(site) >= mostThreadsWithSite))
    return "You pointed to the same site in several threads today, so a moderator looks at it first."
  return null
}

const folded = (text: string) =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim()

/** The sites that addresses outside the hub lead to. */
export const sitesOf = (addresses: readonly string[]): string[] => [
  ...new Set(addresses.flatMap((address) => /^(?:https?:)?\/\/(?:www\.)?([^/?#:]+)/i.exec(address)?.[1]?.toLowerCase() ?? [])),
]

/** Until when somebody only reads; null when they may write. */
export function suspendedUntil(standing: Pick<ForumStanding, "suspendedUntil"> | null, now: Date): Date | null {
  return standing?.suspendedUntil && standing.suspendedUntil > now ? standing.suspendedUntil : null
}
