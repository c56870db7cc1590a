import { publishScheduledJob } from "@hub/api/directory/publish.jobs"
import type { SubmissionState } from "@hub/prisma"
import { caseStudy, makeInitiative, makeOrganisation, makePerson, makePersonWithRole, makeSubmission } from "@hub/seed/builders"
import { beforeEach, describe, expect, test } from "vitest"
import type { Client } from "../../kit/client.ts"
import { useHub } from "../../kit/hub.ts"

const hub = useHub()
let organisation: { id: string }
let submitterId: string
let editorId: string
let miriam: Client
beforeEach(async () => {
  await hub.reset()
  organisation = await makeOrganisation(hub)
  submitterId = (await makePerson(hub)).id
  const editor = await makePersonWithRole(hub, "EDITOR")
  ;[editorId, miriam] = [editor.id, hub.as(editor)]
})

const hour = 60 * 60 * 1000
const make = (own: Partial<Parameters<typeof makeSubmission>[1]> = {}) =>
  makeSubmission(hub, {
    organisationId: organisation.id,
    submitterId,
    assignedToId: editorId,
    content: caseStudy({ title: "Cadets on the wards" }),
    ...own,
  })
const at = ({ id }: { id: string }, more = {}) => ({ id: Buffer.from(`Submission:${id}`).toString("base64"), ...more })
const publish = `mutation ($id: ID!) { publishSubmission(id: $id) { __typename } }`
const schedule = `mutation ($id: ID!, $publishAt: DateTime!) { schedulePublication(id: $id, publishAt: $publishAt) { __typename } }`
const unschedule = `mutation ($id: ID!) { unschedulePublication(id: $id) { __typename } }`
const rate = `mutation ($id: ID!, $level: Int!, $reason: String!) { rateEvidence(id: $id, level: $level, reason: $reason) { __typename } }`
const runSchedule = async () => publishScheduledJob.handle(await hub.contextAs(null), {}, { number: 1, isLast: false })
const fieldsOf = (error: { issues: { field: string }[] }) => error.issues.map(({ field }) => field)

describe("the strength of evidence is set by an editor, with the reason shown", () => {
  test.each([
    [2, "Good", ["reason"]],
    [2, "          ", ["reason"]],
    [5, "Outcomes of those who came were counted.", ["level"]],
    [-1, "Outcomes of those who came were counted.", ["level"]],
    [2, "a".repeat(2001), ["reason"]],
  ])("a rating of %i with “%s” is refused beside its field", async (level, reason, fields) => {
    const submission = await make({ evidenceLevel: null, evidenceReason: null })
    expect(fieldsOf(await miriam.refused("ValidationError", rate, at(submission, { level, reason })))).toEqual(fields)
    expect((await hub.db.submission.findUniqueOrThrow({ where: { id: submission.id } })).evidenceLevel).toBeNull()
  })

  test("nothing is published or scheduled before it is rated", async () => {
    const submission = await make({ evidenceLevel: null, evidenceReason: null })
    expect(fieldsOf(await miriam.refused("ValidationError", publish, at(submission)))).toEqual(["evidence"])
    const publishAt = new Date(hub.clock.now().getTime() + hour).toISOString()
    expect(fieldsOf(await miriam.refused("ValidationError", schedule, at(submission, { publishAt })))).toEqual(["evidence"])
    expect(await hub.db.initiative.count()).toBe(0)
  })

  test("readers see the rating with its reason", async () => {
    const submission = await make()
    await miriam.mutate(rate, at(submission, { level: 3, reason: "Compared with the school next door." }))
    await miriam.mutate(publish, at(submission))
    const { initiative } = await hub.visitor.query(`{ initiative(slug: "cadets-on-the-wards") { evidence { level reason } } }`)
    expect(initiative.evidence).toMatchObject({ level: 3, reason: "Compared with the school next door." })
  })
})

describe("publication", () => {
  test("only what is under review or resubmitted is published", async () => {
    const states: SubmissionState[] = [
      "SUBMITTED",
      "UNDER_REVIEW",
      "CHANGES_REQUESTED",
      "RESUBMITTED",
      "SCHEDULED",
      "DECLINED",
      "WITHDRAWN",
    ]
    const published: SubmissionState[] = []
    for (const state of states) {
      const { data } = await miriam.raw(publish, at(await make({ state })))
      if (data.publishSubmission.__typename === "Submission") published.push(state)
      else expect(data.publishSubmission.__typename, state).toBe("WrongStateError")
    }
    expect(published).toEqual(["UNDER_REVIEW", "RESUBMITTED", "SCHEDULED"])
    expect(await hub.db.initiative.count()).toBe(3)
  })

  test("two entries of one title have two addresses, and an address is never given twice", async () => {
    for (let number = 0; number < 2; number++) await miriam.mutate(publish, at(await make()))
    const slugs = await hub.db.initiative.findMany({ select: { slug: true }, orderBy: { slug: "asc" } })
    expect(slugs.map(({ slug }) => slug)).toEqual(["cadets-on-the-wards", "cadets-on-the-wards-2"])
  })

  test("a link to what is archived keeps working and says so; it leaves the list, the feed and the exports", async () => {
    const { slug } = await makeInitiative(hub, {
      organisationId: organisation.id,
      archivedAt: hub.clock.now(),
      archiveReason: "The funding has ended.",
    })
    const { initiative } = await hub.visitor.query(`{ initiative(slug: "${slug}") { title archived { reason } } }`)
    expect(initiative.archived).toEqual({ reason: "The funding has ended." })
    for (const path of ["/feeds/initiatives.atom", "/export/initiatives.csv", "/export/initiatives.json", "/sitemap.xml"])
      expect(await (await hub.fetch(path)).text(), path).not.toContain(slug)
  })
})

describe("scheduled publication", () => {
  test("is for a time to come", async () => {
    const submission = await make()
    const publishAt = hub.clock.now().toISOString()
    expect(fieldsOf(await miriam.refused("ValidationError", schedule, at(submission, { publishAt })))).toEqual(["publishAt"])
  })

  test("happens once at its time, and tells the submitter", async () => {
    const submission = await make()
    await miriam.mutate(schedule, at(submission, { publishAt: new Date(hub.clock.now().getTime() + hour).toISOString() }))
    await miriam.refused("WrongStateError", rate, at(submission, { level: 1, reason: "A narrative of why it works." }))
    hub.clock.advance(hour - 1000)
    await runSchedule()
    expect(await hub.db.initiative.count()).toBe(0)
    hub.clock.advance(1000)
    await Promise.all([runSchedule(), runSchedule()])
    expect(await hub.db.initiative.count()).toBe(1)
    expect(await hub.db.notification.count({ where: { personId: submitterId, kind: "submission.published" } })).toBe(1)
  })

  test("can be called off until then", async () => {
    const submission = await make()
    await miriam.mutate(schedule, at(submission, { publishAt: new Date(hub.clock.now().getTime() + hour).toISOString() }))
    await miriam.mutate(unschedule, at(submission))
    await miriam.refused("WrongStateError", unschedule, at(submission))
    hub.clock.advance(2 * hour)
    await runSchedule()
    expect(await hub.db.initiative.count()).toBe(0)
  })

  test("one that cannot be published does not hold up the others", async () => {
    const publishAt = new Date(hub.clock.now().getTime() + hour)
    const broken = await make({ state: "SCHEDULED", publishAt })
    const whole = await make({ state: "SCHEDULED", publishAt: new Date(publishAt.getTime() + 1) })
    await hub.db.submission.update({ where: { id: broken.id }, data: { content: { title: 7 } } })
    hub.clock.advance(2 * hour)
    await runSchedule()
    const states = await hub.db.submission.findMany({
      where: { id: { in: [broken.id, whole.id] } },
      select: { state: true },
      orderBy: { id: "asc" },
    })
    expect(states).toEqual([{ state: "SCHEDULED" }, { state: "PUBLISHED" }])
    expect(hub.logs.some(({ msg }) => msg === "scheduled publication failed")).toBe(true)
  })
})

test("likely duplicates are shown with the reason: published ones of anybody, unpublished ones of the same organisation only", async () => {
  const elsewhere = await makeOrganisation(hub, { name: "Kennet Bridge College" })
  await makeInitiative(hub, { organisationId: elsewhere.id, content: { title: "Cadets on the wards of Kennet" } })
  await make({ organisationId: elsewhere.id, content: caseStudy({ title: "Cadets on the wards, unpublished" }) })
  const own = await make({ content: caseStudy({ title: "Cadets on wards" }) })
  const { reference } = await make()
  const { submission } = await miriam.query(`{ submission(reference: "${reference}") { likelyDuplicates { title path reason } } }`)
  expect(submission.likelyDuplicates).toEqual([
    { title: "Cadets on wards", path: `/submit/${own.reference}`, reason: "Your organisation has one with a similar title or summary" },
    {
      title: "Cadets on the wards of Kennet",
      path: expect.stringMatching(/^\/initiatives\//),
      reason: "Kennet Bridge College has one with a similar title or summary",
    },
  ])
})
