import { publishSubmission } from "@hub/api/directory/publish.service"
import { caseStudy, joinOrganisation, makeOrganisation, makePerson, makePersonWithRole, makeSubmission, makeTerm } from "@hub/seed/builders"
import { count } from "@hub/seed/initiative"
import { loadDemo } from "@hub/seed/load/worlds"
import { beforeAll, describe, expect, test } from "vitest"
import { useHub } from "../../kit/hub.ts"
import { brokenIn, brokenInvariants, freshProjection, invariants, undone } from "../../kit/invariants.ts"

const hub = useHub()

describe("in the demonstration world", () => {
  test("all invariants hold", async () => {
    await loadDemo(hub.db, hub.clock.now())
    await hub.runJobs()
    expect(await brokenInvariants(hub.platform.database)).toEqual([])
    await hub.reset()
  })
})

describe("after a publication", () => {
  beforeAll(async () => {
    await hub.reset()
    const theme = await makeTerm(hub)
    const organisation = await makeOrganisation(hub)
    const submitter = await makePerson(hub)
    await joinOrganisation(hub, submitter, organisation)
    const editor = await makePersonWithRole(hub, "EDITOR")
    const file = await hub.db.storedFile.create({
      data: {
        key: "invariants/timetable",
        name: "timetable.pdf",
        contentType: "application/pdf",
        size: 1,
        sha256: "0".repeat(64),
        createdAt: hub.clock.now(),
      },
    })
    const content = caseStudy({
      themes: [theme.slug],
      measures: [count("Pupils who came", 41)],
      attachments: [{ fileId: file.id, description: "Timetable" }],
    })
    const submission = await makeSubmission(hub, {
      organisationId: organisation.id,
      submitterId: submitter.id,
      assignedToId: editor.id,
      content,
    })
    await publishSubmission(await hub.contextAs(editor), { id: submission.id, changeNote: "" })
  })

  test("all hold, before its jobs have run and after", async () => {
    expect(await brokenInvariants(hub.platform.database)).toEqual([])
    await hub.runJobs()
    expect(await hub.mail()).toHaveLength(1)
    expect(await brokenInvariants(hub.platform.database)).toEqual([])
  })

  /** What breaks each. */
  const violations: Record<string, string> = {
    "every initiative shows its newest revision, and its revisions are numbered without a gap": `
      INSERT INTO "Revision" (id, "initiativeId", number, content, "publishedAt")
      SELECT gen_random_uuid(), "initiativeId", 2, content, now() FROM "Revision"`,
    "a published submission leads to its initiative and became one revision of it; no other became any": `
      UPDATE "Submission" SET state = 'UNDER_REVIEW'`,
    "publication is in the audit log once for each published submission, and for no other": `
      INSERT INTO "AuditEvent" (id, at, action, "subjectType", "subjectId")
      SELECT gen_random_uuid(), now(), action, "subjectType", "subjectId" FROM "AuditEvent" WHERE action = 'submission.publish'`,
    "what was sent in is kept as it was sent": `DELETE FROM "SubmissionSnapshot"`,
    "the terms of an initiative are those of its current revision": `DELETE FROM "InitiativeTerm"`,
    "the figures of an initiative are those of its current revision": `UPDATE "ImpactMeasure" SET value = value + 1`,
    "every initiative is in the projection, and nothing else is": "DELETE FROM search_document",
    "nobody finds what is archived, and everybody finds the rest": `UPDATE "Initiative" SET "archivedAt" = now()`,
    "no document is newer than the data version that answers are kept under": `UPDATE "DataVersion" SET version = 0`,
    "everybody may open the attachments of what is published": `UPDATE "StoredFile" SET "isPublic" = false`,
    "mail that is to be sent has a job that sends it": `UPDATE "MailMessage" SET status = 'QUEUED'`,
    "a notification that was mailed has its mail, by itself or in a digest": `DELETE FROM "MailMessage"`,
    "whoever is told that their work is published is mailed, or a job that mails them waits": `UPDATE "Notification" SET "mailedAt" = NULL`,
    [freshProjection]: `UPDATE search_card SET card = (card::jsonb || '{"title": "Another"}')::json`,
  }

  test("each invariant has a violation", () => {
    expect(Object.keys(violations).toSorted()).toEqual([...invariants.map(({ name }) => name), freshProjection].toSorted())
  })

  test.each(Object.entries(violations))("is noticed to be broken: %s", async (name, violation) => {
    const broken = await undone(hub.db, async (tx) => {
      await tx.$executeRawUnsafe(violation)
      return brokenIn(tx)
    })
    expect(broken.map((line) => line.split(". ")[0])).toContain(`Not true: ${name}`)
  })
})
