import type { Role } from "@hub/prisma"
import type { RegionSlug } from "../../reference/regions.ts"

export type DemoSpace = {
  slug: string
  name: string
  kind: "THEME" | "REGION" | "PANEL" | "GENERAL"
  readers?: "MEMBERS" | Role
  region?: RegionSlug
  about: string
  guidelines?: string
}

/** One post after the first. */
export type DemoReply = {
  by: string
  /** Days after the first post. */
  after: number
  text: string
  /** Handles of those who thanked for it. */
  thanks?: readonly string[]
  isAccepted?: boolean
}

export type DemoThread = {
  slug: string
  space: string
  kind: "QUESTION" | "DISCUSSION" | "ANNOUNCEMENT" | "POLL"
  title: string
  by: string
  /** Days before the load on which it was started. */
  daysAgo: number
  text: string
  /** Slug of the initiative it is about. */
  initiative?: string
  /** Tags, as "taxonomy:slug". */
  tags?: readonly string[]
  isPinned?: boolean
  replies?: readonly DemoReply[]
  poll?: { options: readonly { text: string; votes: readonly string[] }[]; closesInDays: number | null; isMultiple?: boolean }
}

/** A reply, in one line. */
export const reply = (by: string, after: number, text: string, own: Pick<DemoReply, "thanks" | "isAccepted"> = {}): DemoReply => ({
  by,
  after,
  text,
  ...own,
})
