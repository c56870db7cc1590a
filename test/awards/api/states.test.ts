import { nominationAfter, type nominationEvents } from "@hub/api/awards/nomination.rules"
import { type RoundEvent, roundAfter } from "@hub/api/awards/round.rules"
import { type ScoreSheetEvent, scoreSheetAfter } from "@hub/api/awards/score-sheet.rules"
import { NominationState, RoundState, ScoreSheetState } from "@hub/prisma"
import { makeEntry, makeJudgedRound, makeNomination, makePanelMember, makePersonWithRole, makeReading, makeRound } from "@hub/seed/builders"
import { beforeAll, describe, expect, test } from "vitest"
import type { Client } from "../../kit/client.ts"
import { globalId } from "../../kit/everybody.ts"
import { useHub } from "../../kit/hub.ts"
import { type Outcome, outcomeOf } from "../../kit/outcome.ts"

const hub = useHub()
let manager: Client

beforeAll(async () => {
  manager = hub.as(await makePersonWithRole(hub, "AWARD_MANAGER"))
})

const mutation = (name: string, declared: string) => {
  const passed = [...declared.matchAll(/\$(\w+)/g)].map(([, one]) => `${one}: $${one}`).join(", ")
  return `mutation (${declared}) { ${name}(${passed}) { __typename } }`
}
const hour = 60 * 60 * 1000

describe("a round", () => {
  /** The events that somebody causes, and the mutation each is; opening and closing are the clock's. */
  const events: Partial<Record<RoundEvent, { document: string; variables?: () => object }>> = {
    edit: {
      document: mutation("updateRound", "$round: ID!, $version: Int!, $input: RoundInput!"),
      variables: () => ({ version: 1, input: { title: "2027", summary: "New", guidance: "New", readersPerNomination: 2 } }),
    },
    approve: { document: mutation("approveRound", "$round: ID!, $version: Int!"), variables: () => ({ version: 1 }) },
    unapprove: { document: mutation("takeBackApproval", "$round: ID!") },
    extend: {
      document: mutation("grantExtension", "$round: ID!, $until: DateTime!, $reason: String!"),
      variables: () => ({ until: new Date(hub.clock.now().getTime() + 100 * 24 * hour).toISOString(), reason: "Strikes" }),
    },
    startJudging: { document: mutation("advanceRound", "$round: ID!, $move: RoundMove!"), variables: () => ({ move: "START_JUDGING" }) },
    moderate: { document: mutation("finishJudging", "$round: String!") },
    resumeJudging: { document: mutation("resumeJudging", "$round: String!") },
    announce: { document: mutation("announceResults", "$round: String!, $message: String!"), variables: () => ({ message: "" }) },
    archive: { document: mutation("archiveRound", "$round: String!") },
  }

  const cases = Object.values(RoundState).flatMap((state) =>
    (Object.keys(events) as RoundEvent[]).map((event) => [state, event, roundAfter(state, event)] as const),
  )
  test.each(cases)("%s: %s leads to %s", async (state, event, next) => {
    const asked = events[event]
    const isOver = !["DRAFT", "OPEN"].includes(state)
    const now = hub.clock.now().getTime()
    const isApproved = state !== "DRAFT" || event === "unapprove"
    const round = await makeRound(hub, {
      state,
      approvedAt: isApproved ? new Date(now - 60 * 24 * hour) : null,
      ...(state === "DRAFT" && { opensAt: new Date(now + hour), scoresDueAt: null }),
      ...(isOver && { opensAt: new Date(now - 40 * 24 * hour), closesAt: new Date(now - hour) }),
    })
    const byId = asked?.document.includes("$round: ID!")
    const outcome = await outcomeOf(manager, asked?.document ?? "", {
      round: byId ? globalId("Round", round) : round.slug,
      ...asked?.variables?.(),
    })
    expect(outcome).toBe(next ? "allowed" : "WrongStateError")
    expect((await hub.db.round.findUniqueOrThrow({ where: { id: round.id } })).state).toBe(next ?? state)
  })
})

describe("a nomination", () => {
  type Event = (typeof nominationEvents)[number]
  type Attempt = (who: { entrant: Client; id: string; reference: string; round: string; version: number }) => Promise<Outcome>
  const decide =
    (outcome: string): Attempt =>
    ({ round, reference }) =>
      outcomeOf(manager, mutation("decideOutcome", "$round: String!, $nomination: String!, $outcome: Outcome!, $reason: String!"), {
        round,
        nomination: reference,
        outcome,
        reason: "As the panel agreed.",
      })
  const find =
    (isEligible: boolean): Attempt =>
    async ({ id }) => {
      const document = `mutation ($ids: [ID!]!, $isEligible: Boolean!) { decideEligibility(nominations: $ids, isEligible: $isEligible, reason: "It has not begun.") { __typename ... on EligibilityDecided { passedOver { message } } } }`
      const { data } = await manager.raw(document, { ids: [id], isEligible })
      const { __typename: type, passedOver } = data.decideEligibility
      // Many are decided at once, so what cannot be is named in the answer instead of refusing them all.
      return type === "EligibilityDecided" ? (passedOver.length > 0 ? "WrongStateError" : "allowed") : type
    }
  /** The events that somebody causes; the others follow from what readers do. */
  const events: Partial<Record<Event, Attempt>> = {
    save: ({ entrant, id, version }) =>
      outcomeOf(entrant, mutation("saveNomination", "$id: ID!, $version: Int!, $fields: NominationInput!"), {
        id,
        version,
        fields: { title: "Another title" },
      }),
    submit: ({ entrant, id, version }) => outcomeOf(entrant, mutation("submitNomination", "$id: ID!, $version: Int!"), { id, version }),
    withdraw: ({ entrant, id }) => outcomeOf(entrant, mutation("withdrawNomination", "$id: ID!"), { id }),
    appeal: ({ entrant, id }) =>
      outcomeOf(entrant, mutation("appealIneligibility", "$id: ID!, $text: String!"), { id, text: "It began in May." }),
    findEligible: find(true),
    findIneligible: find(false),
    shortlist: decide("SHORTLISTED"),
    passOver: decide("NOT_SHORTLISTED"),
    win: decide("WINNER"),
    commend: decide("HIGHLY_COMMENDED"),
    nameFinalist: decide("FINALIST"),
    undecide: ({ round, reference }) =>
      outcomeOf(manager, mutation("undoDecision", "$round: String!, $nomination: String!"), { round, nomination: reference }),
  }
  /** What nobody has submitted is not there for managers. */
  const hidden = (state: NominationState, event: Event) =>
    state === "DRAFT" && !["save", "submit", "withdraw", "appeal"].includes(event) ? "NotFoundError" : null

  const cases = Object.values(NominationState).flatMap((state) =>
    (Object.keys(events) as Event[]).map((event) => [state, event, nominationAfter(state, event)] as const),
  )
  test.each(cases)("%s: %s leads to %s", async (state, event, next) => {
    // Outcomes are decided while the round is judged; everything else of an entrant's happens while it is open.
    const isDecision = /shortlist|passOver|win|commend|nameFinalist|undecide/.test(event)
    const round = await makeRound(hub, { state: isDecision ? "JUDGING" : "OPEN" })
    const entry = await makeEntry(hub, round, { state })
    const attempt = events[event]
    const { version } = entry
    const id = globalId("Nomination", entry)
    const outcome = await attempt?.({ entrant: hub.as(entry.entrant), id, reference: entry.reference, round: round.slug, version })
    expect(outcome).toBe(next ? "allowed" : (hidden(state, event) ?? "WrongStateError"))
    expect((await hub.db.nomination.findUniqueOrThrow({ where: { id: entry.id } })).state).toBe(next ?? state)
  })
})

describe("a score sheet", () => {
  const events: Record<ScoreSheetEvent, string> = { save: "saveScoreSheet", submit: "submitScoreSheet", revise: "reviseScoreSheet" }
  const cases = Object.values(ScoreSheetState).flatMap((state) =>
    (Object.keys(events) as ScoreSheetEvent[]).map((event) => [state, event, scoreSheetAfter(state, event)] as const),
  )
  test.each(cases)("%s: %s leads to %s", async (state, event, next) => {
    const judged = await makeJudgedRound(hub, { state: "JUDGING" })
    const nomination = await makeNomination(hub, judged, { state: "ALLOCATED" })
    const reader = await makePanelMember(hub, judged)
    await makeReading(hub, judged, nomination, reader, [3, 3], {
      state,
      ...(state === "DRAFT" && { submittedAt: null }),
      ...(state === "REVISED" && { revisedAt: hub.clock.now() }),
    })
    const sheet = await hub.db.scoreSheet.findFirstOrThrow({ where: { nominationId: nomination.id } })
    const declared = "$round: String!, $nomination: String!, $version: Int!, $scores: [ScoreInput!]!, $comment: String!"
    const outcome = await outcomeOf(hub.as(reader.person), mutation(events[event], declared), {
      round: judged.round.slug,
      nomination: nomination.reference,
      version: sheet.version,
      scores: judged.criteria.map(({ id }) => ({ criterion: id, value: 4, reason: "As the figures show." })),
      comment: "",
    })
    expect(outcome).toBe(next ? "allowed" : "WrongStateError")
    expect((await hub.db.scoreSheet.findUniqueOrThrow({ where: { id: sheet.id } })).state).toBe(next ?? state)
  })
})
