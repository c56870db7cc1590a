import { beforeAll, expect, test } from "vitest"
import { onEveryEngine } from "./engines.ts"
import { thing, things } from "./sample.ts"

const long = "wind ".repeat(2_000)
const noSpace = "w".repeat(100_000)

onEveryEngine((searched) => {
  const { search, titles } = searched

  beforeAll(() =>
    searched.write(
      thing("Windmill 🌬️ of مطحنة الريح", { text: "Grinds corn. Ζωή and 風車 too. see/hear and/or 5–8 people." }),
      thing("Plain bell", { text: "Rings & stops; O'Neill's not-so-quiet one." }),
      thing("Two in one\u0002 \u0003", { text: `${"corn ".repeat(20_000)}end` }),
    ),
  )

  const odd = [
    ...["\u0000", "wind\u0000mill", "\ud800", "🌬️", "🌬️🌬️🌬️", "!!!", '"', '""', '"""', "'", "''", "\\", "%", "_", "*", "(", ")", "<->"],
    ...["&", "|", "!", "& | !", ":*", "wind:*", "-", "-bell", "NOT bell", "bell OR windmill", "a:b", "<b>", "<script>", "$1", "{{x}}"],
    ...["مطحنة", "\u202Ebell", "風車", "ΖΩΉ", long, noSpace, `"${long}"`, "\t\n\r", "a", "I", "the", "and or not", "x ".repeat(50)],
    ...["filter", "audience = everyone", "1e999", "NaN", "null", "bell\ufeff", "be\u00adll", "𝔟𝔢𝔩𝔩"],
  ]

  test.each(odd.map((text) => [text.length > 30 ? `${text.slice(0, 20)}… (${text.length})` : text, text]))(
    "%j is answered",
    async (_, text) => {
      const answer = await search(text)
      expect(answer.total).toBeGreaterThanOrEqual(answer.hits.length)
      const { documents, texts } = await searched.engine.suggest(things, { audience: ["everyone"], text, limit: 5 })
      expect(documents.length + texts.length).toBeLessThanOrEqual(10)
    },
  )

  test("signs are no operators", async () => {
    expect(await titles("-bell")).toEqual(["Plain bell"])
    expect(await titles("!bell")).toEqual(["Plain bell"])
    expect(await titles("bell | corn")).toEqual([])
    expect(await titles("plain & bell")).toEqual(["Plain bell"])
  })

  test("signs between words part them, in texts as in what is typed", async () => {
    for (const text of ["hear", "see/hear", "hear see", "and/or see", "5-8 people", "8 people"])
      expect(await titles(text), text).toEqual(["Windmill 🌬️ of مطحنة الريح"])
    expect(await titles("quiet one")).toEqual(["Plain bell"])
    expect(await titles("not-so-quiet bell")).toEqual(["Plain bell"])
    expect(await titles("o'neill")).toEqual(["Plain bell"])
  })

  test("other scripts are found as they are written", async () => {
    expect(await titles("مطحنة")).toEqual(["Windmill 🌬️ of مطحنة الريح"])
    expect(await titles("ζωή")).toEqual(["Windmill 🌬️ of مطحنة الريح"])
  })

  test("signs alone find nothing and offer nothing to correct", async () => {
    for (const text of ["!!!", '""', "&", "🌬️"]) expect(await search(text), text).toMatchObject({ hits: [], correctedText: null })
  })

  test("a very long text is found by its words, and its highlight is short", async () => {
    const answer = await search("two corn")
    expect(answer.hits).toHaveLength(1)
    const html = answer.hits[0]?.highlights.find(({ field }) => field === "text")?.html ?? ""
    expect(html).toContain("<mark>corn</mark>")
    expect(html.length).toBeLessThan(2_000)
  })
})
