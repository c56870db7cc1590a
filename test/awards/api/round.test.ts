import { makeAward, makeEntry, makePerson, makeRound, scale } from "@hub/seed/builders"
import { describe, expect, test } from "vitest"
import { globalId } from "../../kit/everybody.ts"
import { useHub } from "../../kit/hub.ts"
import {
  advance,
  appoint,
  approve,
  award,
  category,
  createAward,
  createRound,
  criterion,
  details,
  dismiss,
  extend,
  question,
  remove,
  roundId,
  saveCategory,
  saveCriterion,
  saveQuestion,
  takeBack,
  updateAward,
  updateRound,
  useManaging,
} from "../managing.ts"

const hub = useHub()
const scene = useManaging(hub)

describe("setting a round up", () => {
  test("a manager goes from nothing to an approved round, is told what is missing, and next year copies it", async () => {
    hub.clock.set(new Date("2026-11-24T12:00:00.000Z"))
    const { id: awardId } = await scene.manager.mutate(createAward, { input: award })
    expect((await scene.manager.refused("ValidationError", createAward, { input: award })).issues[0].field).toBe("name")
    const begun = await scene.manager.mutate(createRound, { award: awardId, title: "2027" })
    expect(begun).toMatchObject({ slug: "opening-doors-award-2027", version: 1, categories: [] })
    const round = begun.id as string
    const missing = await scene.manager.refused("ValidationError", approve, { round, version: 1 })
    expect(missing.issues.map(({ field }: { field: string }) => field)).toEqual(["round", "round", "dates", "dates", "categories"])
    const { categories } = await scene.manager.mutate(saveCategory, { round, version: 1, input: category })
    await scene.manager.mutate(saveCriterion, { round, version: 2, input: criterion })
    const own = { ...criterion, title: "Schools", categoryId: categories[0].id }
    await scene.manager.mutate(saveCriterion, { round, version: 3, input: own })
    await scene.manager.mutate(saveQuestion, { round, version: 4, input: question })
    const { gaps } = await scene.manager.mutate(updateRound, { round, version: 5, input: details })
    expect(gaps.filter(({ isRequired }: { isRequired: boolean }) => isRequired)).toEqual([])
    expect(gaps.map(({ part }: { part: string }) => part)).toEqual(["PANEL"])
    const slugQuery = `{ round(slug: "opening-doors-award-2027") { title state entryWindow } }`
    expect((await hub.visitor.query(slugQuery)).round).toBeNull()
    expect(await scene.manager.mutate(approve, { round, version: 6 })).toMatchObject({ isApproved: true, state: "DRAFT" })
    expect((await hub.visitor.query(slugQuery)).round).toEqual({ title: "2027", state: "DRAFT", entryWindow: "NOT_YET_OPEN" })
    await scene.manager.refused("WrongStateError", saveCategory, { round, version: 7, input: category })
    expect(await scene.manager.mutate(takeBack, { round })).toMatchObject({ isApproved: false })
    const copy = await scene.manager.mutate(createRound, { award: awardId, title: "2028", copyOf: round })
    expect(copy).toMatchObject({
      categories: [{ title: "Work with schools" }],
      criteria: [
        { title: "Reach", weight: 2, categoryId: null },
        { title: "Schools", categoryId: copy.categories[0].id },
      ],
      eligibilityQuestions: [{ question: question.question }],
      opensAt: null,
      summary: "",
    })
    expect(copy.criteria[0].scale).toHaveLength(5)
    expect(copy.categories[0].id).not.toBe(categories[0].id)
    expect((await scene.manager.refused("ValidationError", createRound, { award: awardId, title: "2028" })).issues[0].field).toBe("title")
  })

  test.each([
    ["Open Doors Recognition Award", "Recognition Award 2027", "open-doors-recognition-award-2027"],
    ["Open Doors Prize", "The Open Doors Prize 2028", "the-open-doors-prize-2028"],
    ["Award of Awards", "Awards", "award-of-awards"],
    ["Night Award", "2027 awards", "night-award-2027-awards"],
  ])("the address of a round of “%s” called “%s” says nothing twice", async (name, title, slug) => {
    const { id } = await scene.manager.mutate(createAward, { input: { ...award, name } })
    expect((await scene.manager.mutate(createRound, { award: id, title })).slug).toBe(slug)
  })

  test("what somebody else changed is not overwritten", async () => {
    const round = await makeRound(hub, { state: "DRAFT" })
    await scene.manager.mutate(saveCategory, { round: roundId(round), version: 1, input: { ...category, title: "Colleges" } })
    const conflict = await scene.manager.refused("ConflictError", updateRound, { round: roundId(round), version: 1, input: details })
    expect(conflict.currentVersion).toBe(2)
    const { id, version } = await scene.manager.mutate(createAward, { input: { ...award, name: "Second award" } })
    await scene.manager.mutate(updateAward, { id, version, input: { ...award, name: "Second award, mended" } })
    expect(await scene.manager.refused("ConflictError", updateAward, { id, version, input: award })).toMatchObject({
      currentVersion: 2,
      current: { name: "Second award, mended" },
    })
  })

  test("input that cannot be right is named with its mend", async () => {
    const round = roundId(await makeRound(hub, { state: "DRAFT" }))
    const fields = async (document: string, input: object) =>
      (await scene.manager.refused("ValidationError", document, { round, version: 1, input })).issues.map(
        ({ field }: { field: string }) => field,
      )
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
    const after = await scene.manager.mutate(saveCriterion, {
      ...common,
      version: 1,
      id: criterionId,
      input: { ...criterion, title: "Changed", scale: scale.slice(0, 2) },
    })
    expect(after.criteria.find(({ id }: { id: string }) => id === criterionId)).toMatchObject({
      title: "Changed",
      scale: [{ value: 0 }, { value: 1 }],
    })
    await scene.manager.mutate(remove("removeCriterion"), { ...common, version: 2, id: criterionId })
    await scene.manager.mutate(remove("removeEligibilityQuestion"), { ...common, version: 3, id: round.eligibilityQuestions[0]?.id })
    expect(await scene.manager.mutate(remove("removeCategory"), { ...common, version: 4, id: round.categories[0]?.id })).toMatchObject({
      categories: [],
      eligibilityQuestions: [],
      criteria: [{ title: "Evidence" }],
    })
    await scene.manager.refused("NotFoundError", remove("removeCategory"), { ...common, version: 5, id: round.categories[0]?.id })
  })
})

describe("who manages a round", () => {
  /** Every mutation of a manager, with input that would pass. */
  const mutations = (): [string, string, Record<string, unknown>][] => {
    const round = roundId(scene.managed)
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
      for (const client of Object.values(scene.others)) await client.refused("NotFoundError", document, variables)
    }
  })

  test("a public round refuses everybody else, each by name of what they asked", async () => {
    const round = await makeRound(hub)
    const variables = { round: roundId(round), version: 1 }
    for (const [name, client] of Object.entries(scene.others)) {
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
      (
        await scene.roundManager.mutate(saveCategory, {
          round: roundId(scene.managed),
          version: 1,
          input: { ...category, title: "Colleges" },
        })
      ).version,
    ).toBe(2)
    await scene.roundManager.expectForbidden(createAward, { input: award })
    const mayBegin = "{ viewerCanBeginAwards }"
    expect(
      await Promise.all(
        [scene.manager, scene.roundManager, hub.visitor].map(async (client) => (await client.query(mayBegin)).viewerCanBeginAwards),
      ),
    ).toEqual([true, false, false])
    const { awardId } = await hub.db.round.findUniqueOrThrow({ where: { id: scene.managed.id } })
    await scene.roundManager.expectForbidden(createRound, { award: globalId("Award", { id: awardId }), title: "2030" })
    await scene.roundManager.expectForbidden(updateAward, { id: globalId("Award", { id: awardId }), version: 1, input: award })
    for (const client of Object.values(scene.others)) await client.expectForbidden(createAward, { input: award })
    await hub.visitor.expectUnauthenticated(createAward, { input: award })
  })

  test("is said by managers of the whole hub and administrators, on record", async () => {
    const person = await makePerson(hub)
    const round = await makeRound(hub, { state: "DRAFT" })
    const variables = { round: roundId(round), email: person.email }
    await scene.roundManager.expectForbidden(appoint, variables)
    await scene.others.member?.expectForbidden(appoint, variables)
    await hub.visitor.expectUnauthenticated(appoint, variables)
    expect((await scene.manager.refused("ValidationError", appoint, { ...variables, email: "nobody@example.org" })).issues[0].field).toBe(
      "email",
    )
    const { id } = await scene.administrator.mutate(appoint, variables)
    await scene.manager.refused("WrongStateError", appoint, variables)
    const rounds = `{ rounds(managed: true) { edges { node { slug } } } }`
    expect((await hub.as(person).query(rounds)).rounds.edges).toEqual([{ node: { slug: round.slug } }])
    await hub.as(person).expectForbidden(createAward, { input: award })
    await scene.roundManager.expectForbidden(dismiss, { round: variables.round, id, reason: "Left" })
    await scene.manager.refused("ValidationError", dismiss, { round: variables.round, id, reason: " " })
    await scene.manager.mutate(dismiss, { round: variables.round, id, reason: "Left" })
    expect((await hub.as(person).query(rounds)).rounds.edges).toEqual([])
    await scene.manager.refused("WrongStateError", dismiss, { round: variables.round, id, reason: "Left" })
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
    (await hub.statements(() => scene.manager.query(document, variables as Record<string, unknown>))).length
  const before = [await count(list, { slug }), await count(entries, { slug: round.slug })]
  for (let more = 0; more < 2; more++) {
    await makeRound(hub, { awardId })
    await makeEntry(hub, round)
  }
  expect([await count(list, { slug }), await count(entries, { slug: round.slug })]).toEqual(before)
  expect((await scene.manager.query(entries, { slug: round.slug })).round.entries.totalCount).toBe(3)
})
