import { joinOrganisation, makeOrganisation, makePerson, makePersonWithRole, makeRegion, makeTerm } from "@hub/seed/builders"
import { beforeAll, describe, expect, test } from "vitest"
import type { Client } from "../../kit/client.ts"
import { useHub } from "../../kit/hub.ts"

const hub = useHub()

let hannah: Client
let gareth: Client
let miriam: Client
let organisation: { id: string; slug: string }
let submitterId: string
let editorId: string

beforeAll(async () => {
  const region = await makeRegion(hub, { slug: "north-west", name: "North West" })
  for (const [taxonomy, slug] of [
    ["AIM", "widen-access"],
    ["THEME", "outreach"],
    ["TARGET_GROUP", "free-school-meals"],
  ] as const)
    await makeTerm(hub, { taxonomy, slug })
  organisation = await makeOrganisation(hub, { regionId: region.id })
  const submitter = await makePerson(hub, { name: "Hannah Whitfield" })
  const lead = await makePerson(hub, { name: "Gareth Pugh" })
  const editor = await makePersonWithRole(hub, "EDITOR", { name: "Miriam Adler" })
  await joinOrganisation(hub, submitter, organisation)
  await joinOrganisation(hub, lead, organisation, "LEAD")
  ;[hannah, gareth, miriam] = [hub.as(submitter), hub.as(lead), hub.as(editor)]
  ;[submitterId, editorId] = [submitter.id, editor.id]
})

const globalId = (type: string, id: string) => Buffer.from(`${type}:${id}`).toString("base64")
const fields = {
  title: "Summer school for pupils on free school meals",
  summary: "A week on the wards for Year 12.",
  aims: ["widen-access"],
  themes: ["outreach"],
  targetGroups: ["free-school-meals"],
  regions: ["north-west"],
  workStatus: "RUNNING",
  need: "Few of our staff went to schools like these.",
  activity: "Five days, three wards, one evening with parents.",
  results: "Forty-one of 48 applied.",
  costBand: "COST_5K_25K",
  measures: [{ what: "Pupils who applied", value: 41, unit: "COUNT", denominator: 48, isReach: true }],
}

const start = `mutation($organisation: ID!) { startSubmission(organisation: $organisation) { __typename ... on Submission { id reference version state } ... on UserError { code message } } }`
const save = `mutation($id: ID!, $version: Int!, $fields: CaseStudyInput!) { saveSubmission(id: $id, version: $version, fields: $fields) {
  __typename ... on SavedSubmission { issues { field message } submission { version content { title measures { what value denominator } } } } ... on ConflictError { code message currentVersion current } ... on UserError { code message } } }`
const submit = `mutation($id: ID!, $version: Int!) { submitSubmission(id: $id, version: $version) { __typename ... on Submission { state } ... on UserError { code message } ... on ValidationError { issues { field message } } } }`
const act = (name: string, more = "", pass = "") =>
  `mutation($id: ID!${more}) { ${name}(id: $id${pass}) { __typename ... on Submission { state stateLabel } ... on UserError { code message } ... on ValidationError { issues { field message } } } }`
const take = act("assignSubmission")
const rate = act("rateEvidence", ", $level: Int!, $reason: String!", ", level: $level, reason: $reason")
const publish = act("publishSubmission", ", $changeNote: String", ", changeNote: $changeNote")
const ask = act("requestChanges", ", $reason: String!", ", reason: $reason")
const decline = act("declineSubmission", ", $reason: String!", ", reason: $reason")

const begin = () => hannah.mutate(start, { organisation: globalId("Organisation", organisation.id) })

async function submitted(title = fields.title) {
  const { id, reference } = await begin()
  await hannah.mutate(save, { id, version: 1, fields: { ...fields, title } })
  await hannah.mutate(submit, { id, version: 2 })
  return { id, reference }
}

async function published(title = fields.title) {
  const { id, reference } = await submitted(title)
  await miriam.mutate(take, { id })
  await miriam.mutate(rate, { id, level: 2, reason: "Outcomes of those who came were counted." })
  await miriam.mutate(publish, { id })
  const { submission } = await hannah.query(`query($reference: String!) { submission(reference: $reference) { initiativeSlug } }`, {
    reference,
  })
  return { id, reference, slug: submission.initiativeSlug as string }
}

describe("writing", () => {
  test("visitors and strangers cannot begin one", async () => {
    const variables = { organisation: globalId("Organisation", organisation.id) }
    await hub.visitor.expectUnauthenticated(start, variables)
    await hub.as(await makePerson(hub)).expectForbidden(start, variables)
  })

  test("fields that can be taken are saved, the others are named and keep what they had", async () => {
    const { id } = await begin()
    const answer = await hannah.mutate(save, {
      id,
      version: 1,
      fields: {
        title: "A title",
        themes: ["no-such-theme"],
        links: [{ label: "Report", url: "javascript:alert(1)" }],
        startedOn: "last year",
      },
    })
    expect(answer.submission).toMatchObject({ version: 2, content: { title: "A title" } })
    expect(answer.issues.map((issue: { field: string }) => issue.field).toSorted()).toEqual(["links.0.url", "startedOn", "themes"])
  })

  test("a partner that is called like one organisation of the hub is linked to it, one that is called otherwise is not", async () => {
    const partner = await makeOrganisation(hub, { name: "Southfields Academy" })
    for (const _ of [1, 2]) await makeOrganisation(hub, { name: "Twice There" })
    await makeOrganisation(hub, { name: "Closed College", closedAt: hub.clock.now() })
    const { id } = await begin()
    const partners = ["southfields academy", "Southfields", "Twice There", "Closed College"].map((name) => ({ name }))
    const { submission } = await hannah.mutate(save.replace("content { title", "content { partners { name organisationId } title"), {
      id,
      version: 1,
      fields: { partners },
    })
    expect(submission.content.partners).toEqual([
      { name: "southfields academy", organisationId: globalId("Organisation", partner.id) },
      ...partners.slice(1).map(({ name }) => ({ name, organisationId: null })),
    ])
  })

  test("a save with an older version is refused with what is stored; nothing is overwritten", async () => {
    const { id } = await begin()
    await hannah.mutate(save, { id, version: 1, fields: { title: "Hannah's" } })
    const conflict = await gareth.refused("ConflictError", save, { id, version: 1, fields: { title: "Gareth's" } })
    expect(conflict).toMatchObject({ currentVersion: 2, current: { title: "Hannah's" } })
  })

  test("one that lacks something is not submitted, and every gap is named", async () => {
    const { id } = await begin()
    const error = await hannah.refused("ValidationError", submit, { id, version: 1 })
    expect(error.issues.map((issue: { field: string }) => issue.field)).toContain("results")
  })

  test("what was submitted is frozen", async () => {
    const { id } = await submitted()
    await hannah.refused("WrongStateError", save, { id, version: 2, fields: { title: "Too late" } })
    const [snapshot] = await hub.db.submissionSnapshot.findMany({
      where: { submission: { id: Buffer.from(id, "base64").toString().split(":")[1] } },
    })
    expect(snapshot).toMatchObject({ number: 1, content: { title: fields.title }, submittedById: submitterId })
    await expect(hub.db.submissionSnapshot.update({ where: { id: snapshot!.id }, data: { number: 9 } })).rejects.toThrow()
  })

  test("withdrawn before publication, and taken up again", async () => {
    const { id } = await submitted()
    const move = (name: string) =>
      `mutation($id: ID!) { ${name}(id: $id) { __typename ... on Submission { state } ... on UserError { message } } }`
    expect(await hannah.mutate(move("withdrawSubmission"), { id })).toMatchObject({ state: "WITHDRAWN" })
    expect(await hannah.mutate(move("reopenSubmission"), { id })).toMatchObject({ state: "DRAFT" })
  })
})

describe("who sees a submission", () => {
  const read = `query($reference: String!) { submission(reference: $reference) { reference } }`
  const node = `query($id: ID!) { node(id: $id) { id } }`

  test("its organisation, and editors once it is submitted; for everybody else it is not there", async () => {
    const draft = await begin()
    expect((await gareth.query(read, draft)).submission).not.toBeNull()
    expect((await miriam.query(read, { reference: draft.reference })).submission).toBeNull()
    const sent = await submitted()
    expect((await miriam.query(read, { reference: sent.reference })).submission).not.toBeNull()
    const stranger = hub.as(await makePerson(hub))
    expect((await stranger.query(read, { reference: sent.reference })).submission).toBeNull()
    await hub.visitor.expectUnauthenticated(read, { reference: sent.reference })
    await stranger.refused("NotFoundError", take, { id: sent.id })
  })

  test("by its id it is hidden as well", async () => {
    const sent = await submitted()
    const stranger = hub.as(await makePerson(hub))
    const { data } = await stranger.raw(node, { id: sent.id }, { allow: ["FORBIDDEN"] })
    expect(data?.node ?? null).toBeNull()
  })

  test("internal remarks stay among editors", async () => {
    const { id, reference } = await submitted()
    await miriam.mutate(take, { id })
    const remark = `mutation($id: ID!, $isInternal: Boolean!) { commentOnSubmission(id: $id, body: "Look at the figures", isInternal: $isInternal) { __typename ... on ReviewComment { isInternal } ... on UserError { message } } }`
    await miriam.mutate(remark, { id, isInternal: true })
    await miriam.mutate(remark, { id, isInternal: false })
    const comments = `query($reference: String!) { submission(reference: $reference) { comments { isInternal } evidenceLevel checklist { key } } }`
    expect((await miriam.query(comments, { reference })).submission.comments).toHaveLength(2)
    expect((await hannah.query(comments, { reference })).submission).toMatchObject({
      comments: [{ isInternal: false }],
      evidenceLevel: null,
      checklist: null,
    })
  })
})

describe("review", () => {
  test("an editor cannot review what their own organisation wrote", async () => {
    const own = await makePersonWithRole(hub, "EDITOR")
    await joinOrganisation(hub, own, organisation)
    const { id } = await submitted()
    await hub.as(own).expectForbidden(take, { id })
  })

  test("decisions are for the editor who has it", async () => {
    const { id } = await submitted()
    const other = hub.as(await makePersonWithRole(hub, "EDITOR"))
    await miriam.mutate(take, { id })
    await other.expectForbidden(ask, { id, reason: "Please say how many pupils came." })
    await hannah.expectForbidden(publish, { id })
  })

  test("changes requested ⇄ resubmitted, then published; everyone concerned is told", async () => {
    const { id, reference } = await submitted()
    await miriam.mutate(take, { id })
    await miriam.refused("ValidationError", ask, { id, reason: "No" })
    expect(await miriam.mutate(ask, { id, reason: "Please say how many pupils came." })).toMatchObject({ state: "CHANGES_REQUESTED" })
    await hannah.mutate(save, { id, version: 2, fields: { results: "Forty-one of the 48 who came applied." } })
    expect(await hannah.mutate(submit, { id, version: 3 })).toMatchObject({ state: "RESUBMITTED" })
    await miriam.refused("ValidationError", publish, { id })
    await miriam.mutate(rate, { id, level: 2, reason: "Outcomes of those who came were counted." })
    expect(await miriam.mutate(publish, { id, changeNote: "" })).toMatchObject({ state: "PUBLISHED" })
    const kinds = await hub.db.notification.findMany({
      where: { personId: { in: [submitterId, editorId] }, path: { contains: reference } },
      select: { kind: true },
    })
    expect(kinds.map(({ kind }) => kind)).toEqual(
      expect.arrayContaining(["submission.submitted", "submission.changesRequested", "submission.resubmitted"]),
    )
    const audited = await hub.db.auditEvent.findMany({
      where: { subjectId: Buffer.from(id, "base64").toString().split(":")[1] },
      orderBy: { id: "asc" },
    })
    expect(audited.map(({ action }) => action)).toEqual([
      "submission.start",
      "submission.submit",
      "submission.assign",
      "submission.requestChanges",
      "submission.submit",
      "submission.review",
      "submission.publish",
    ])
  })

  test("declined with a reason that the submitter reads", async () => {
    const { id, reference } = await submitted()
    await miriam.mutate(take, { id })
    await miriam.mutate(decline, { id, reason: "It is the same as an entry of last year." })
    const { submission } = await hannah.query(`query($reference: String!) { submission(reference: $reference) { state decisionReason } }`, {
      reference,
    })
    expect(submission).toEqual({ state: "DECLINED", decisionReason: "It is the same as an entry of last year." })
  })

  test("two clicks publish once", async () => {
    const { id } = await submitted("Published by two clicks")
    await miriam.mutate(take, { id })
    await miriam.mutate(rate, { id, level: 1, reason: "A narrative of why it works." })
    const answers = await Promise.all([miriam.raw(publish, { id }), miriam.raw(publish, { id })])
    expect(answers.map(({ data }) => data.publishSubmission.__typename).toSorted()).toEqual(["Submission", "WrongStateError"])
    expect(await hub.db.revision.count({ where: { content: { path: ["title"], equals: "Published by two clicks" } } })).toBe(1)
  })

  test("published by itself at its time, not before", async () => {
    const { id, reference } = await submitted("Scheduled for tomorrow")
    await miriam.mutate(take, { id })
    await miriam.mutate(rate, { id, level: 1, reason: "A narrative of why it works." })
    const publishAt = new Date(hub.clock.now().getTime() + 86_400_000).toISOString()
    await miriam.mutate(act("schedulePublication", ", $publishAt: DateTime!", ", publishAt: $publishAt"), { id, publishAt })
    const state = async () =>
      (await hannah.query(`query($reference: String!) { submission(reference: $reference) { state } }`, { reference })).submission.state
    const { publishScheduledJob } = await import("@hub/api/directory/publish.jobs")
    await publishScheduledJob.handle(await hub.contextAs(null), {}, { number: 1, isLast: false })
    expect(await state()).toBe("SCHEDULED")
    hub.clock.advance(86_400_000)
    await publishScheduledJob.handle(await hub.contextAs(null), {}, { number: 1, isLast: false })
    expect(await state()).toBe("PUBLISHED")
  })
})

describe("published", () => {
  test("found at once by its words, with its figures", async () => {
    await published("Cadets with a special school in Lancashire")
    const { initiatives } = await hub.visitor.query(
      `{ initiatives(query: "special school cadets", first: 5) { edges { node { title measures { value denominator } } } } }`,
    )
    expect(initiatives.edges[0].node).toMatchObject({
      title: "Cadets with a special school in Lancashire",
      measures: [{ value: 41, denominator: 48 }],
    })
  })

  test("revised without going dark: the published one stays until the revision is published, and both can be read", async () => {
    const { slug } = await published("Before the revision")
    const { id: initiativeId } = await hub.db.initiative.findUniqueOrThrow({ where: { slug } })
    const startRevision = `mutation($initiative: ID!) { startRevision(initiative: $initiative) { __typename ... on Submission { id version reference isRevision } ... on UserError { message } } }`
    const revision = await hannah.mutate(startRevision, { initiative: globalId("Initiative", initiativeId) })
    const again = await gareth.mutate(startRevision, { initiative: globalId("Initiative", initiativeId) })
    expect(again.reference).toBe(revision.reference)
    await hannah.mutate(save, { id: revision.id, version: revision.version, fields: { title: "After the revision" } })
    await hannah.mutate(submit, { id: revision.id, version: revision.version + 1 })
    const title = async () =>
      (await hub.visitor.query(`query($slug: String!) { initiative(slug: $slug) { title } }`, { slug })).initiative.title
    expect(await title()).toBe("Before the revision")
    await miriam.mutate(take, { id: revision.id })
    await miriam.mutate(rate, { id: revision.id, level: 3, reason: "Compared with the year before." })
    await miriam.mutate(publish, { id: revision.id, changeNote: "New title" })
    expect(await title()).toBe("After the revision")
    expect(await hub.db.revision.count({ where: { initiativeId } })).toBe(2)
  })

  test("a revision that was withdrawn is not taken up again once there is a newer one: it would undo that unseen", async () => {
    const { slug } = await published("Cadets on the wards")
    const { id: initiativeId } = await hub.db.initiative.findUniqueOrThrow({ where: { slug } })
    const move = (name: string) =>
      `mutation($id: ID!) { ${name}(id: $id) { __typename ... on Submission { id version reference state } ... on UserError { message } } }`
    const revise = () =>
      hannah.mutate(`mutation($id: ID!) { startRevision(initiative: $id) { ... on Submission { id version reference } } }`, {
        id: globalId("Initiative", initiativeId),
      })
    const first = await revise()
    await hannah.mutate(move("withdrawSubmission"), { id: first.id })
    const second = await revise()
    expect((await hannah.refused("WrongStateError", move("reopenSubmission"), { id: first.id })).message).toContain(second.reference)
    await hannah.mutate(move("withdrawSubmission"), { id: second.id })
    expect((await hannah.mutate(move("reopenSubmission"), { id: first.id })).state).toBe("DRAFT")
    await hannah.mutate(move("withdrawSubmission"), { id: first.id })

    hub.clock.advance(1000)
    const { id } = await hannah.mutate(move("reopenSubmission"), { id: second.id })
    await hannah.mutate(submit, { id, version: second.version })
    await miriam.mutate(take, { id })
    await miriam.mutate(rate, { id, level: 3, reason: "Compared with the year before." })
    await miriam.mutate(publish, { id, changeNote: "As it is now" })
    const { message } = await hannah.refused("WrongStateError", move("reopenSubmission"), { id: first.id })
    expect(message).toContain("has been revised since this was begun")
  })

  test("its address stays when its title changes", async () => {
    const { slug } = await published("A title that will change")
    const { id } = await hub.db.initiative.findUniqueOrThrow({ where: { slug } })
    const startRevision = `mutation($id: ID!) { startRevision(initiative: $id) { ... on Submission { id version } } }`
    const revision = await hannah.mutate(startRevision, { id: globalId("Initiative", id) })
    await hannah.mutate(save, { id: revision.id, version: revision.version, fields: { title: "Quite another title" } })
    await hannah.mutate(submit, { id: revision.id, version: revision.version + 1 })
    await miriam.mutate(take, { id: revision.id })
    await miriam.mutate(rate, { id: revision.id, level: 3, reason: "Compared with the year before." })
    await miriam.mutate(publish, { id: revision.id, changeNote: "Another title" })
    expect(await hub.db.initiative.findUniqueOrThrow({ where: { id }, select: { slug: true } })).toEqual({ slug })
  })

  test("archived is not deleted: out of search, the address works and says why", async () => {
    const { slug } = await published("Soon to be archived")
    const { id } = await hub.db.initiative.findUniqueOrThrow({ where: { slug } })
    const archive = `mutation($id: ID!, $reason: String!) { archiveInitiative(id: $id, reason: $reason) { __typename ... on Initiative { slug } ... on UserError { message } } }`
    await hannah.expectForbidden(archive, { id: globalId("Initiative", id), reason: "The funding has ended." })
    await gareth.mutate(archive, { id: globalId("Initiative", id), reason: "The funding has ended." })
    const found = await hub.visitor.query(`{ initiatives(query: "soon to be archived", first: 5) { edges { node { slug } } } }`)
    expect(found.initiatives.edges.map((edge: { node: { slug: string } }) => edge.node.slug)).not.toContain(slug)
    const { initiative } = await hub.visitor.query(`query($slug: String!) { initiative(slug: $slug) { archived { reason } } }`, { slug })
    expect(initiative.archived.reason).toBe("The funding has ended.")
  })

  test("owners are asked once whether it is current, and confirming moves the date by a year", async () => {
    const { slug } = await published("To be confirmed")
    const { id, reviewBy } = await hub.db.initiative.findUniqueOrThrow({ where: { slug } })
    hub.clock.set(new Date(reviewBy.getTime() + 1000))
    const { askForConfirmationJob } = await import("@hub/api/directory/confirmation.jobs")
    await askForConfirmationJob.handle(await hub.contextAs(null), {}, { number: 1, isLast: false })
    await askForConfirmationJob.handle(await hub.contextAs(null), {}, { number: 1, isLast: false })
    expect(
      await hub.db.notification.count({ where: { kind: "initiative.confirm", path: `/initiatives/${slug}`, personId: submitterId } }),
    ).toBe(1)
    const confirm = `mutation($id: ID!) { confirmInitiative(id: $id) { __typename ... on Initiative { reviewBy } ... on UserError { message } } }`
    await hub.as(await makePerson(hub)).expectForbidden(confirm, { id: globalId("Initiative", id) })
    await hannah.mutate(confirm, { id: globalId("Initiative", id) })
    const after = await hub.db.initiative.findUniqueOrThrow({ where: { id } })
    expect(after.reviewBy.getTime()).toBeGreaterThan(reviewBy.getTime() + 364 * 86_400_000)
    expect(after.confirmationAskedAt).toBeNull()
  })
})
