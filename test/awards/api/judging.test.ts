import {
  type JudgedRound,
  joinOrganisation,
  makeJudgedRound,
  makeNomination,
  makeOrganisation,
  makePanelMember,
  makePerson,
  makePersonWithRole,
  makeReading,
} from "@hub/seed/builders"
import { beforeAll, describe, expect, test } from "vitest"
import type { Client } from "../../kit/client.ts"
import { useHub } from "../../kit/hub.ts"

const hub = useHub()
let manager: Client

beforeAll(async () => {
  manager = hub.as(await makePersonWithRole(hub, "AWARD_MANAGER"))
})

const id = (type: string, key: string) => Buffer.from(`${type}:${key}`).toString("base64")
const propose = `mutation($round: String!) { proposeAllocation(round: $round) { ... on AllocationProposal { obstacles judging { proposedCount unevenness } } } }`
const confirm = `mutation($round: String!) { confirmAllocation(round: $round) { ... on JudgingManagement { proposedCount round { state } } } }`
const readers = `query($round: String!) { judgingManagement(round: $round) { nominations { id reference
  readings { name state isManual } conflicts { name kind } notReaders { name because } } } }`
const add = `mutation($round: String!, $nomination: String!, $member: ID!) { addReader(round: $round, nomination: $nomination, member: $member) { ... on JudgingManagement { proposedCount } } }`
const remove = `mutation($round: String!, $nomination: String!, $member: ID!, $reason: String!) { removeReader(round: $round, nomination: $nomination, member: $member, reason: $reason) { ... on JudgingManagement { proposedCount } } }`
const declare = `mutation($round: String!, $conflicts: [ConflictInput!]!) { declareConflicts(round: $round, conflicts: $conflicts) { ... on Judging { declaredAt nominations { id reference conflict } tasks { reference } } } }`
const tasks = `query($round: String!) { judging(round: $round) { declaredAt tasks { reference state mark } } }`
const toScore = `query($round: String!, $nomination: String!) { nominationToScore(round: $round, nomination: $nomination) {
  title criteria { key title answer scale { value } } sheet { version state scores { criterion value reason originalValue } } others { reader mark } discussion { author body } canChange } }`
const sheet = (name: string) =>
  `mutation($round: String!, $nomination: String!, $version: Int!, $scores: [ScoreInput!]!, $comment: String = "") { ${name}(round: $round, nomination: $nomination, version: $version, scores: $scores, comment: $comment) {
    ... on NominationToScore { sheet { version state mark originalMark scores { criterion value originalValue } } others { mark } } ... on ConflictError { currentVersion current } } }`
const post = `mutation($round: String!, $nomination: String!, $body: String!) { postToDiscussion(round: $round, nomination: $nomination, body: $body) { ... on NominationToScore { discussion { body } } } }`

/** A round with three nominations and four members: the second belongs to the first nomination's organisation. */
async function panel(state: "CLOSED" | "JUDGING" = "CLOSED") {
  const judged = await makeJudgedRound(hub, { state })
  const organisation = await makeOrganisation(hub)
  const nominations = [await makeNomination(hub, judged, { organisationId: organisation.id })]
  for (let more = 0; more < 2; more += 1) nominations.push(await makeNomination(hub, judged))
  const members = []
  for (let more = 0; more < 4; more += 1) members.push(await makePanelMember(hub, judged))
  await joinOrganisation(hub, members[1]!.person, organisation)
  return { ...judged, nominations, members, slug: judged.round.slug, clients: members.map(({ person }) => hub.as(person)) }
}

const points = ({ criteria }: JudgedRound, ...values: (number | null)[]) =>
  criteria.map((criterion, index) => ({ criterion: criterion.id, value: values[index] ?? null, reason: "As the figures show." }))

describe("allocation", () => {
  test("proposed evenly without conflicts, confirmed with one mail each, and run again without disturbing anything", async () => {
    const { slug, nominations, members, ...judged } = await panel()
    expect(await manager.mutate(propose, { round: slug })).toMatchObject({
      obstacles: [],
      judging: { proposedCount: 6, unevenness: 1 },
    })
    const { judgingManagement } = await manager.query(readers, { round: slug })
    const [first] = judgingManagement.nominations.filter(({ reference }: { reference: string }) => reference === nominations[0]!.reference)
    expect(first.conflicts).toEqual([{ name: members[1]!.name, kind: "SAME_ORGANISATION" }])
    expect(first.notReaders).toContainEqual({ name: members[1]!.name, because: "has a conflict of interest" })
    expect(await manager.mutate(confirm, { round: slug })).toMatchObject({ proposedCount: 0, round: { state: "JUDGING" } })
    await hub.runJobs()
    for (const { email } of members) expect((await hub.mail(email)).length).toBeLessThanOrEqual(1)
    const before = await hub.db.allocation.findMany({ where: { roundId: judged.round.id } })
    const late = await makeNomination(hub, { ...judged })
    await manager.mutate(propose, { round: slug })
    const after = await hub.db.allocation.findMany({ where: { roundId: judged.round.id } })
    expect(after).toEqual(expect.arrayContaining(before))
    expect(after.filter(({ nominationId }) => nominationId === late.id)).toHaveLength(2)
  })

  test("what stands in the way is said, and nothing changes", async () => {
    const judged = await makeJudgedRound(hub)
    const nomination = await makeNomination(hub, judged)
    await makePanelMember(hub, judged)
    const { obstacles } = await manager.mutate(propose, { round: judged.round.slug })
    expect(obstacles[0]).toContain(`${nomination.reference} needs 2 readers, but only 1 of the panel may read it`)
    expect(await hub.db.allocation.count({ where: { roundId: judged.round.id } })).toBe(0)
  })

  test("by hand the same rules hold", async () => {
    const { slug, nominations, members } = await panel()
    const [nomination] = nominations
    const variables = { round: slug, nomination: nomination!.reference }
    const conflict = await manager.refused("ValidationError", add, { ...variables, member: id("PanelMember", members[1]!.id) })
    expect(conflict.issues[0].message).toContain("has a conflict of interest")
    await manager.mutate(add, { ...variables, member: id("PanelMember", members[0]!.id) })
    await manager.refused("ValidationError", add, { ...variables, member: id("PanelMember", members[0]!.id) })
    await manager.mutate(remove, { ...variables, member: id("PanelMember", members[0]!.id), reason: "On leave" })
    await manager.refused("ValidationError", remove, { ...variables, member: id("PanelMember", members[0]!.id), reason: " " })
    // The solver does not give back what the manager took away; by hand it can be given again.
    await manager.mutate(propose, { round: slug })
    const row = await hub.db.allocation.findFirstOrThrow({ where: { nominationId: nomination!.id, panelMemberId: members[0]!.id } })
    expect(row.state).toBe("REMOVED")
    await manager.mutate(add, { ...variables, member: id("PanelMember", members[0]!.id) })
  })

  test("nobody else allocates: panel members may not, and for strangers the judging is not there", async () => {
    const { slug, clients } = await panel()
    await clients[0]!.expectForbidden(propose, { round: slug })
    await hub.as(await makePerson(hub)).refused("NotFoundError", propose, { round: slug })
    await hub.visitor.expectUnauthenticated(propose, { round: slug })
    expect((await clients[0]!.query(readers, { round: slug })).judgingManagement).toBeNull()
  })
})

describe("conflicts of interest", () => {
  test("declared: what the member had in hand is taken back, and stays out of reach", async () => {
    const { slug, nominations, members, clients, ...judged } = await panel("JUDGING")
    const [nomination] = nominations
    await makeReading(hub, judged, nomination!, members[0]!, [5, 5])
    await makeReading(hub, judged, nomination!, members[2]!, [1, 1])
    const conflicts = [{ nomination: id("Nomination", nomination!.id), reason: "My sister runs it" }]
    const answer = await clients[0]!.mutate(declare, { round: slug, conflicts })
    expect(answer.tasks).toEqual([])
    expect(answer.nominations).toContainEqual({
      id: id("Nomination", nomination!.id),
      reference: nomination!.reference,
      conflict: "you declared a conflict of interest",
    })
    expect((await clients[0]!.query(toScore, { round: slug, nomination: nomination!.reference })).nominationToScore).toBeNull()
    await clients[0]!.refused("NotFoundError", sheet("saveScoreSheet"), {
      round: slug,
      nomination: nomination!.reference,
      version: 1,
      scores: points(judged, 5, 5),
    })
    await expect(hub.db.conflictOfInterest.deleteMany({ where: { nominationId: nomination!.id } })).rejects.toThrow()
  })

  test("a declaration that takes a reader from a nomination tells the managers who have no conflict with it themselves", async () => {
    const { slug, nominations, members, clients, ...judged } = await panel("JUDGING")
    const [first, second] = nominations
    const concerned = await makePersonWithRole(hub, "AWARD_MANAGER")
    const free = await makePersonWithRole(hub, "AWARD_MANAGER")
    await joinOrganisation(hub, concerned, await hub.db.organisation.findUniqueOrThrow({ where: { id: first!.organisationId } }))
    await makeReading(hub, judged, first!, members[0]!, [5, 5])
    const conflicts = nominations.map((nomination) => ({ nomination: id("Nomination", nomination.id), reason: "My sister runs it" }))
    await clients[0]!.mutate(declare, { round: slug, conflicts })
    await hub.runJobs()
    const [mail, ...more] = await hub.mail(free.email)
    expect(more).toEqual([])
    expect(mail?.text).toContain(`${first!.reference} lost a reader to a conflict of interest and needs another reader`)
    expect(mail?.text).not.toContain(second!.reference)
    expect(await hub.mail(concerned.email)).toEqual([])
  })

  test("a reason is needed, and a nomination of the round", async () => {
    const { slug, nominations, clients } = await panel()
    const other = await makeNomination(hub, await makeJudgedRound(hub))
    const say = (nominationId: string, reason: string) => ({
      round: slug,
      conflicts: [{ nomination: id("Nomination", nominationId), reason }],
    })
    await clients[0]!.refused("ValidationError", declare, say(nominations[0]!.id, ""))
    await clients[0]!.refused("ValidationError", declare, say(other.id, "I know them"))
    await hub.as(await makePerson(hub)).refused("NotFoundError", declare, { round: slug, conflicts: [] })
  })

  test("one who joins a partner organisation in the middle of it all is shut out at once", async () => {
    const { slug, members, clients, ...judged } = await panel("JUDGING")
    const partner = await makeOrganisation(hub)
    const nomination = await makeNomination(hub, judged, { partnerIds: [partner.id] })
    await makeReading(hub, judged, nomination, members[0]!, [4, 4])
    const variables = { round: slug, nomination: nomination.reference }
    expect((await clients[0]!.query(toScore, variables)).nominationToScore).not.toBeNull()
    await joinOrganisation(hub, members[0]!.person, partner)
    expect((await clients[0]!.query(toScore, variables)).nominationToScore).toBeNull()
    expect((await clients[0]!.query(tasks, { round: slug })).judging.tasks).toEqual([])
    await clients[0]!.refused("NotFoundError", post, { ...variables, body: "Let me say this" })
  })
})

describe("score sheets", () => {
  async function reading() {
    const all = await panel("JUDGING")
    const nomination = all.nominations[1]!
    await makeReading(hub, all, nomination, all.members[0]!)
    await makeReading(hub, all, nomination, all.members[2]!, [2, 4])
    return { ...all, nomination, reader: all.clients[0]!, variables: { round: all.slug, nomination: nomination.reference } }
  }

  test("saved as far as it goes, handed in when complete, revised with both values kept", async () => {
    const { reader, variables, nomination, ...judged } = await reading()
    const { nominationToScore } = await reader.query(toScore, variables)
    expect(nominationToScore).toMatchObject({ sheet: null, others: null, discussion: null, canChange: true })
    expect(nominationToScore.criteria[0].answer).toContain("as submitted")
    expect((await reader.mutate(sheet("saveScoreSheet"), { ...variables, version: 0, scores: points(judged, 4) })).sheet).toMatchObject({
      version: 1,
      state: "DRAFT",
    })
    const gaps = await reader.refused("ValidationError", sheet("submitScoreSheet"), { ...variables, version: 1, scores: points(judged, 4) })
    expect(gaps.issues).toEqual([{ field: `score.${judged.criteria[1]!.id}`, message: "Choose a score for “Reach”" }])
    const submitted = await reader.mutate(sheet("submitScoreSheet"), { ...variables, version: 1, scores: points(judged, 4, 3) })
    expect(submitted).toMatchObject({ sheet: { version: 2, state: "SUBMITTED" }, others: [{ mark: expect.any(Number) }] })
    expect(submitted.sheet.mark).toBeCloseTo((100 * (2 * 0.75 + 0.5)) / 3, 6)
    expect((await hub.db.nomination.findUniqueOrThrow({ where: { id: nomination.id } })).state).toBe("SCORED")
    await reader.refused("WrongStateError", sheet("saveScoreSheet"), { ...variables, version: 2, scores: points(judged, 1, 1) })
    for (const [version, value] of [
      [2, 2],
      [3, 1],
    ] as const) {
      const revised = await reader.mutate(sheet("reviseScoreSheet"), { ...variables, version, scores: points(judged, value, 3) })
      expect(revised.sheet).toMatchObject({
        state: "REVISED",
        scores: expect.arrayContaining([expect.objectContaining({ value, originalValue: 4 })]),
      })
      expect(revised.sheet.originalMark).toBeCloseTo(submitted.sheet.mark, 6)
    }
  })

  test("a stale save is refused with what is stored", async () => {
    const { reader, variables, ...judged } = await reading()
    await reader.mutate(sheet("saveScoreSheet"), { ...variables, version: 0, scores: points(judged, 4) })
    const conflict = await reader.refused("ConflictError", sheet("saveScoreSheet"), { ...variables, version: 0, scores: points(judged, 1) })
    expect(conflict.currentVersion).toBe(1)
    expect(conflict.current.scores).toContainEqual({ criterionId: judged.criteria[0]!.id, value: 4, reason: "As the figures show." })
  })

  test("a save whose answer was lost is sent again and answered again, and makes no new version", async () => {
    const { reader, variables, ...judged } = await reading()
    const save = { ...variables, version: 0, scores: points(judged, 4), comment: "Well told" }
    for (const again of [save, { ...save, scores: save.scores.toReversed() }])
      expect((await reader.mutate(sheet("saveScoreSheet"), again)).sheet.version).toBe(1)
    await reader.refused("ConflictError", sheet("saveScoreSheet"), { ...save, comment: "Told" })
    await reader.refused("ConflictError", sheet("submitScoreSheet"), { ...save, scores: points(judged, 4, 4) })
  })

  test("only points of the scale, of criteria on the sheet", async () => {
    const { reader, variables, ...judged } = await reading()
    await reader.refused("ValidationError", sheet("saveScoreSheet"), { ...variables, version: 0, scores: points(judged, 9) })
    const stranger = [{ criterion: judged.round.id, value: 1, reason: "" }]
    await reader.refused("ValidationError", sheet("saveScoreSheet"), { ...variables, version: 0, scores: stranger })
  })

  test("others' sheets and the discussion open when one's own is in, and not before", async () => {
    const { reader, variables, clients, ...judged } = await reading()
    await reader.refused("NotFoundError", post, { ...variables, body: "I think…" })
    expect((await clients[2]!.query(toScore, variables)).nominationToScore).toMatchObject({ others: [], discussion: [] })
    await reader.mutate(sheet("submitScoreSheet"), { ...variables, version: 0, scores: points(judged, 5, 5) })
    await reader.mutate(post, { ...variables, body: "The figures convinced me." })
    expect((await clients[2]!.query(toScore, variables)).nominationToScore).toMatchObject({
      others: [{ mark: 100 }],
      discussion: [{ body: "The figures convinced me." }],
    })
    // Somebody on the panel who does not read it, and a manager.
    expect((await clients[3]!.query(toScore, variables)).nominationToScore).toBeNull()
    expect((await manager.query(toScore, variables)).nominationToScore.others).toHaveLength(2)
  })

  test("given back with a reason while the sheet is not in", async () => {
    const { reader, variables, slug, clients } = await reading()
    const give = `mutation($round: String!, $nomination: String!, $reason: String!) { returnNomination(round: $round, nomination: $nomination, reason: $reason) { ... on Judging { tasks { reference } } } }`
    await reader.refused("ValidationError", give, { ...variables, reason: "" })
    expect(await reader.mutate(give, { ...variables, reason: "Not my field" })).toEqual(expect.objectContaining({ tasks: [] }))
    expect((await reader.query(tasks, { round: slug })).judging.tasks).toEqual([])
    await clients[2]!.refused("WrongStateError", give, { ...variables, reason: "Too late" })
  })

  test("nothing changes once judging has ended", async () => {
    const { reader, variables, round, ...judged } = await reading()
    await hub.db.round.update({ where: { id: round.id }, data: { state: "MODERATED" } })
    await reader.expectForbidden(sheet("saveScoreSheet"), { ...variables, version: 0, scores: points({ round, ...judged }, 1) })
  })

  test("the list sends as many statements for three as for one", async () => {
    const { slug, members, nominations, ...judged } = await panel("JUDGING")
    const read = async () => (await hub.statements(() => hub.as(members[3]!.person).query(tasks, { round: slug }))).length
    await makeReading(hub, judged, nominations[0]!, members[3]!, [3, 3])
    const withOne = await read()
    for (const nomination of nominations.slice(1)) await makeReading(hub, judged, nomination, members[3]!, [3, 3])
    expect(await read()).toBe(withOne)
  })
})

test("reminders: to those with something to do, nobody twice in a day, on record", async () => {
  const { slug, members, nominations, ...judged } = await panel("JUDGING")
  await hub.db.panelMember.update({ where: { id: members[3]!.id }, data: { declaredAt: null } })
  await hub.db.round.update({ where: { id: judged.round.id }, data: { scoresDueAt: new Date("2027-03-01T12:00:00Z") } })
  await makeReading(hub, judged, nominations[1]!, members[0]!)
  await makeReading(hub, judged, nominations[1]!, members[2]!, [3, 3])
  const remind = `mutation($round: String!) { remindPanel(round: $round) { ... on JudgingManagement { panel { id name outstanding remindableAt } } } }`
  const { panel: progress } = await manager.mutate(remind, { round: slug })
  expect(progress.filter(({ outstanding }: { outstanding: string | null }) => outstanding)).toHaveLength(2)
  await hub.runJobs()
  const mails = async () => (await Promise.all(members.map(({ email }) => hub.mail(email)))).map(({ length }) => length)
  expect(await mails()).toEqual([1, 0, 0, 1])
  const [begins, declares] = [(await hub.mail(members[0]!.email))[0]?.text, (await hub.mail(members[3]!.email))[0]?.text]
  expect(begins).toContain("1 score sheet is still to be handed in. All sheets are due by 1 March 2027 at 12:00 pm, London time.")
  expect(begins).toContain("because you are on the panel of this round")
  expect(declares).toContain("Until you have said so, you cannot be given anything to read.")
  await manager.mutate(remind, { round: slug })
  await hub.runJobs()
  expect(await mails()).toEqual([1, 0, 0, 1])
  expect(await hub.db.auditEvent.count({ where: { action: "panel.remind", withinId: judged.round.id } })).toBe(1)
})
