import { randomUUID } from "node:crypto"
import { moveThread } from "@hub/api/forum/moderation.service"
import { updateSpace } from "@hub/api/forum/space.service"
import { threadSource } from "@hub/api/forum/thread.search"
import { findThreads } from "@hub/api/forum/thread-search.reads"
import { loadViewer } from "@hub/api/people/viewer.reads"
import { createContext, type Platform } from "@hub/api/platform/context"
import { searchEngine } from "@hub/api/platform/search/engine"
import { projectionDifferences, reproject } from "@hub/api/platform/search/reproject"
import { makePerson, makePersonWithRole, makeSpace, makeTerm, makeThread, type World } from "@hub/seed/builders"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { emptyDatabase } from "../../kit/database.ts"
import { theWorker } from "../../kit/worker.ts"

const { MEILI_URL: url, MEILI_KEY: key } = process.env

/** The same suite with each engine there is, over threads as the forum writes them. */
function onEachEngine(name: string, meiliUrl: string | undefined, isThere = true): void {
  describe.skipIf(!isThere)(name, () => {
    let platform: Platform
    let world: World
    let slugs: Map<string, string>

    beforeAll(async () => {
      const worker = await theWorker()
      await emptyDatabase(worker.platform.database)
      await worker.platform.db.$executeRawUnsafe("UPDATE search_origin SET id = $1::uuid", randomUUID())
      const env = { ...worker.platform.env, MEILI_URL: meiliUrl, MEILI_KEY: key }
      platform = { ...worker.platform, database: { ...worker.platform.database }, env }
      world = { db: platform.db, clock: worker.clock, contextAs: contextOf }
      const open = await makeSpace(world, { slug: "open" })
      const members = await makeSpace(world, { slug: "members", readers: "MEMBERS" })
      const panel = await makeSpace(world, { slug: "panel", readers: "ROLE", readerRole: "PANEL_MEMBER" })
      const term = await makeTerm(world, { taxonomy: "TARGET_GROUP", slug: "care-leavers", label: "Care leavers" })
      const threads = [
        await makeThread(world, { spaceId: open.id, slug: "in-open", title: "Quokka one", body: "Of marsupials." }),
        await makeThread(world, { spaceId: members.id, slug: "in-members", title: "Quokka two", kind: "DISCUSSION" }),
        await makeThread(world, { spaceId: panel.id, slug: "in-panel", title: "Quokka three" }),
        await makeThread(world, { spaceId: open.id, slug: "hidden", title: "Quokka four", state: "HIDDEN", stateReason: "Spam." }),
      ]
      slugs = new Map(threads.map(({ id, slug }) => [id, slug]))
      await platform.db.threadTerm.create({ data: { threadId: threads[0]?.id ?? "", termId: term.id } })
      await reproject(platform.database, threadSource)
      await searchEngine(platform).index(threadSource.index)
      if (meiliUrl) expect((await searchEngine(platform).status(threadSource.index)).isAnswering, "it is not the database").toBe(true)
    })
    afterAll(async () => {
      if (!meiliUrl) return
      const headers = new Headers(key ? { authorization: `Bearer ${key}` } : {})
      const [origin] = await platform.db.$queryRawUnsafe<{ id: string }[]>("SELECT id::text AS id FROM search_origin")
      await fetch(`${meiliUrl}/indexes/hub-${origin?.id.slice(0, 8)}-thread`, { method: "DELETE", headers })
    })

    const contextOf = async (person: { id: string } | null) =>
      createContext(platform, { viewer: person && (await loadViewer(platform, person.id, "test")) })
    async function find(person: { id: string } | null, text: string, filters = {}) {
      const answer = await findThreads(
        await contextOf(person),
        { text, filters, sort: null },
        { limit: 10, offset: 0, wants: { total: true, facets: true } },
      )
      return { ...answer, found: answer.hits.map(({ subjectId }) => slugs.get(subjectId)).toSorted() }
    }

    test("threads are found in their texts and by their facets, by whoever may read their space", async () => {
      const [member, panellist] = [await makePerson(world), await makePersonWithRole(world, "PANEL_MEMBER")]
      expect((await find(null, "quokka")).found).toEqual(["in-open"])
      expect((await find(member, "quokka")).found).toEqual(["in-members", "in-open"])
      expect((await find(panellist, "quokka")).found).toEqual(["in-members", "in-open", "in-panel"])
      expect((await find(null, "marsupial")).found).toEqual(["in-open"])
      expect((await find(null, "", { targetGroups: ["care-leavers"] })).found).toEqual(["in-open"])
      expect((await find(member, "", { kinds: ["discussion"] })).found).toEqual(["in-members"])
      const { total, facets } = await find(member, "quokka")
      expect(total).toBe(2)
      expect(
        facets
          .find(({ name: facet }) => facet === "spaces")
          ?.values.map(({ value }) => value)
          .toSorted(),
      ).toEqual(["members", "open"])
    })

    test("a thread moved to a closed space is gone from what the others find, count and are offered", async () => {
      const moderator = await makePersonWithRole(world, "MODERATOR")
      const panellist = await makePersonWithRole(world, "PANEL_MEMBER")
      const panel = await platform.db.space.findUniqueOrThrow({ where: { slug: "panel" } })
      const { id } = await platform.db.thread.findUniqueOrThrow({ where: { slug: "in-open" } })
      await moveThread(await contextOf(moderator), { id, spaceId: panel.id, reason: "It names a panel member." })
      // At once, and when the engine has heard of it.
      for (const hears of [false, true]) {
        if (hears) await searchEngine(platform).index(threadSource.index)
        for (const text of ["quokka", "marsupials", ""]) {
          const { found, total, facets } = await find(null, text)
          expect({ found, total }, text).toEqual({ found: [], total: 0 })
          expect(JSON.stringify(facets.map(({ values }) => values)), text).not.toContain("care-leavers")
        }
        expect((await find(panellist, "marsupials")).found).toEqual(["in-open"])
      }
    })

    test("a space whose readers change is found at once by those it is for now, and by nobody else", async () => {
      const [member, panellist] = [await makePerson(world), await makePersonWithRole(world, "PANEL_MEMBER")]
      const administrator = await makePersonWithRole(world, "ADMINISTRATOR")
      const { id, name, about } = await platform.db.space.findUniqueOrThrow({ where: { slug: "members" } })
      const ways = [
        { readers: "EVERYBODY", readerRole: null, found: [1, 1, 1] },
        { readers: "ROLE", readerRole: "PANEL_MEMBER", found: [0, 0, 1] },
        { readers: "MEMBERS", readerRole: null, found: [0, 1, 1] },
      ] as const
      for (const { found, ...change } of ways) {
        const { version } = await platform.db.space.findUniqueOrThrow({ where: { id } })
        const settings = { name, about, guidelines: "", kind: "GENERAL", regionId: null, position: 0, ...change } as const
        await updateSpace(await contextOf(administrator), { ...settings, id, version })
        const totals = []
        for (const person of [null, member, panellist]) totals.push((await find(person, "two")).total)
        expect(totals, change.readers).toEqual(found)
      }
    })

    test("nothing differs between the tables, the projection and the engine", async () => {
      expect(await projectionDifferences(platform.database, threadSource)).toEqual([])
      expect(await searchEngine(platform).differences(threadSource.index)).toEqual([])
    })
  })
}

onEachEngine(`the embedded engine on ${process.env.TEST_DATABASE_URL ? "PostgreSQL" : "PGlite"}`, undefined)
onEachEngine(url ? "Meilisearch" : "Meilisearch (MEILI_URL is not set)", url, url !== undefined)
