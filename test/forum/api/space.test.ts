import { Role } from "@hub/prisma"
import { makePerson, makePersonWithRole, makeRegion, makeSpace } from "@hub/seed/builders"
import { beforeAll, describe, expect, test } from "vitest"
import type { Client } from "../../kit/client.ts"
import { useHub } from "../../kit/hub.ts"

const hub = useHub()
const globalId = (type: string, { id }: { id: string }) => Buffer.from(`${type}:${id}`).toString("base64")
const create = `mutation($settings: SpaceSettings!) { createSpace(settings: $settings) { ... on Space { slug readers readerRole version } } }`
const update = `mutation($id: ID!, $version: Int!, $settings: SpaceSettings!) {
  updateSpace(id: $id, version: $version, settings: $settings) { ... on Space { slug name readers readerRole version } } }`
const close = `mutation($id: ID!, $closed: Boolean!) { setSpaceClosed(id: $id, closed: $closed) { ... on Space { isClosed } } }`
const start = `mutation($space: ID!, $title: String!) {
  startThread(space: $space, kind: QUESTION, title: $title, body: "Who knows?") { ... on Thread { slug } } }`
const settings = {
  ...{ name: "Night shifts", about: "Work at night.", guidelines: "Be **kind**.", kind: "THEME", region: null },
  ...{ readers: "EVERYBODY", readerRole: null, position: 3 },
}

let administrator: Client
beforeAll(async () => {
  administrator = hub.as(await makePersonWithRole(hub, "ADMINISTRATOR"))
})

const trail = async ({ id }: { id: string }) =>
  (await hub.db.auditEvent.findMany({ where: { subjectType: "Space", subjectId: id }, orderBy: { at: "asc" } })).map(({ action }) => action)

describe("setting up a space", () => {
  test.each([null, ...Object.values(Role)])("is for administrators: %s", async (role) => {
    const person = role ? await makePersonWithRole(hub, role) : await makePerson(hub)
    const client = hub.as(person)
    const space = await makeSpace(hub, { readers: "ROLE", readerRole: "PANEL_MEMBER" })
    const id = globalId("Space", space)
    if (role === "ADMINISTRATOR") {
      const { spacesToManage } = await client.query("{ spacesToManage { slug } }")
      expect(JSON.stringify(spacesToManage)).toContain(space.slug)
      // Setting it up makes nobody its reader.
      expect(await client.query(`query($slug: String!) { space(slug: $slug) { name } }`, { slug: space.slug })).toEqual({ space: null })
      return
    }
    await client.expectForbidden(create, { settings: { ...settings, name: `Of ${role}` } })
    await client.expectForbidden(update, { id, version: 1, settings })
    await client.expectForbidden(close, { id, closed: true })
    expect(await client.query("{ spacesToManage { slug } }")).toEqual({ spacesToManage: null })
    expect(await hub.db.space.findUniqueOrThrow({ where: { id: space.id } })).toEqual(space)
  })

  test("a visitor is asked to sign in, and sees nothing of it", async () => {
    expect(await hub.visitor.query("{ spacesToManage { slug } }")).toEqual({ spacesToManage: null })
  })

  test("gives it an address that stays, and is on record", async () => {
    expect(await administrator.mutate(create, { settings })).toMatchObject({ slug: "night-shifts", version: 1, readerRole: null })
    const space = await hub.db.space.findUniqueOrThrow({ where: { slug: "night-shifts" } })
    const changed = { id: globalId("Space", space), version: 1, settings: { ...settings, name: "Nights" } }
    expect(await administrator.mutate(update, changed)).toMatchObject({ slug: "night-shifts", name: "Nights", version: 2 })
    expect(await trail(space)).toEqual(["space.create", "space.update"])
    expect((await administrator.refused("ConflictError", update, changed)).message).toContain("Somebody changed this space")
  })

  test("says what is missing or taken", async () => {
    const refused = async (own: object) =>
      JSON.stringify(await administrator.refused("ValidationError", create, { settings: { ...settings, ...own } }))
    await makeSpace(hub, { slug: "taken-name" })
    expect(await refused({ name: " " })).toContain("Give the space a name")
    expect(await refused({ name: "Search" })).toContain("A page of the forum has this name")
    expect(await refused({ name: "Taken name" })).toContain("There is a space of this name already")
    expect(await refused({ readers: "ROLE" })).toContain("Choose the role that may read it")
    expect(await refused({ kind: "REGION" })).toContain("Choose the region of the space")
    const region = globalId("Region", await makeRegion(hub))
    expect(await administrator.mutate(create, { settings: { ...settings, name: "Of a region", kind: "REGION", region } })).toMatchObject({
      slug: "of-a-region",
    })
    const absent = globalId("Space", { id: crypto.randomUUID() })
    await administrator.refused("NotFoundError", update, { id: absent, version: 1, settings })
    await administrator.refused("NotFoundError", close, { id: absent, closed: true })
  })
})

test("a closed space is read and not written in, until it is opened again", async () => {
  const space = await makeSpace(hub)
  const id = globalId("Space", space)
  const writer = hub.as(await makePerson(hub))
  expect(await administrator.mutate(close, { id, closed: true })).toMatchObject({ isClosed: true })
  await administrator.refused("WrongStateError", close, { id, closed: true })
  await writer.expectForbidden(start, { space: id, title: "Is anybody still here?" })
  expect(await writer.query(`query($slug: String!) { space(slug: $slug) { isClosed } }`, { slug: space.slug })).toEqual({
    space: { isClosed: true },
  })
  await administrator.mutate(close, { id, closed: false })
  await writer.mutate(start, { space: id, title: "Is anybody here again?" })
  expect(await trail(space)).toEqual(["space.close", "space.reopen"])
})

test("who may read a space holds at once for all that is in it: API, search, feeds, notifications", async () => {
  const space = await makeSpace(hub)
  const member = await makePerson(hub)
  await hub.as(member).mutate(start, { space: globalId("Space", space), title: "Where do pangolins sleep?" })
  await hub.runJobs()
  const thread = await hub.db.thread.findFirstOrThrow({ where: { spaceId: space.id } })
  const reader = await makePerson(hub)
  const own = { personId: reader.id, kind: "thread.replied", title: "A pangolin", path: "/", dedupeKey: "p", createdAt: hub.clock.now() }
  await hub.db.notification.create({ data: { ...own, threadId: thread.id } })
  const ways = async (client: Client, as?: { id: string }) => {
    const seen = await client.query(
      `query($space: String!, $slug: String!) {
        space(slug: $space) { slug }
        thread(slug: $slug) { slug }
        searchThreads(query: "pangolins") { threads { slug } }
        threads(space: $space) { edges { node { slug } } }
        viewer { unreadNotificationCount }
      }`,
      { space: space.slug, slug: thread.slug },
    )
    const feed = await (await hub.fetch(`/feeds/forum/${space.slug}/${thread.slug}.atom`, as ? { as } : {})).text()
    return { found: JSON.stringify(seen).split(thread.slug).length - 1, isInFeed: feed.includes("pangolins"), seen: JSON.stringify(seen) }
  }
  expect(await ways(hub.as(reader), reader)).toMatchObject({ found: 3, isInFeed: true })
  expect(await ways(hub.visitor)).toMatchObject({ found: 3, isInFeed: true })
  const { name, about } = space
  const closedTo = { ...settings, name, about, kind: "GENERAL", readers: "ROLE", readerRole: "PANEL_MEMBER" }
  expect(await administrator.mutate(update, { id: globalId("Space", space), version: 1, settings: closedTo })).toMatchObject({
    readerRole: "PANEL_MEMBER",
  })
  for (const [client, as] of [[hub.as(reader), reader], [hub.visitor], [administrator]] as const)
    expect(await ways(client, as)).toMatchObject({ found: 0, isInFeed: false })
  expect((await ways(hub.as(reader), reader)).seen).toContain(`"unreadNotificationCount":0`)
  const panel = await makePersonWithRole(hub, "PANEL_MEMBER")
  expect(await ways(hub.as(panel), panel)).toMatchObject({ found: 3, isInFeed: true })
  const members = { ...closedTo, readers: "MEMBERS" }
  expect(await administrator.mutate(update, { id: globalId("Space", space), version: 2, settings: members })).toMatchObject({
    readerRole: null,
  })
  expect(await ways(hub.as(reader), reader)).toMatchObject({ found: 3, isInFeed: true })
  expect(await ways(hub.visitor)).toMatchObject({ found: 0, isInFeed: false })
})
