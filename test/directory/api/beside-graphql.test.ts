import { makeInitiative, makeOrganisation } from "@hub/seed/builders"
import { load } from "cheerio"
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

test("robots are told where the list of all pages is", async () => {
  expect(await text("/robots.txt")).toContain(`Sitemap: ${hub.platform.env.PUBLIC_URL}/sitemap.xml`)
})

describe("the Atom feed", () => {
  test("gives the newest first, escaped, and narrows as the list does", async () => {
    const feed = load(await text("/feeds/initiatives.atom"), { xml: true })
    const dates = feed("entry > published")
      .toArray()
      .map((date) => feed(date).text())
    expect(dates).toHaveLength(50)
    expect(dates).toEqual(dates.toSorted().toReversed())
    const narrow = await text("/feeds/initiatives.atom?q=ambassadors")
    expect(load(narrow, { xml: true })("entry")).toHaveLength(1)
    expect(narrow).not.toContain("<friends>")
  })

  test("has what RFC 4287 asks for: ids that never change and are nobody else's, dates, titles, authors, links", async () => {
    const feed = load(await text("/feeds/initiatives.atom?q=cadets"), { xml: true })
    const { PUBLIC_URL } = hub.platform.env
    const self = `${PUBLIC_URL}/feeds/initiatives.atom?q=cadets&sort=newest`
    expect(feed("feed").attr("xmlns")).toBe("http://www.w3.org/2005/Atom")
    expect(feed("feed > id").text()).toBe(self)
    expect(feed('feed > link[rel="self"]').attr("href")).toBe(self)
    expect(feed('feed > link[rel="alternate"]').attr("href")).toBe(`${PUBLIC_URL}/initiatives?q=cadets&sort=newest`)
    const entries = feed("entry").toArray()
    for (const part of [feed("feed").get(0), ...entries]) {
      const own = (name: string) => feed(part).children(name)
      for (const name of ["id", "title", "updated"]) expect(own(name), name).toHaveLength(1)
      expect(own("updated").text()).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/)
    }
    for (const entry of entries) {
      expect(feed(entry).children("link").attr("href")).toBe(feed(entry).children("id").text())
      expect(feed(entry).find("author > name").text()).not.toBe("")
    }
    const ids = entries.map((entry) => feed(entry).children("id").text())
    expect(new Set(ids).size).toBe(50)
    const latest = entries
      .map((entry) => feed(entry).children("updated").text())
      .toSorted()
      .at(-1)
    expect(feed("feed > updated").text()).toBe(latest)
  })
})

test("search engines and browsers learn of the site", async () => {
  const sitemap = await text("/sitemap.xml")
  expect(sitemap.match(/<loc>/g)).toHaveLength(8 + 121)
  expect(sitemap).toContain(`${hub.platform.env.PUBLIC_URL}/commitments</loc>`)
  expect(await text("/opensearch.xml")).toContain("/initiatives?q={searchTerms}")
})
