import type { Server } from "node:http"
import type { AddressInfo } from "node:net"
import { parseInitiativeQuery } from "@hub/api/directory/initiative.query"
import { listInitiatives, wholeList } from "@hub/api/directory/initiative.reads"
import { csv, json } from "@hub/api/directory/initiative-export"
import { makeInitiative, makeOrganisation } from "@hub/seed/builders"
import { loadScale } from "@hub/seed/scale"
import { parse } from "csv-parse/sync"
import express from "express"
import { beforeAll, describe, expect, test } from "vitest"
import { useHub } from "../../kit/hub.ts"

const hub = useHub()
const many = 3000

beforeAll(async () => {
  await loadScale(hub.platform.database, { initiatives: many })
}, 120_000)

const rowsOf = (text: string): Record<string, string>[] => parse(text, { bom: true, columns: true })

describe("exports of any list of results, whole", () => {
  test("CSV and JSON hold every row once, in the same order, and say how many there are", async () => {
    const [csv, json] = await Promise.all([hub.fetch("/export/initiatives.csv"), hub.fetch("/export/initiatives.json")])
    expect([csv, json].map(({ headers }) => headers.get("x-total-count"))).toEqual([String(many), String(many)])
    const rows = rowsOf(await csv.text()).map(({ Address }) => Address)
    expect(new Set(rows).size).toBe(many)
    const initiatives = (await json.json()) as { address: string }[]
    expect(initiatives.map(({ address }) => address)).toEqual(rows)
  }, 60_000)

  test("a search by words is exported whole too, beyond what its pages reach", async () => {
    const total = async (q: string) =>
      (await hub.visitor.query("query ($q: String!) { initiatives(query: $q) { totalCount } }", { q })).initiatives.totalCount as number
    const counted = await Promise.all(["pupils", "programme", "staff", "school"].map(async (q) => ({ q, found: await total(q) })))
    const { q, found } = counted.toSorted((a, b) => b.found - a.found)[0] ?? { q: "", found: 0 }
    expect(found, "a word that more than a thousand have").toBeGreaterThan(1000)
    const answer = await hub.fetch(`/export/initiatives.json?q=${q}`)
    const initiatives = (await answer.json()) as { slug: string }[]
    expect(new Set(initiatives.map(({ slug }) => slug)).size).toBe(found)
    expect(initiatives).toHaveLength(found)
  }, 60_000)

  test("a search that is only found in another spelling is exported as it is found, to its end", async () => {
    const organisation = await makeOrganisation(hub)
    for (let number = 0; number < 120; number++)
      await makeInitiative(hub, { organisationId: organisation.id, content: { title: `Zeppelin flights ${number}` } })
    const initiatives = await (await hub.fetch("/export/initiatives.json?q=zepelin")).json()
    expect(initiatives).toHaveLength(120)
  }, 60_000)

  test("a list that is long is read a page at a time, and only as far as it is taken", async () => {
    const context = await hub.contextAs(null)
    const query = parseInitiativeQuery("")
    const page = (await hub.statements(() => listInitiatives(context, query, { limit: 100, wants: {} }))).length
    let taken = 0
    const statements = await hub.statements(async () => {
      const { cards } = await wholeList(context, query)
      for await (const _card of cards) if (++taken === 250) break
    })
    expect(taken).toBe(250)
    // The first page also counts the whole list.
    expect(statements.length).toBeLessThanOrEqual(3 * page + 2)
  })
})

describe("an export that breaks in the middle is cut, so that no reader takes it for whole", () => {
  test.each(["csv", "json"])("%s", async (format) => {
    const last = await hub.db.initiative.findFirstOrThrow({ orderBy: { firstPublishedAt: "asc" }, skip: 40 })
    const [kept] = await hub.db.$queryRaw<{ card: object }[]>`select card from search_card where subject_id = ${last.id}::uuid`
    await hub.db.$executeRaw`update search_card set card = 'null'::jsonb where subject_id = ${last.id}::uuid`
    try {
      const answer = await hub.fetch(`/export/initiatives.${format}`)
      expect(answer.status, "it has begun well").toBe(200)
      await expect(answer.text()).rejects.toThrow()
    } finally {
      await hub.db.$executeRaw`update search_card set card = ${JSON.stringify(kept?.card)}::jsonb where subject_id = ${last.id}::uuid`
    }
    expect(hub.logs.filter(({ msg }) => msg === "an export was cut short").length).toBeGreaterThan(0)
    expect((await hub.fetch(`/export/initiatives.${format}`).then((answer) => answer.text())).length).toBeGreaterThan(many)
  })

  test.each([
    ["csv", csv],
    ["json", json],
  ])(
    "when the reader of %s leaves, reading stops, with no fault",
    async (_format, answerWith) => {
      const context = await hub.contextAs(null)
      const errors = () => hub.logs.filter(({ msg }) => msg === "an export was cut short").length
      const before = errors()
      let ended: Promise<unknown> | undefined
      const app = express().get("/", (request, response) => {
        ended = answerWith(context, request, response)
      })
      const server = await new Promise<Server>((resolve) => {
        const started: Server = app.listen(0, "127.0.0.1", () => resolve(started))
      })
      try {
        const leaving = new AbortController()
        const { port } = server.address() as AddressInfo
        const answer = await fetch(`http://127.0.0.1:${port}/`, { signal: leaving.signal })
        await answer.body?.getReader().read()
        const statements = await hub.statements(async () => {
          leaving.abort()
          await ended
        })
        expect(statements.length, "there are thirty pages to read").toBeLessThan(25)
        expect(errors()).toBe(before)
      } finally {
        server.closeAllConnections()
        await new Promise((resolve) => server.close(resolve))
      }
    },
    20_000,
  )
})

test.each([
  ["theme=mentoring", "“theme” is not a parameter of this list."],
  ["sort=best", "“best” is not an order of this list."],
  ["evidenceAtLeast=strong", "“strong” is not a strength of evidence."],
  [`q=${"a".repeat(201)}`, "Search for 200 characters or fewer."],
  [`themes=${"a".repeat(121)}`, "Give values of at most 120 characters for “themes”."],
  [Array.from({ length: 41 }, (_, n) => `themes=${n}`).join("&"), "Give at most 40 values for “themes”."],
])("an export that is asked for what it cannot give says so in a sentence: %s", async (parameters, sentence) => {
  for (const format of ["csv", "json"]) {
    const answer = await hub.fetch(`/export/initiatives.${format}?${parameters}`)
    expect(answer.status).toBe(400)
    expect(answer.headers.get("content-type")).toContain("text/plain")
    expect(await answer.text()).toContain(sentence)
  }
})

test("whatever a cell begins with, a spreadsheet shows it and never runs it", async () => {
  const dangerous = ["=1+1", "+1+1", "-1+1", "@SUM(A1)", "\t=1", "＝1+1"]
  const organisation = await makeOrganisation(hub)
  for (const [number, title] of dangerous.entries())
    await makeInitiative(hub, { organisationId: organisation.id, content: { title, summary: `zebracrossing ${number}` } })
  const rows = rowsOf(await (await hub.fetch("/export/initiatives.csv?q=zebracrossing")).text())
  expect(rows).toHaveLength(dangerous.length)
  for (const { Title } of rows) expect(Title).toMatch(/^'|^[^=+\-@\t\r＝]/)
})

test("an empty list is a table with its headings, and an empty array", async () => {
  const at = (format: string) => hub.fetch(`/export/initiatives.${format}?q=nothing-is-called-this`).then((answer) => answer.text())
  expect(await at("csv")).toMatch(/^\uFEFF?Title,Organisation,.*Address\r\n$/)
  expect(JSON.parse(await at("json"))).toEqual([])
})
