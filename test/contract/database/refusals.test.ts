import { randomUUID } from "node:crypto"
import { applyMigrations, type Database, databaseRefusal, type Prisma } from "@hub/prisma"
import { beforeAll, describe, expect, test } from "vitest"
import { onBothDatabases } from "./both.ts"

const at = new Date("2015-07-01T12:00:00Z")

onBothDatabases((openEmpty) => {
  let database: Database
  let prisma: Database["prisma"]
  let personId: string
  let organisationId: string
  let initiativeId: string

  beforeAll(async () => {
    database = await openEmpty()
    prisma = database.prisma
    await applyMigrations(database)
    const region = await prisma.region.create({ data: { slug: "wessex", name: "Wessex", position: 1 } })
    const organisation = await prisma.organisation.create({
      data: { slug: "a-trust", name: "A trust", kind: "NHS_TRUST", regionId: region.id },
    })
    organisationId = organisation.id
    personId = (await prisma.person.create({ data: { name: "Ada", email: "ada@example.org", handle: "ada" } })).id
    initiativeId = (await prisma.initiative.create({ data: initiative("summer-school") })).id
  })

  const initiative = (slug: string): Prisma.InitiativeUncheckedCreateInput => ({
    slug,
    organisationId,
    firstPublishedAt: at,
    updatedAt: at,
    confirmedAt: at,
    reviewBy: at,
  })
  const submission = (more: Partial<Prisma.SubmissionUncheckedCreateInput>): Prisma.SubmissionUncheckedCreateInput => ({
    reference: `CS-${randomUUID()}`,
    organisationId,
    submitterId: personId,
    content: {},
    createdAt: at,
    updatedAt: at,
    ...more,
  })
  const refusal = async (work: Promise<unknown>) => {
    const failure = await work.then(
      () => "it was accepted",
      (error: unknown) => error,
    )
    return databaseRefusal(failure) ?? failure
  }

  describe("the audit log", () => {
    const event = () => prisma.auditEvent.create({ data: { at, action: "test.act", subjectType: "Test", subjectId: "1" } })

    test("takes new events and refuses to change, delete or empty them, also in raw SQL", async () => {
      const { id } = await event()
      const refused = { sqlState: "23000", message: expect.stringContaining("is refused") }
      expect(await refusal(prisma.auditEvent.update({ where: { id }, data: { action: "other.act" } }))).toMatchObject(refused)
      expect(await refusal(prisma.auditEvent.deleteMany())).toMatchObject(refused)
      expect(await refusal(prisma.$executeRaw`DELETE FROM "AuditEvent"`)).toMatchObject(refused)
      expect(await refusal(prisma.$executeRaw`TRUNCATE "AuditEvent"`)).toMatchObject(refused)
      expect(await prisma.auditEvent.findUniqueOrThrow({ where: { id } })).toMatchObject({ action: "test.act" })
    })

    test("can be emptied by a session that says it is a test", async () => {
      await event()
      await prisma.$transaction(async (tx) => {
        await tx.$executeRaw`SET LOCAL hub.allow_truncate = 'on'`
        await tx.$executeRaw`TRUNCATE "AuditEvent"`
      })
      expect(await prisma.auditEvent.count()).toBe(0)
      await event()
      expect(await refusal(prisma.$executeRaw`TRUNCATE "AuditEvent"`)).toMatchObject({ sqlState: "23000" })
    })
  })

  test("a revision never changes", async () => {
    const { id } = await prisma.revision.create({ data: { initiativeId, number: 1, content: { title: "As it was" }, publishedAt: at } })
    expect(await refusal(prisma.revision.update({ where: { id }, data: { content: {} } }))).toMatchObject({ sqlState: "23000" })
    expect(await prisma.revision.findUniqueOrThrow({ where: { id } })).toMatchObject({ content: { title: "As it was" } })
  })

  test("a snapshot of a submission never changes", async () => {
    const { id } = await prisma.submissionSnapshot.create({
      data: {
        content: { title: "As sent" },
        number: 1,
        submittedAt: at,
        submittedById: personId,
        submission: { create: { ...submission({}) } },
      },
    })
    expect(await refusal(prisma.submissionSnapshot.update({ where: { id }, data: { number: 2 } }))).toMatchObject({ sqlState: "23000" })
  })

  test("a role is given once per scope until it is revoked", async () => {
    const everywhere = { personId, role: "EDITOR", grantedAt: at } as const
    const { id } = await prisma.roleGrant.create({ data: everywhere })
    const there = { ...everywhere, organisationId }
    await prisma.roleGrant.create({ data: there })
    const once = { sqlState: "23505", constraint: "RoleGrant_active_key" }
    expect(await refusal(prisma.roleGrant.create({ data: everywhere }))).toMatchObject(once)
    expect(await refusal(prisma.roleGrant.create({ data: there }))).toMatchObject(once)
    await prisma.roleGrant.update({ where: { id }, data: { revokedAt: at } })
    await prisma.roleGrant.create({ data: everywhere })
    expect(await prisma.roleGrant.count({ where: { personId } })).toBe(3)
  })

  test("an initiative has at most one revision in the works", async () => {
    const first = await prisma.submission.create({ data: submission({ initiativeId }) })
    expect(await refusal(prisma.submission.create({ data: submission({ initiativeId }) }))).toMatchObject({
      constraint: "Submission_open_revision_key",
    })
    await prisma.submission.update({ where: { id: first.id }, data: { state: "WITHDRAWN" } })
    await prisma.submission.create({ data: submission({ initiativeId }) })
    // Submissions of something new do not count.
    await prisma.submission.create({ data: submission({}) })
    await prisma.submission.create({ data: submission({}) })
  })

  test("values that make no sense are refused by name", async () => {
    const measure = { initiativeId, position: 0, what: "Attended", value: 1, unit: "COUNT" } as const
    const attempts: [string, () => Promise<unknown>][] = [
      ["Initiative_slug_check", () => prisma.initiative.create({ data: initiative("Summer School") })],
      [
        "Initiative_evidenceLevel_check",
        () => prisma.initiative.create({ data: { ...initiative("five"), evidenceLevel: 5, evidenceReason: "It is very good" } }),
      ],
      ["Initiative_evidenceReason_check", () => prisma.initiative.create({ data: { ...initiative("no-reason"), evidenceLevel: 2 } })],
      ["Submission_evidenceLevel_check", () => prisma.submission.create({ data: submission({ evidenceLevel: -1 }) })],
      ["Submission_scheduled_check", () => prisma.submission.create({ data: submission({ state: "SCHEDULED" }) })],
      ["Submission_published_check", () => prisma.submission.create({ data: submission({ state: "PUBLISHED" }) })],
      ["Submission_declined_check", () => prisma.submission.create({ data: submission({ state: "DECLINED" }) })],
      ["Submission_version_check", () => prisma.submission.create({ data: submission({ version: 0 }) })],
      ["ImpactMeasure_denominator_check", () => prisma.impactMeasure.create({ data: { ...measure, denominator: -1 } })],
      [
        "Call_dates_check",
        () => prisma.call.create({ data: { slug: "c", title: "C", summary: "", guidance: "", opensAt: at, closesAt: at } }),
      ],
      ["Person_email_check", () => prisma.person.create({ data: { name: "Ada", email: "Ada@example.org", handle: "ada-2" } })],
      ["Organisation_ukprn_check", () => prisma.organisation.update({ where: { id: organisationId }, data: { ukprn: "123" } })],
    ]
    for (const [constraint, attempt] of attempts) expect(await refusal(attempt())).toMatchObject({ sqlState: "23514", constraint })
    // What is allowed just beside them.
    await prisma.initiative.create({ data: { ...initiative("rated"), evidenceLevel: 4, evidenceReason: "Shown in two places" } })
    await prisma.impactMeasure.create({ data: { ...measure, denominator: 0 } })
  })
})
