import type { Platform } from "../context.ts"
import type { DependencyState } from "../http/health.ts"
import type { SearchIndex } from "./document.ts"
import { searchEngine } from "./engine.ts"
import { dataVersion } from "./version.ts"

/** Milliseconds between looks at the data version, and the longest pause after failures. */
const lookEvery = 400
const longestPause = 5_000
/** Milliseconds after which the engine is asked even though nothing changed: it may have lost what it had. */
const askAnyway = 15_000

/** Milliseconds that what is under way has to finish when the process ends. */
const grace = 3_000

/**
 * Lets the search engine follow the projection for as long as the process runs. It looks instead of being told, so nothing
 * that is told can get lost: whatever crashes, the next look finds what is still to do. Every process looks for itself, because
 * only so does each know whether the engine may answer; the work itself is done by one at a time.
 */
export function followProjection(platform: Platform, indexes: readonly SearchIndex[]): { stop(): Promise<void> } {
  if (!platform.env.MEILI_URL) return { stop: async () => {} }
  const stops = indexes.map((index) => follow(platform, index))
  return { stop: async () => void (await Promise.all(stops.map((stop) => stop()))) }
}

function follow(platform: Platform, index: SearchIndex): () => Promise<void> {
  const { database, log } = platform
  const engine = searchEngine(platform)
  let stopped = false
  let wake = () => {}
  let seen = -1
  let asked = 0
  let failures = 0

  async function look(): Promise<void> {
    const version = await dataVersion(database, index.kind)
    if (version === seen && Date.now() - asked < askAnyway) return
    await engine.index(index)
    asked = Date.now()
    seen = version
  }

  const running = (async () => {
    while (!stopped) {
      try {
        await look()
        failures = 0
      } catch (error) {
        seen = -1
        failures++
        log.debug({ err: error, kind: index.kind }, "search engine could not follow")
      }
      const pause = Math.min(lookEvery * 2 ** failures, longestPause)
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, pause)
        wake = () => {
          clearTimeout(timer)
          resolve()
        }
      })
    }
  })()
  return async () => {
    stopped = true
    wake()
    // What is under way may wait for a server that never answers; whatever it leaves undone, the next process finds.
    await Promise.race([running, new Promise((resolve) => setTimeout(resolve, grace).unref())])
  }
}

/** How search is, for /health. */
export function searchHealth(indexes: readonly SearchIndex[]) {
  return async (platform: Platform): Promise<DependencyState> => {
    const states = await Promise.all(indexes.map((index) => searchEngine(platform).status(index)))
    const documents = states.reduce((sum, state) => sum + state.documents, 0)
    const away = states.find((state) => !state.reachable)
    if (away)
      return {
        state: "down",
        detail: `${away.engine} does not answer (${away.detail ?? "no reason given"}). The database answers instead.`,
      }
    const behind = states.reduce((sum, state) => sum + state.behind, 0)
    const waiting = states.some((state) => state.isAnswering === false)
    const detail = [
      `${states[0]?.engine}: ${documents} documents`,
      behind > 0 && `${behind} changes behind`,
      waiting && "the database answers until it is up to date",
    ]
    return { state: "up", detail: detail.filter(Boolean).join(", ") }
  }
}
