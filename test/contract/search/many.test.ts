import { beforeAll, expect, test } from "vitest"
import { onEveryEngine } from "./engines.ts"
import { thing } from "./sample.ts"

/** More than an engine may look at whole. Engines may estimate; where they do they say so, and are near. */
const many = 10_000
const near = (share: number, of: number) => ({ low: of * (1 - share), high: of * (1 + share) })

onEveryEngine((searched) => {
  const { search, titles } = searched

  beforeAll(async () => {
    for (let from = 0; from < many; from += 1000) {
      const documents = Array.from({ length: 1000 }, (_, at) => from + at).map((number) =>
        thing(`Nail ${number}`, {
          text: [number % 2_500 === 7 && "golden", number < 800 && "handmade", number % 10 === 3 && "bent"].filter(Boolean).join(" "),
          colours: [number % 4 === 0 ? "red" : "grey"],
          // Only lately.
          materials: [number < 7_000 ? "wood" : "steel"],
          day: number,
        }),
      )
      await searched.project(...documents)
    }
    await searched.write()
  })

  /** The total and the counts of a facet, which must be near what is given, or exact where the answer calls them so. */
  async function expectCounts(text: string, total: number, facet: string, expected: Record<string, number>, filters = {}) {
    const answer = await search(text, { filters })
    const within = (found: number | undefined, wanted: number, name: string) => {
      const { low, high } = answer.isEstimate ? near(0.25, wanted) : near(0, wanted)
      expect(found, name).toBeGreaterThanOrEqual(low)
      expect(found, name).toBeLessThanOrEqual(high)
    }
    within(answer.total, total, text)
    const counted = Object.fromEntries(
      answer.facets.find(({ name }) => name === facet)?.values.map(({ value, count }) => [value, count]) ?? [],
    )
    for (const [value, count] of Object.entries(expected)) within(counted[value], count, value)
    return answer
  }

  test("what is rare is counted exactly, wherever it stands", async () => {
    const answer = await expectCounts("golden", 4, "colours", { grey: 4 })
    expect(answer).toMatchObject({ total: 4, isEstimate: false })
    expect(await titles("golden nail")).toEqual(["Nail 7507", "Nail 5007", "Nail 2507", "Nail 7"])
  })

  test("what very much matches is counted fairly over all times", async () => {
    await expectCounts("nail", many, "materials", { wood: 7_000, steel: 3_000 })
    await expectCounts("nail", many / 4, "materials", { wood: 1_750, steel: 750 }, { colours: ["red"] })
    await expectCounts("bent", many / 10, "colours", { grey: many / 10 })
  })

  test("what stands close together in time is found and counted", async () => {
    await expectCounts("handmade", 800, "materials", { wood: 800 })
    expect((await titles("handmade", { limit: 3 }))[0]).toBe("Nail 799")
  })

  test("of equals the newest come first, and as far as results can be reached there are some", async () => {
    expect(await titles("nail", { limit: 3 })).toEqual(["Nail 9999", "Nail 9998", "Nail 9997"])
    const { reachable } = await search("nail")
    expect(await titles("nail", { limit: 20, offset: reachable - 20 })).toHaveLength(20)
  })
})
