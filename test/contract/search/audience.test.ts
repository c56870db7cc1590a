import { beforeAll, describe, expect, test } from "vitest"
import { onEveryEngine, titlesOf } from "./engines.ts"
import { thing, things } from "./sample.ts"

onEveryEngine((searched) => {
  const open = thing("Lantern for all", { colours: ["red"], materials: ["brass"], sizes: ["small"], text: "Shines." })
  const secret = thing("Lantern of the xylophonists", {
    audience: ["members"],
    colours: ["red", "green"],
    materials: ["velvet"],
    sizes: ["hidden"],
    text: "Quixotic brilliance.",
    day: 5,
  })
  const both = thing("Lantern for two", { audience: ["members", "visitors"], colours: ["grey"], materials: ["brass"], day: 3 })
  const nobody = thing("Lantern withdrawn", { audience: [], colours: ["blue"], text: "Unobtainium.", day: 9 })

  beforeAll(() => searched.write(open, secret, both, nobody))

  const as = (...audience: string[]) => ({ audience })
  const { search, titles } = searched

  test("each finds what one of their audiences may find, and it once", async () => {
    expect(await titles("lantern", as("everyone"))).toEqual(["Lantern for all"])
    expect((await titles("lantern", as("visitors"))).sort()).toEqual(["Lantern for two"])
    expect((await titles("lantern", as("members", "visitors", "everyone"))).sort()).toEqual([
      "Lantern for all",
      "Lantern for two",
      "Lantern of the xylophonists",
    ])
  })

  test("nobody finds what nobody may find", async () => {
    for (const text of ["withdrawn", "", "unobtainium"])
      expect(await titles(text, as("everyone", "members", "visitors")), text).not.toContain("Lantern withdrawn")
  })

  test("an audience that there is not, or none, finds nothing", async () => {
    for (const audience of [[], ["ghosts"], ["every"], ["Everyone'"], ['everyone" OR audience = "members']]) {
      const answer = await search("", { audience })
      expect(answer, String(audience)).toMatchObject({ hits: [], total: 0, relaxations: [] })
      expect(answer.facets.flatMap(({ values }) => values)).toEqual([])
      expect(await titles("lantern", { audience })).toEqual([])
      expect(await searched.engine.suggest(things, { audience, text: "lant", limit: 5 })).toEqual({ documents: [], texts: [] })
      expect(await searched.engine.similar(things, { audience, subjectId: open.subjectId, limit: 5 })).toEqual([])
    }
  })

  describe("nothing of what one may not find shows", () => {
    test("in totals and counts", async () => {
      const answer = await search("lantern")
      expect(answer.total).toBe(1)
      expect(answer.facets.flatMap(({ values }) => values.map(({ value, count }) => `${value}:${count}`))).toEqual([
        "red:1",
        "brass:1",
        "small:1",
      ])
      expect(JSON.stringify(await search("", { filters: { materials: ["velvet"] } }))).not.toContain("hidden")
    })

    test("in what is offered when nothing matches", async () => {
      expect((await search("lantern", { filters: { materials: ["velvet"], colours: ["green"] } })).relaxations).toEqual([])
      expect((await search("shines", { filters: { materials: ["velvet"] } })).relaxations).toEqual([{ facet: "materials", count: 1 }])
    })

    test("in suggestions and completions", async () => {
      for (const text of ["xyl", "lantern of the x", "quix", "unob", "lantern w"]) {
        const { documents, texts } = await searched.engine.suggest(things, { ...as("everyone"), text, limit: 10 })
        expect(titlesOf(documents), text).toEqual([])
        expect(texts, text).toEqual([])
      }
      const theirs = await searched.engine.suggest(things, { ...as("members"), text: "xyl", limit: 10 })
      expect(theirs.texts).toEqual(["xylophonists"])
      expect(
        titlesOf((await searched.engine.suggest(things, { ...as("members"), text: "lantern of the xyl", limit: 10 })).documents),
      ).toEqual(["Lantern of the xylophonists"])
    })

    test("in corrections", async () => {
      expect((await search("xylophonist")).correctedText).toBeNull()
      expect((await search("quixotc")).correctedText).toBeNull()
      expect((await search("unobtanium", as("everyone", "members"))).correctedText).toBeNull()
      expect((await search("quixotc", as("members"))).correctedText).toBe("quixotic")
    })

    test("in what is similar, nor can it be asked about", async () => {
      const similarTo = async (subjectId: string, ...audience: string[]) =>
        titlesOf(await searched.engine.similar(things, { audience, subjectId, limit: 10 }))
      expect(await similarTo(open.subjectId, "everyone")).toEqual([])
      expect(await similarTo(secret.subjectId, "everyone")).toEqual([])
      expect(await similarTo(open.subjectId, "everyone", "members")).toContain("Lantern of the xylophonists")
    })

    test("by guessing at a cursor", async () => {
      const { hits } = await search("", { ...as("members"), sort: "newest" })
      for (const { cursor } of hits)
        expect(await titles("", { sort: "newest", after: cursor })).not.toContain("Lantern of the xylophonists")
    })
  })

  test("a change of audience holds at once", async () => {
    await searched.write({ ...secret, audience: ["everyone"] })
    expect(await titles("xylophonists")).toEqual(["Lantern of the xylophonists"])
    await searched.write({ ...secret, audience: [] })
    expect(await titles("xylophonists", as("everyone", "members"))).toEqual([])
    expect((await search("", as("members"))).total).toBe(1)
    await searched.write(secret)
    expect(await titles("xylophonists")).toEqual([])
    expect(await titles("xylophonists", as("members"))).toEqual(["Lantern of the xylophonists"])
  })
})
