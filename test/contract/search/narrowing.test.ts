import type { SearchAnswer } from "@hub/api/platform/search/port"
import { beforeAll, describe, expect, test } from "vitest"
import { onEveryEngine } from "./engines.ts"
import { thing, things } from "./sample.ts"

/** The counts of a facet as "value:count", the selected ones with a star. */
const counts = ({ facets }: SearchAnswer, name: string) =>
  facets.find((facet) => facet.name === name)?.values.map(({ value, count, isSelected }) => `${value}:${count}${isSelected ? "*" : ""}`)

onEveryEngine((searched) => {
  const { search, titles } = searched

  beforeAll(() =>
    searched.write(
      thing("Red wooden chair", {
        colours: ["red"],
        materials: ["wood"],
        sizes: ["small"],
        makers: ["abel"],
        day: 1,
        aliases: ["scarlet"],
      }),
      thing("Red steel table", { colours: ["red"], materials: ["steel"], sizes: ["large"], makers: ["bly"], day: 2 }),
      thing("Green wooden table", { colours: ["green"], materials: ["wood"], sizes: ["large"], makers: ["abel"], day: 3 }),
      thing("Blue and grey steel chair", { colours: ["blue", "grey"], materials: ["steel"], day: 4 }),
      thing("Plain chair", { day: 5 }),
    ),
  )

  describe("filters", () => {
    test("inside a facet any of the values will do", async () => {
      expect(await titles("", { filters: { colours: ["red", "green"] } })).toEqual([
        "Green wooden table",
        "Red steel table",
        "Red wooden chair",
      ])
    })

    test("between facets all are wanted", async () => {
      expect(await titles("", { filters: { colours: ["red", "green"], materials: ["wood"] } })).toEqual([
        "Green wooden table",
        "Red wooden chair",
      ])
      expect(await titles("chair", { filters: { colours: ["red", "green"], materials: ["wood"] } })).toEqual(["Red wooden chair"])
    })

    test("a facet that is not counted filters too", async () => {
      expect(await titles("", { filters: { makers: ["abel"] } })).toEqual(["Green wooden table", "Red wooden chair"])
      expect(await titles("", { filters: { makers: ["abel", "bly"], sizes: ["large"] } })).toEqual([
        "Green wooden table",
        "Red steel table",
      ])
    })

    test("a value that nothing carries finds nothing; no values filter nothing", async () => {
      expect(await titles("", { filters: { colours: ["mauve"] } })).toEqual([])
      expect(await titles("", { filters: { colours: ["mauve", "green"] } })).toEqual(["Green wooden table"])
      expect(await titles("", { filters: { colours: [] } })).toHaveLength(5)
    })

    test("an earlier name of a value means what it leads to now", async () => {
      expect(await titles("", { filters: { colours: ["scarlet"] } })).toEqual(["Red steel table", "Red wooden chair"])
      const answer = await search("", { filters: { colours: ["scarlet"] } })
      expect(counts(answer, "colours")).toContain("red:2*")
      expect(counts(answer, "colours")?.join()).not.toContain("scarlet")
    })

    test("values are taken as they are, whatever signs they hold", async () => {
      const hostile = [`red' OR colours = "green`, 'x" OR audience EXISTS', "\\", "' OR ''='", "red\u0000", "--", "]", "TO", "NOT"]
      for (const value of hostile) expect(await titles("", { filters: { colours: [value] } }), value).toEqual([])
    })
  })

  describe("counts of facets", () => {
    test("come in the order of the settings, values by their position, then by name", async () => {
      const answer = await search("")
      expect(answer.facets.map(({ name, label }) => [name, label])).toEqual([
        ["colours", "Colour"],
        ["materials", "Material"],
        ["sizes", "Size"],
      ])
      expect(counts(answer, "colours")).toEqual(["red:2", "green:1", "blue:1", "grey:1"])
      expect(counts(answer, "materials")).toEqual(["steel:2", "wood:2"])
      expect(answer.facets[0]?.values[0]).toEqual({ value: "red", label: "Red", count: 2, isSelected: false })
      expect(answer).toMatchObject({ total: 5, isEstimate: false })
    })

    test("follow the text", async () => {
      const answer = await search("chair")
      expect(counts(answer, "colours")).toEqual(["red:1", "blue:1", "grey:1"])
      expect(answer.total).toBe(3)
    })

    test("a facet is narrowed by the others, not by itself", async () => {
      const answer = await search("", { filters: { colours: ["red"], materials: ["wood"] } })
      expect(answer.total).toBe(1)
      expect(counts(answer, "colours")).toEqual(["red:1*", "green:1"])
      expect(counts(answer, "materials")).toEqual(["steel:1", "wood:1*"])
      expect(counts(answer, "sizes")).toEqual(["small:1"])
    })

    test("a chosen value is there even if nothing carries it", async () => {
      const answer = await search("table", { filters: { colours: ["blue"], sizes: ["large"] } })
      expect(answer.total).toBe(0)
      expect(counts(answer, "colours")).toEqual(["red:1", "green:1", "blue:0*"])
      expect(counts(answer, "sizes")).toEqual(["large:0*"])
    })

    test("are whole on every page", async () => {
      const answer = await search("", { limit: 1, offset: 2 })
      expect(answer.hits).toHaveLength(1)
      expect(answer.total).toBe(5)
      expect(counts(answer, "colours")).toEqual(["red:2", "green:1", "blue:1", "grey:1"])
    })

    test("are not worked out unless wanted", async () => {
      expect((await search("chair", { wants: {} })).facets).toEqual([])
      expect((await search("chair", { wants: { total: true } })).total).toBe(3)
    })
  })

  describe("when nothing matches", () => {
    test("it says what to give up, best first", async () => {
      const answer = await search("table", { filters: { colours: ["blue"], sizes: ["large"] } })
      expect(answer.relaxations).toEqual([{ facet: "colours", count: 2 }])
      const other = await search("chair", { filters: { colours: ["green"], materials: ["wood"] } })
      expect(other.relaxations).toEqual(
        expect.arrayContaining([
          { facet: null, count: 1 },
          { facet: "colours", count: 1 },
        ]),
      )
      expect((await search("qqxzvw", { filters: { colours: ["red"] } })).relaxations).toEqual([{ facet: null, count: 2 }])
    })

    test("only then, and only if wanted", async () => {
      expect((await search("chair")).relaxations).toEqual([])
      expect((await search("table", { filters: { colours: ["blue"] }, wants: {} })).relaxations).toEqual([])
    })
  })

  describe("similar documents", () => {
    const similar = async (title: string, limit = 3) => {
      const hit = (await search("", { limit: 50 })).hits.find(({ card }) => (card as { title: string }).title === title)
      const found = await searched.engine.similar(things, { audience: ["everyone"], subjectId: hit?.subjectId ?? "", limit })
      return found.map(({ card }) => (card as { title: string }).title)
    }

    test("share telling values, best first, never itself", async () => {
      expect(await similar("Red wooden chair")).toEqual(["Red steel table", "Green wooden table"])
      expect(await similar("Red wooden chair", 1)).toEqual(["Red steel table"])
    })

    test("there are none for what shares nothing, or is not there", async () => {
      expect(await similar("Plain chair")).toEqual([])
      const request = { audience: ["everyone"], subjectId: "6f0b1c9e-0000-4000-8000-000000000000", limit: 3 }
      expect(await searched.engine.similar(things, request)).toEqual([])
    })
  })
})
