import { joinOrganisation, makeInitiative, makeOrganisation, makePerson, makePersonWithRole } from "@hub/seed/builders"
import { beforeEach, describe, expect, test } from "vitest"
import type { Client } from "../../kit/client.ts"
import { useHub } from "../../kit/hub.ts"

const hub = useHub()
let miriam: Client
let contact: { id: string }
let initiative: { id: string; slug: string; evidenceRatedAt: Date | null }
beforeEach(async () => {
  await hub.reset()
  miriam = hub.as(await makePersonWithRole(hub, "EDITOR"))
  const organisation = await makeOrganisation(hub)
  contact = await makePerson(hub)
  await joinOrganisation(hub, contact, organisation)
  initiative = await makeInitiative(hub, {
    organisationId: organisation.id,
    contactPersonId: contact.id,
    evidenceLevel: 2,
    content: { title: "Cadets on the wards" },
  })
})

const rate = `mutation ($id: ID!, $level: Int!, $reason: String!, $ratedAt: DateTime) {
  rateInitiative(id: $id, level: $level, reason: $reason, ratedAt: $ratedAt) { ... on Initiative { evidence { level reason } } } }`
const anew = (more = {}) => ({
  id: Buffer.from(`Initiative:${initiative.id}`).toString("base64"),
  level: 3,
  reason: "Compared with the school next door.",
  ...more,
})

describe("an editor rates the evidence of a published initiative anew", () => {
  test("readers and lists see the new rating with its reason at once", async () => {
    expect(await miriam.mutate(rate, anew())).toMatchObject({ evidence: { level: 3, reason: "Compared with the school next door." } })
    const found = await hub.visitor.query(`{ initiatives(filter: { evidence: ["3"] }) { nodes { slug evidence { label } } } }`)
    expect(found.initiatives.nodes).toEqual([{ slug: initiative.slug, evidence: { label: "Compared" } }])
  })

  test("the rating before and its reason stay in the audit log", async () => {
    const before = await hub.db.initiative.findUniqueOrThrow({ where: { id: initiative.id } })
    await miriam.mutate(rate, anew())
    const [event, ...more] = await hub.db.auditEvent.findMany({ where: { action: "initiative.rate" } })
    expect(more).toEqual([])
    expect(event).toMatchObject({
      reason: "Compared with the school next door.",
      before: { evidenceLevel: 2, evidenceReason: before.evidenceReason },
      after: { evidenceLevel: 3 },
    })
  })

  test("its contact and those who follow it are told, once each", async () => {
    const follower = await makePerson(hub)
    for (const personId of [follower.id, contact.id])
      await hub.db.initiativeFollow.create({ data: { personId, initiativeId: initiative.id, createdAt: hub.clock.now() } })
    await miriam.mutate(rate, anew())
    await hub.runJobs()
    const told = await hub.db.notification.findMany({ where: { kind: "initiative.rated" }, select: { personId: true, title: true } })
    expect(told.map(({ personId }) => personId).toSorted()).toEqual([follower.id, contact.id].toSorted())
    expect(told[0]?.title).toBe("The evidence of “Cadets on the wards” is rated anew: Compared")
  })

  test("a rating made since the editor looked is not overwritten", async () => {
    const seen = initiative.evidenceRatedAt?.toISOString() ?? null
    hub.clock.advance(60_000)
    await miriam.mutate(rate, anew({ ratedAt: seen }))
    const kofi = hub.as(await makePersonWithRole(hub, "EDITOR"))
    await kofi.refused("WrongStateError", rate, anew({ level: 1, ratedAt: seen }))
    const { evidenceLevel, evidenceRatedAt } = await hub.db.initiative.findUniqueOrThrow({ where: { id: initiative.id } })
    expect(evidenceLevel).toBe(3)
    expect(await kofi.mutate(rate, anew({ level: 1, ratedAt: evidenceRatedAt?.toISOString() }))).toMatchObject({ evidence: { level: 1 } })
  })

  test.each([
    [{ level: 5 }, "level"],
    [{ reason: "Good" }, "reason"],
  ])("what is wrong is refused beside its field: %j", async (wrong, field) => {
    const error = await miriam.refused("ValidationError", rate, anew(wrong))
    expect(error.issues.map((issue: { field: string }) => issue.field)).toEqual([field])
    expect(await hub.db.auditEvent.count({ where: { action: "initiative.rate" } })).toBe(0)
  })
})
