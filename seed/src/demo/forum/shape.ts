import type { FlagReason, ModerationKind, Role } from "@hub/prisma"
import type { RegionSlug } from "../../reference/regions.ts"
import type { DemoCommitment } from "../activity/commitments.ts"

export type DemoSpace = {
  slug: string
  name: string
  kind: "THEME" | "REGION" | "PANEL" | "GENERAL"
  readers?: "MEMBERS" | Role
  region?: RegionSlug
  about: string
  guidelines?: string
}

/** Somebody's word to the moderators about a post. It is open while the post can be read. */
export type DemoFlag = { by: string; daysAgo: number; reason: FlagReason; note?: string }

/** What a moderator decided about a post or, for the first one, its thread; and what its author said to it. */
export type DemoAct = {
  kind: ModerationKind
  by: string
  daysAgo: number
  reason: string
  /** How long somebody is kept from writing. */
  days?: number
  appeal?: { text: string; daysAgo: number; fell?: { by: string; daysAgo: number; answer: string } }
}

/** A post that is not simply there for all who may read its thread, or that moderators had to do with. */
export type DemoModeration = {
  /** Why it waits for a moderator, in words for its author. */
  waits?: string
  /** Why it is hidden. */
  hidden?: string
  flags?: readonly DemoFlag[]
  acts?: readonly DemoAct[]
}

/** One post after the first. */
export type DemoReply = DemoModeration & {
  by: string
  /** Days after the first post. */
  after: number
  text: string
  /** Handles of those who thanked for it. */
  thanks?: readonly string[]
  isAccepted?: boolean
}

export type DemoThread = DemoModeration & {
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
  /** The commitment of an organisation that it is about. */
  commitment?: Pick<DemoCommitment, "organisation" | "scheme">
  /** Tags, as "taxonomy:slug". */
  tags?: readonly string[]
  isPinned?: boolean
  /** Why it can be read and not answered. */
  locked?: string
  replies?: readonly DemoReply[]
  poll?: { options: readonly { text: string; votes: readonly string[] }[]; closesInDays: number | null; isMultiple?: boolean }
}

/** A reply, in one line. */
export const reply = (by: string, after: number, text: string, own: Omit<DemoReply, "by" | "after" | "text"> = {}): DemoReply => ({
  by,
  after,
  text,
  ...own,
})
