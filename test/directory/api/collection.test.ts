import { makeInitiative, makePerson } from "@hub/seed/builders"
import { parse } from "csv-parse/sync"
import { beforeEach, describe, expect, test } from "vitest"
import type { Client } from "../../kit/client.ts"
import { useHub } from "../../kit/hub.ts"

const hub = useHub()
let owner: { id: string }
let amara: Client
beforeEach(async () => {
  await hub.reset()
  owner = await makePerson(hub)
  amara = hub.as(owner)
})

const globalId = (type: string, id: string) => Buffer.from(`${type}:${id}`).toString("base64")
const create = `mutation ($title: String!, $description: String!, $visibility: CollectionVisibility!) {
  createCollection(title: $title, description: $description, visibility: $visibility) { ... on Collection { id token } } }`
const add = `mutation ($collection: ID!, $initiative: ID!, $note: String) {
  addToCollection(collection: $collection, initiative: $initiative, note: $note) { ... on Collection { items { note initiative { slug } } } } }`
const remove = `mutation ($collection: ID!, $initiative: ID!) {
  removeFromCollection(collection: $collection, initiative: $initiative) { ... on Collection { itemCount } } }`
const order = `mutation ($id: ID!, $initiatives: [ID!]!) {
  orderCollection(id: $id, initiatives: $initiatives) { ... on Collection { items { initiative { slug } } } } }`
const input = { title: "For our cadets", description: "", visibility: "PRIVATE" }
const slugsOf = ({ items }: { items: { initiative: { slug: string } }[] }) => items.map(({ initiative }) => initiative.slug)
const fieldsOf = (error: { issues: { field: string }[] }) => error.issues.map(({ field }) => field)
const put = (collection: string, initiative: { id: string }, note = "") =>
  amara.mutate(add, { collection, initiative: globalId("Initiative", initiative.id), note })

describe("anyone signed in can put initiatives into a collection", () => {
  test("in their order, each once, with a note that can be changed", async () => {
    const { id } = await amara.mutate(create, input)
    const [first, second, third] = [await makeInitiative(hub), await makeInitiative(hub), await makeInitiative(hub)]
    for (const initiative of [first, second, third]) await put(id, initiative, "Look at the costs")
    const { items } = await put(id, first, "The best of them")
    expect(items.map(({ note }: { note: string }) => note)).toEqual(["The best of them", "Look at the costs", "Look at the costs"])
    const ordered = await amara.mutate(order, {
      id,
      initiatives: [third, first].map((initiative) => globalId("Initiative", initiative.id)),
    })
    expect(slugsOf(ordered)).toEqual([third.slug, first.slug, second.slug])
    for (const _again of [1, 2])
      expect(await amara.mutate(remove, { collection: id, initiative: globalId("Initiative", first.id) })).toMatchObject({ itemCount: 2 })
  })

  test("up to a hundred, so that it is one page", async () => {
    const { id } = await amara.mutate(create, input)
    const collectionId = Buffer.from(id, "base64").toString().split(":")[1] ?? ""
    for (let position = 0; position < 100; position++) {
      const initiative = await makeInitiative(hub)
      await hub.db.collectionItem.create({ data: { collectionId, initiativeId: initiative.id, position, addedAt: hub.clock.now() } })
    }
    const one = { collection: id, initiative: globalId("Initiative", (await makeInitiative(hub)).id) }
    expect((await amara.refused("ValidationError", add, one)).message).toBeTruthy()
    expect(await hub.db.collectionItem.count()).toBe(100)
  })

  test("two additions at once both stay, in two places", async () => {
    const { id } = await amara.mutate(create, input)
    const made = [await makeInitiative(hub), await makeInitiative(hub)]
    await Promise.all(made.map((initiative) => put(id, initiative)))
    const items = await hub.db.collectionItem.findMany({ orderBy: { position: "asc" } })
    expect(items.map(({ position }) => position)).toEqual([0, 1])
  })
})

test.each([
  [{ title: " \0 " }, ["title"]],
  [{ title: "a".repeat(121) }, ["title"]],
  [{ description: "a".repeat(2001) }, ["description"]],
  [{ title: "", description: "a".repeat(2001) }, ["title", "description"]],
])("a collection that cannot be taken is refused, each problem beside its field: %#", async (change, fields) => {
  expect(fieldsOf(await amara.refused("ValidationError", create, { ...input, ...change }))).toEqual(fields)
  expect(await hub.db.collection.count()).toBe(0)
})

test("private is for its owner, by link for whoever has the address, public is listed", async () => {
  const tokens: Record<string, string> = {}
  for (const visibility of ["PRIVATE", "LINK", "PUBLIC"])
    tokens[visibility] = (await amara.mutate(create, { ...input, title: visibility, visibility })).token
  const read = async (client: Client, token: string) =>
    (await client.query("query ($token: String!) { collection(token: $token) { title } }", { token })).collection?.title ?? null
  const list = async (client: Client, mine: boolean) =>
    (await client.query("query ($mine: Boolean!) { collections(mine: $mine) { edges { node { title } } } }", { mine })).collections.edges
      .map(({ node }: { node: { title: string } }) => node.title)
      .toSorted()
  for (const other of [hub.visitor, hub.as(await makePerson(hub))]) {
    expect(await Promise.all(["PRIVATE", "LINK", "PUBLIC"].map((kind) => read(other, tokens[kind] ?? "")))).toEqual([
      null,
      "LINK",
      "PUBLIC",
    ])
    expect([await list(other, false), await list(other, true)]).toEqual([["PUBLIC"], []])
  }
  expect(await list(amara, true)).toEqual(["LINK", "PRIVATE", "PUBLIC"])
})

const renew = `mutation ($id: ID!) { renewCollectionLink(id: $id) { ... on Collection { token } } }`

test("a link that went too far is replaced: nothing is at the old address, and only the owner can do it", async () => {
  const { id, token } = await amara.mutate(create, { ...input, visibility: "LINK" })
  const at = async (address: string) =>
    (await hub.visitor.query("query ($token: String!) { collection(token: $token) { title } }", { token: address })).collection
  expect(await at(token)).not.toBeNull()
  await hub.as(await makePerson(hub)).refused("NotFoundError", renew, { id })
  const { token: next } = await amara.mutate(renew, { id })
  expect(next).not.toBe(token)
  expect([await at(token), await at(next)]).toEqual([null, { title: "For our cadets" }])
})

test("it is exported in its owner's order with their notes, for whoever may read it", async () => {
  const [first, second] = [
    await makeInitiative(hub, { content: { title: "Cadets" } }),
    await makeInitiative(hub, { content: { title: "Mentors" } }),
  ]
  const files: Record<string, string> = {}
  for (const visibility of ["PRIVATE", "LINK"]) {
    const { id, token } = await amara.mutate(create, { ...input, visibility })
    await put(id, second, "=cmd|'/c calc'!A1")
    await put(id, first)
    files[visibility] = `/export/collections/${token}`
  }
  const table = await hub.fetch(`${files["LINK"]}.csv`)
  expect(table.headers.get("cache-control")).toBe("private, no-store")
  const rows: Record<string, string>[] = parse(await table.text(), { bom: true, columns: true })
  expect(rows.map(({ Title, Note }) => [Title, Note])).toEqual([
    ["Mentors", "'=cmd|'/c calc'!A1"],
    ["Cadets", ""],
  ])
  const array = await (await hub.fetch(`${files["LINK"]}.json`)).json()
  expect(array).toMatchObject([{ title: "Mentors", note: "=cmd|'/c calc'!A1" }, { title: "Cadets" }])
  expect((await hub.fetch(`${files["PRIVATE"]}.csv`)).status).toBe(404)
  expect((await hub.fetch("/export/collections/nothing.json")).status).toBe(404)
  const own = await hub.fetch(`${files["PRIVATE"]}.json`, { headers: { cookie: await amara.cookies() } })
  expect(await own.json()).toHaveLength(2)
})

test("what is archived stays in a collection, and says so", async () => {
  const { id, token } = await amara.mutate(create, input)
  await put(id, await makeInitiative(hub, { archivedAt: hub.clock.now(), archiveReason: "It has ended." }))
  const { collection } = await amara.query(`{ collection(token: "${token}") { items { initiative { archived { reason } } } } }`)
  expect(collection.items).toEqual([{ initiative: { archived: { reason: "It has ended." } } }])
})

test("a list of collections and a collection take as many statements for three as for one", async () => {
  const make = async () => {
    const { id, token } = await amara.mutate(create, { ...input, visibility: "PUBLIC" })
    return { id: id as string, token: token as string }
  }
  const { id, token } = await make()
  await put(id, await makeInitiative(hub))
  // Asked one after the other: side by side, whether both load their initiatives in one batch is a matter of timing.
  const list = `{ collections { edges { node { title itemCount owner { name } viewerCanChange items { note initiative { title organisation { name } } } } } } }`
  const single = `{ collection(token: "${token}") { items { initiative { title } } } }`
  const count = async () =>
    [await hub.statements(() => amara.query(list)), await hub.statements(() => amara.query(single))].map((sent) => sent.length)
  await Promise.all([list, single].map((ask) => amara.query(ask)))
  const one = await count()
  for (let number = 0; number < 2; number++) {
    await put(id, await makeInitiative(hub))
    await put((await make()).id, await makeInitiative(hub))
  }
  expect((await amara.query(list)).collections.edges).toHaveLength(3)
  expect((await amara.query(single)).collection.items).toHaveLength(3)
  expect(await count()).toEqual(one)
})
