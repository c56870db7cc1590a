import { differsFromSubmitted } from "@hub/api/awards/entry.rules"
import type { NominationAnswers, SnapshotContent } from "@hub/api/awards/nomination.input"
import {
  entrantMove,
  nominationAfter,
  nominationEvents,
  nominationMoves,
  nominationReference,
  publicState,
  statesBefore,
} from "@hub/api/awards/nomination.rules"
import { NominationState, RoundState } from "@hub/prisma"
import { describe, expect, test } from "vitest"

const states = Object.values(NominationState)

/** What domain.md says, written out once more and by hand: each state, and what may happen there. */
const expected: Record<NominationState, string[]> = {
  DRAFT: ["save>DRAFT", "submit>SUBMITTED"],
  SUBMITTED: ["findEligible>ELIGIBLE", "findIneligible>INELIGIBLE", "save>SUBMITTED", "submit>SUBMITTED", "withdraw>WITHDRAWN"],
  INELIGIBLE: [
    "appeal>INELIGIBLE",
    "findEligible>ELIGIBLE",
    "findIneligible>INELIGIBLE",
    "save>INELIGIBLE",
    "submit>SUBMITTED",
    "withdraw>WITHDRAWN",
  ],
  ELIGIBLE: ["allocate>ALLOCATED", "findIneligible>INELIGIBLE", "save>ELIGIBLE", "submit>SUBMITTED", "withdraw>WITHDRAWN"],
  ALLOCATED: ["deallocate>ELIGIBLE", "findIneligible>INELIGIBLE", "score>SCORED", "withdraw>WITHDRAWN"],
  SCORED: ["passOver>NOT_SHORTLISTED", "shortlist>SHORTLISTED", "unscore>ALLOCATED", "withdraw>WITHDRAWN"],
  SHORTLISTED: [
    "commend>HIGHLY_COMMENDED",
    "nameFinalist>FINALIST",
    "passOver>NOT_SHORTLISTED",
    "undecide>SCORED",
    "win>WINNER",
    "withdraw>WITHDRAWN",
  ],
  NOT_SHORTLISTED: ["shortlist>SHORTLISTED", "undecide>SCORED", "withdraw>WITHDRAWN"],
  WINNER: ["commend>HIGHLY_COMMENDED", "nameFinalist>FINALIST", "undecide>SHORTLISTED", "win>WINNER", "withdraw>WITHDRAWN"],
  HIGHLY_COMMENDED: ["commend>HIGHLY_COMMENDED", "nameFinalist>FINALIST", "undecide>SHORTLISTED", "win>WINNER", "withdraw>WITHDRAWN"],
  FINALIST: ["commend>HIGHLY_COMMENDED", "nameFinalist>FINALIST", "undecide>SHORTLISTED", "win>WINNER", "withdraw>WITHDRAWN"],
  WITHDRAWN: ["save>WITHDRAWN", "submit>SUBMITTED"],
}

describe("the life of a nomination", () => {
  test.each(states)("%s: every event leads where it should, and no other event happens", (state) => {
    const possible = nominationEvents.flatMap((event) => {
      const next = nominationAfter(state, event)
      return next ? [`${event}>${next}`] : []
    })
    expect(possible.sort()).toEqual(expected[state])
  })

  test("every state can be reached, and whatever was submitted can be withdrawn", () => {
    const reached = new Set<NominationState>(["DRAFT"])
    for (const state of reached) for (const next of Object.values(nominationMoves[state])) reached.add(next)
    expect([...reached].sort()).toEqual([...states].sort())
    expect(statesBefore("withdraw").sort()).toEqual(states.filter((state) => state !== "DRAFT" && state !== "WITHDRAWN").sort())
  })

  test("what readers have begun to judge is not replaced under their hands", () => {
    expect(statesBefore("submit").sort()).toEqual(["DRAFT", "ELIGIBLE", "INELIGIBLE", "SUBMITTED", "WITHDRAWN"])
  })
})

test("what was found eligible is left alone once the round has closed for all; other entries have their extension", () => {
  for (const state of states)
    for (const event of ["save", "submit"] as const) {
      expect(entrantMove(state, event, true)).toBe(nominationAfter(state, event))
      expect(entrantMove(state, event, false)).toBe(state === "ELIGIBLE" ? null : nominationAfter(state, event))
    }
})

describe("what may be known of a state", () => {
  const secret: NominationState[] = ["ALLOCATED", "SCORED", "SHORTLISTED", "NOT_SHORTLISTED", "WINNER", "HIGHLY_COMMENDED", "FINALIST"]
  const before = Object.values(RoundState).filter((state) => state !== "ANNOUNCED" && state !== "ARCHIVED")

  test.each(before)("while the round is %s nothing after eligibility shows", (state) => {
    for (const one of secret) expect(publicState(one, { state })).toBe("ELIGIBLE")
    for (const one of states.filter((other) => !secret.includes(other))) expect(publicState(one, { state })).toBe(one)
  })

  test("once it is announced outcomes show, and how far judging had come still does not", () => {
    for (const state of ["ANNOUNCED", "ARCHIVED"] as const) {
      expect(publicState("WINNER", { state })).toBe("WINNER")
      expect(publicState("NOT_SHORTLISTED", { state })).toBe("NOT_SHORTLISTED")
      expect(publicState("SCORED", { state })).toBe("ELIGIBLE")
      expect(publicState("ALLOCATED", { state })).toBe("ELIGIBLE")
    }
  })
})

test("a reference has no letters that people confuse", () => {
  expect(nominationReference(new Uint8Array([0, 1, 2, 3, 4, 5]))).toBe("AW-234567")
})

describe("what is written beside what was submitted", () => {
  const answers: NominationAnswers = {
    categoryId: "schools",
    title: "A title",
    summary: "A summary.",
    responses: [{ criterionId: "reach", text: "Forty." }],
    eligibility: [{ questionId: "running", answer: true }],
    partnerIds: ["b", "a"],
    links: [{ label: "Site", url: "https://example.org" }],
    attachments: [{ fileId: "f", description: "Plan" }],
  }
  const frozen: SnapshotContent = {
    reference: "AW-234567",
    round: "2027",
    category: { id: "schools", title: "Schools" },
    organisation: { id: "o", name: "Saltmarsh" },
    entrant: "Hannah",
    nominee: { kind: "MYSELF", name: "Hannah" },
    initiative: null,
    title: "A title",
    summary: "A summary.",
    responses: [
      { criterionId: "reach", title: "Reach", question: "?", wordLimit: 50, text: "Forty.", words: 1 },
      { criterionId: "evidence", title: "Evidence", question: "?", wordLimit: 50, text: "", words: 0 },
    ],
    eligibility: [{ question: "Running?", answer: true, expected: true }],
    partners: [
      { id: "a", name: "A" },
      { id: "b", name: "B" },
    ],
    links: answers.links,
    attachments: answers.attachments,
  }
  const round = { eligibilityQuestions: [{ id: "running", expectedAnswer: true }] }
  const differs = (own: Partial<NominationAnswers>) => differsFromSubmitted({ ...answers, ...own }, frozen, round)

  test("is the same in another order, and with what is kept of questions that were not asked", () => {
    expect(differs({})).toBe(false)
    const kept = { criterionId: "of another category", text: "Kept" }
    expect(differs({ partnerIds: ["a", "b"], responses: [kept, ...answers.responses] })).toBe(false)
  })

  test.each([
    ["category", { categoryId: "colleges" }],
    ["title", { title: "Another" }],
    ["summary", { summary: "" }],
    ["answer", { responses: [{ criterionId: "evidence", text: "Forty." }] }],
    ["eligibility", { eligibility: [{ questionId: "running", answer: false }] }],
    ["eligibility that is taken back", { eligibility: [] }],
    ["partners", { partnerIds: ["a"] }],
    ["links", { links: [{ label: "Site", url: "https://example.com" }] }],
    ["attachments", { attachments: [] }],
  ] as [string, Partial<NominationAnswers>][])("differs by its %s", (_what, own) => {
    expect(differs(own)).toBe(true)
  })
})
