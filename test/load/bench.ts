import { mkdtempSync, readFileSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import path from "node:path"
import { parseArgs } from "node:util"
import pg from "pg"
import { measureForum } from "./forum.ts"
import { measureEmbedded, measureStart } from "./installation.ts"
import { pagePeer, sameText } from "./page.ts"
import { type Asked, difference, initiativeQuestion, listQuestions, type Question, searchQuestion, type Variant } from "./questions.ts"
import { directoryPart, type Row, type Target, targetsOf, targetTable } from "./report.ts"
import { keepPart } from "./results.ts"
import { root, type Server, startServer, stopEverything } from "./servers.ts"
import { inTurn, load, type Turns } from "./turns.ts"
import { addressesIn, buildHub, initiativesFor, installPeers, makeWorld, onServer, peersFolder, searchesIn, type World } from "./world.ts"

const usage = `Usage: DATABASE_URL=postgresql://… pnpm bench [--quick] [options]
  Measures the hub against its peers on one PostgreSQL server and writes test/load/RESULTS.md. The server in DATABASE_URL (or
  TEST_DATABASE_URL) is only used to make databases of its own and drop them, so its role needs CREATEDB; no data in it are read.
  To get one on Debian: apt install postgresql, then
    sudo -u postgres createuser --superuser "$USER" && export DATABASE_URL=postgresql:///postgres?host=/var/run/postgresql
  The machine should have nothing else to do. Takes about 30 minutes; --quick about 5, and says less.
  --quick              1,000 and 10,000 initiatives, 2 seconds, one run, nothing written
  --sizes 1000,100000  how many initiatives
  --seconds 5          length of a run
  --runs 3             runs of each, of which the middle one counts
  --connections 16     callers at once
  --only list,search   some questions: list, list-with-total, initiative, search, page, embedded, start, forum
  --keep               leaves the databases for the next run with --keep
  --write              writes RESULTS.md, which is the default without --quick; with --only forum just the forum's part of it`

const { values } = parseArgs({
  args: process.argv.slice(2).filter((arg) => arg !== "--"),
  options: {
    quick: { type: "boolean", default: false },
    sizes: { type: "string" },
    seconds: { type: "string" },
    runs: { type: "string" },
    connections: { type: "string", default: "16" },
    only: { type: "string" },
    keep: { type: "boolean", default: false },
    write: { type: "boolean" },
    help: { type: "boolean", short: "h", default: false },
  },
})
const { quick } = values
const sizes = (values.sizes ?? (quick ? "1000,10000" : "1000,100000")).split(",").map(Number)
const seconds = Number(values.seconds ?? (quick ? 2 : 5))
const runs = Number(values.runs ?? (quick ? 1 : 3))
const connections = Number(values.connections)
const wanted = values.only?.split(",")
const wants = (question: string) => !wanted || wanted.includes(question)
const patienceMinutes = quick ? 10 : 40
const isWritten = values.write ?? (!quick && !wanted)
const command = `pnpm bench ${process.argv.slice(2).join(" ")}`.trim()

const began = Date.now()
const say = (text: string) => process.stdout.write(`${String(Math.round((Date.now() - began) / 1000)).padStart(5)} s  ${text}\n`)
const turns: Turns = { warmSeconds: quick ? 1 : 2 * seconds, seconds, runs, connections, say, goOn: demandGoingOn }

async function main(): Promise<void> {
  if (values.help) return void process.stdout.write(`${usage}\n`)
  const serverUrl = process.env.DATABASE_URL || process.env.TEST_DATABASE_URL
  if (!serverUrl) throw new Error(`There is no PostgreSQL server to measure on: set DATABASE_URL.\n${usage}`)
  const postgres = await onServer(
    serverUrl,
    async (server) => (await server.query<{ v: string }>("SELECT current_setting('server_version') AS v")).rows[0]?.v ?? "",
  )
  const versions = { Node: process.versions.node, PostgreSQL: postgres }
  say("Building the hub")
  buildHub()
  if (!wanted || wanted.some((question) => question !== "forum")) await measureDirectory(serverUrl, versions)
  if (wants("forum")) await measureForum(serverUrl, turns, { quick, keep: values.keep, write: isWritten, command, versions })
  say(isWritten ? "Done, and written to test/load/RESULTS.md" : "Done")
}

/** The directory against its peers, and how the hub starts. */
async function measureDirectory(serverUrl: string, versions: Record<string, string>): Promise<void> {
  say("Installing the peers")
  installPeers()
  const rows: Row[] = []
  const others: Target[] = []
  const notes: string[] = []
  for (const size of sizes) {
    say(`Making ${size.toLocaleString("en-GB")} initiatives`)
    let told = Date.now()
    const fill = initiativesFor(size, (done) => {
      demandGoingOn()
      if (Date.now() - told < 10_000) return
      told = Date.now()
      say(`  ${done.toLocaleString("en-GB")} of ${size.toLocaleString("en-GB")}`)
    })
    const world = await makeWorld(serverUrl, size, { what: "initiatives", keep: values.keep, fill })
    say(`  there after ${world.seconds.toFixed(0)} s`)
    try {
      rows.push(...(await measureWorld(world, notes)))
      if (size === sizes[0] && wants("start")) others.push(...(await measureStart({ databaseUrl: world.url }, say)))
    } finally {
      stopEverything()
      if (!values.keep) await world.drop()
    }
  }
  if (wants("embedded"))
    others.push(...(await measureEmbedded({ initiatives: quick ? 500 : 5000, seconds, load: (order) => load(order, demandGoingOn) }, say)))

  const targets = targetsOf(rows, others)
  const part = directoryPart(targets, rows, {
    versions: { ...versions, ...peerVersions() },
    command,
    turns,
    notes: [...standingNotes, ...new Set(notes)],
  })
  process.stdout.write(`\n${targetTable(targets)}\n\n`)
  if (isWritten) keepPart("Directory", part)
  else process.stdout.write(part.slice(part.indexOf("### Everything")))
}

const standingNotes = [
  "Peers answer from tables of their own made by the book (test/load/peers/tables.sql), with the indexes that their statements want. Before anything is timed, each peer's answer is compared with the hub's: same rows, same fields; for searches, which each ranks in its own way, same number of matches and same counts of facets.",
  "“Uncached” sends Cache-Control: no-cache, so that every answer is worked out; the total is kept by the hub until something is published, which is its design and not a cache of answers. A card is read from the database for every answer, and parsed again only if its text has changed.",
  "A search is another one each time, and there are more of them than the hub keeps counts of. The hub looks at a bounded part when very much matches, and then says that its total is an estimate; the peers always look at everything.",
  "CPU is read from /proc: of the server's process, and of the PostgreSQL processes on the database. Parallel workers that have ended are not in it.",
  "The page's peer has the frame of the page and the counts of the facets at hand and runs one statement over the read model for each request.",
]

type Servers = { hub: Server; web: Server; postgraphile: Server; fastify: Server }

async function measureWorld(world: World, notes: string[]): Promise<Row[]> {
  const dataDir = mkdtempSync(path.join(tmpdir(), "hub-bench-"))
  const env = { DATABASE_URL: world.url, DATA_DIR: dataDir }
  const monitor = new pg.Client({ connectionString: world.url })
  await monitor.connect()
  try {
    const hub = await startServer("the API", path.join(root, "api/dist/main.js"), { env, ready: "/health", portName: "API_PORT" })
    const web = await startServer("the web site", path.join(root, "web/dist/server.js"), { env: { API_URL: hub.url }, ready: "/health" })
    const postgraphile = await startServer("PostGraphile", path.join(peersFolder, "postgraphile.mjs"), { env, ready: "/graphql" })
    const fastify = await startServer("Fastify", path.join(peersFolder, "fastify.mjs"), { env, ready: "/tables/list" })
    const servers: Servers = { hub, web, postgraphile, fastify }

    const searches = await searchesIn(world, quick ? 600 : 2500)
    const questions = [...listQuestions(), initiativeQuestion(await addressesIn(world, 500)), searchQuestion(searches)].filter(({ id }) =>
      wants(id),
    )
    const rows: Row[] = []
    for (const question of questions) {
      await demandSameAnswers(question, servers, world, notes)
      const plan = question.variants.map((variant) => ({
        label: variant.label,
        url: servers[variant.server].url,
        requests: variant.requests,
        pids: () => servers[variant.server].pids(),
        ...{ world, monitor },
      }))
      for (const measured of await inTurn(turns, question.title, plan))
        rows.push({ size: world.size, question: question.id, title: question.title, ...measured })
    }
    if (wants("page")) rows.push(...(await measurePage(servers, world, dataDir, monitor, notes)))
    return rows
  } finally {
    stopEverything()
    await monitor.end()
    rmSync(dataDir, { recursive: true, force: true })
  }
}

/** Nothing is timed before all have given the same answer. */
async function demandSameAnswers(question: Question, servers: Servers, world: World, notes: string[]): Promise<void> {
  const samples = question.id === "list" || question.id === "list-with-total" ? [0] : [0, 1, 2, 7, 50, 99]
  const ask = async (variant: Variant, at: number) => {
    const asked = variant.requests[at % variant.requests.length] as Asked
    const response = await fetch(servers[variant.server].url + asked.path, {
      method: asked.method,
      ...(asked.headers && { headers: asked.headers }),
      ...(asked.body && { body: asked.body }),
    })
    const text = await response.text()
    try {
      return variant.read(JSON.parse(text))
    } catch (error) {
      throw new Error(
        `${variant.label} gave no answer to ${question.title}: ${(error as Error).message}\n${asked.body ?? asked.path}\n${text.slice(0, 1000)}`,
      )
    }
  }
  const [hub, ...peers] = question.variants
  if (!hub) return
  for (const at of samples) {
    const ours = await ask(hub, at)
    for (const peer of peers) {
      const differs = difference(question, ours, await ask(peer, at))
      if (differs === "") continue
      // A total that the hub worked out from a part is not expected to be exact.
      const about = `${question.title}, ${world.size.toLocaleString("en-GB")} initiatives: the hub and ${peer.label} differ in ${differs}`
      if (question.same === "all" || world.size <= 2000) throw new Error(about)
      notes.push(
        `At ${world.size.toLocaleString("en-GB")} initiatives some totals of searches are estimates (${differs}); the peers' are exact.`,
      )
    }
  }
}

async function measurePage({ hub, web }: Servers, world: World, dataDir: string, monitor: pg.Client, notes: string[]): Promise<Row[]> {
  const peer = await pagePeer({ hub, web, databaseUrl: world.url, folder: dataDir })
  const missing = await sameText(web, peer)
  if (missing !== "") notes.push(missing)
  const requests: Asked[] = [{ method: "GET", path: "/initiatives" }]
  const fresh = requests.map((asked) => ({ ...asked, headers: { "cache-control": "no-cache" } }))
  const pids = () => [...web.pids(), ...hub.pids()]
  const title = "Page of the list"
  const on = { world, monitor }
  const measured = await inTurn(turns, title, [
    { label: "hub", url: web.url, requests: fresh, pids, ...on },
    { label: "hub, kept", url: web.url, requests, pids, ...on },
    { label: "Express and a template", url: peer.url, requests, pids: () => peer.pids(), ...on },
  ])
  return measured.map((one) => ({ size: world.size, question: "page", title, ...one }))
}

function peerVersions(): Record<string, string> {
  const { dependencies } = JSON.parse(readFileSync(path.join(peersFolder, "package.json"), "utf8")) as {
    dependencies: Record<string, string>
  }
  return { PostGraphile: dependencies.postgraphile ?? "", Fastify: dependencies.fastify ?? "", Express: dependencies.express ?? "" }
}

/** Why everything has to end early. What is under way fails with it, and takes its database along. */
let ending: Error | null = null
function end(reason: string): void {
  ending ??= new Error(reason)
  stopEverything()
}
function demandGoingOn(): void {
  if (ending) throw ending
}

const deadline = setTimeout(() => end(`Given up after ${patienceMinutes} minutes.`), patienceMinutes * 60_000)
for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => end("Stopped."))

main()
  .catch((error: Error) => {
    console.error(error.message)
    process.exitCode = 1
  })
  .finally(() => {
    clearTimeout(deadline)
    stopEverything()
  })
