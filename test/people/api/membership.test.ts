import { joinOrganisation, makeOrganisation, makePerson, makePersonWithRole, makeRegion } from "@hub/seed/builders"
import { beforeAll, describe, expect, test } from "vitest"
import type { Client } from "../../kit/client.ts"
import { everybody, expectRefusedToAllBut, globalId, type Standing } from "../../kit/everybody.ts"
import { useHub } from "../../kit/hub.ts"

const hub = useHub()
let administrator: Client
beforeAll(async () => {
  await makeRegion(hub)
  administrator = hub.as(await makePersonWithRole(hub, "ADMINISTRATOR"))
})

const fields = "... on Membership { id status isLead note: message decisionReason }"
const join = `mutation ($organisation: ID!, $message: String) { joinOrganisation(organisation: $organisation, message: $message) { ${fields} } }`
const decide = `mutation ($id: ID!, $accept: Boolean!, $reason: String) { decideMembership(id: $id, accept: $accept, reason: $reason) { ${fields} } }`
const end = `mutation ($id: ID!) { endMembership(id: $id) { ${fields} } }`
const setRole = `mutation ($id: ID!, $isLead: Boolean!) { setMembershipRole(id: $id, isLead: $isLead) { ${fields} } }`
const add = `mutation ($organisation: ID!, $email: String!, $isLead: Boolean!) { addMember(organisation: $organisation, email: $email, isLead: $isLead) { ${fields} } }`

const idOf = (organisation: { id: string }) => globalId("Organisation", organisation)
const strangers: Standing[] = [
  "EDITOR",
  "AWARD_MANAGER",
  "PANEL_MEMBER",
  "MODERATOR",
  "REGIONAL_LEAD",
  "NATIONAL_TEAM",
  "lead elsewhere",
  "no role",
]
const told = (person: { id: string }) =>
  hub.db.notification.findMany({ where: { personId: person.id }, orderBy: { id: "asc" }, select: { kind: true, title: true, body: true } })

async function asked(organisation: { id: string }, message = "I run the outreach team.") {
  const person = await makePerson(hub)
  const { id } = await hub.as(person).mutate(join, { organisation: idOf(organisation), message })
  return { person, id: id as string }
}

describe("joining", () => {
  test.each([
    ["ada@royalexample.nhs.uk", "ACTIVE"],
    ["ada@ward.royalexample.nhs.uk", "ACTIVE"],
    ["ada@royalexample.nhs.uk.example.org", "REQUESTED"],
    ["ada@notroyalexample.nhs.uk", "REQUESTED"],
    ["ada@nhs.net", "REQUESTED"],
  ])("%s makes a membership %s, by the organisation's domain", async (email, status) => {
    const organisation = await makeOrganisation(hub, { domains: ["royalexample.nhs.uk"] })
    const person = await makePerson(hub, { email })
    expect(await hub.as(person).mutate(join, { organisation: idOf(organisation) })).toMatchObject({ status, isLead: false })
    await hub.db.person.delete({ where: { id: person.id } })
  })

  test("an address that was not confirmed proves nothing", async () => {
    const organisation = await makeOrganisation(hub, { domains: ["unconfirmed.nhs.uk"] })
    const person = await makePerson(hub, { email: "a@unconfirmed.nhs.uk", emailVerified: false })
    const error = await hub.as(person).refused("WrongStateError", join, { organisation: idOf(organisation) })
    expect(error.message).toContain("Confirm your e-mail address first")
  })

  test("by request: the leads are told, one decides, and the person is told at once with the reason", async () => {
    const organisation = await makeOrganisation(hub)
    const lead = await makePerson(hub)
    await joinOrganisation(hub, lead, organisation, "LEAD")
    const { person, id } = await asked(organisation)
    expect(await told(lead)).toEqual([
      { kind: "membership.requested", title: `${person.name} asks to join ${organisation.name}`, body: "I run the outreach team." },
    ])
    const empty = await hub.as(lead).refused("ValidationError", decide, { id, accept: false, reason: " " })
    expect(empty.issues).toEqual([{ field: "reason", message: "Say why, so that the person knows what to do next" }])
    expect(await hub.as(lead).mutate(decide, { id, accept: false, reason: "Ask your own trust." })).toMatchObject({ status: "REFUSED" })
    await hub.as(lead).refused("WrongStateError", decide, { id, accept: false, reason: "again" })
    hub.clock.advance(60_000)
    await hub.as(person).mutate(join, { organisation: idOf(organisation), message: "I have moved." })
    expect(await hub.as(lead).mutate(decide, { id, accept: true })).toMatchObject({ status: "ACTIVE" })
    await hub.runJobs()
    const subjects = (await hub.mail(person.email)).map(({ subject }) => subject)
    expect(subjects.toSorted()).toEqual([
      `You are now a member of ${organisation.name}`,
      `Your request to join ${organisation.name} was refused`,
    ])
    const events = await hub.db.auditEvent.findMany({ where: { subjectId: organisation.id }, orderBy: { id: "asc" } })
    expect(events).toMatchObject([
      { action: "membership.request", actorId: person.id, before: { status: null }, after: { status: "REQUESTED" } },
      {
        action: "membership.refuse",
        actorId: lead.id,
        reason: "Ask your own trust.",
        before: { status: "REQUESTED" },
        after: { status: "REFUSED" },
      },
      { action: "membership.request", before: { status: "REFUSED" }, after: { status: "REQUESTED" } },
      { action: "membership.accept", before: { status: "REQUESTED" }, after: { personId: person.id, status: "ACTIVE" } },
    ])
  })

  test("administrators are asked where there is no lead", async () => {
    const lonely = await makePersonWithRole(hub, "ADMINISTRATOR")
    await asked(await makeOrganisation(hub))
    expect((await told(lonely)).at(-1)?.kind).toBe("membership.requested")
  })

  test("nobody joins twice, nor what has closed or is not there; a message has its length", async () => {
    const organisation = await makeOrganisation(hub)
    const { person } = await asked(organisation)
    const again = { organisation: idOf(organisation) }
    await hub.as(person).refused("WrongStateError", join, again)
    const closed = await makeOrganisation(hub, { closedAt: new Date("2015-07-01") })
    await hub.as(person).refused("WrongStateError", join, { organisation: idOf(closed) })
    await hub.as(person).refused("NotFoundError", join, { organisation: idOf({ id: crypto.randomUUID() }) })
    const long = await hub.as(await makePerson(hub)).refused("ValidationError", join, { ...again, message: "a".repeat(1001) })
    expect(long.issues[0].field).toBe("message")
    await hub.visitor.expectUnauthenticated(join, again)
  })

  test("of two decisions at once, one stands", async () => {
    const organisation = await makeOrganisation(hub)
    const { id } = await asked(organisation)
    await administrator.query("{ viewer { id } }")
    const answers = await Promise.all([
      administrator.raw(decide, { id, accept: true }),
      administrator.raw(decide, { id, accept: false, reason: "No" }),
    ])
    const outcomes = answers.map(({ data }) => data.decideMembership.status ?? "refused")
    expect(outcomes).toContain("refused")
    expect(new Set(outcomes).size).toBe(2)
    expect(
      await hub.db.auditEvent.count({ where: { subjectId: organisation.id, action: { in: ["membership.accept", "membership.refuse"] } } }),
    ).toBe(1)
  })
})

describe("who decides and who sees", () => {
  test("leads and administrators decide, end and set roles; to strangers the membership is not there", async () => {
    const organisation = await makeOrganisation(hub)
    const people = await everybody(hub, organisation)
    const { id } = await asked(organisation)
    const hidden = [...strangers, "member"] as const
    for (const [document, more] of [
      [decide, { accept: true }],
      [setRole, { isLead: true }],
      [end, {}],
    ] as const)
      await expectRefusedToAllBut(people, ["ADMINISTRATOR", "lead"], document, { id, ...more }, hidden)
    expect(await people.lead.mutate(decide, { id, accept: true })).toMatchObject({ status: "ACTIVE" })
    expect(await people.lead.mutate(setRole, { id, isLead: true })).toMatchObject({ isLead: true })
    expect(await people.ADMINISTRATOR.mutate(end, { id })).toMatchObject({ status: "ENDED", isLead: false })
  })

  test("only administrators put people in, who are told", async () => {
    const organisation = await makeOrganisation(hub)
    const people = await everybody(hub, organisation)
    const person = await makePerson(hub)
    const input = { organisation: idOf(organisation), email: ` ${person.email.toUpperCase()} `, isLead: true }
    await expectRefusedToAllBut(people, ["ADMINISTRATOR"], add, input)
    expect(await people.ADMINISTRATOR.mutate(add, input)).toMatchObject({ status: "ACTIVE", isLead: true })
    expect((await told(person)).at(-1)?.title).toBe(`You are now a lead of ${organisation.name}`)
    await administrator.refused("WrongStateError", add, input)
    const nobody = await administrator.refused("ValidationError", add, { ...input, email: "nobody@example.org" })
    expect(nobody.issues[0].field).toBe("email")
    await administrator.refused("NotFoundError", add, { ...input, organisation: idOf({ id: "no uuid" }) })
  })

  test("a membership reached through every field that gives one is seen by those who may, and by nobody else", async () => {
    const organisation = await makeOrganisation(hub)
    const people = await everybody(hub, organisation)
    const { id: request } = await asked(organisation)
    const sees = async (standing: Standing) => {
      const { organisation: seen, node } = await people[standing].query(
        `query ($slug: String!, $id: ID!) { organisation(slug: $slug) { members(first: 10) { edges { node { id } } } membershipRequests(first: 10) { edges { node { id } } } } node(id: $id) { id } }`,
        { slug: organisation.slug, id: request },
      )
      return [seen.members.edges.length, seen.membershipRequests.edges.length, node ? 1 : 0]
    }
    for (const standing of ["ADMINISTRATOR", "lead"] as const) expect(await sees(standing), standing).toEqual([2, 1, 1])
    expect(await sees("member")).toEqual([2, 0, 0])
    for (const standing of [...strangers, "visitor"] as const) expect(await sees(standing), standing).toEqual([0, 0, 0])
  })

  test("members are listed in as many statements for three as for one", async () => {
    const organisation = await makeOrganisation(hub)
    const ask = () =>
      administrator.query(
        "query ($slug: String!) { organisation(slug: $slug) { members(first: 10) { edges { node { isLead person { name } } } } membershipRequests(first: 10) { edges { node { note: message person { name } } } } } }",
        { slug: organisation.slug },
      )
    const fill = async () => {
      await joinOrganisation(hub, await makePerson(hub), organisation)
      await asked(organisation)
    }
    await fill()
    const one = await hub.statements(ask)
    await fill()
    await fill()
    expect(await hub.statements(ask)).toHaveLength(one.length)
  })
})

describe("leaving", () => {
  test("a request is withdrawn and a membership left by oneself; who is sent away is told", async () => {
    const organisation = await makeOrganisation(hub)
    const { person, id } = await asked(organisation)
    expect(await hub.as(person).mutate(end, { id })).toMatchObject({ status: "ENDED" })
    await hub.as(person).refused("WrongStateError", end, { id })
    expect((await told(person)).map(({ kind }) => kind)).not.toContain("membership.ended")
    await administrator.mutate(add, { organisation: idOf(organisation), email: person.email, isLead: false })
    await administrator.mutate(end, { id })
    expect((await told(person)).at(-1)?.title).toBe(`Your membership of ${organisation.name} has ended`)
  })

  test("an organisation keeps its last lead, also when two leave at once", async () => {
    const organisation = await makeOrganisation(hub)
    const leads = [await makePerson(hub), await makePerson(hub)]
    const ids: string[] = []
    for (const lead of leads) ids.push(globalId("Membership", await joinOrganisation(hub, lead, organisation, "LEAD")))
    const answers = await Promise.all(leads.map((lead, index) => hub.as(lead).raw(end, { id: ids[index] })))
    expect(answers.map(({ data }) => data.endMembership.status ?? "kept").toSorted()).toEqual(["ENDED", "kept"])
    const left = await hub.db.membership.findFirstOrThrow({ where: { organisationId: organisation.id, status: "ACTIVE" } })
    const last = { id: globalId("Membership", left) }
    const error = await administrator.refused("WrongStateError", setRole, { ...last, isLead: false })
    expect(error.message).toContain("keeps at least one lead")
    await administrator.refused("WrongStateError", end, last)
  })

  test("only a member can be made a lead", async () => {
    const { id } = await asked(await makeOrganisation(hub))
    await administrator.refused("WrongStateError", setRole, { id, isLead: true })
    await administrator.refused("NotFoundError", end, { id: globalId("Membership", { id: "no uuid" }) })
  })
})
