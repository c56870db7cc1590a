import { schema } from "@hub/api/schema"
import { makePerson, makePersonWithRole } from "@hub/seed/builders"
import { isInterfaceType } from "graphql"
import { describe, expect, test } from "vitest"
import { useHub } from "../../kit/hub.ts"

const hub = useHub()

const globalId = (type: string, id: string) => Buffer.from(`${type}:${id}`).toString("base64")
const byId = `query ($id: ID!) { node(id: $id) { id } }`
const node = schema.getType("Node")
if (!isInterfaceType(node)) throw new Error("The schema has no Node")
const nodeTypes = schema.getPossibleTypes(node).map(({ name }) => name)

describe("an id that nobody gave out", () => {
  test.each(nodeTypes)("%s: nothing is there, whoever asks", async (type) => {
    const administrator = hub.as(await makePersonWithRole(hub, "ADMINISTRATOR"))
    for (const id of [crypto.randomUUID(), "no-uuid", "0"])
      for (const client of [hub.visitor, administrator])
        expect(await client.query(byId, { id: globalId(type, id) }), `${type} ${id}`).toEqual({ node: null })
  })

  test("a type that has no ids, or is none", async () => {
    for (const type of ["Hub", "UserError", "Nothing"])
      expect(await hub.visitor.query(byId, { id: globalId(type, crypto.randomUUID()) })).toEqual({ node: null })
  })

  test.each([
    ["no id at all", byId, { id: "%%" }],
    ["an id whose end is no id", `mutation ($id: ID!) { withdrawSubmission(id: $id) { __typename } }`, { id: globalId("Submission", "x") }],
    ["a cursor that is none", `query ($after: String) { mySubmissions(after: $after) { edges { cursor } } }`, { after: "zzz" }],
    [
      "a cursor that leads nowhere",
      `query ($after: String) { mySubmissions(after: $after) { edges { cursor } } }`,
      { after: Buffer.from("GPC:S:x").toString("base64") },
    ],
  ])("%s is a mistake of the request, not a fault", async (_name, document, variables) => {
    const { errors } = await hub.as(await makePerson(hub)).raw(document, variables)
    expect(errors).toEqual([expect.objectContaining({ extensions: { code: "BAD_USER_INPUT" } })])
    expect(errors?.[0]?.message).not.toMatch(/uuid|prisma|syntax/i)
  })
})

describe("text that no database stores", () => {
  const search = `query ($text: String) { initiatives(query: $text, first: 1) { edges { cursor } } }`

  test("NUL and half characters are dropped from variables, wherever they stand", async () => {
    expect((await hub.visitor.query(search, { text: "nur\0sing\ud800" })).initiatives.edges).toEqual([])
    const somebody = hub.as(await makePersonWithRole(hub, "EDITOR"))
    const queue = `query ($filter: SubmissionFilter) { submissionQueue(filter: $filter) { totalCount } }`
    expect(await somebody.query(queue, { filter: { text: "a\0b", regions: ["c\0"] } })).toEqual({ submissionQueue: { totalCount: 0 } })
  })

  test("NUL inside the document is a mistake of the request, not a fault", async () => {
    const { errors } = await hub.as(await makePerson(hub)).raw(`{ submission(reference: "a\\u0000b") { id } }`)
    expect(errors?.[0]?.extensions).toEqual({ code: "BAD_USER_INPUT" })
  })
})
