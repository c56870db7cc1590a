import { giveRole, makeEntry, makePerson, makePersonWithRole, makeRound, makeTerm, type RoundWithSetup } from "@hub/seed/builders"
import { beforeAll, expect, test } from "vitest"
import type { Client } from "../../kit/client.ts"
import { useHub } from "../../kit/hub.ts"

const hub = useHub()
const globalId = (type: string, { id }: { id: string }) => Buffer.from(`${type}:${id}`).toString("base64")
const errors = "... on UserError { code message } ... on ValidationError { issues { field message } }"
const member = "__typename ... on PanelMember { id state version expertise maximumLoad declineReason person { name } }"
const invite = `mutation($round: ID!, $name: String!, $email: String!, $message: String) { invitePanelMember(round: $round, name: $name, email: $email, message: $message) { ${member} ${errors} } }`
const accept = `mutation($token: String!, $maximumLoad: Int, $expertise: [String!]!) { acceptPanelInvitation(token: $token, maximumLoad: $maximumLoad, expertise: $expertise) { ${member} ${errors} } }`
const decline = `mutation($token: String!, $reason: String) { declinePanelInvitation(token: $token, reason: $reason) { __typename ... on PanelInvitation { state } ${errors} } }`
const update = `mutation($id: ID!, $version: Int!, $maximumLoad: Int, $expertise: [String!]!) { updatePanelMember(id: $id, version: $version, maximumLoad: $maximumLoad, expertise: $expertise) { ${member} ... on ConflictError { currentVersion } ${errors} } }`
const remove = `mutation($id: ID!, $reason: String!) { removePanelMember(id: $id, reason: $reason) { ${member} ${errors} } }`
const invitation = `query($token: String!) { panelInvitation(token: $token) { name state invitedBy roundTitle roundSlug } }`

let manager: Client
let round: RoundWithSetup
let others: Record<string, Client>

beforeAll(async () => {
  manager = hub.as(await makePersonWithRole(hub, "AWARD_MANAGER"))
  round = await makeRound(hub)
  await makeTerm(hub, { taxonomy: "THEME", slug: "mentoring" })
  await makeTerm(hub, { taxonomy: "AIM", slug: "widen-access" })
  const other = await makePerson(hub)
  await giveRole(hub, other, "AWARD_MANAGER", { round: await makeRound(hub) })
  others = {
    member: hub.as(await makePerson(hub)),
    entrant: hub.as((await makeEntry(hub, round)).entrant),
    "manager of another round": hub.as(other),
    administrator: hub.as(await makePersonWithRole(hub, "ADMINISTRATOR")),
  }
})

const who = (email: string) => ({ round: globalId("Round", round), name: "Kofi Mensah", email })
async function tokenOf(email: string): Promise<string> {
  const mails = (await hub.mail(email)).filter(({ kind }) => kind === "panelMember.invite")
  return /\/awards\/panel\/([\w-]+)/.exec(mails.at(-1)?.text ?? "")?.[1] ?? ""
}

test("a manager invites by mail; whoever is invited accepts with an account, and says what they know", async () => {
  await manager.mutate(invite, { ...who("KOFI@example.org"), message: "We would be glad." })
  const token = await tokenOf("kofi@example.org")
  expect((await hub.visitor.query(invitation, { token })).panelInvitation).toMatchObject({
    name: "Kofi Mensah",
    state: "INVITED",
    roundSlug: round.slug,
  })
  expect((await hub.visitor.query(invitation, { token: "wrong" })).panelInvitation).toBeNull()
  const kofi = await makePerson(hub)
  const answer = { token, maximumLoad: 8, expertise: ["mentoring"] }
  await hub.visitor.expectUnauthenticated(accept, answer)
  await hub.as(kofi).refused("NotFoundError", accept, { ...answer, token: "wrong" })
  expect((await hub.as(kofi).refused("ValidationError", accept, { ...answer, expertise: ["widen-access"] })).issues[0].field).toBe(
    "expertise",
  )
  expect((await hub.as(kofi).refused("ValidationError", accept, { ...answer, maximumLoad: 0 })).issues[0].field).toBe("maximumLoad")
  const accepted = await hub.as(kofi).mutate(accept, answer)
  expect(accepted).toMatchObject({ state: "ACCEPTED", expertise: ["mentoring"], maximumLoad: 8, person: { name: kofi.name } })
  await hub.as(kofi).refused("WrongStateError", accept, answer)
  await manager.refused("WrongStateError", invite, who("kofi@example.org"))
  await manager.mutate(invite, who("second@example.org"))
  await hub.as(kofi).refused("WrongStateError", accept, { ...answer, token: await tokenOf("second@example.org") })
  const mine = `query($slug: String!) { round(slug: $slug) { viewerPanelMember { maximumLoad } } }`
  expect((await hub.as(kofi).query(mine, { slug: round.slug })).round.viewerPanelMember).toEqual({ maximumLoad: 8 })
  const changed = await hub.as(kofi).mutate(update, { id: accepted.id, version: accepted.version, maximumLoad: null, expertise: [] })
  expect(changed).toMatchObject({ maximumLoad: null, expertise: [] })
  await manager.refused("ConflictError", update, { id: accepted.id, version: accepted.version, expertise: [] })
  await manager.refused("ValidationError", remove, { id: accepted.id, reason: "" })
  expect(await manager.mutate(remove, { id: accepted.id, reason: "Ill" })).toMatchObject({ state: "REMOVED" })
  expect((await hub.as(kofi).query(mine, { slug: round.slug })).round.viewerPanelMember).toBeNull()
  expect((await hub.visitor.query(invitation, { token })).panelInvitation).toBeNull()
})

test("declines without an account, and can be asked once more by a new link", async () => {
  await manager.mutate(invite, who("ann@example.org"))
  const token = await tokenOf("ann@example.org")
  expect(await hub.visitor.mutate(decline, { token, reason: "No time" })).toMatchObject({ state: "DECLINED" })
  await hub.visitor.refused("WrongStateError", decline, { token })
  await hub.visitor.refused("NotFoundError", decline, { token: "wrong" })
  hub.clock.set(new Date(hub.clock.now().getTime() + 1000))
  expect(await manager.mutate(invite, who("ann@example.org"))).toMatchObject({ state: "INVITED", declineReason: null })
  expect(await tokenOf("ann@example.org")).not.toBe(token)
  expect((await hub.visitor.query(invitation, { token })).panelInvitation).toBeNull()
})

test("nobody but the managers of the round puts its panel together, or learns who judges", async () => {
  await hub.visitor.expectUnauthenticated(invite, who("x@example.org"))
  expect((await manager.refused("ValidationError", invite, who("no address"))).issues[0].field).toBe("email")
  const { id } = await manager.mutate(invite, who("secret@example.org"))
  await hub.visitor.expectUnauthenticated(update, { id, version: 1, expertise: [] })
  await hub.visitor.expectUnauthenticated(remove, { id, reason: "?" })
  for (const [name, client] of Object.entries(others)) {
    await client.expectForbidden(invite, who("x@example.org"))
    await client.refused("NotFoundError", update, { id, version: 1, expertise: [] })
    await client.refused("NotFoundError", remove, { id, reason: "?" })
    expect((await client.query(`query($id: ID!) { node(id: $id) { id } }`, { id })).node, name).toBeNull()
    const seen = await client.query(`{ rounds { edges { node { panel { edges { node { email } } } viewerPanelMember { email } } } } }`)
    expect(JSON.stringify(seen), name).not.toContain("@")
  }
})

test("who has entries to read is not taken off", async () => {
  const { id } = await manager.mutate(invite, who("reader@example.org"))
  const panelMemberId = Buffer.from(id, "base64").toString().split(":")[1] ?? ""
  const { id: nominationId } = await makeEntry(hub, round, { state: "ALLOCATED" })
  await hub.db.allocation.create({
    data: { nominationId, panelMemberId, roundId: round.id, state: "ALLOCATED", allocatedAt: hub.clock.now() },
  })
  await manager.refused("WrongStateError", remove, { id, reason: "?" })
})
