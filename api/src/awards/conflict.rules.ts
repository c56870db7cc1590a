import type { ConflictKind } from "@hub/prisma"

/** Kinds the hub finds by itself, from who people are and where they belong. */
export const foundKinds = ["OWN_NOMINATION", "NOMINEE", "SAME_ORGANISATION", "PARTNER_ORGANISATION"] as const satisfies ConflictKind[]

/** Why somebody may not judge a nomination, as the end of "You cannot judge it because …". */
export const conflictInWords: Record<ConflictKind, string> = {
  OWN_NOMINATION: "they entered it",
  NOMINEE: "they are nominated in it",
  SAME_ORGANISATION: "they belong to the organisation that enters it",
  PARTNER_ORGANISATION: "they belong to a partner organisation",
  DECLARED: "they declared a conflict of interest",
  RECORDED: "the award manager recorded a conflict of interest",
}

/** Who has a conflict with which nomination, and why. */
export type ConflictFact = { roundId: string; nominationId: string; personId: string; kind: ConflictKind; reason: string | null }
