import { requestLimits } from "@hub/api/platform/http/limits"
import { describe, expect, test } from "vitest"
import { useHub } from "../../kit/hub.ts"

const hub = useHub()

const repeat = (count: number, make: (number: number) => string): string =>
  Array.from({ length: count }, (_, number) => make(number)).join(" ")
const nested = (depth: number): string => `{ initiative(slug: "x") ${"{ similar(first: 1) ".repeat(depth)} { title } ${"}".repeat(depth)} }`
const page = (size: number): string =>
  `{ organisations(first: ${size}) { edges { node { members(first: ${size}) { edges { node { id } } } } } } }`

/** Sends a document and says how it was refused, and in how many milliseconds. */
async function send(document: string): Promise<{ errors: string[]; codes: unknown[]; data: unknown; ms: number }> {
  const start = performance.now()
  const { data, errors = [] } = await hub.visitor.raw(document)
  return {
    data,
    errors: errors.map(({ message }) => message),
    codes: errors.map(({ extensions }) => extensions?.code),
    ms: performance.now() - start,
  }
}

describe("a document made to be expensive is refused quickly, with the reason:", () => {
  const bombs: [name: string, document: string, reason: RegExp][] = [
    ["aliases", `{ ${repeat(31, (number) => `a${number}: hub { name }`)} }`, /too many aliases: at most 30/],
    ["root fields", `{ ${repeat(21, () => "hub { name }")} }`, /too many root fields: at most 20/],
    ["directives", `{ hub { name ${repeat(31, () => "@include(if: true)")} } }`, /too many directives|can only be used once/],
    [
      "fragments",
      `{ hub { ${repeat(41, (number) => `...f${number}`)} } } ${repeat(41, (number) => `fragment f${number} on Hub { name }`)}`,
      /too many fragments: at most 40/,
    ],
    ["tokens", `{ hub { ${repeat(5_001, () => "name")} } }`, /5000 tokens/],
    [
      "fragments that call each other",
      `{ hub { ...a } } fragment a on Hub { ...b ...b } fragment b on Hub { ...a ...a }`,
      /Cannot spread fragment "a" within itself/,
    ],
    [
      "fragments that double each other",
      `{ hub { ...f0 } } ${repeat(30, (number) => `fragment f${number} on Hub { ...f${number + 1} ...f${number + 1} }`)} fragment f30 on Hub { name }`,
      /goes too broad: \d+, and at most 400/,
    ],
    ["depth", nested(14), /goes too deep: 16, and at most 14/],
    ["pages of pages", page(100), /goes too far: \d+, and at most 20000/],
    [
      "an introspection that goes round in circles",
      `{ __schema { types { fields { type { fields { type { fields { type { fields { name } } } } } } } } } }`,
      /Maximum introspection depth/,
    ],
  ]

  test.each(bombs)("%s", async (_name, document, reason) => {
    await hub.visitor.query("{ hub { name } }")
    const { data, errors, codes, ms } = await send(document)
    expect(Object.values(data ?? {}).filter((value) => value !== null)).toEqual([])
    expect(errors.join("\n")).toMatch(reason)
    expect(codes).not.toContain("INTERNAL_SERVER_ERROR")
    expect(ms).toBeLessThan(2_000)
  })

  test("what stays within the limits is answered", async () => {
    expect((await send(`{ ${repeat(20, (number) => `a${number}: hub { name }`)} }`)).errors).toEqual([])
    expect((await send(nested(12))).errors).toEqual([])
    expect((await send(page(20))).errors).toEqual([])
  })
})

describe("a body", () => {
  const post = (body: string, type = "application/json") =>
    hub.fetch("/graphql", { method: "POST", headers: { "content-type": type, accept: "application/graphql-response+json" }, body })

  test("that is not JSON is refused with a sentence, not a stack trace", async () => {
    const response = await post('{"query": "{ hub { name }')
    expect(response.status).toBe(400)
    expect(await response.json()).toEqual({
      errors: [{ message: "The request body is not valid JSON.", extensions: { code: "BAD_REQUEST" } }],
    })
  })

  test("that is too large is refused", async () => {
    const bytes = (size: number) => {
      const body = (text: string) => JSON.stringify({ query: "{ hub { name } }", variables: { text } })
      return body("x".repeat(size - body("").length))
    }
    expect((await post(bytes(requestLimits.bodyBytes))).status).toBe(200)
    const response = await post(bytes(requestLimits.bodyBytes + 1))
    expect(response.status).toBe(413)
    expect(await response.text()).toContain(`larger than ${requestLimits.bodyBytes} bytes`)
  })

  test("that holds several requests is refused: their cost would escape the limits", async () => {
    const response = await post(JSON.stringify(Array.from({ length: 50 }, () => ({ query: "{ hub { name } }" }))))
    expect(response.status).toBe(400)
    expect(await response.text()).not.toContain("Widening")
  })

  test("in a form's encoding is refused, whoever's browser sends it", async () => {
    const response = await post("query={hub{name}}", "application/x-www-form-urlencoded")
    expect(response.status).toBeGreaterThanOrEqual(400)
    expect(response.status).toBeLessThan(500)
  })
})
