import { randomUUID } from "node:crypto"
import type { AddressInfo } from "node:net"
import { connect, createServer, type Socket } from "node:net"
import type { Platform } from "@hub/api/platform/context"
import { everyone } from "@hub/api/platform/search/document"
import { searchEngine } from "@hub/api/platform/search/engine"
import { followProjection, searchHealth } from "@hub/api/platform/search/follow"
import { writeDocuments } from "@hub/api/platform/search/projection"
import { afterEach, describe, expect, test } from "vitest"
import { emptyDatabase } from "../../kit/database.ts"
import { freePort } from "../../kit/ports.ts"
import { theWorker } from "../../kit/worker.ts"
import { titlesOf } from "./engines.ts"
import { thing, things } from "./sample.ts"

const { MEILI_URL: url, MEILI_KEY: key } = process.env
const health = searchHealth([things])

const closing: (() => Promise<unknown>)[] = []
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close()
})

/** A platform over an empty projection, as a process with this MEILI_URL has it. Its index is its own. */
async function platformWith(meiliUrl: string): Promise<Platform> {
  const { platform } = await theWorker()
  await emptyDatabase(platform.database)
  await platform.db.$executeRawUnsafe("UPDATE search_origin SET id = $1::uuid", randomUUID())
  return { ...platform, database: { ...platform.database }, env: { ...platform.env, MEILI_URL: meiliUrl, MEILI_KEY: key } }
}

const write = (platform: Platform, ...documents: ReturnType<typeof thing>[]) =>
  platform.db.$transaction((tx) => writeDocuments(tx, things, documents))

/** What everyone finds, and in how many milliseconds. */
async function find(platform: Platform, text: string): Promise<{ titles: string[]; took: number }> {
  const began = performance.now()
  const request = { audience: [everyone], text, filters: {}, sort: "relevance" as const, limit: 20, wants: { total: true, facets: true } }
  const { hits } = await searchEngine(platform).search(things, request)
  return { titles: titlesOf(hits), took: performance.now() - began }
}

const isAnswering = async (platform: Platform) => (await searchEngine(platform).status(things)).isAnswering

/** Waits until something holds, and returns how many milliseconds that took. */
async function until(holds: () => Promise<boolean | undefined>, most = 30_000): Promise<number> {
  const began = performance.now()
  while (!(await holds())) {
    if (performance.now() - began > most) throw new Error("It did not come about")
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  return performance.now() - began
}

/** A server that stands between the hub and Meilisearch, or takes connections and never answers. */
async function gate(target: URL | null) {
  const sockets = new Set<Socket>()
  const server = createServer((socket) => {
    sockets.add(socket)
    socket.on("error", () => {}).on("close", () => sockets.delete(socket))
    if (!target) return
    const other = connect(Number(target.port), target.hostname)
    sockets.add(other)
    other.on("error", () => socket.destroy()).on("close", () => sockets.delete(other))
    socket.pipe(other).pipe(socket)
  })
  const open = (port: number) => new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve))
  await open(0)
  const { port } = server.address() as AddressInfo
  const shut = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve())
      for (const socket of sockets) socket.destroy()
    })
  closing.push(() => (server.listening ? shut() : Promise.resolve()))
  return { url: `http://127.0.0.1:${port}`, shut, open: () => open(port) }
}

function follow(platform: Platform): void {
  const following = followProjection(platform, [things])
  closing.push(() => following.stop())
}

describe("when Meilisearch is away", () => {
  test("the database answers, and health says so", async () => {
    const platform = await platformWith(`http://127.0.0.1:${await freePort()}`)
    follow(platform)
    await write(platform, thing("Ladder"))
    expect((await find(platform, "ladder")).titles).toEqual(["Ladder"])
    expect(await health(platform)).toMatchObject({ state: "down", detail: expect.stringContaining("The database answers instead") })
  })

  test("no page waits for one that never answers", async () => {
    const { url } = await gate(null)
    const platform = await platformWith(url)
    follow(platform)
    await write(platform, thing("Ladder"))
    await find(platform, "ladder")
    const { titles, took } = await find(platform, "ladder")
    expect(titles).toEqual(["Ladder"])
    expect(took).toBeLessThan(1_000)
    expect((await health(platform)).state).toBe("down")
  })
})

describe.skipIf(!url)(url ? "Meilisearch" : "Meilisearch (MEILI_URL is not set)", () => {
  async function removeIndex(platform: Platform) {
    const [origin] = await platform.db.$queryRawUnsafe<{ id: string }[]>("SELECT id::text AS id FROM search_origin")
    const headers = new Headers(key ? { authorization: `Bearer ${key}` } : {})
    await fetch(`${url}/indexes/hub-${origin?.id.slice(0, 8)}-thing`, { method: "DELETE", headers })
  }

  test("follows what is written by itself, and answers once it is up to date", async () => {
    const platform = await platformWith(url ?? "")
    closing.push(() => removeIndex(platform))
    await write(platform, thing("Ladder"))
    follow(platform)
    expect((await find(platform, "ladder")).titles).toEqual(["Ladder"])
    await until(() => isAnswering(platform))
    const late = thing("Scaffold")
    await write(platform, late)
    // Two seconds on a machine that has time; this one may be busy.
    await until(async () => (await find(platform, "scaffold")).titles.length === 1, 10_000)
    await write(platform, { ...late, audience: [] })
    await until(async () => (await find(platform, "scaffold")).titles.length === 0, 10_000)
    await until(async () => (await health(platform)).detail === "meilisearch: 1 documents")
    expect((await health(platform)).state).toBe("up")
  })

  test("goes away in the middle and comes back: nothing is slow, nothing is missing", async () => {
    const between = await gate(new URL(url ?? ""))
    const platform = await platformWith(between.url)
    closing.push(() => removeIndex(platform))
    await write(platform, thing("Ladder"))
    follow(platform)
    await until(() => isAnswering(platform))

    await between.shut()
    const away = thing("Trestle")
    await write(platform, away)
    const { titles, took } = await find(platform, "trestle")
    expect(titles).toEqual(["Trestle"])
    expect(took).toBeLessThan(1_500)
    expect((await health(platform)).state).toBe("down")

    await between.open()
    await until(() => isAnswering(platform))
    expect((await find(platform, "trestle")).titles).toEqual(["Trestle"])
    expect(await searchEngine(platform).differences(things)).toEqual([])
  })

  test("that lost its index is filled again by itself", async () => {
    const platform = await platformWith(url ?? "")
    closing.push(() => removeIndex(platform))
    await write(platform, thing("Ladder"))
    follow(platform)
    await until(() => isAnswering(platform))
    await removeIndex(platform)
    await write(platform, thing("Steps"))
    expect((await find(platform, "steps")).titles).toEqual(["Steps"])
    await until(async () => (await isAnswering(platform)) && (await searchEngine(platform).differences(things)).length === 0)
  })

  test("two processes that follow the same projection do each other no harm", async () => {
    const platform = await platformWith(url ?? "")
    closing.push(() => removeIndex(platform))
    const other = { ...platform, database: { ...platform.database } }
    follow(platform)
    follow(other)
    for (let round = 0; round < 5; round++) await write(platform, thing(`Rung ${round}`), thing(`Rail ${round}`))
    await until(async () => (await isAnswering(platform)) && (await isAnswering(other)))
    await until(async () => (await searchEngine(platform).differences(things)).length === 0)
    expect((await find(other, "rung")).titles).toHaveLength(5)
  })
})
