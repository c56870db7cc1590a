import { type MembershipEvent, membershipMoves } from "@hub/api/people/membership.rules"
import { MembershipStatus } from "@hub/prisma"
import fc from "fast-check"
import { describe, expect, test } from "vitest"

const statuses = ["NONE", ...Object.values(MembershipStatus)] as const
const events: readonly MembershipEvent[] = ["request", "join", "accept", "refuse", "end"]

/** Every status × event, written out: where it leads, or that it cannot happen. */
const expected: Record<(typeof statuses)[number], Record<MembershipEvent, MembershipStatus | undefined>> = {
  NONE: { request: "REQUESTED", join: "ACTIVE", accept: "ACTIVE", refuse: undefined, end: undefined },
  REQUESTED: { request: undefined, join: "ACTIVE", accept: "ACTIVE", refuse: "REFUSED", end: "ENDED" },
  ACTIVE: { request: undefined, join: undefined, accept: undefined, refuse: undefined, end: "ENDED" },
  REFUSED: { request: "REQUESTED", join: "ACTIVE", accept: "ACTIVE", refuse: undefined, end: undefined },
  ENDED: { request: "REQUESTED", join: "ACTIVE", accept: "ACTIVE", refuse: undefined, end: undefined },
}

describe.each(statuses)("from %s", (status) => {
  test.each(events)("%s", (event) => {
    expect(membershipMoves[status][event]).toBe(expected[status][event])
  })
})

test("no chain of events makes a member of somebody without a join or a yes", () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...events.filter((event) => event !== "join" && event !== "accept"))), (chain) => {
      let status: (typeof statuses)[number] = "NONE"
      for (const event of chain) status = membershipMoves[status][event] ?? status
      return status !== "ACTIVE"
    }),
  )
})
