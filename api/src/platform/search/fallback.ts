import type { Logger } from "../logger.ts"
import type { SearchIndex } from "./document.ts"
import type { SearchEngine } from "./port.ts"

/**
 * Milliseconds of catching up after which answers had better come from what is up to date: what is published is found
 * within two seconds, also when it is published just after the engine has begun with what was before it.
 */
const mostLag = 700

/**
 * Asks the first engine while it is known to be up to date, and the second otherwise. One failure is enough to look
 * elsewhere, so at most one page waits for it; only taking over changes again, which happens all the time in the
 * background, brings the first engine back.
 */
export function withFallback(first: SearchEngine, second: SearchEngine, log: Logger): SearchEngine {
  const usable = new Set<string>()

  function giveUp({ kind }: SearchIndex, error: unknown): void {
    if (usable.delete(kind)) log.warn({ err: error, engine: first.name, kind }, "search engine away, the database answers")
  }

  async function read<T>(index: SearchIndex, ask: (engine: SearchEngine) => Promise<T>): Promise<T> {
    if (!usable.has(index.kind)) return ask(second)
    try {
      return await ask(first)
    } catch (error) {
      giveUp(index, error)
      return ask(second)
    }
  }

  return {
    name: first.name,
    search: (index, request) => read(index, (engine) => engine.search(index, request)),
    suggest: (index, request) => read(index, (engine) => engine.suggest(index, request)),
    similar: (index, request) => read(index, (engine) => engine.similar(index, request)),
    async index(index) {
      const late = setTimeout(() => giveUp(index, new Error("It is far behind")), mostLag)
      late.unref()
      try {
        const taken = await first.index(index)
        if (!usable.has(index.kind)) log.info({ engine: first.name, kind: index.kind }, "search engine up to date, it answers")
        usable.add(index.kind)
        return taken
      } catch (error) {
        giveUp(index, error)
        throw error
      } finally {
        clearTimeout(late)
      }
    },
    rebuild: (index, progress) => first.rebuild(index, progress),
    status: async (index) => {
      const status = await first.status(index)
      return { ...status, isAnswering: status.reachable && usable.has(index.kind) }
    },
    differences: (index) => first.differences(index),
  }
}
