import { beforeEach, describe, expect, test } from "vitest"
import { onEveryEngine } from "./engines.ts"
import { thing, things } from "./sample.ts"

onEveryEngine((searched) => {
  const { titles } = searched
  const findable = async () => (await searched.search("", { limit: 1 })).total

  beforeEach(() => searched.engine.index(things).then(() => {}))

  test("what is written is found, written again it is found as it is now", async () => {
    const rake = thing("Rake", { text: "Gathers leaves." })
    await searched.write(rake)
    expect(await titles("rake")).toEqual(["Rake"])
    await searched.write({ ...rake, ...{ texts: ["Fork", "", "", "Turns earth."] as const, card: { title: "Fork" } } })
    expect(await titles("leaves")).toEqual([])
    expect(await titles("earth")).toEqual(["Fork"])
  })

  test("taking over twice changes nothing", async () => {
    await searched.write(thing("Spade", { text: "Digs." }))
    const before = await searched.search("")
    await searched.engine.index(things)
    await Promise.all([searched.engine.index(things), searched.engine.index(things)])
    expect(await searched.engine.index(things)).toBe(0)
    expect(await searched.search("")).toEqual(before)
  })

  test("the status says how many are found and that nothing is behind", async () => {
    await searched.write(thing("Shears"), thing("Hidden shears", { audience: [] }))
    expect(await searched.engine.status(things)).toMatchObject({ reachable: true, documents: await findable(), behind: 0 })
  })

  test("nothing differs from the projection", async () => {
    await searched.write(thing("Dibber"))
    expect(await searched.engine.differences(things)).toEqual([])
  })

  test("many at once are all taken over", async () => {
    const before = await findable()
    await searched.write(...Array.from({ length: 1_203 }, (_, at) => thing(`Nail ${at}`, { text: "One of many." })))
    expect(await findable()).toBe(before + 1_203)
    expect((await searched.search("nail", { limit: 1 })).total).toBe(1_203)
  })

  describe("building anew", () => {
    test("finds what was found before, and leaves no gap", async () => {
      await searched.write(thing("Trowel", { text: "Small." }))
      const before = await searched.search("trowel")
      let asked = 0
      let building = true
      const asking = (async () => {
        while (building) {
          expect(await titles("trowel")).toEqual(["Trowel"])
          expect(await findable()).toBeGreaterThan(1_000)
          asked++
        }
      })()
      const steps: [number, number][] = []
      await searched.engine.rebuild(things, (done, total) => steps.push([done, total]))
      building = false
      await asking
      expect(asked).toBeGreaterThan(0)
      expect((await searched.search("trowel")).hits).toEqual(before.hits)
      expect(await searched.engine.differences(things)).toEqual([])
      for (const [done, total] of steps) expect(done).toBeLessThanOrEqual(total)
    })

    test("misses nothing that is written meanwhile", async () => {
      const late = thing("Latecomer")
      const gone = thing("Goner")
      await searched.write(gone)
      const rebuilding = searched.engine.rebuild(things)
      await searched.project(late, { ...gone, audience: [] })
      await searched.engine.index(things)
      expect(await titles("latecomer")).toEqual(["Latecomer"])
      await rebuilding
      await searched.engine.index(things)
      expect(await titles("latecomer")).toEqual(["Latecomer"])
      expect(await titles("goner")).toEqual([])
      expect(await searched.engine.differences(things)).toEqual([])
    })
  })
})
