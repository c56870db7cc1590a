import { makeInitiative, makePerson } from "@hub/seed/builders"
import { beforeEach, describe, expect, test } from "vitest"
import type { Client } from "../../kit/client.ts"
import { useHub } from "../../kit/hub.ts"

const hub = useHub()
let amara: Client
beforeEach(async () => {
  await hub.reset()
  amara = hub.as(await makePerson(hub))
})

const globalId = (id: string) => Buffer.from(`Initiative:${id}`).toString("base64")
const lists = [
  { name: "saved", mutation: "setSaved", argument: "saved", list: "readingList", mark: "viewerHasSaved" },
  { name: "followed", mutation: "setFollowed", argument: "followed", list: "following", mark: "viewerFollows" },
]

describe.each(lists)("anyone signed in can keep a list of what they have $name", ({ mutation, argument, list, mark }) => {
  const set = `mutation ($initiative: ID!, $on: Boolean!) { ${mutation}(initiative: $initiative, ${argument}: $on) { ... on Initiative { ${mark} } } }`
  const ask = `{ ${list}(first: 10) { edges { node { initiative { slug ${mark} organisation { name } } } } } }`
  const slugs = async (client: Client) =>
    (await client.query(ask))[list].edges.map(({ node }: { node: { initiative: { slug: string } } }) => node.initiative.slug)

  test("newest first, each once, and taken off again; saying it twice changes nothing", async () => {
    const [first, second] = [await makeInitiative(hub), await makeInitiative(hub)]
    for (const initiative of [first, second, second]) {
      expect(await amara.mutate(set, { initiative: globalId(initiative.id), on: true })).toMatchObject({ [mark]: true })
      hub.clock.advance(1000)
    }
    expect(await slugs(amara)).toEqual([second.slug, first.slug])
    for (const _again of [1, 2])
      expect(await amara.mutate(set, { initiative: globalId(second.id), on: false })).toMatchObject({ [mark]: false })
    expect(await slugs(amara)).toEqual([first.slug])
  })

  test("it is their own: nobody else's list or marks change", async () => {
    const { id, slug } = await makeInitiative(hub)
    await amara.mutate(set, { initiative: globalId(id), on: true })
    const other = hub.as(await makePerson(hub))
    expect(await slugs(other)).toEqual([])
    for (const client of [other, hub.visitor])
      expect((await client.query(`{ initiative(slug: "${slug}") { ${mark} } }`)).initiative).toEqual({ [mark]: false })
  })

  test("what was never there is not found, and what is archived stays on the list", async () => {
    await amara.refused("NotFoundError", set, { initiative: globalId(crypto.randomUUID()), on: true })
    const { id, slug } = await makeInitiative(hub, { archivedAt: hub.clock.now(), archiveReason: "It has ended." })
    await amara.mutate(set, { initiative: globalId(id), on: true })
    expect(await slugs(amara)).toEqual([slug])
  })

  test("the list takes as many statements for three as for one", async () => {
    const put = async () => amara.mutate(set, { initiative: globalId((await makeInitiative(hub)).id), on: true })
    await put()
    await slugs(amara)
    const one = await hub.statements(() => slugs(amara))
    await put()
    await put()
    let found: string[] = []
    const three = await hub.statements(async () => {
      found = await slugs(amara)
    })
    expect(found).toHaveLength(3)
    expect(three.length, three.join("\n")).toBe(one.length)
  })
})
