import type { Database } from "@hub/prisma"
import { Presets, SingleBar } from "cli-progress"
import { searchSources } from "./app.ts"
import type { Difference, SearchEngine } from "./platform/search/port.ts"
import { countProjected, projectionDifferences, reproject } from "./platform/search/reproject.ts"
import type { SearchSource } from "./platform/search/source.ts"

const usage = `Usage: pnpm search <command>
  status    which engine answers, how many documents it has, how far it is behind (the default)
  check     compare the projection with the source tables, and the engine with the projection; lists what differs and ends with 1
  rebuild   write the projection anew from the source tables, then the engine's index beside the one in service, and change over
  help      this

The engine is the Meilisearch server of MEILI_URL or, without it, full-text search in the database. With the embedded database stop the hub first.`

/** What the commands work with. */
export type SearchTools = { engine: SearchEngine; database: Database; say(text: string): unknown }
type Command = (tools: SearchTools, source: SearchSource) => Promise<number>

const commands: Record<string, Command> = {
  async status({ engine, say }, { index }) {
    const { reachable, documents, behind, detail, ...state } = await engine.status(index)
    if (!reachable) {
      say(`${index.kind}: ${state.engine} does not answer (${detail ?? "no reason given"}). The database answers instead until it does.`)
      return 1
    }
    say(`${index.kind}: ${state.engine} has ${documents} documents and is ${behind} changes behind.${detail ? ` ${detail}` : ""}`)
    return 0
  },
  async check({ engine, database, say }, source) {
    const total = await countProjected(database, source.index)
    const inProjection = await withBar(`${source.index.kind}: projection`, total, (step) => projectionDifferences(database, source, step))
    const inEngine = await engine.differences(source.index)
    list(say, "Differences between the source tables and the projection", inProjection)
    list(say, `Differences between the projection and ${engine.name}`, inEngine)
    if (inProjection.length + inEngine.length > 0) {
      say('"pnpm search rebuild" puts it right.')
      return 1
    }
    say(`${source.index.kind}: nothing differs.`)
    return 0
  },
  async rebuild({ engine, database, say }, source) {
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

function list(say: SearchTools["say"], title: string, differences: readonly Difference[]): void {
  if (differences.length > 0) say([`${title}:`, ...differences.map(({ subjectId, what }) => `  ${subjectId} ${what}`)].join("\n"))
}

/** Reads the words behind "pnpm search" and does what they say; `open` is called for what needs the database. Returns the exit code. */
export async function searchCommand(words: readonly string[], say: SearchTools["say"], open: () => Promise<SearchTools>): Promise<number> {
  const [name = "status", ...rest] = words
  const command = rest.length === 0 && Object.hasOwn(commands, name) ? commands[name] : undefined
  if (!command) {
    const asked = name === "help" || name === "--help"
    say(asked ? usage : `There is no "pnpm search ${words.join(" ")}".\n${usage}`)
    return asked ? 0 : 2
  }
  const tools = await open()
  let code = 0
  for (const source of searchSources) code = Math.max(code, await command(tools, source))
  return code
}
