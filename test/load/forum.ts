import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import path from "node:path"
import { createApi, jobs } from "@hub/api/app"
import { readEnv } from "@hub/api/platform/env"
import { startPlatform, stopPlatform } from "@hub/api/platform/start"
import { type Database, openDatabase } from "@hub/prisma"
import { type ForumScale, largeForum, loadForumScale } from "@hub/seed/scale/forum"
import pg from "pg"
import { spaceDocument, threadDocument } from "../kit/forum-documents.ts"
import { sessionCookie } from "../kit/session.ts"
import { recordStatements } from "../kit/statements.ts"
import type { Asked } from "./questions.ts"
import { type Figures, settingOf, times } from "./report.ts"
import { keepPart, measuredBy, table } from "./results.ts"
import { root, type Server, startServer, stopEverything } from "./servers.ts"
import { inTurn, type Turns } from "./turns.ts"
import { makeWorld, type World } from "./world.ts"

const smallForum: ForumScale = { threads: 50, postsPerThread: 18, longest: 100 }
const postsPerPage = 20
/** What a page may take in a large forum against a small one. */
const mostGrowth = 1.2

const postsOf = ({ threads, postsPerThread, longest }: ForumScale) => threads * postsPerThread + longest
const sizeOf = (forum: ForumScale) => `${postsOf(forum).toLocaleString("en-GB")} posts`

/** A page as somebody signed in asks for it: from the API, and from the web site. */
type Page = { title: string; api: Asked; web: Asked }
type Measured = { title: string; label: string; forum: ForumScale; statements: number; figures: Figures }

const longest = "scale-0"

function pagesOf(forum: ForumScale, unread: string, cookie: string): Page[] {
  const last = Math.ceil(forum.longest / postsPerPage)
  const query = (document: string, variables: object): Asked => ({
    method: "POST",
    path: "/graphql",
    headers: { "content-type": "application/json", accept: "application/json", cookie },
    body: JSON.stringify({ query: document, variables }),
  })
  const get = (address: string): Asked => ({ method: "GET", path: address, headers: { cookie } })
  const thread = (page: number) => query(threadDocument, { slug: longest, page })
  return [
    { title: "Space", api: query(spaceDocument, {}), web: get("/forum/scale") },
    { title: "Longest thread, first page", api: thread(1), web: get(`/forum/scale/${longest}`) },
    { title: "Longest thread, last page", api: thread(last), web: get(`/forum/scale/${longest}?page=${last}`) },
    {
      title: "Longest thread, at an unread post",
      api: thread(pageOf(middleOf(forum))),
      web: get(`/forum/scale/${longest}?post=${unread}`),
    },
  ]
}

/** The post that is the first unread one, and its page. */
const middleOf = ({ longest }: ForumScale) => Math.ceil(longest / 2) + 1
const pageOf = (position: number) => Math.ceil(position / postsPerPage)

/** A forum with the servers that show it, and its pages. */
type Place = { forum: ForumScale; world: World; monitor: pg.Client; hub: Server; web: Server; pages: Page[]; counts: Map<string, number> }
type Options = { quick: boolean; keep: boolean; write: boolean; command: string; versions: Record<string, string> }

/** The forum's pages in a small and in a large one, for somebody who has read half of the longest thread; kept in RESULTS.md when wanted. */
export async function measureForum(serverUrl: string, turns: Turns, { quick, keep, write, command, versions }: Options): Promise<void> {
  const large = quick ? { threads: 500, postsPerThread: 20, longest: 1000 } : largeForum
  const dataDir = mkdtempSync(path.join(tmpdir(), "hub-bench-forum-"))
  const places: Place[] = []
  try {
    for (const forum of [smallForum, large]) {
      turns.say(`Making a forum of ${sizeOf(forum)}`)
      const fill = (database: Database) => loadForumScale(database, forum).then(() => {})
      const world = await makeWorld(serverUrl, postsOf(forum), { what: "forum", keep, fill })
      places.push(await open(world, forum, dataDir))
    }
    const measured: Measured[] = []
    for (const at of places[0]?.pages.keys() ?? []) measured.push(...(await measurePage(places, at, turns)))
    const { targets, all } = tables(measured, large)
    process.stdout.write(`\n${targets}\n\n`)
    const head = `${measuredBy(command, versions)}\n${settingOf(turns)}`
    if (write) keepPart("Forum", [head, targets, "### Everything that was measured of the forum", all, reading].join("\n\n"))
  } finally {
    stopEverything()
    for (const { monitor, world } of places) {
      await monitor.end()
      if (!keep) await world.drop()
    }
    rmSync(dataDir, { recursive: true, force: true })
  }
}

const reading = `Both forums were asked in turn. The reader is signed in, so that nothing is kept for them, and has read half of the longest thread at the beginning of each turn.
The page also notes what they have read, the API alone does not. Processor time is that of the servers and of PostgreSQL for each request.
Statements are counted in a turn of their own, BEGIN and COMMIT among them; those of the job queue are left out.`

async function open(world: World, forum: ForumScale, dataDir: string): Promise<Place> {
  const monitor = new pg.Client({ connectionString: world.url })
  await monitor.connect()
  const { rows } = await monitor.query<{ id: string }>(
    `SELECT p."id" FROM "Post" p JOIN "Thread" t ON t."id" = p."threadId" WHERE t."slug" = $1 AND p."position" = $2`,
    [longest, middleOf(forum)],
  )
  const asked = (cookie: string) => pagesOf(forum, rows[0]?.id ?? "", cookie)
  const { pages, counts } = await countStatements(world, dataDir, asked, () => readHalf({ forum, monitor }))
  const env = { DATABASE_URL: world.url, DATA_DIR: dataDir }
  const hub = await startServer("the API", path.join(root, "api/dist/main.js"), { env, ready: "/health", portName: "API_PORT" })
  const web = await startServer("the web site", path.join(root, "web/dist/server.js"), { env: { API_URL: hub.url }, ready: "/health" })
  return { forum, world, monitor, hub, web, pages, counts }
}

const readHalf = ({ forum, monitor }: Pick<Place, "forum" | "monitor">) =>
  monitor.query(`UPDATE "ReadMark" SET "position" = $1 WHERE "threadId" = (SELECT "id" FROM "Thread" WHERE "slug" = $2)`, [
    middleOf(forum) - 1,
    longest,
  ])

/** One page of every forum, from the API and from the web site, in turn. */
async function measurePage(places: readonly Place[], at: number, turns: Turns): Promise<Measured[]> {
  const plan = (["API", "page"] as const).flatMap((label) =>
    places.map((place) => {
      const { forum, world, monitor, hub, web, counts } = place
      const { title, api, web: page } = place.pages[at] as Page
      const asked = label === "API" ? { url: hub.url, requests: [api] } : { url: web.url, requests: [page] }
      return {
        ...asked,
        ...{ label: `${label}, ${sizeOf(forum)}`, world, monitor },
        pids: () => [...hub.pids(), ...web.pids()],
        before: () => readHalf(place),
        of: { title, label, forum, statements: counts.get(`${title} ${label}`) ?? 0 },
      }
    }),
  )
  const figures = await inTurn(turns, plan[0]?.of.title ?? "", plan)
  return figures.map((one, index) => ({ ...(plan[index] as (typeof plan)[number]).of, figures: one.figures }))
}

/** How many statements each page sends: asked of an API in this process, whose database is listened to. Also signs the reader in. */
async function countStatements(world: World, dataDir: string, pagesFor: (cookie: string) => Page[], readHalf: () => Promise<unknown>) {
  const { NODE_ENV: _, ...inherited } = process.env
  const env = readEnv({ ...inherited, NODE_ENV: "production", DATABASE_URL: world.url, DATA_DIR: dataDir, LOG_LEVEL: "error" })
  const database = await openDatabase({ databaseUrl: world.url })
  const recorder = recordStatements(database)
  const platform = await startPlatform(env, jobs, { database })
  const { app, stop } = await createApi(platform)
  const server = app.listen(0)
  try {
    const address = server.address()
    const apiUrl = `http://127.0.0.1:${typeof address === "object" ? address?.port : address}`
    const web = await startServer("the web site", path.join(root, "web/dist/server.js"), { env: { API_URL: apiUrl }, ready: "/health" })
    const reader = await platform.db.person.findUniqueOrThrow({ where: { handle: "scale-0" }, select: { id: true } })
    const pages = pagesFor(await sessionCookie(platform, reader.id))
    const counts = new Map<string, number>()
    for (const page of pages)
      for (const [label, url, asked] of [["API", apiUrl, page.api] as const, ["page", web.url, page.web] as const]) {
        const ask = async () => {
          await readHalf()
          const answer = await fetch(url + asked.path, {
            method: asked.method,
            headers: asked.headers ?? {},
            ...(asked.body && { body: asked.body }),
          })
          const text = await answer.text()
          if (!answer.ok || text.startsWith('{"errors"'))
            throw new Error(`${page.title} (${label}) was answered with ${answer.status}: ${text.slice(0, 500)}`)
        }
        // What is read once and kept for everybody is not the page's.
        await ask()
        counts.set(`${page.title} ${label}`, (await recorder.during(ask)).length)
      }
    await web.stop()
    return { pages, counts }
  } finally {
    server.close()
    server.closeAllConnections()
    await stop()
    await stopPlatform(platform)
  }
}

function tables(measured: readonly Measured[], large: ForumScale): { targets: string; all: string } {
  const judged = (text: string, met: boolean) => `${text} ${met ? "met" : "**short**"}`
  const grown = (before: number, after: number) =>
    Number.isFinite(before) && Number.isFinite(after) ? judged(times(after / before), after / before <= mostGrowth) : "not answered in time"
  const processor = ({ serverMs, databaseMs }: Figures) => serverMs + (databaseMs ?? 0)
  const targets = measured
    .filter(({ forum }) => forum === large)
    .flatMap(({ title, label, statements, figures }) => {
      const before = measured.find((one) => one.forum === smallForum && one.title === title && one.label === label)
      if (!before) return []
      const time = grown(1 / before.figures.perSecond, 1 / figures.perSecond)
      const many = judged(`${statements} and ${before.statements}`, statements <= before.statements)
      return [[title, label, time, grown(processor(before.figures), processor(figures)), many]]
    })
  const against = `${sizeOf(large)} against ${sizeOf(smallForum)}`
  return {
    targets: table([against, "Asked of", `Time, ≤ ${mostGrowth}×`, `Processor time, ≤ ${mostGrowth}×`, "SQL statements, as many"], targets),
    all: table(
      ["Posts", "Page", "Asked of", "Requests/s", "p50 ms", "p97.5 ms", "p99 ms", "CPU ms, servers", "CPU ms, database", "Failed"],
      measured.map(({ forum, title, label, figures: f }) => [
        postsOf(forum).toLocaleString("en-GB"),
        ...[title, label, f.perSecond.toFixed(0), String(f.p50), String(f.p95), String(f.p99), f.serverMs.toFixed(2)],
        ...[f.databaseMs === null ? "–" : f.databaseMs.toFixed(2), String(f.failures)],
      ]),
    ),
  }
}
