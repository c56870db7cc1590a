import type { MembershipStatus } from "@hub/prisma"

export type MembershipEvent = "request" | "join" | "accept" | "refuse" | "end"

/** Where a membership goes from each status; an event that is not named cannot happen there. Null: there is none yet. */
export const membershipMoves: Record<MembershipStatus | "NONE", Partial<Record<MembershipEvent, MembershipStatus>>> = {
  NONE: { request: "REQUESTED", join: "ACTIVE", accept: "ACTIVE" },
  REQUESTED: { join: "ACTIVE", accept: "ACTIVE", refuse: "REFUSED", end: "ENDED" },
  ACTIVE: { end: "ENDED" },
  REFUSED: { request: "REQUESTED", join: "ACTIVE", accept: "ACTIVE" },
  ENDED: { request: "REQUESTED", join: "ACTIVE", accept: "ACTIVE" },
}
