import {
  joinOrganisation,
  makeJudgedRound,
  makeNomination,
  makeOrganisation,
  makePanelMember,
  makePersonWithRole,
  makeReading,
} from "@hub/seed/builders"
import { describe, expect, test } from "vitest"
import { globalId } from "../../kit/everybody.ts"
import { useHub } from "../../kit/hub.ts"

const hub = useHub()

/** A round in which a manager's own organisation has an entry, read by two of the three who read another. */
async function conflicted() {
  const judged = await makeJudgedRound(hub, { state: "JUDGING" })
  const organisation = await makeOrganisation(hub)
  const own = await makeNomination(hub, judged, { organisationId: organisation.id, state: "SCORED" })
  const other = await makeNomination(hub, judged, { state: "SCORED" })
  const readers = [await makePanelMember(hub, judged), await makePanelMember(hub, judged), await makePanelMember(hub, judged)]
  for (const reader of readers.slice(0, 2)) await makeReading(hub, judged, own, reader, [5, 5])
  for (const reader of readers) await makeReading(hub, judged, other, reader, [2, 2])
  const person = await makePersonWithRole(hub, "AWARD_MANAGER")
  await joinOrganisation(hub, person, organisation)
  return { ...judged, slug: judged.round.slug, own, other, readers, manager: hub.as(person) }
}

describe("a manager with a conflict of interest", () => {
  test("reads who reads what, how far they are and how they mark as if their own entry were not there", async () => {
    const { slug, own, other, manager } = await conflicted()
    const { judgingManagement } = await manager.query(
      `query ($round: String!, $own: String!) { judgingManagement(round: $round) {
        unevenness nominations { reference } nomination(reference: $own) { reference } panel { allocated submitted }
        results { hidden mean readers { sheets mean } rows { reference rank } } } }`,
      { round: slug, own: own.reference },
    )
    expect(judgingManagement).toEqual({
      unevenness: 0,
      nominations: [{ reference: other.reference }],
      nomination: null,
      panel: [1, 1, 1].map((count) => ({ allocated: count, submitted: count })),
      results: {
        hidden: 1,
        mean: null,
        readers: [1, 1, 1].map((sheets) => ({ sheets, mean: 25 })),
        rows: [{ reference: other.reference, rank: 1 }],
      },
    })
  })

  test("does not choose its readers: neither gives it to somebody, nor takes it away, nor rules anybody out", async () => {
    const { slug, own, other, readers, manager } = await conflicted()
    const [first, , third] = readers.map((reader) => globalId("PanelMember", reader))
    const add = `mutation ($round: String!, $nomination: String!, $member: ID!) { addReader(round: $round, nomination: $nomination, member: $member) { ... on JudgingManagement { readersWanted } } }`
    await manager.refused("NotFoundError", add, { round: slug, nomination: own.reference, member: third })
    const remove = `mutation ($round: String!, $nomination: String!, $member: ID!) { removeReader(round: $round, nomination: $nomination, member: $member, reason: "On leave") { ... on JudgingManagement { readersWanted } } }`
    await manager.refused("NotFoundError", remove, { round: slug, nomination: own.reference, member: first })
    await manager.mutate(remove, { round: slug, nomination: other.reference, member: first })
    const record = `mutation ($round: String!, $nomination: ID!, $member: ID!) { recordConflict(round: $round, nomination: $nomination, member: $member, reason: "Neighbours") { ... on JudgingManagement { readersWanted } } }`
    await manager.refused("NotFoundError", record, { round: slug, nomination: globalId("Nomination", own), member: first })
    await manager.mutate(record, { round: slug, nomination: globalId("Nomination", other), member: third })
  })
})

test("a reader who joins the organisation that enters, or a partner of it, no longer reads the entry by any way", async () => {
  const judged = await makeJudgedRound(hub, { state: "JUDGING" })
  const partner = await makeOrganisation(hub)
  const nomination = await makeNomination(hub, judged, { partnerIds: [partner.id] })
  const ask = `{ nomination(reference: "${nomination.reference}") { title } }`
  for (const organisationId of [nomination.organisationId, partner.id]) {
    const reader = await makePanelMember(hub, judged)
    await makeReading(hub, judged, nomination, reader)
    expect((await hub.as(reader.person).query(ask)).nomination).toEqual({ title: nomination.title })
    await joinOrganisation(hub, reader.person, { id: organisationId })
    expect((await hub.as(reader.person).query(ask)).nomination).toBeNull()
  }
})

test("before a round is approved its judging is not there for those who have agreed to judge it", async () => {
  const judged = await makeJudgedRound(hub, { state: "DRAFT", approvedAt: null })
  const { person } = await makePanelMember(hub, judged)
  const ask = `{ judging(round: "${judged.round.slug}") { round { guidance } } }`
  expect((await hub.as(person).query(ask)).judging).toBeNull()
  await hub.db.round.update({ where: { id: judged.round.id }, data: { approvedAt: hub.clock.now() } })
  expect((await hub.as(person).query(ask)).judging).not.toBeNull()
})

test("administrators see that mail to the panel waits or has failed, not to whom; and once it is sent, nothing", async () => {
  const person = await makePersonWithRole(hub, "ADMINISTRATOR")
  const administrator = hub.as(person)
  const at = hub.clock.now()
  const mail = { kind: "panelMember.invite", toAddress: "judge@example.org", toName: "A Judge", subject: "Will you judge?" }
  for (const status of ["KEPT", "FAILED", "SENT"] as const)
    await hub.db.mailMessage.create({
      data: {
        ...mail,
        dedupeKey: `invite ${status}`,
        status,
        text: "Dear Judge",
        html: "<p>Dear Judge</p>",
        replyTo: "judge@example.org",
        error: "judge@example.org is full",
        createdAt: at,
      },
    })
  const ask =
    "query ($address: String) { mailMessages(address: $address) { totalCount edges { node { id status toAddress toName replyTo subject text htmlPath error } } } }"
  const { mailMessages } = await administrator.query(ask)
  const by = (status: string) => mailMessages.edges.find(({ node }: { node: { status: string } }) => node.status === status)?.node
  // Without a mail server the outbox is where an invitation is read.
  expect(by("KEPT")).toMatchObject({ toAddress: "judge@example.org", text: "Dear Judge" })
  expect(JSON.stringify(by("FAILED"))).not.toMatch(/judge/i)
  expect(by("FAILED")?.htmlPath).toBeNull()
  for (const { id, status } of await hub.db.mailMessage.findMany())
    expect((await hub.fetch(`/export/mail/${id}.html`, { as: person })).status, status).toBe(status === "KEPT" ? 200 : 404)
  expect(by("SENT")).toBeUndefined()
  expect((await administrator.query(ask, { address: "judge@" })).mailMessages.totalCount).toBe(1)
})
