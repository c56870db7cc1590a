import process from "node:process"
import { applyMigrations, openDatabase, pendingMigrations } from "@hub/prisma"
import { Presets, SingleBar } from "cli-progress"
import { searchSources } from "./app.ts"
import { readEnv } from "./platform/env.ts"
import { createLogger } from "./platform/logger.ts"
import { searchEngine } from "./platform/search/engine.ts"
import type { Difference, SearchEngine } from "./platform/search/port.ts"
import { countProjected, projectionDifferences, reproject } from "./platform/search/reproject.ts"
import type { SearchSource } from "./platform/search/source.ts"

const usage = `Usage: pnpm search <command>
  status    which engine answers, how many documents it has, how far it is behind (the default)
  check     compare the projection with the source tables, and the engine with the projection; lists what differs and ends with 1
  rebuild   write the projection anew from the source tables, then the engine's index beside the one in service, and change over
  help      this

The engine is the Meilisearch server of MEILI_URL or, without it, full-text search in the database. With the embedded database stop the hub first.`

type Opened = { engine: SearchEngine; database: Awaited<ReturnType<typeof openDatabase>> }
type Command = (opened: Opened, source: SearchSource) => Promise<number>

const commands: Record<string, Command> = {
  async status({ engine }, { index }) {
    const { reachable, documents, behind, detail, ...state } = await engine.status(index)
    if (!reachable) {
      say(`${index.kind}: ${state.engine} does not answer (${detail ?? "no reason given"}). The database answers instead until it does.`)
      return 1
    }
    say(`${index.kind}: ${state.engine} has ${documents} documents and is ${behind} changes behind.${detail ? ` ${detail}` : ""}`)
    return 0
  },
  async check({ engine, database }, source) {
    const total = await countProjected(database, source.index)
    const inProjection = await withBar(`${source.index.kind}: projection`, total, (step) => projectionDifferences(database, source, step))
    const inEngine = await engine.differences(source.index)
    list("Differences between the source tables and the projection", inProjection)
    list(`Differences between the projection and ${engine.name}`, inEngine)
    if (inProjection.length + inEngine.length > 0) {
      say('"pnpm search rebuild" puts it right.')
      return 1
    }
    say(`${source.index.kind}: nothing differs.`)
    return 0
  },
  async rebuild({ engine, database }, source) {
    const total = await countProjected(database, source.index)
    const written = await withBar(`${source.index.kind}: projection`, total, (step) => reproject(database, source, step))
    await withBar(`${source.index.kind}: ${engine.name}`, written, (step) => engine.rebuild(source.index, (done) => step(done)))
    say(`${source.index.kind}: ${written} documents written anew; ${engine.name} has taken them over.`)
    return 0
  },
}

/** Runs long work with a progress bar; on a terminal only. */
async function withBar<T>(title: string, total: number, work: (step: (done: number) => void) => Promise<T>): Promise<T> {
  const bar = new SingleBar({ format: `${title} {bar} {value}/{total}`, noTTYOutput: false, hideCursor: true }, Presets.shades_classic)
  bar.start(total, 0)
  try {
    return await work((done) => {
      if (done > bar.getTotal()) bar.setTotal(done)
      bar.update(done)
    })
  } finally {
    bar.stop()
  }
}

function list(title: string, differences: readonly Difference[]): void {
  if (differences.length > 0) say([`${title}:`, ...differences.map(({ subjectId, what }) => `  ${subjectId} ${what}`)].join("\n"))
}

const say = (text: string) => process.stdout.write(`${text}\n`)

async function run(command: Command): Promise<number> {
  const env = readEnv()
  const database = await openDatabase({ dataDir: env.DATA_DIR, ...(env.DATABASE_URL && { databaseUrl: env.DATABASE_URL }) })
  try {
    if ((await pendingMigrations(database)).length > 0) await applyMigrations(database)
    const engine = searchEngine({ database, env, log: createLogger("error") })
    let code = 0
    for (const source of searchSources) code = Math.max(code, await command({ engine, database }, source))
    return code
  } finally {
    await database.close()
  }
}

const [name = "status", ...rest] = process.argv.slice(2).filter((word) => word !== "--")
const command = rest.length === 0 ? commands[name] : undefined
if (command) {
  run(command).then(
    (code) => process.exit(code),
    (error: Error) => {
      console.error(error.message)
      process.exit(1)
    },
  )
} else {
  const asked = name === "help" || name === "--help"
  process.stderr.write(`${asked ? "" : `There is no "pnpm search ${[name, ...rest].join(" ")}".\n`}${usage}\n`)
  process.exitCode = asked ? 0 : 2
}
