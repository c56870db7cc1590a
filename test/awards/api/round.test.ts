import { moveRoundsJob, remindDraftsJob } from "@hub/api/awards/round.jobs"
import {
  giveRole,
  joinOrganisation,
  makeAward,
  makeEntry,
  makeOrganisation,
  makePerson,
  makePersonWithRole,
  makeRound,
  scale,
} from "@hub/seed/builders"
import { beforeAll, beforeEach, describe, expect, test } from "vitest"
import type { Client } from "../../kit/client.ts"
import { useHub } from "../../kit/hub.ts"

const hub = useHub()
const globalId = (type: string, { id }: { id: string }) => Buffer.from(`${type}:${id}`).toString("base64")
const roundId = (round: { id: string }) => globalId("Round", round)
const rawId = (id: string) => Buffer.from(id, "base64").toString().split(":")[1] ?? ""
const stated = "... on UserError { code message }"
const errors = `${stated} ... on ValidationError { issues { field message } }`
const once = { number: 1, isLast: false }

let manager: Client
let roundManager: Client
let administrator: Client
let managed: { id: string }
/** Everybody who manages nothing here, by what they are. */
let others: Record<string, Client>

beforeAll(async () => {
  manager = hub.as(await makePersonWithRole(hub, "AWARD_MANAGER"))
  managed = await makeRound(hub, { state: "DRAFT" })
  const [mine, theirs] = [await makePerson(hub), await makePerson(hub)]
  await giveRole(hub, mine, "AWARD_MANAGER", { round: managed })
  await giveRole(hub, theirs, "AWARD_MANAGER", { round: await makeRound(hub) })
  roundManager = hub.as(mine)
  const member = await makePerson(hub)
  await joinOrganisation(hub, member, await makeOrganisation(hub), "LEAD")
  const panelMember = await makePerson(hub)
  await makePanelMember(managed, panelMember)
  administrator = hub.as(await makePersonWithRole(hub, "ADMINISTRATOR"))
  others = {
    member: hub.as(member),
    "panel member": hub.as(panelMember),
    "manager of another round": hub.as(theirs),
    editor: hub.as(await makePersonWithRole(hub, "EDITOR")),
    administrator,
  }
})

async function makePanelMember(round: { id: string }, person: { id: string; email: string; name: string }) {
  const at = hub.clock.now()
  return hub.db.panelMember.create({
    data: {
      roundId: round.id,
      personId: person.id,
      name: person.name,
      email: person.email,
      state: "ACCEPTED",
      tokenHash: person.id,
      invitedById: person.id,
      invitedAt: at,
      respondedAt: at,
    },
  })
}

const createAward = `mutation($input: AwardInput!) { createAward(input: $input) { __typename ... on Award { id slug version } ${errors} } }`
const updateAward = `mutation($id: ID!, $version: Int!, $input: AwardInput!) { updateAward(id: $id, version: $version, input: $input) { __typename ... on Award { name version } ... on ConflictError { currentVersion current } ${errors} } }`
const createRound = `mutation($award: ID!, $title: String!, $copyOf: ID) { createRound(award: $award, title: $title, copyOf: $copyOf) { __typename ... on Round { id slug version categories { id title } criteria { title categoryId weight scale { value } } eligibilityQuestions { question } opensAt summary } ${errors} } }`
const roundFields =
  "__typename ... on Round { id version state isApproved opensAt closesAt categories { id title } criteria { id title weight scale { value label } } eligibilityQuestions { id question } gaps { part missing isRequired } }"
const changed = `{ ${roundFields} ... on ConflictError { currentVersion } ${errors} }`
const moved = `{ ${roundFields} ${errors} }`
const stepped = `{ ${roundFields} ${stated} }`
const updateRound = `mutation($round: ID!, $version: Int!, $input: RoundInput!) { updateRound(round: $round, version: $version, input: $input) ${changed} }`
const saveCategory = `mutation($round: ID!, $version: Int!, $id: ID, $input: CategoryInput!) { saveCategory(round: $round, version: $version, id: $id, input: $input) ${changed} }`
const saveCriterion = `mutation($round: ID!, $version: Int!, $id: ID, $input: CriterionInput!) { saveCriterion(round: $round, version: $version, id: $id, input: $input) ${changed} }`
const saveQuestion = `mutation($round: ID!, $version: Int!, $id: ID, $input: EligibilityQuestionInput!) { saveEligibilityQuestion(round: $round, version: $version, id: $id, input: $input) ${changed} }`
const remove = (name: string) =>
  `mutation($round: ID!, $version: Int!, $id: ID!) { ${name}(round: $round, version: $version, id: $id) ${changed} }`
const approve = `mutation($round: ID!, $version: Int!) { approveRound(round: $round, version: $version) ${moved} }`
const takeBack = `mutation($round: ID!) { takeBackApproval(round: $round) ${stepped} }`
const advance = `mutation($round: ID!, $move: RoundMove!) { advanceRound(round: $round, move: $move) ${stepped} }`
const extend = `mutation($round: ID!, $nomination: ID, $until: DateTime!, $reason: String!) { grantExtension(round: $round, nomination: $nomination, until: $until, reason: $reason) ${moved} }`
const appoint = `mutation($round: ID!, $email: String!) { appointRoundManager(round: $round, email: $email) { __typename ... on RoundManager { id person { name } } ${errors} } }`
const dismiss = `mutation($round: ID!, $id: ID!, $reason: String!) { dismissRoundManager(round: $round, id: $id, reason: $reason) { __typename ... on RoundManager { id } ${errors} } }`
const follow = `mutation($id: ID!, $follow: Boolean!) { followAward(id: $id, follow: $follow) { __typename ... on Award { viewerFollows } ${stated} } }`

const award = { name: "Opening Doors Award", summary: "For work that opens doors.", about: "Given every year." }
const category = { title: "Work with schools", about: "For schools.", scope: "NATIONAL", shortlistSize: 5, winnerCount: 1 }
const criterion = {
  title: "Reach",
  question: "Whom did you reach?",
  guidance: "",
  wordLimit: 200,
  weight: 2,
  isReasonRequired: true,
  scale,
}
const question = { question: "Is the work running?", help: "", expectedAnswer: true }
const details = {
  title: "2027",
  summary: "Tell us what worked.",
  guidance: "Three people read each entry.",
  opensAt: "2027-01-04T09:00:00.000Z",
  closesAt: "2027-03-31T16:00:00.000Z",
  scoresDueAt: "2027-05-01T16:00:00.000Z",
  resultsExpectedAt: "2027-06-01T16:00:00.000Z",
  readersPerNomination: 3,
}

describe("setting a round up", () => {
  test("a manager goes from nothing to an approved round, is told what is missing, and next year copies it", async () => {
    hub.clock.set(new Date("2026-11-24T12:00:00.000Z"))
    const { id: awardId } = await manager.mutate(createAward, { input: award })
    expect((await manager.refused("ValidationError", createAward, { input: award })).issues[0].field).toBe("name")
    const begun = await manager.mutate(createRound, { award: awardId, title: "2027" })
    expect(begun).toMatchObject({ slug: "opening-doors-award-2027", version: 1, categories: [] })
    const round = begun.id as string
    const missing = await manager.refused("ValidationError", approve, { round, version: 1 })
    expect(missing.issues.map(({ field }: { field: string }) => field)).toEqual(["round", "round", "dates", "dates", "categories"])
    const { categories } = await manager.mutate(saveCategory, { round, version: 1, input: category })
    await manager.mutate(saveCriterion, { round, version: 2, input: criterion })
    const own = { ...criterion, title: "Schools", categoryId: categories[0].id }
    await manager.mutate(saveCriterion, { round, version: 3, input: own })
    await manager.mutate(saveQuestion, { round, version: 4, input: question })
    const { gaps } = await manager.mutate(updateRound, { round, version: 5, input: details })
    expect(gaps.filter(({ isRequired }: { isRequired: boolean }) => isRequired)).toEqual([])
    expect(gaps.map(({ part }: { part: string }) => part)).toEqual(["PANEL"])
    const slugQuery = `{ round(slug: "opening-doors-award-2027") { title state entryWindow } }`
    expect((await hub.visitor.query(slugQuery)).round).toBeNull()
    expect(await manager.mutate(approve, { round, version: 6 })).toMatchObject({ isApproved: true, state: "DRAFT" })
    expect((await hub.visitor.query(slugQuery)).round).toEqual({ title: "2027", state: "DRAFT", entryWindow: "NOT_YET_OPEN" })
    await manager.refused("WrongStateError", saveCategory, { round, version: 7, input: category })
    expect(await manager.mutate(takeBack, { round })).toMatchObject({ isApproved: false })
    const copy = await manager.mutate(createRound, { award: awardId, title: "2028", copyOf: round })
    expect(copy).toMatchObject({
      categories: [{ title: "Work with schools" }],
      criteria: [
        { title: "Reach", weight: 2, categoryId: null },
        { title: "Schools", categoryId: copy.categories[0].id },
      ],
      eligibilityQuestions: [{ question: question.question }],
      opensAt: null,
      summary: details.summary,
    })
    expect(copy.criteria[0].scale).toHaveLength(5)
    expect(copy.categories[0].id).not.toBe(categories[0].id)
    expect((await manager.refused("ValidationError", createRound, { award: awardId, title: "2028" })).issues[0].field).toBe("title")
  })

  test("what somebody else changed is not overwritten", async () => {
    const round = await makeRound(hub, { state: "DRAFT" })
    await manager.mutate(saveCategory, { round: roundId(round), version: 1, input: { ...category, title: "Colleges" } })
    const conflict = await manager.refused("ConflictError", updateRound, { round: roundId(round), version: 1, input: details })
    expect(conflict.currentVersion).toBe(2)
    const { id, version } = await manager.mutate(createAward, { input: { ...award, name: "Second award" } })
    await manager.mutate(updateAward, { id, version, input: { ...award, name: "Second award, mended" } })
    expect(await manager.refused("ConflictError", updateAward, { id, version, input: award })).toMatchObject({
      currentVersion: 2,
      current: { name: "Second award, mended" },
    })
  })

  test("input that cannot be right is named with its mend", async () => {
    const round = roundId(await makeRound(hub, { state: "DRAFT" }))
    const fields = async (document: string, input: object) =>
      (await manager.refused("ValidationError", document, { round, version: 1, input })).issues.map(({ field }: { field: string }) => field)
    expect(await fields(updateRound, { ...details, closesAt: details.opensAt, scoresDueAt: "2026-01-01T00:00:00Z" })).toEqual([
      "closesAt",
      "scoresDueAt",
    ])
    expect(await fields(saveCategory, { ...category, winnerCount: 9 })).toEqual(["winnerCount"])
    for (const title of ["Enter", "Judge", "Results!"]) expect(await fields(saveCategory, { ...category, title }), title).toEqual(["title"])
    expect(await fields(saveCriterion, { ...criterion, weight: 0, scale: [scale[0], scale[0]] })).toEqual(["weight", "scale"])
    expect(await fields(saveQuestion, { ...question, question: " " })).toEqual(["question"])
    const elsewhere = await makeRound(hub, { state: "DRAFT" })
    expect(await fields(saveCriterion, { ...criterion, categoryId: elsewhere.categories[0]?.id })).toEqual(["categoryId"])
  })

  test("parts are changed and taken away again", async () => {
    const round = await makeRound(hub, { state: "DRAFT" })
    const common = { round: roundId(round) }
    const criterionId = round.criteria[0]?.id
    const after = await manager.mutate(saveCriterion, {
      ...common,
      version: 1,
      id: criterionId,
      input: { ...criterion, title: "Changed", scale: scale.slice(0, 2) },
    })
    expect(after.criteria.find(({ id }: { id: string }) => id === criterionId)).toMatchObject({
      title: "Changed",
      scale: [{ value: 0 }, { value: 1 }],
    })
    await manager.mutate(remove("removeCriterion"), { ...common, version: 2, id: criterionId })
    await manager.mutate(remove("removeEligibilityQuestion"), { ...common, version: 3, id: round.eligibilityQuestions[0]?.id })
    expect(await manager.mutate(remove("removeCategory"), { ...common, version: 4, id: round.categories[0]?.id })).toMatchObject({
      categories: [],
      eligibilityQuestions: [],
      criteria: [{ title: "Evidence" }],
    })
    await manager.refused("NotFoundError", remove("removeCategory"), { ...common, version: 5, id: round.categories[0]?.id })
  })
})

describe("who manages a round", () => {
  /** Every mutation of a manager, with input that would pass. */
  const mutations = (): [string, string, Record<string, unknown>][] => {
    const round = roundId(managed)
    const common = { round, version: 1 }
    const id = crypto.randomUUID()
    return [
      ["updateRound", updateRound, { ...common, input: details }],
      ["saveCategory", saveCategory, { ...common, input: category }],
      ["removeCategory", remove("removeCategory"), { ...common, id }],
      ["saveCriterion", saveCriterion, { ...common, input: criterion }],
      ["removeCriterion", remove("removeCriterion"), { ...common, id }],
      ["saveEligibilityQuestion", saveQuestion, { ...common, input: question }],
      ["removeEligibilityQuestion", remove("removeEligibilityQuestion"), { ...common, id }],
      ["approveRound", approve, common],
      ["takeBackApproval", takeBack, { round }],
      ["advanceRound", advance, { round, move: "START_JUDGING" }],
      ["grantExtension", extend, { round, until: "2030-01-01T00:00:00Z", reason: "Flood" }],
    ]
  }

  test("for everybody else a round that is set up is not there", async () => {
    for (const [, document, variables] of mutations()) {
      await hub.visitor.expectUnauthenticated(document, variables)
      for (const client of Object.values(others)) await client.refused("NotFoundError", document, variables)
    }
  })

  test("a public round refuses everybody else, each by name of what they asked", async () => {
    const round = await makeRound(hub)
    const variables = { round: roundId(round), version: 1 }
    for (const [name, client] of Object.entries(others)) {
      await client.expectForbidden(updateRound, { ...variables, input: details })
      await client.expectForbidden(advance, { round: variables.round, move: "ARCHIVE" })
      await client.expectForbidden(extend, { round: variables.round, until: "2030-01-01T00:00:00Z", reason: "Flood" })
      const query = `query($slug: String!) { round(slug: $slug) { viewerCanManage gaps { part } panel { edges { node { id } } } entries { totalCount edges { node { id } } } trail { edges { node { id } } } managers { id } } }`
      await makeEntry(hub, round)
      const seen = (await client.query(query, { slug: round.slug })).round
      expect(seen, name).toEqual({
        viewerCanManage: false,
        gaps: [],
        panel: { edges: [] },
        entries: { totalCount: 0, edges: [] },
        trail: { edges: [] },
        managers: [],
      })
    }
  })

  test("a manager of one round sets it up, and begins no award or round", async () => {
    expect(
      (await roundManager.mutate(saveCategory, { round: roundId(managed), version: 1, input: { ...category, title: "Colleges" } })).version,
    ).toBe(2)
    await roundManager.expectForbidden(createAward, { input: award })
    const mayBegin = "{ viewerCanBeginAwards }"
    expect(
      await Promise.all([manager, roundManager, hub.visitor].map(async (client) => (await client.query(mayBegin)).viewerCanBeginAwards)),
    ).toEqual([true, false, false])
    const { awardId } = await hub.db.round.findUniqueOrThrow({ where: { id: managed.id } })
    await roundManager.expectForbidden(createRound, { award: globalId("Award", { id: awardId }), title: "2030" })
    await roundManager.expectForbidden(updateAward, { id: globalId("Award", { id: awardId }), version: 1, input: award })
    for (const client of Object.values(others)) await client.expectForbidden(createAward, { input: award })
    await hub.visitor.expectUnauthenticated(createAward, { input: award })
  })

  test("is said by managers of the whole hub and administrators, on record", async () => {
    const person = await makePerson(hub)
    const round = await makeRound(hub, { state: "DRAFT" })
    const variables = { round: roundId(round), email: person.email }
    await roundManager.expectForbidden(appoint, variables)
    await others.member?.expectForbidden(appoint, variables)
    await hub.visitor.expectUnauthenticated(appoint, variables)
    expect((await manager.refused("ValidationError", appoint, { ...variables, email: "nobody@example.org" })).issues[0].field).toBe("email")
    const { id } = await administrator.mutate(appoint, variables)
    await manager.refused("WrongStateError", appoint, variables)
    const rounds = `{ rounds(managed: true) { edges { node { slug } } } }`
    expect((await hub.as(person).query(rounds)).rounds.edges).toEqual([{ node: { slug: round.slug } }])
    await hub.as(person).expectForbidden(createAward, { input: award })
    await roundManager.expectForbidden(dismiss, { round: variables.round, id, reason: "Left" })
    await manager.refused("ValidationError", dismiss, { round: variables.round, id, reason: " " })
    await manager.mutate(dismiss, { round: variables.round, id, reason: "Left" })
    expect((await hub.as(person).query(rounds)).rounds.edges).toEqual([])
    await manager.refused("WrongStateError", dismiss, { round: variables.round, id, reason: "Left" })
  })
})

describe("the clock", () => {
  beforeEach(() => hub.clock.set(new Date("2026-11-24T12:00:00.000Z")))
  const tick = async (at: string) => {
    hub.clock.set(new Date(at))
    await moveRoundsJob.handle(await hub.contextAs(null), {}, once)
  }
  const stateOf = async ({ id }: { id: string }) => (await hub.db.round.findUniqueOrThrow({ where: { id } })).state

  test("opens an approved round, tells followers once, and closes it", async () => {
    const { id: awardId } = await makeAward(hub, { name: "Clockwork Award" })
    const round = await makeRound(hub, {
      awardId,
      state: "DRAFT",
      approvedAt: hub.clock.now(),
      opensAt: new Date("2026-12-01T09:00:00Z"),
      closesAt: new Date("2026-12-10T17:00:00Z"),
    })
    const follower = await makePerson(hub)
    const variables = { id: globalId("Award", { id: awardId }), follow: true }
    await hub.visitor.expectUnauthenticated(follow, variables)
    expect(await hub.as(follower).mutate(follow, variables)).toMatchObject({ viewerFollows: true })
    await hub.as(follower).mutate(follow, variables)
    await hub.as(follower).refused("NotFoundError", follow, { ...variables, id: globalId("Award", { id: crypto.randomUUID() }) })
    await tick("2026-12-01T08:59:59.999Z")
    expect(await stateOf(round)).toBe("DRAFT")
    await tick("2026-12-01T09:00:00.000Z")
    expect(await stateOf(round)).toBe("OPEN")
    await tick("2026-12-01T09:01:00.000Z")
    await hub.runJobs()
    await hub.runJobs()
    const told = (await hub.mail(follower.email)).filter(({ kind }) => kind === "round.opened")
    expect(told.map(({ subject }) => subject)).toEqual([`Clockwork Award: “${round.title}” is open for entries`])
    await hub.as(follower).mutate(follow, { ...variables, follow: false })
    await tick("2026-12-10T16:59:59.999Z")
    expect(await stateOf(round)).toBe("OPEN")
    await tick("2026-12-10T17:00:00.000Z")
    expect(await stateOf(round)).toBe("CLOSED")
    const acts = await hub.db.auditEvent.findMany({ where: { withinId: round.id }, orderBy: { id: "asc" } })
    expect(acts.map(({ action, actorId }) => [action, actorId])).toEqual([
      ["round.open", null],
      ["round.close", null],
    ])
  })

  test("reminds of a draft once, when the deadline is near, and of nothing that is submitted", async () => {
    const round = await makeRound(hub, { opensAt: new Date("2026-11-01T09:00:00Z"), closesAt: new Date("2026-12-10T17:00:00Z") })
    const draft = await makeEntry(hub, round, { state: "DRAFT" })
    const sent = await makeEntry(hub, round)
    const remind = async (at: string) => {
      hub.clock.set(new Date(at))
      await remindDraftsJob.handle(await hub.contextAs(null), {}, once)
      await hub.runJobs()
    }
    const reminders = async ({ entrant }: { entrant: { email: string } }) =>
      (await hub.mail(entrant.email)).filter(({ kind }) => kind === "nomination.remind").length
    await remind("2026-12-07T16:59:00Z")
    expect(await reminders(draft)).toBe(0)
    await remind("2026-12-07T17:00:00Z")
    await remind("2026-12-08T17:00:00Z")
    expect([await reminders(draft), await reminders(sent)]).toEqual([1, 0])
  })

  test("an extension for all opens a closed round again, on record; everybody who began is told", async () => {
    const round = await makeRound(hub, {
      state: "CLOSED",
      opensAt: new Date("2026-11-01T09:00:00Z"),
      closesAt: new Date("2026-11-20T17:00:00Z"),
    })
    const draft = await makeEntry(hub, round, { state: "DRAFT" })
    const variables = { round: roundId(round), until: "2026-11-30T17:00:00.000Z", reason: "The site was down" }
    expect((await manager.refused("ValidationError", extend, { ...variables, until: "2026-11-24T11:00:00Z" })).issues[0].field).toBe(
      "until",
    )
    expect((await manager.refused("ValidationError", extend, { ...variables, reason: "" })).issues[0].field).toBe("reason")
    expect(await manager.mutate(extend, variables)).toMatchObject({ state: "OPEN", closesAt: variables.until })
    await manager.refused("ValidationError", extend, variables)
    await hub.runJobs()
    expect((await hub.mail(draft.entrant.email)).map(({ kind }) => kind)).toEqual(["round.extended"])
    const { trail } = (
      await manager.query(
        `query($slug: String!) { round(slug: $slug) { trail(first: 5) { edges { node { action reason before after actor { name } } } } } }`,
        { slug: round.slug },
      )
    ).round
    expect(trail.edges.map(({ node }: { node: object }) => node)).toMatchObject([
      { action: "round.extend" },
      {
        action: "extension.grant",
        reason: "The site was down",
        before: { deadline: "2026-11-20T17:00:00.000Z" },
        after: { deadline: variables.until },
      },
    ])
    await expect(hub.db.extension.updateMany({ data: { reason: "Another" } })).rejects.toThrow()
    await tick("2026-11-30T17:00:00.000Z")
    expect(await stateOf(round)).toBe("CLOSED")
  })

  test("a manager takes a closed round on by the table; judging waits for the eligibility check", async () => {
    const round = await makeRound(hub, { opensAt: new Date("2026-11-01T09:00:00Z"), closesAt: new Date("2026-11-30T17:00:00Z") })
    const waiting = await makeEntry(hub, round)
    const move = (name: string) => ({ round: roundId(round), move: name })
    await manager.refused("WrongStateError", advance, move("START_JUDGING"))
    hub.clock.set(new Date("2026-11-30T17:00:00Z"))
    expect((await manager.refused("WrongStateError", advance, move("START_JUDGING"))).message).toBe(
      "One entry waits for the eligibility check. Decide it first.",
    )
    await hub.db.nomination.update({ where: { id: waiting.id }, data: { state: "ELIGIBLE" } })
    expect(await manager.mutate(advance, move("START_JUDGING"))).toMatchObject({ state: "JUDGING" })
    await manager.refused("WrongStateError", advance, move("ARCHIVE"))
    await hub.db.round.update({ where: { id: round.id }, data: { state: "MODERATED" } })
    const seen = `query($slug: String!) { round(slug: $slug) { state stateLabel } }`
    expect((await hub.visitor.query(seen, { slug: round.slug })).round).toEqual({ state: "JUDGING", stateLabel: "Being judged" })
    await manager.refused("WrongStateError", extend, { round: roundId(round), until: "2026-12-30T17:00:00Z", reason: "Late" })
    await hub.db.round.update({ where: { id: round.id }, data: { state: "ANNOUNCED", announcedAt: hub.clock.now() } })
    expect(await manager.mutate(advance, move("ARCHIVE"))).toMatchObject({ state: "ARCHIVED" })
  })
})

test("lists of rounds and entries cost as many statements with three rows as with one", async () => {
  const { id: awardId } = await makeAward(hub)
  const list = `query($slug: String!) { award(slug: $slug) { viewerFollows rounds { edges { node { title state closesAt entryWindow categories { title } criteria { title scale { label } } gaps { part } } } } } }`
  const { slug } = await hub.db.award.findUniqueOrThrow({ where: { id: awardId } })
  const round = await makeRound(hub, { awardId })
  await makeEntry(hub, round)
  const entries = `query($slug: String!) { round(slug: $slug) { entries { totalCount edges { node { reference state title submittedAt category { title } organisation { name } entrant { name } eligibility { appeal consent } submitted { title responses { text } } } } } } }`
  const count = async (document: string, variables: object) =>
    (await hub.statements(() => manager.query(document, variables as Record<string, unknown>))).length
  const before = [await count(list, { slug }), await count(entries, { slug: round.slug })]
  for (let more = 0; more < 2; more++) {
    await makeRound(hub, { awardId })
    await makeEntry(hub, round)
  }
  expect([await count(list, { slug }), await count(entries, { slug: round.slug })]).toEqual(before)
  expect((await manager.query(entries, { slug: round.slug })).round.entries.totalCount).toBe(3)
  expect(rawId(roundId(round))).toBe(round.id)
})
