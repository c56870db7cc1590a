import { searchEngine } from "@hub/api/platform/search/engine"
import { searchCommand } from "@hub/api/search-commands"
import { makeInitiative, reviseInitiative } from "@hub/seed/builders"
import { beforeEach, describe, expect, test } from "vitest"
import { useHub } from "../../kit/hub.ts"

const hub = useHub()
beforeEach(() => hub.reset())

/** What "pnpm search …" says, and how it ends. */
async function search(...words: string[]): Promise<{ code: number; said: string }> {
  const lines: string[] = []
  const say = (text: string) => lines.push(text)
  const { platform } = hub
  const code = await searchCommand(words, say, async () => ({ database: platform.database, engine: searchEngine(platform), say }))
  return { code, said: lines.join("\n") }
}

const allWell = { code: 0, said: "initiative: nothing differs.\nthread: nothing differs." }

const cardOf = async (id: string) => {
  const [row] = await hub.db.$queryRawUnsafe<{ card: { title: string } }[]>("SELECT card FROM search_card WHERE subject_id = $1::uuid", id)
  return row?.card
}

describe("pnpm search", () => {
  test("status says which engine answers and what it has", async () => {
    await makeInitiative(hub)
    expect(await search("status")).toEqual({
      code: 0,
      said: "initiative: embedded has 1 documents and is 0 changes behind.\nthread: embedded has 0 documents and is 0 changes behind.",
    })
    expect(await search()).toEqual(await search("status"))
  })

  test("help says what there is; anything else does too, and ends with 2 without opening a database", async () => {
    const help = await search("help")
    expect(help.code).toBe(0)
    for (const command of ["status", "check", "rebuild"]) expect(help.said).toContain(command)
    for (const words of [["rebild"], ["rebuild", "now"], ["constructor"]]) {
      const wrong = await search(...words)
      expect(wrong.code).toBe(2)
      expect(wrong.said).toContain(`There is no "pnpm search ${words.join(" ")}"`)
      expect(wrong.said).toContain(help.said)
    }
  })

  test("check finds nothing wrong with what the hub writes by itself", async () => {
    const initiative = await makeInitiative(hub, { content: { title: "A title", need: "A **need** & more.", workStatus: "running" } })
    await reviseInitiative(hub, initiative, { title: "Another title" })
    await makeInitiative(hub, { archivedAt: hub.clock.now(), archiveReason: "It has ended." })
    expect(await search("check")).toEqual(allWell)
  })

  test.each([
    ["a card that says something else", "UPDATE search_card SET card = '{}'", "card"],
    ["a text that says something else", "UPDATE search_card SET texts = '{a,b,c,d}'", "texts"],
    ["somebody who may find it no longer may", "UPDATE search_document SET audience = '{}'", "audience"],
    ["a value that is gone", "UPDATE search_document SET facets = '{}'", "facets"],
    ["another place in the order", "UPDATE search_document SET strength = strength + 1", "order"],
    ["a page that is gone", "DELETE FROM search_card", "is not in the projection"],
    ["an initiative that is gone", `UPDATE search_card SET subject_id = gen_random_uuid()`, "not in the source tables"],
  ])("check lists %s, and rebuild puts it right", async (_, damage, expected) => {
    const { id } = await makeInitiative(hub, { content: { title: "A title" } })
    const before = await cardOf(id)
    await hub.db.$executeRawUnsafe(damage)
    const { code, said } = await search("check")
    expect(code).toBe(1)
    expect(said).toContain(expected)
    expect(said).toContain("pnpm search rebuild")
    expect((await search("rebuild")).code).toBe(0)
    expect(await search("check")).toEqual(allWell)
    expect(await cardOf(id)).toEqual(before)
    const { initiatives } = await hub.visitor.query("{ initiatives { totalCount nodes { title } } }")
    expect(initiatives).toEqual({ totalCount: 1, nodes: [{ title: "A title" }] })
  })

  test("rebuild leaves no moment in which something is not found", async () => {
    for (let at = 0; at < 3; at++) await makeInitiative(hub)
    let building = true
    const asking = (async () => {
      let asked = 0
      for (; building; asked++) expect((await hub.visitor.query("{ initiatives { totalCount } }")).initiatives.totalCount).toBe(3)
      return asked
    })()
    const rebuilt = await search("rebuild")
    building = false
    expect(await asking).toBeGreaterThan(0)
    expect(rebuilt).toEqual({
      code: 0,
      said: "initiative: 3 documents written anew; embedded has taken them over.\nthread: 0 documents written anew; embedded has taken them over.",
    })
  })
})
