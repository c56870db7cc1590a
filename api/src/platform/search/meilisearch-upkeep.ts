import type { Database } from "@hub/prisma"
import { type EnqueuedTaskPromise, type Index, type Meilisearch, MeilisearchApiError } from "meilisearch"
import type { SearchIndex } from "./document.ts"
import { withLease } from "./lease.ts"
import {
  type Changes,
  changesSince,
  countBehind,
  type MeiliDocument,
  type MeiliState,
  type Position,
  start,
  stateOf,
} from "./meilisearch-documents.ts"
import { settingsMark, settingsOf } from "./meilisearch-settings.ts"
import type { Difference } from "./port.ts"
import { dataVersion } from "./version.ts"

/** Changes taken over in one go. */
const portion = 1_000
/** Milliseconds one task of Meilisearch may take. */
const taskTimeout = 10 * 60_000
/** Differences that are listed. */
const mostDifferences = 100

/** Keeps an index of Meilisearch as the projection is. `quick` is for questions that are answered at once or not at all. */
export function meiliUpkeep(database: Database, client: Meilisearch, quick: Meilisearch) {
  const done = async (task: EnqueuedTaskPromise) => {
    const { status, error } = await task.waitTask({ timeout: taskTimeout, interval: 20 })
    if (status !== "succeeded") throw new Error(`Meilisearch could not do its task: ${error?.message ?? status}`)
  }

  async function readState(uid: string): Promise<MeiliState | null> {
    try {
      return await quick.index<MeiliState>(uid).getDocument<MeiliState>("state")
    } catch (error) {
      if (isMissing(error)) return null
      throw error
    }
  }

  /** Everything twice does no harm: what is there already is replaced by the same, and the state moves last. */
  async function take(uid: string, changes: Changes, settings: string): Promise<void> {
    const index: Index = client.index(uid)
    if (changes.gone.length > 0) await done(index.deleteDocuments(changes.gone))
    await done(index.addDocuments([...changes.documents, stateOf(changes.position, settings)]))
  }

  async function catchUp(uid: string, index: SearchIndex, state: MeiliState, progress?: (taken: number) => void): Promise<number> {
    let taken = 0
    for (let position: Position = state; ; ) {
      const changes = await changesSince(database, index, position, portion)
      if (!changes) return taken
      await take(uid, changes, state.settings)
      taken += changes.documents.length + changes.gone.length
      progress?.(taken)
      if (changes.documents.length + changes.gone.length < portion) return taken
      position = changes.position
    }
  }

  /** Whether an index can be brought up to date by taking over changes, or has to be built. */
  async function isUsable(index: SearchIndex, state: MeiliState | null, checkSettings: boolean): Promise<boolean> {
    if (!state || (checkSettings && state.settings !== settingsMark(index))) return false
    // Further than the projection: the database was put back to an earlier time.
    return state.version <= (await dataVersion(database, index.kind))
  }

  async function build(uid: string, index: SearchIndex, progress?: (done: number, total: number) => void): Promise<void> {
    const next = `${uid}-next`
    const settings = settingsMark(index)
    const total = await countBehind(database, index, start)
    await client.deleteIndexIfExists(next)
    await done(client.createIndex(next, { primaryKey: "id" }))
    await done(client.index(next).updateSettings(settingsOf(index)))
    await done(client.index(next).addDocuments([stateOf(start, settings)]))
    progress?.(0, total)
    await catchUp(next, index, stateOf(start, settings), (taken) => progress?.(Math.min(taken, total), total))
    const swapped = await withLease(database, `take over ${uid}`, taskTimeout, async () => {
      const state = await readState(next)
      if (!state) throw new Error(`The index ${next} went away while it was built.`)
      await catchUp(next, index, state)
      const isFirst = !(await exists(uid))
      await done(client.swapIndexes([isFirst ? { indexes: [next, uid], rename: true } : { indexes: [uid, next], rename: false }]))
      if (!isFirst) await done(client.deleteIndex(next))
      return true
    })
    if (!swapped) throw new Error("Another process kept the index for too long. Try again.")
    progress?.(total, total)
  }

  /** Ids and versions of the documents an index holds; none where there is no index. */
  async function heldDocuments(uid: string, offset: number): Promise<Pick<MeiliDocument, "id" | "version">[]> {
    try {
      return (await client.index<MeiliDocument>(uid).getDocuments<MeiliDocument>({ fields: ["id", "version"], limit: portion, offset }))
        .results
    } catch (error) {
      if (isMissing(error)) return []
      throw error
    }
  }

  async function exists(uid: string): Promise<boolean> {
    try {
      await client.getRawIndex(uid)
      return true
    } catch (error) {
      if (isMissing(error)) return false
      throw error
    }
  }

  return {
    readState,
    /** Takes over what changed, or builds the index if there is none to bring up to date. Returns how many changes; null when another process is at it. */
    async follow(uid: string, index: SearchIndex, checkSettings: boolean): Promise<number | null> {
      if (!(await isUsable(index, await readState(uid), checkSettings))) {
        return withLease(database, `build ${uid}`, 0, async () => {
          const before = await readState(uid)
          // It may have been built while this process waited.
          if (!(await isUsable(index, before, checkSettings))) await build(uid, index)
          return 0
        })
      }
      return withLease(database, `take over ${uid}`, 10_000, async () => {
        const state = await readState(uid)
        return state ? catchUp(uid, index, state) : null
      })
    },
    async rebuild(uid: string, index: SearchIndex, progress?: (done: number, total: number) => void): Promise<void> {
      const built = await withLease(database, `build ${uid}`, 0, async () => {
        await build(uid, index, progress)
        return true
      })
      if (!built) throw new Error("Another process is building this index. Wait until it is done.")
    },
    async differences(uid: string, { kind }: SearchIndex): Promise<Difference[]> {
      const rows = await database.sql<{ subject_id: string; version: number }>(
        "search_versions",
        "SELECT subject_id, version FROM search_document WHERE kind = $1 AND audience <> '{}'",
        [kind],
      )
      const wanted = new Map(rows.map(({ subject_id, version }) => [subject_id, version]))
      const found: Difference[] = []
      for (let offset = 0; ; offset += portion) {
        const results = await heldDocuments(uid, offset)
        for (const { id, version } of results) {
          if (id === "state") continue
          if (!wanted.has(id)) found.push({ subjectId: id, what: "is in Meilisearch, though nobody may find it" })
          else if (wanted.get(id) !== version)
            found.push({ subjectId: id, what: `is in Meilisearch as of version ${version}, not ${wanted.get(id)}` })
          wanted.delete(id)
        }
        if (results.length < portion) break
      }
      for (const id of wanted.keys()) found.push({ subjectId: id, what: "is not in Meilisearch" })
      return found.slice(0, mostDifferences)
    },
  }
}

/** No such index, or no such document in it. */
export const isMissing = (error: unknown): boolean =>
  error instanceof MeilisearchApiError && (error.cause?.code === "index_not_found" || error.cause?.code === "document_not_found")
