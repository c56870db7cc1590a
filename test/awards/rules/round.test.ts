import { deadlineOf, entryWindow, isAnnounced, roundAfter, roundEvents, roundMoves, stateByClock } from "@hub/api/awards/round.rules"
import { RoundState } from "@hub/prisma"
import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { londonInstant } from "../../../web/app/platform/dates.ts"

const states = Object.values(RoundState)

/** What domain.md says, written out once more and by hand: each state, and what may happen there. */
const expected: Record<RoundState, string[]> = {
  DRAFT: ["approve>DRAFT", "edit>DRAFT", "open>OPEN", "unapprove>DRAFT"],
  OPEN: ["close>CLOSED", "extend>OPEN"],
  CLOSED: ["extend>OPEN", "startJudging>JUDGING"],
  JUDGING: ["moderate>MODERATED"],
  MODERATED: ["announce>ANNOUNCED", "resumeJudging>JUDGING"],
  ANNOUNCED: ["archive>ARCHIVED"],
  ARCHIVED: [],
}

describe("the life of a round", () => {
  test.each(states)("%s: every event leads where it should, and no other event happens", (state) => {
    const possible = roundEvents.flatMap((event) => {
      const next = roundAfter(state, event)
      return next ? [`${event}>${next}`] : []
    })
    expect(possible.sort()).toEqual(expected[state])
  })

  test("every state can be reached, and the results stay public", () => {
    const reached = new Set<RoundState>(["DRAFT"])
    for (const state of reached) for (const next of Object.values(roundMoves[state])) reached.add(next)
    expect([...reached].sort()).toEqual([...states].sort())
    for (const state of states.filter((one) => isAnnounced({ state: one })))
      expect(Object.values(roundMoves[state]).every((next) => isAnnounced({ state: next }))).toBe(true)
  })
})

const at = (instant: string) => new Date(instant)
const open = {
  state: "OPEN",
  approvedAt: at("2026-01-01T00:00Z"),
  opensAt: at("2026-02-01T09:00Z"),
  closesAt: at("2026-03-31T16:00Z"),
} as const

describe("the deadline", () => {
  test.each([
    ["in winter, closing at 5 pm", "2026-02-27T17:00", "2026-02-27T17:00:00.000Z"],
    ["the evening before summer time begins", "2026-03-28T23:59", "2026-03-28T23:59:00.000Z"],
    ["the last minute before the clocks go forward", "2026-03-29T00:59", "2026-03-29T00:59:00.000Z"],
    ["just after the clocks have gone forward", "2026-03-29T02:00", "2026-03-29T01:00:00.000Z"],
    ["the evening of that day", "2026-03-29T17:00", "2026-03-29T16:00:00.000Z"],
    ["the evening before summer time ends", "2026-10-24T23:59", "2026-10-24T22:59:00.000Z"],
    ["the hour that comes twice: its first", "2026-10-25T01:30", "2026-10-25T00:30:00.000Z"],
    ["just after the clocks have gone back", "2026-10-25T02:00", "2026-10-25T02:00:00.000Z"],
    ["the evening of that day in autumn", "2026-10-25T17:00", "2026-10-25T17:00:00.000Z"],
  ])("%s is that instant, to the millisecond", (_name, local, instant) => {
    const closesAt = at(londonInstant(local))
    expect(closesAt.toISOString()).toBe(instant)
    const round = { ...open, opensAt: at("2026-01-05T09:00Z"), closesAt }
    expect(entryWindow(round, [], null, new Date(closesAt.getTime() - 1))).toBe("OPEN")
    expect(entryWindow(round, [], null, closesAt)).toBe("PASSED")
  })

  test("opens at its instant and not before, and never without the manager's word", () => {
    expect(entryWindow(open, [], null, new Date(open.opensAt.getTime() - 1))).toBe("NOT_YET_OPEN")
    expect(entryWindow(open, [], null, open.opensAt)).toBe("OPEN")
    expect(entryWindow({ ...open, state: "DRAFT" }, [], null, open.opensAt)).toBe("OPEN")
    expect(entryWindow({ ...open, state: "DRAFT", approvedAt: null }, [], null, open.opensAt)).toBe("NOT_YET_OPEN")
  })

  test("an entry that came in time is in time, though the round has been closed meanwhile", () => {
    const before = new Date(open.closesAt.getTime() - 1)
    expect(entryWindow({ ...open, state: "CLOSED" }, [], null, before)).toBe("OPEN")
  })

  test("an extension counts for its own nomination, or for all, and ends when readers have finished", () => {
    const late = at("2026-04-01T12:00Z")
    const own = [{ nominationId: "mine", until: at("2026-04-02T16:00Z") }]
    expect(entryWindow({ ...open, state: "CLOSED" }, own, "mine", late)).toBe("OPEN")
    expect(entryWindow({ ...open, state: "JUDGING" }, own, "mine", late)).toBe("OPEN")
    expect(entryWindow({ ...open, state: "CLOSED" }, own, "other", late)).toBe("PASSED")
    expect(entryWindow({ ...open, state: "CLOSED" }, own, null, late)).toBe("PASSED")
    expect(entryWindow({ ...open, state: "MODERATED" }, own, "mine", late)).toBe("PASSED")
    expect(entryWindow({ ...open, state: "ANNOUNCED" }, own, "mine", late)).toBe("PASSED")
    const all = [{ nominationId: null, until: at("2026-04-02T16:00Z") }]
    expect(entryWindow(open, all, "other", late)).toBe("OPEN")
    expect(entryWindow(open, all, "other", at("2026-04-02T16:00Z"))).toBe("PASSED")
  })

  test("is the latest of the closing date and the extensions that count, in whatever order they were granted", () => {
    const extension = fc.record({
      nominationId: fc.constantFrom(null, "mine", "other"),
      until: fc.date({ min: at("2026-01-01T00:00Z"), max: at("2026-12-31T00:00Z"), noInvalidDate: true }),
    })
    fc.assert(
      fc.property(fc.array(extension, { maxLength: 8 }), (extensions) => {
        const counting = extensions.filter(({ nominationId }) => nominationId !== "other").map(({ until }) => until.getTime())
        expect(deadlineOf(open, extensions, "mine")?.getTime()).toBe(Math.max(open.closesAt.getTime(), ...counting))
      }),
    )
  })
})

test("the clock opens what is approved and closes what is over, and moves nothing else", () => {
  const draft = { ...open, state: "DRAFT" } as const
  expect(stateByClock(draft, [], new Date(open.opensAt.getTime() - 1))).toBe("DRAFT")
  expect(stateByClock(draft, [], open.opensAt)).toBe("OPEN")
  expect(stateByClock({ ...draft, approvedAt: null }, [], open.opensAt)).toBe("DRAFT")
  expect(stateByClock(draft, [], open.closesAt)).toBe("CLOSED")
  expect(stateByClock(open, [], new Date(open.closesAt.getTime() - 1))).toBe("OPEN")
  expect(stateByClock(open, [], open.closesAt)).toBe("CLOSED")
  expect(stateByClock(open, [{ nominationId: null, until: at("2026-04-02T16:00Z") }], open.closesAt)).toBe("OPEN")
  expect(stateByClock(open, [{ nominationId: "mine", until: at("2026-04-02T16:00Z") }], open.closesAt)).toBe("CLOSED")
  for (const state of ["CLOSED", "JUDGING", "MODERATED", "ANNOUNCED", "ARCHIVED"] as const)
    expect(stateByClock({ ...open, state }, [], open.opensAt)).toBe(state)
})
