import { beforeAll, describe, expect, test } from "vitest"
import { onEveryEngine, titlesOf } from "./engines.ts"
import { thing, things } from "./sample.ts"

onEveryEngine((searched) => {
  const { search, titles } = searched

  beforeAll(() =>
    searched.write(
      thing("Garden hose", { about: "Carries water to the beds", details: "Brass nozzle", text: "Wind it up after use." }),
      thing("Watering can", { text: "For beds that no garden hose reaches.", day: 1 }),
      thing("Old television", { text: "Shows a picture now and then.", day: 2 }),
      thing("Goggle box aerial", { day: 3 }),
      thing("Push bike pump", { day: 4 }),
      thing("Two wheeled vehicle for one or two people", { text: "Has a bell.", day: 5 }),
      thing("Replacement part for a mower", { day: 6 }),
      thing("Café chair", { text: "Folds flat. It was the owner's naïve idea.", day: 7 }),
      thing("Carpenter's bench", { text: "With a vice; the women's workshop has another.", day: 8 }),
      thing("Hedge trimmer <b>& friends</b>", { text: 'Cuts <script>alert("hedge")</script> & bushes.', day: 9 }),
      thing("Screws", { text: "Box of 250 screws, sizes 16-19, and 3.5 mm ones.", day: 10 }),
      thing("Wheelbarrow", { text: "Moves soil, gravel and compost about the allotment.", day: 11 }),
      thing("Compost bin", { text: "Turns leaves into soil.", day: 12 }),
      thing("Soil sieve", { text: "Shakes out stones before planting.", day: 13 }),
      thing("Tap", { about: "Lent, hired or given away", text: "Replacement parts for it are in the drawer.", day: 14 }),
      thing("Roller", { text: "Idle since spring.", day: 17 }),
      thing("Shelf for TVs", { text: "Further reading lies on it.", day: 15 }),
      thing("Reading lamp", { text: "Kept for reading, by the window.", day: 16 }),
    ),
  )

  describe("words", () => {
    test("all of them are wanted, anywhere in the text", async () => {
      expect(await titles("hose")).toEqual(["Garden hose", "Watering can"])
      expect(await titles("hose nozzle")).toEqual(["Garden hose"])
      expect(await titles("hose gravel")).toEqual([])
    })

    test("the title counts most", async () => {
      expect((await titles("soil"))[0]).toBe("Soil sieve")
      expect((await titles("compost"))[0]).toBe("Compost bin")
    })

    test("one or several of a thing are the same", async () => {
      expect(await titles("wheelbarrows")).toEqual(["Wheelbarrow"])
      expect(await titles("screw")).toEqual(["Screws"])
    })

    test("small words that say nothing do not matter", async () => {
      expect(await titles("the hose with a nozzle")).toEqual(["Garden hose"])
    })

    test("capitals, accents and apostrophes do not matter", async () => {
      for (const text of ["cafe", "CAFÉ", "café", "CAFE\u0301"]) expect(await titles(text), text).toEqual(["Café chair"])
      for (const text of ["carpenters bench", "carpenter's bench", "Carpenter’s bench"])
        expect(await titles(text), text).toEqual(["Carpenter's bench"])
      expect(await titles("women's workshop")).toEqual(["Carpenter's bench"])
      expect(await titles("naive")).toEqual(["Café chair"])
    })

    test("numbers are words", async () => {
      expect(await titles("250 screws")).toEqual(["Screws"])
      expect(await titles("16-19")).toEqual(["Screws"])
      expect(await titles("251")).toEqual([])
    })
  })

  describe("while typing", () => {
    test("the last word may be unfinished", async () => {
      expect((await titles("wheelb"))[0]).toBe("Wheelbarrow")
      expect(await titles("garden ho")).toEqual(["Garden hose", "Watering can"])
    })

    test("the others may not", async () => {
      expect(await titles("nozz gard")).toEqual([])
    })
  })

  describe("words that mean the same", () => {
    test.each([
      ["tv", ["Goggle box aerial", "Old television", "Shelf for TVs"]],
      ["TVs", ["Goggle box aerial", "Old television", "Shelf for TVs"]],
      ["television", ["Goggle box aerial", "Old television", "Shelf for TVs"]],
      ["goggle box", ["Goggle box aerial", "Old television", "Shelf for TVs"]],
      ["spare part", ["Replacement part for a mower", "Tap"]],
      ["spare parts", ["Replacement part for a mower", "Tap"]],
      ["on loan", ["Tap"]],
      ["idle", ["Roller"]],
      ["out of use", ["Roller"]],
      ["spare part mower", ["Replacement part for a mower"]],
      ["bicycle", ["Push bike pump", "Two wheeled vehicle for one or two people"]],
      ["two wheeled vehicle for one or two people", ["Push bike pump", "Two wheeled vehicle for one or two people"]],
      ["bicycle bell", ["Two wheeled vehicle for one or two people"]],
      ["TV aerial", ["Goggle box aerial"]],
    ])("%s", async (text, expected) => {
      expect((await titles(text)).sort()).toEqual(expected)
    })

    test("not in quotes, where words stand for themselves", async () => {
      expect(await titles('"television"')).toEqual(["Old television"])
    })
  })

  describe("quotes", () => {
    test("mean these words in this order", async () => {
      expect(await titles('"garden hose"')).toEqual(["Garden hose", "Watering can"])
      expect(await titles('"hose garden"')).toEqual([])
      expect(await titles('"garden hose" brass')).toEqual(["Garden hose"])
    })

    test("pass over signs between the words", async () => {
      expect(await titles('"lent hired or given"')).toEqual(["Tap"])
      const highlights = (await search("hired")).hits[0]?.highlights
      expect(highlights?.[0]?.html).toContain("Lent, <mark>hired</mark> or given away")
    })

    test("know further from other small words: it says something", async () => {
      expect(await titles('"further reading"')).toEqual(["Shelf for TVs"])
      expect(await titles("further reading")).toEqual(["Shelf for TVs"])
    })

    test("one that is not closed closes at the end", async () => {
      expect(await titles('"garden hose')).toEqual(["Garden hose", "Watering can"])
      expect(await titles('hose "')).toEqual(["Garden hose", "Watering can"])
    })
  })

  describe("misspelt words", () => {
    test.each([
      ["wheelbarow", "Wheelbarrow"],
      ["telivision", "Old television"],
      ["watring can", "Watering can"],
      ["carpentr bench", "Carpenter's bench"],
    ])("%s finds %s", async (text, expected) => {
      expect(await titles(text)).toContain(expected)
    })

    test("say what was looked for instead", async () => {
      const answer = await search("wheelbarow gravle")
      expect(answer.correctedText).toBe("wheelbarrow gravel")
      expect(titlesOf(answer.hits)).toEqual(["Wheelbarrow"])
      expect(answer.total).toBe(1)
    })

    test("nothing is corrected when the text finds something as it stands", async () => {
      expect((await search("hose")).correctedText).toBeNull()
      expect((await search("wheelb")).correctedText).toBeNull()
      expect((await search("")).correctedText).toBeNull()
    })

    test("what is near nothing stays what it is", async () => {
      const answer = await search("qqxzvw")
      expect(answer).toMatchObject({ hits: [], total: 0, hasMore: false, correctedText: null })
    })
  })

  describe("highlights", () => {
    const highlights = async (text: string) => (await search(text)).hits[0]?.highlights ?? []
    const of = (field: string, all: { field: string; html: string }[]) => all.find((one) => one.field === field)?.html

    test("mark the words in the title and in the text", async () => {
      const found = await highlights("hose")
      expect(of("title", found)).toBe("Garden <mark>hose</mark>")
      const inText = (await search("gravel")).hits[0]?.highlights ?? []
      expect(of("title", inText)).toBeUndefined()
      expect(of("text", inText)).toContain("<mark>gravel</mark>")
    })

    test("escape everything else", async () => {
      const found = await highlights("hedge bushes")
      expect(of("title", found)).toBe("<mark>Hedge</mark> trimmer &lt;b&gt;&amp; friends&lt;/b&gt;")
      const text = of("text", found)
      expect(text).toContain("<mark>bushes</mark>")
      expect(text?.replaceAll(/<\/?mark>/g, "")).not.toMatch(/[<>]/)
    })

    test("are there only when wanted, and only with a text", async () => {
      expect((await search("hose", { wants: {} })).hits[0]?.highlights).toEqual([])
      expect((await search("")).hits.flatMap((hit) => hit.highlights)).toEqual([])
    })
  })

  describe("suggestions", () => {
    const suggest = (text: string, limit = 5) => searched.engine.suggest(things, { audience: ["everyone"], text, limit })

    test("are the documents whose title holds what was typed so far", async () => {
      expect(titlesOf((await suggest("garden ho")).documents)).toEqual(["Garden hose"])
      expect(titlesOf((await suggest("wat")).documents)).toEqual(["Watering can"])
      expect(titlesOf((await suggest("gravel")).documents)).toEqual([])
    })

    test("are texts with the last word completed, each of which finds something", async () => {
      const { texts } = await suggest("garden h")
      for (const text of ["garden h", "soil s", "c", "co", "old te", "hose n"])
        for (const completed of (await suggest(text)).texts) expect((await titles(completed)).length, completed).toBeGreaterThan(0)
      expect((await suggest("compost b")).texts).not.toContain("compost beds")
      expect((await suggest("trimm")).texts).toEqual(["trimmer"])
      expect(texts.every((text) => text.startsWith("garden h"))).toBe(true)
    })

    test("are no more than asked for, and none for nothing", async () => {
      expect((await suggest("co", 1)).texts.length).toBeLessThanOrEqual(1)
      expect((await suggest("so", 1)).documents).toHaveLength(1)
      expect(await suggest("  ")).toEqual({ documents: [], texts: [] })
      expect(await suggest('"!?')).toEqual({ documents: [], texts: [] })
    })
  })
})
