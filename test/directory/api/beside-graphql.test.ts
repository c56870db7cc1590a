import { makeInitiative, makeOrganisation } from "@hub/seed/builders"
import { parse } from "csv-parse/sync"
import { beforeAll, describe, expect, test } from "vitest"
import { useHub } from "../../kit/hub.ts"

const hub = useHub()

beforeAll(async () => {
  const organisation = await makeOrganisation(hub, { name: "=cmd|'/c calc'!A1 Trust" })
  await makeInitiative(hub, {
    organisationId: organisation.id,
    content: { title: '=HYPERLINK("https://evil.example")', summary: "Ambassadors & <friends>" },
  })
  for (let number = 1; number <= 120; number++)
    await makeInitiative(hub, { content: { title: `Cadets ${number}`, summary: "Cadets on the wards." } })
})

const text = async (path: string) => {
  const response = await hub.fetch(path)
  expect(response.status).toBe(200)
  return response.text()
}

describe("exports: CSV and JSON of any list, whole, and harmless in a spreadsheet", () => {
  test("CSV holds every row of the list once, with formulas made harmless", async () => {
    const rows: Record<string, string>[] = parse(await text("/export/initiatives.csv"), { bom: true, columns: true })
    expect(new Set(rows.map((row) => row.Address)).size).toBe(121)
    const formula = rows.find((row) => row.Summary === "Ambassadors & <friends>")
    expect(formula?.Title?.startsWith("'=")).toBe(true)
    expect(formula?.Organisation?.startsWith("'=")).toBe(true)
  })

  test("the same parameters as the page narrow it", async () => {
    const rows: Record<string, string>[] = parse(await text("/export/initiatives.csv?q=ambassadors"), { bom: true, columns: true })
    expect(rows).toHaveLength(1)
    expect(JSON.parse(await text("/export/initiatives.json?q=nothing-is-called-this-anywhere"))).toEqual([])
  })

  test("JSON holds what lists show and no address of anybody", async () => {
    const body = await text("/export/initiatives.json")
    expect(JSON.parse(body)).toHaveLength(121)
    expect(body).not.toContain("@example.org")
  })
})

test("the Atom feed gives the newest first, escaped, with stable addresses", async () => {
  const xml = await text("/feeds/initiatives.atom")
  expect(xml.match(/<entry>/g)).toHaveLength(50)
  const narrow = await text("/feeds/initiatives.atom?q=ambassadors")
  expect(narrow.match(/<entry>/g)).toHaveLength(1)
  expect(narrow).not.toContain("<friends>")
})

test("search engines and browsers learn of the site", async () => {
  expect((await text("/sitemap.xml")).match(/<loc>/g)).toHaveLength(6 + 121)
  expect(await text("/opensearch.xml")).toContain("/initiatives?q={searchTerms}")
})
