import type { SearchSort } from "@hub/api/platform/search/port"
import { beforeAll, describe, expect, test } from "vitest"
import { onEveryEngine, titlesOf } from "./engines.ts"
import { thing } from "./sample.ts"

const sorts: SearchSort[] = ["newest", "strength", "uptake", "reach"]

onEveryEngine((searched) => {
  const { search, titles } = searched

  beforeAll(() =>
    searched.write(
      ...Array.from({ length: 23 }, (_, at) =>
        thing(`Peg ${String(at).padStart(2, "0")}`, {
          text: "For a line.",
          colours: [at % 2 === 0 ? "red" : "blue"],
          // Many ties on purpose.
          day: Math.floor(at / 6),
          strength: at % 3,
          uptake: at % 4,
          reach: (at % 2) * 3_000_000_000,
        }),
      ),
      thing("Line", { text: "For pegs.", strength: 9, day: -1 }),
    ),
  )

  const values = {
    newest: (title: string) => (title === "Line" ? -1 : Math.floor(Number(title.slice(4)) / 6)),
    strength: (title: string) => (title === "Line" ? 9 : Number(title.slice(4)) % 3),
    uptake: (title: string) => (title === "Line" ? 0 : Number(title.slice(4)) % 4),
    reach: (title: string) => (title === "Line" ? 0 : Number(title.slice(4)) % 2),
    relevance: () => 0,
  }

  describe.each(sorts)("by %s", (sort) => {
    test("the most come first, and the newest among equals", async () => {
      const found = await titles("", { sort, limit: 50 })
      expect(found).toHaveLength(24)
      const keys = found.map((title) => [values[sort](title), values.newest(title)] as const)
      for (const [at, [key, day]] of keys.slice(1).entries()) {
        const [before, dayBefore] = keys[at] ?? [0, 0]
        expect(before > key || (before === key && dayBefore >= day), `${found[at]} before ${found[at + 1]}`).toBe(true)
      }
    })

    test("also with a text", async () => {
      const found = await titles("line", { sort, limit: 50 })
      expect(found).toEqual(await titles("", { sort, limit: 50 }))
    })

    test.each(["", "line"])("pages by number and by cursor give each once, in the same order (%j)", async (text) => {
      const whole = await titles(text, { sort, limit: 50 })
      const byNumber: string[] = []
      for (let offset = 0; offset < 30; offset += 7) byNumber.push(...(await titles(text, { sort, limit: 7, offset })))
      expect(byNumber).toEqual(whole)
      const byCursor: string[] = []
      for (let after: string | null = null, more = true; more; ) {
        const answer = await search(text, { sort, limit: 5, after })
        byCursor.push(...titlesOf(answer.hits))
        expect(answer.total).toBe(24)
        more = answer.hasMore
        after = answer.hits.at(-1)?.cursor ?? null
        expect(byCursor.length).toBeLessThanOrEqual(24)
      }
      expect(byCursor).toEqual(whole)
    })

    test("a cursor keeps its place when something comes before it", async () => {
      const filters = { colours: ["red"] }
      const first = await search("", { sort, limit: 3, filters })
      const rest = await titles("", { sort, limit: 50, filters, after: first.hits.at(-1)?.cursor ?? null })
      expect([...titlesOf(first.hits), ...rest]).toEqual(await titles("", { sort, limit: 50, filters }))
    })
  })

  describe("by relevance", () => {
    test("the title counts more than strength, and strength more than age among equals", async () => {
      const found = await titles("line", { limit: 50 })
      expect(found[0]).toBe("Line")
      expect(found).toHaveLength(24)
    })

    test("pages by number and by cursor give each once", async () => {
      const whole = await titles("peg", { limit: 50 })
      const byCursor: string[] = []
      for (let after: string | null = null, more = true; more; ) {
        const answer = await search("peg", { limit: 7, after })
        byCursor.push(...titlesOf(answer.hits))
        more = answer.hasMore
        after = answer.hits.at(-1)?.cursor ?? null
      }
      expect(byCursor).toEqual(whole)
      expect(new Set(whole).size).toBe(24)
      expect(await titles("peg", { limit: 10, offset: 10 })).toEqual(whole.slice(10, 20))
    })

    test("without a text it means newest", async () => {
      expect(await titles("", { sort: "relevance", limit: 50 })).toEqual(await titles("", { sort: "newest", limit: 50 }))
    })
  })

  test("behind the last one there is nothing", async () => {
    const answer = await search("", { sort: "newest", offset: 24 })
    expect(answer).toMatchObject({ hits: [], hasMore: false, correctedText: null })
    expect((await search("", { sort: "newest", limit: 24 })).hasMore).toBe(false)
    expect((await search("", { sort: "newest", limit: 23 })).hasMore).toBe(true)
    expect((await search("peg", { offset: 1_000_000 })).hits).toEqual([])
  })

  test("a cursor of another order, or none at all, begins at the start", async () => {
    const { hits } = await search("", { sort: "reach", limit: 2 })
    const first = await titles("", { sort: "strength", limit: 3 })
    for (const after of [hits.at(-1)?.cursor ?? "", "", "nonsense", "s!", "s1.2.3.4.5", "\u0000"])
      expect(await titles("", { sort: "strength", limit: 3, after }), after).toEqual(first)
  })

  test("the card comes back as it was written, with the version it was read from", async () => {
    const answer = await search("", { limit: 1 })
    expect(answer.hits[0]?.card).toEqual({ title: expect.any(String), of: { thing: true, "x.y": [1, 2.5, null] } })
    const before = answer.version
    await searched.write(thing("Basket", { day: -2 }))
    expect((await search("", { limit: 1 })).version).toBeGreaterThan(before)
  })
})
