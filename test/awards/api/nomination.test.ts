import { submitNomination } from "@hub/api/awards/nomination-submit.service"
import { moveRoundsJob } from "@hub/api/awards/round.jobs"
import { grantExtension } from "@hub/api/awards/round.service"
import type { Context } from "@hub/api/platform/context"
import type { NominationState, Person } from "@hub/prisma"
import {
  answersFor,
  giveRole,
  joinOrganisation,
  makeEntry,
  makeInitiative,
  makeOrganisation,
  makePerson,
  makePersonWithRole,
  makeRound,
  type RoundWithSetup,
} from "@hub/seed/builders"
import { beforeAll, describe, expect, test } from "vitest"
import type { Client } from "../../kit/client.ts"
import { useHub } from "../../kit/hub.ts"

const hub = useHub()
const globalId = (type: string, { id }: { id: string }) => Buffer.from(`${type}:${id}`).toString("base64")
const stated = "... on UserError { code message }"
const errors = `${stated} ... on ValidationError { issues { field message } }`
const late = `${errors} ... on DeadlinePassedError { deadline }`
const read = `reference state stateLabel title submittedAt draft { version hasChanges canSave canWithdraw consent deadline answers { title } gaps { field } } submitted { number submittedAt title responses { question text words } }`

const start = `mutation($round: ID!, $categoryId: ID!, $organisation: ID!, $nominee: NomineeInput!, $initiative: ID) {
  startNomination(round: $round, categoryId: $categoryId, organisation: $organisation, nominee: $nominee, initiative: $initiative) {
  __typename ... on Nomination { id ${read} } ${late} } }`
const save = `mutation($id: ID!, $version: Int!, $fields: NominationInput!) { saveNomination(id: $id, version: $version, fields: $fields) {
  __typename ... on SavedNomination { issues { field message } nomination { ${read} } } ... on ConflictError { currentVersion current } ... on DeadlinePassedError { deadline } ${stated} } }`
const submit = `mutation($id: ID!, $version: Int!) { submitNomination(id: $id, version: $version) { __typename ... on Nomination { ${read} } ... on ConflictError { currentVersion } ${late} } }`
const withdraw = `mutation($id: ID!, $reason: String) { withdrawNomination(id: $id, reason: $reason) { __typename ... on Nomination { ${read} } ${stated} } }`
const removeDraft = `mutation($id: ID!) { deleteNominationDraft(id: $id) { __typename ... on Deleted { id } ${stated} } }`
const nominate = `mutation($id: ID!, $nominee: NomineeInput!) { changeNominee(id: $id, nominee: $nominee) { __typename ... on Nomination { nomineeName draft { consent } } ${errors} } }`
const ask = `mutation($id: ID!) { askNominee(id: $id) { __typename ... on Nomination { draft { consent } } ${stated} } }`
const consentQuery = `query($token: String!) { consentRequest(token: $token) { name answer title entrant round } }`
const consent = `mutation($token: String!, $agrees: Boolean!) { answerConsent(token: $token, agrees: $agrees) { __typename ... on ConsentRequest { answer } ${stated} } }`
const decide = `mutation($nominations: [ID!]!, $isEligible: Boolean!, $reason: String) { decideEligibility(nominations: $nominations, isEligible: $isEligible, reason: $reason) {
  __typename ... on EligibilityDecided { nominations { reference state } passedOver { reference message } } ${errors} } }`
const appeal = `mutation($id: ID!, $text: String!) { appealIneligibility(id: $id, text: $text) { __typename ... on Nomination { eligibility { appeal canAppeal } } ${errors} } }`
const one = `query($reference: String!) { nomination(reference: $reference) { ${read} eligibility { ineligibleReason appeal } } }`

let round: RoundWithSetup
let entrant: Person
let hannah: Client
let lead: Client
let manager: Client
let organisation: { id: string }
let others: Record<string, Client>

beforeAll(async () => {
  round = await makeRound(hub)
  organisation = await makeOrganisation(hub)
  entrant = await makePerson(hub, { name: "Hannah Whitfield" })
  await joinOrganisation(hub, entrant, organisation)
  const leader = await makePerson(hub)
  await joinOrganisation(hub, leader, organisation, "LEAD")
  const colleague = await makePerson(hub)
  await joinOrganisation(hub, colleague, organisation)
  const stranger = await makePerson(hub)
  await joinOrganisation(hub, stranger, await makeOrganisation(hub), "LEAD")
  const otherManager = await makePerson(hub)
  await giveRole(hub, otherManager, "AWARD_MANAGER", { round: await makeRound(hub) })
  hannah = hub.as(entrant)
  lead = hub.as(leader)
  manager = hub.as(await makePersonWithRole(hub, "AWARD_MANAGER"))
  others = {
    colleague: hub.as(colleague),
    "other organisation": hub.as(stranger),
    "manager of another round": hub.as(otherManager),
    editor: hub.as(await makePersonWithRole(hub, "EDITOR")),
    administrator: hub.as(await makePersonWithRole(hub, "ADMINISTRATOR")),
  }
})

const startWith = (more: object = {}) => ({
  round: globalId("Round", round),
  categoryId: round.categories[0]?.id,
  organisation: globalId("Organisation", organisation),
  nominee: { kind: "MY_TEAM", name: "The outreach team" },
  ...more,
})
const begin = (more: object = {}): Promise<{ id: string; reference: string }> => hannah.mutate(start, startWith(more))
const fieldsOf = (own: Parameters<typeof answersFor>[1] = {}) => {
  const { partnerIds, ...fields } = answersFor(round, own)
  return { ...fields, partnerIds: partnerIds.map((id) => globalId("Organisation", { id })) }
}
async function submitted(more: object = {}) {
  const { id, reference } = await begin(more)
  await hannah.mutate(save, { id, version: 1, fields: fieldsOf() })
  await hannah.mutate(submit, { id, version: 2 })
  return { id, reference }
}

describe("entering", () => {
  test("only members enter for an organisation, and only in a round they may know of", async () => {
    await hub.visitor.expectUnauthenticated(start, startWith())
    await others["other organisation"]?.expectForbidden(start, startWith())
    const hidden = await makeRound(hub, { state: "DRAFT" })
    await hannah.refused("NotFoundError", start, startWith({ round: globalId("Round", hidden), categoryId: hidden.categories[0]?.id }))
    const elsewhere = await makeRound(hub)
    expect((await hannah.refused("ValidationError", start, startWith({ categoryId: elsewhere.categories[0]?.id }))).issues[0].field).toBe(
      "categoryId",
    )
    expect(
      (await hannah.refused("ValidationError", start, startWith({ nominee: { kind: "SOMEBODY_ELSE", name: "Ada", email: "ada" } })))
        .issues[0].field,
    ).toBe("email")
  })

  test("from a published initiative: its texts are carried over and the link is kept", async () => {
    const initiative = await makeInitiative(hub, { content: { title: "Mentors for midwives", summary: "Each has a mentor." } })
    const begun = await begin({ initiative: globalId("Initiative", initiative) })
    const { nomination } = await hannah.query(
      `query($reference: String!) { nomination(reference: $reference) { draft { initiativeSlug answers { title summary } } } }`,
      begun,
    )
    expect(nomination.draft).toEqual({
      initiativeSlug: initiative.slug,
      answers: { title: "Mentors for midwives", summary: "Each has a mentor." },
    })
    await hannah.refused("NotFoundError", start, startWith({ initiative: globalId("Initiative", { id: crypto.randomUUID() }) }))
  })

  test("what cannot be taken is named and keeps what it had; a stale save is refused with what is stored", async () => {
    const { id } = await begin()
    const foreign = await makeRound(hub)
    const saved = await hannah.mutate(save, {
      id,
      version: 1,
      fields: {
        title: "A title",
        responses: [{ criterionId: foreign.criteria[0]?.id, text: "?" }],
        links: [{ label: "x", url: "javascript:alert(1)" }],
        partnerIds: [globalId("Organisation", organisation)],
        attachments: [{ fileId: crypto.randomUUID(), description: "Not mine" }],
      },
    })
    expect(saved.nomination.draft).toMatchObject({ version: 2, answers: { title: "A title" } })
    expect(saved.issues.map(({ field }: { field: string }) => field).sort()).toEqual([
      "attachments",
      "links.0.url",
      "partnerIds",
      "responses",
    ])
    const conflict = await lead.refused("ConflictError", save, { id, version: 1, fields: { title: "The lead's" } })
    expect(conflict).toMatchObject({ currentVersion: 2, current: { title: "A title" } })
  })

  test("word limits are enforced when it is submitted, and nothing typed is lost meanwhile", async () => {
    const { id } = await begin()
    const long = Array.from({ length: 51 }, () => "word").join(" ")
    const [first, second] = round.criteria
    const responses = [
      { criterionId: first?.id ?? "", text: long },
      { criterionId: second?.id ?? "", text: "" },
    ]
    const { nomination } = await hannah.mutate(save, { id, version: 1, fields: fieldsOf({ responses, eligibility: [] }) })
    const wrong = [`eligibility.${round.eligibilityQuestions[0]?.id}`, `responses.${first?.id}`, `responses.${second?.id}`]
    expect(nomination.draft.gaps.map(({ field }: { field: string }) => field)).toEqual(wrong)
    const { issues } = await hannah.refused("ValidationError", submit, { id, version: 2 })
    expect(issues.map(({ field }: { field: string }) => field)).toEqual(wrong)
    expect(issues[1].message).toBe(`Shorten “${first?.title}”: 51 words, and 50 are allowed`)
  })

  test("what was submitted is frozen and shown exactly as it was, with a receipt; it can be changed and submitted again", async () => {
    hub.clock.set(new Date("2026-11-24T12:34:56.789Z"))
    round = await makeRound(hub)
    const { id, reference } = await begin()
    const fields = fieldsOf({ title: "As it was" })
    await hannah.mutate(save, { id, version: 1, fields })
    await hannah.refused("ConflictError", submit, { id, version: 1 })
    const sent = await hannah.mutate(submit, { id, version: 2 })
    expect(sent).toMatchObject({ state: "SUBMITTED", submittedAt: "2026-11-24T12:34:56.789Z", draft: { hasChanges: false } })
    const receipts = (await hub.mail(entrant.email)).filter(({ kind }) => kind === "nomination.receipt")
    expect(receipts.at(-1)?.text).toContain("24 November 2026 at 12:34:56 GMT")
    await hannah.mutate(save, { id, version: 2, fields: { title: "Changed" } })
    const after = (await manager.query(one, { reference })).nomination
    expect(after).toMatchObject({ title: "As it was", draft: null, submitted: { number: 1, title: "As it was" } })
    expect(after.submitted.responses[0]).toMatchObject({ question: round.criteria[0]?.question, words: 7 })
    expect((await hannah.query(one, { reference })).nomination.draft).toMatchObject({ hasChanges: true, answers: { title: "Changed" } })
    await hannah.mutate(submit, { id, version: 3 })
    expect((await manager.query(one, { reference })).nomination.submitted).toMatchObject({ number: 2, title: "Changed" })
    await expect(hub.db.nominationSnapshot.updateMany({ data: { number: 9 } })).rejects.toThrow()
    await hannah.refused("WrongStateError", removeDraft, { id })
    expect(await hannah.mutate(withdraw, { id, reason: "We were too early" })).toMatchObject({
      state: "WITHDRAWN",
      draft: { canSave: true },
    })
    await hannah.refused("WrongStateError", withdraw, { id })
    expect(await hannah.mutate(submit, { id, version: 3 })).toMatchObject({ state: "SUBMITTED" })
    const draft = await begin()
    await hannah.mutate(removeDraft, draft)
    expect((await hannah.query(one, { reference: draft.reference })).nomination).toBeNull()
  })

  test("somebody else must consent by the link; who refuses is out, and another can be nominated", async () => {
    const nominee = { kind: "SOMEBODY_ELSE", name: "Ada Clarke", email: "Ada.Clarke@example.org" }
    const tokenOf = async (address: string) =>
      /\/awards\/consent\/([\w-]+)/.exec(
        (await hub.mail(address)).filter(({ kind }) => kind === "nomination.consent").at(-1)?.text ?? "",
      )?.[1] ?? ""
    const first = await submitted({ nominee })
    const token = await tokenOf("ada.clarke@example.org")
    expect((await hub.visitor.query(consentQuery, { token })).consentRequest).toMatchObject({
      name: "Ada Clarke",
      answer: null,
      entrant: entrant.name,
    })
    expect((await hub.visitor.query(consentQuery, { token: "wrong" })).consentRequest).toBeNull()
    await hub.visitor.refused("NotFoundError", consent, { token: "wrong", agrees: true })
    const waiting = await manager.mutate(decide, { nominations: [first.id], isEligible: true })
    expect(waiting).toMatchObject({
      nominations: [],
      passedOver: [{ reference: first.reference, message: "The nominee has not agreed yet." }],
    })
    expect(await hub.visitor.mutate(consent, { token, agrees: true })).toMatchObject({ answer: true })
    await hub.visitor.refused("WrongStateError", consent, { token, agrees: false })
    expect(await manager.mutate(decide, { nominations: [first.id], isEligible: true })).toMatchObject({
      nominations: [{ state: "ELIGIBLE" }],
    })
    const second = await submitted({ nominee: { ...nominee, email: "bo@example.org" } })
    await hub.visitor.mutate(consent, { token: await tokenOf("bo@example.org"), agrees: false })
    expect((await hannah.query(one, second)).nomination.state).toBe("WITHDRAWN")
    await hannah.refused("WrongStateError", submit, { id: second.id, version: 2 })
    await hannah.refused("WrongStateError", ask, { id: second.id })
    expect(await hannah.mutate(nominate, { id: second.id, nominee: { ...nominee, email: "cy@example.org" } })).toMatchObject({
      nomineeName: "Ada Clarke",
    })
    await hannah.mutate(ask, { id: second.id })
    const early = await tokenOf("cy@example.org")
    await hannah.mutate(ask, { id: second.id })
    expect((await hub.visitor.query(consentQuery, { token: early })).consentRequest).toBeNull()
    expect(await hannah.mutate(submit, { id: second.id, version: 2 })).toMatchObject({ draft: { consent: "ASKED" } })
    await hannah.refused("WrongStateError", nominate, { id: second.id, nominee })
    for (let more = 0; more < 2; more++) await hannah.mutate(ask, { id: second.id })
    await hannah.refused("RateLimitedError", ask, { id: second.id })
  })
})

describe("who may do what with an entry", () => {
  test("strangers find nothing; the entrant and the leads write; managers of the round read what was submitted", async () => {
    const draft = await begin()
    const { id, reference } = await submitted()
    const nominee = { kind: "MY_TEAM", name: "Us" }
    const mutations: [string, object][] = [
      [save, { id, version: 2, fields: { title: "Mine now" } }],
      [submit, { id, version: 2 }],
      [withdraw, { id }],
      [removeDraft, { id }],
      [nominate, { id, nominee }],
      [ask, { id }],
      [appeal, { id, text: "Please" }],
    ]
    const node = `query($id: ID!) { node(id: $id) { id } }`
    for (const [name, client] of Object.entries(others)) {
      for (const [document, variables] of mutations) await client.refused("NotFoundError", document, variables as Record<string, unknown>)
      expect((await client.query(one, { reference })).nomination, name).toBeNull()
      expect((await client.query(node, { id })).node, name).toBeNull()
      await client.expectForbidden(decide, { nominations: [id], isEligible: true })
      expect(
        JSON.stringify(
          await client.query(
            `{ myNominations { edges { node { reference } } } rounds { edges { node { entries { edges { node { id } } } } } } }`,
          ),
        ),
        name,
      ).not.toContain(reference)
    }
    for (const [document, variables] of mutations) await hub.visitor.expectUnauthenticated(document, variables as Record<string, unknown>)
    await hub.visitor.expectUnauthenticated(decide, { nominations: [id], isEligible: true })
    expect((await lead.query(one, { reference })).nomination.draft).not.toBeNull()
    expect((await manager.query(one, { reference })).nomination).toMatchObject({ draft: null, submitted: { number: 1 } })
    expect((await manager.query(one, { reference: draft.reference })).nomination).toBeNull()
    await manager.refused("NotFoundError", save, { id, version: 2, fields: { title: "The manager's" } })
    await manager.refused("NotFoundError", decide, { nominations: [draft.id], isEligible: true })
    await hannah.expectForbidden(decide, { nominations: [id], isEligible: true })
  })

  test("a reader sees what they were given, and nothing of it once they have a conflict", async () => {
    const entry = await makeEntry(hub, round, { state: "ALLOCATED" })
    const reader = await makePerson(hub)
    const at = hub.clock.now()
    const member = await hub.db.panelMember.create({
      data: {
        roundId: round.id,
        personId: reader.id,
        name: reader.name,
        email: reader.email,
        state: "ACCEPTED",
        tokenHash: reader.id,
        invitedById: reader.id,
        invitedAt: at,
        respondedAt: at,
      },
    })
    const pair = { nominationId: entry.id, panelMemberId: member.id }
    await hub.db.allocation.create({ data: { ...pair, roundId: round.id, state: "ALLOCATED", allocatedAt: at } })
    expect((await hub.as(reader).query(one, entry)).nomination).toMatchObject({
      state: "ELIGIBLE",
      draft: null,
      eligibility: null,
      submitted: { number: 1 },
    })
    const conflict = { ...pair, kind: "DECLARED", createdAt: at } as const
    await expect(hub.db.conflictOfInterest.create({ data: conflict })).rejects.toThrow()
    await hub.db.allocation.updateMany({ where: pair, data: { state: "REMOVED", endedAt: at } })
    const { id } = await hub.db.conflictOfInterest.create({ data: conflict })
    expect((await hub.as(reader).query(one, entry)).nomination).toBeNull()
    await expect(hub.db.allocation.updateMany({ where: pair, data: { state: "ALLOCATED", endedAt: null } })).rejects.toThrow()
    await expect(hub.db.conflictOfInterest.delete({ where: { id } })).rejects.toThrow()
  })

  test.each(["ALLOCATED", "SCORED", "SHORTLISTED", "NOT_SHORTLISTED", "WINNER", "HIGHLY_COMMENDED", "FINALIST"] as NominationState[])(
    "before the announcement an entry that is %s looks to its entrant exactly like one that is eligible",
    async (state) => {
      const judged = await makeRound(hub, { state: "JUDGING", closesAt: new Date(hub.clock.now().getTime() - 1000) })
      const own = {
        entrantId: entrant.id,
        organisationId: organisation.id,
        answers: { title: "Alike" },
        submittedAt: new Date("2026-11-24T12:00:00Z"),
      }
      const [plain, secret] = [await makeEntry(hub, judged, { ...own, state: "ELIGIBLE" }), await makeEntry(hub, judged, { ...own, state })]
      const look = async ({ reference }: { reference: string }) =>
        JSON.stringify((await hannah.query(one, { reference })).nomination).replaceAll(reference, "AW-")
      expect(await look(secret)).toBe(await look(plain))
      const message = async ({ id }: { id: string }) =>
        (await hannah.refused("WrongStateError", appeal, { id: globalId("Nomination", { id }), text: "Please" })).message
      expect(await message(secret)).toBe(await message(plain))
      const until = new Date(hub.clock.now().getTime() + 60_000)
      const context = await hub.contextAs(await makePersonWithRole(hub, "AWARD_MANAGER"))
      for (const { id } of [plain, secret]) await grantExtension(context, { roundId: judged.id, nominationId: id, until, reason: "Ill" })
      expect(await look(secret)).toBe(await look(plain))
      for (const { id } of [plain, secret])
        await hannah.refused("WrongStateError", submit, { id: globalId("Nomination", { id }), version: 1 })
    },
  )
})

test("a manager who has a conflict with an entry learns nothing of its judging, and does not decide about it", async () => {
  const judged = await makeRound(hub, { state: "JUDGING" })
  const [secret, plain] = [await makeEntry(hub, judged, { state: "SHORTLISTED" }), await makeEntry(hub, judged, { state: "SHORTLISTED" })]
  const partial = await makePersonWithRole(hub, "AWARD_MANAGER")
  await joinOrganisation(hub, partial, { id: secret.organisationId })
  const client = hub.as(partial)
  expect((await client.query(one, secret)).nomination.state).toBe("ELIGIBLE")
  expect((await client.query(one, plain)).nomination.state).toBe("SHORTLISTED")
  const found = async (states: string[]) => {
    const document = `query($slug: String!, $states: [NominationState!]) { round(slug: $slug) { entries(states: $states) { totalCount edges { node { reference } } } trail { edges { node { action } } } } }`
    const { entries, trail } = (await client.query(document, { slug: judged.slug, states })).round
    expect(trail.edges).toEqual([])
    expect(entries.totalCount).toBe(entries.edges.length)
    return entries.edges.map(({ node }: { node: { reference: string } }) => node.reference)
  }
  expect(await found(["SHORTLISTED"])).toEqual([plain.reference])
  expect(await found(["ELIGIBLE"])).toEqual([secret.reference])
  const outcome = await client.mutate(decide, { nominations: [globalId("Nomination", secret)], isEligible: false, reason: "No" })
  expect(outcome).toMatchObject({ nominations: [], passedOver: [{ reference: secret.reference }] })
})

describe("eligibility", () => {
  test("many are decided at once, each by itself; the entrant reads why and may object once", async () => {
    const [a, b, gone] = [await submitted(), await submitted(), await submitted()]
    await hannah.mutate(withdraw, gone)
    expect((await manager.refused("ValidationError", decide, { nominations: [a.id], isEligible: false })).issues[0].field).toBe("reason")
    const outcome = await manager.mutate(decide, {
      nominations: [a.id, b.id, gone.id],
      isEligible: false,
      reason: "The work has not begun",
    })
    expect(outcome.nominations.map(({ state }: { state: string }) => state)).toEqual(["INELIGIBLE", "INELIGIBLE"])
    expect(outcome.passedOver).toMatchObject([{ reference: gone.reference }])
    await hub.runJobs()
    expect((await hub.mail(entrant.email)).filter(({ kind }) => kind === "nomination.ineligible")).toHaveLength(2)
    expect((await hannah.query(one, a)).nomination).toMatchObject({
      state: "INELIGIBLE",
      eligibility: { ineligibleReason: "The work has not begun" },
    })
    await hannah.refused("ValidationError", appeal, { id: a.id, text: " " })
    expect(await hannah.mutate(appeal, { id: a.id, text: "It began in May." })).toMatchObject({
      eligibility: { appeal: "It began in May.", canAppeal: false },
    })
    await hannah.refused("WrongStateError", appeal, { id: a.id, text: "Again" })
    const appealed = `query($slug: String!) { round(slug: $slug) { entries(appealed: true) { edges { node { reference } } } } }`
    expect((await manager.query(appealed, { slug: round.slug })).round.entries.edges).toEqual([{ node: { reference: a.reference } }])
    expect(await manager.mutate(decide, { nominations: [a.id], isEligible: true })).toMatchObject({ nominations: [{ state: "ELIGIBLE" }] })
    await manager.refused("ValidationError", decide, { nominations: [], isEligible: true })
    await manager.refused("NotFoundError", decide, { nominations: [globalId("Nomination", { id: crypto.randomUUID() })], isEligible: true })
  })
})

describe("the deadline", () => {
  test("late is late, to the millisecond, unless an extension is on record", async () => {
    hub.clock.set(new Date("2026-10-24T12:00:00Z"))
    // Half past midnight on the night the clocks go back is still summer time.
    const closesAt = new Date("2026-10-24T23:30:00Z")
    round = await makeRound(hub, { closesAt })
    const { id } = await begin()
    await hannah.mutate(save, { id, version: 1, fields: fieldsOf() })
    hub.clock.set(closesAt)
    expect(await hannah.refused("DeadlinePassedError", submit, { id, version: 2 })).toMatchObject({ deadline: closesAt.toISOString() })
    await hannah.refused("DeadlinePassedError", save, { id, version: 2, fields: { title: "Late" } })
    await hannah.refused("DeadlinePassedError", start, startWith())
    const until = new Date("2026-10-25T12:00:00Z")
    const rawId = Buffer.from(id, "base64").toString().split(":")[1] ?? ""
    const context = await hub.contextAs(await makePersonWithRole(hub, "AWARD_MANAGER"))
    await grantExtension(context, { roundId: round.id, nominationId: rawId, until, reason: "Ill" })
    await hannah.refused("DeadlinePassedError", start, startWith())
    hub.clock.set(new Date(until.getTime() - 1))
    expect(await hannah.mutate(submit, { id, version: 2 })).toMatchObject({ state: "SUBMITTED", submittedAt: "2026-10-25T11:59:59.999Z" })
    hub.clock.set(until)
    await hannah.refused("DeadlinePassedError", submit, { id, version: 2 })
  })

  test("fifty in the last second and fifty in the first after it are decided right, while the clock closes the round", async () => {
    const closesAt = new Date("2027-03-28T16:00:00Z")
    hub.clock.set(new Date("2027-03-28T12:00:00Z"))
    const busy = await makeRound(hub, { closesAt })
    const entries = []
    for (let more = 0; more < 100; more++) entries.push(await makeEntry(hub, busy, { state: "DRAFT" }))
    const requests: { context: Context; id: string; inTime: boolean }[] = []
    for (const [index, { id, entrant: person }] of entries.entries()) {
      const inTime = index % 2 === 0
      hub.clock.set(new Date(closesAt.getTime() + (inTime ? -1 - index * 10 : index * 10 - 10)))
      requests.push({ context: await hub.contextAs(person), id, inTime })
    }
    // All are worked on after the deadline: what counts is when each arrived.
    hub.clock.set(new Date(closesAt.getTime() + 5000))
    const job = hub.contextAs(null).then((context) => moveRoundsJob.handle(context, {}, { number: 1, isLast: false }))
    const outcomes = await Promise.allSettled(requests.map(({ context, id }) => submitNomination(context, { id, version: 1 })))
    await job
    for (const [index, { inTime }] of requests.entries()) {
      const outcome = outcomes[index]
      if (inTime) expect(outcome).toMatchObject({ status: "fulfilled", value: { state: "SUBMITTED" } })
      else expect(outcome).toMatchObject({ status: "rejected", reason: { code: "DEADLINE_PASSED" } })
    }
    const snapshots = await hub.db.nominationSnapshot.findMany({ where: { nomination: { roundId: busy.id } } })
    expect(snapshots).toHaveLength(50)
    expect(snapshots.every(({ submittedAt }) => submittedAt < closesAt)).toBe(true)
    expect((await hub.db.round.findUniqueOrThrow({ where: { id: busy.id } })).state).toBe("CLOSED")
    expect(await hub.db.nomination.count({ where: { roundId: busy.id, state: "DRAFT" } })).toBe(50)
  }, 180_000)

  test("one entry is submitted once, however often the button is pressed", async () => {
    hub.clock.set(new Date("2026-11-24T12:00:00Z"))
    const calm = await makeRound(hub)
    const { id, entrant: person } = await makeEntry(hub, calm, { state: "DRAFT" })
    const context = await hub.contextAs(person)
    const outcomes = await Promise.allSettled(Array.from({ length: 5 }, () => submitNomination(context, { id, version: 1 })))
    const numbers = (await hub.db.nominationSnapshot.findMany({ where: { nominationId: id } })).map(({ number }) => number)
    expect(numbers.toSorted()).toEqual(outcomes.filter(({ status }) => status === "fulfilled").map((_, index) => index + 1))
  })
})
