import { beforeAll, expect, test } from "vitest"
import { onEveryEngine } from "./engines.ts"
import { thing } from "./sample.ts"

const filler = Array.from({ length: 120 }, (_, at) => `other${at}`).join(" ")

onEveryEngine(({ write, titles }) => {
  beforeAll(() =>
    write(
      // Long and old, against what is short, new and strong.
      thing("The bicycle and its spare part", { text: `A bicycle. ${filler} A spare part.` }),
      thing("The bicycle in the shed", { text: "With a spare part.", strength: 4, day: 300 }),
      thing("The shed", { about: "A bicycle", text: `A spare part. ${filler}`, strength: 4, day: 301 }),
      thing("The cellar", { text: `A bicycle. ${filler} A spare part.`, strength: 4, day: 302 }),
    ),
  )

  test.each([
    ["words", "bicycle spare"],
    ["words with synonyms, one of several words", "push bike replacement part"],
  ])("a title that holds all that is asked for comes first, then one that holds some of it (%s)", async (_, text) => {
    const found = await titles(text, { sort: "relevance", limit: 10 })
    expect(found.slice(0, 2)).toEqual(["The bicycle and its spare part", "The bicycle in the shed"])
    expect(found).toHaveLength(4)
  })
})
