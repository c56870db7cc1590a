import { emptyCaseStudy } from "@hub/api/directory/case-study.input"
import { saveSubmission, startSubmission } from "@hub/api/directory/submission.service"
import { createContext } from "@hub/api/platform/context"
import { removeUnusedFilesJob } from "@hub/api/platform/storage/file.service"
import type { Prisma } from "@hub/prisma"
import { joinOrganisation, makeOrganisation, makePerson, makePersonWithRole } from "@hub/seed/builders"
import { afterEach, expect, test } from "vitest"
import { useHub } from "../../kit/hub.ts"
import { pdf } from "../../platform/sample-files.ts"

const hub = useHub()
afterEach(() => hub.reset())
type Person = Awaited<ReturnType<typeof makePerson>>

async function send(person: Person): Promise<string> {
  const response = await hub.fetch("/files", {
    method: "POST",
    body: new Uint8Array(pdf()),
    headers: { "x-file-name": "plan.pdf" },
    as: person,
  })
  expect(response.status).toBe(201)
  return ((await response.json()) as { id: string }).id
}
const status = async (fileId: string, as?: Person) => (await hub.fetch(`/files/${fileId}`, as ? { as } : {})).status
const attachment = (fileId: string) => ({ fileId, description: "The plan" })

async function draft() {
  const organisation = await makeOrganisation(hub)
  const [submitter, colleague] = [await makePerson(hub), await makePerson(hub)]
  for (const person of [submitter, colleague]) await joinOrganisation(hub, person, organisation)
  const context = await hub.contextAs(submitter)
  const submission = await startSubmission(context, { organisationId: organisation.id, callId: null })
  const fileId = await send(submitter)
  const { submission: saved, issues } = await saveSubmission(context, {
    id: submission.id,
    version: submission.version,
    fields: { attachments: [attachment(fileId)] },
  })
  expect(issues).toEqual([])
  return { organisation, submitter, colleague, submission: saved, fileId }
}

test("an attachment is read by those who may read its case study, and by nobody else", async () => {
  const { submitter, colleague, submission, fileId } = await draft()
  const [editor, stranger] = [await makePersonWithRole(hub, "EDITOR"), await makePerson(hub)]
  const elsewhere = await makePerson(hub)
  await joinOrganisation(hub, elsewhere, await makeOrganisation(hub))
  const all = async () => ({
    submitter: await status(fileId, submitter),
    colleague: await status(fileId, colleague),
    editor: await status(fileId, editor),
    elsewhere: await status(fileId, elsewhere),
    stranger: await status(fileId, stranger),
    visitor: await status(fileId),
  })
  const closed = { elsewhere: 404, stranger: 404, visitor: 404 }
  expect(await all()).toEqual({ submitter: 200, colleague: 200, editor: 404, ...closed })
  const at = hub.clock.now()
  const sentWith = (number: number, content: Prisma.InputJsonValue) => ({
    create: { number, content, submittedAt: at, submittedById: submitter.id },
  })
  await hub.db.submission.update({
    where: { id: submission.id },
    data: { state: "CHANGES_REQUESTED", submittedAt: at, snapshots: sentWith(1, emptyCaseStudy) },
  })
  expect(await all(), "attached after it was sent").toEqual({ submitter: 200, colleague: 200, editor: 404, ...closed })
  await hub.db.submission.update({
    where: { id: submission.id },
    data: { state: "SUBMITTED", snapshots: sentWith(2, submission.content as Prisma.InputJsonObject) },
  })
  expect(await all(), "sent").toEqual({ submitter: 200, colleague: 200, editor: 200, ...closed })
})

test("what was attached when it was sent can still be read by the editor after the submitter took it out", async () => {
  const { submitter, submission, fileId } = await draft()
  const at = hub.clock.now()
  await hub.db.submission.update({
    where: { id: submission.id },
    data: {
      state: "CHANGES_REQUESTED",
      submittedAt: at,
      content: emptyCaseStudy,
      snapshots: { create: { number: 1, content: submission.content ?? {}, submittedAt: at, submittedById: submitter.id } },
    },
  })
  expect(await status(fileId, await makePersonWithRole(hub, "EDITOR"))).toBe(200)
})

test("somebody else's file cannot be attached in order to read it", async () => {
  const { fileId } = await draft()
  const thief = await makePerson(hub)
  const organisation = await makeOrganisation(hub)
  await joinOrganisation(hub, thief, organisation)
  const context = await hub.contextAs(thief)
  const submission = await startSubmission(context, { organisationId: organisation.id, callId: null })
  const { issues } = await saveSubmission(context, {
    id: submission.id,
    version: submission.version,
    fields: { attachments: [attachment(fileId)] },
  })
  expect(issues).toMatchObject([{ field: "attachments.0.fileId" }])
  expect(await status(fileId, thief)).toBe(404)
})

test("files that a draft, a snapshot or a revision holds are not tidied away", async () => {
  const { submitter, submission, fileId } = await draft()
  const [inSnapshot, nowhere] = [await send(submitter), await send(submitter)]
  const at = hub.clock.now()
  await hub.db.submissionSnapshot.create({
    data: {
      submissionId: submission.id,
      number: 1,
      content: { attachments: [attachment(inSnapshot)] },
      submittedAt: at,
      submittedById: submitter.id,
    },
  })
  hub.clock.advance(8 * 24 * 60 * 60 * 1000)
  await removeUnusedFilesJob.handle(createContext(hub.platform), {}, { number: 1, isLast: false })
  const left = (await hub.db.storedFile.findMany()).map(({ id }) => id)
  expect(left.sort()).toEqual([fileId, inSnapshot].sort())
  expect(left).not.toContain(nowhere)
})
