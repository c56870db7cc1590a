import type { Database, Prisma } from "@hub/prisma"
import type { Logger } from "../logger.ts"

/** What there can be news of, such as "thread:<id>". */
export type Topic = `${string}:${string}`

/** Who may see what has changed, other than by one's own roles: everybody's open pages are looked at again. */
export const sight: Topic = "sight:changed"

/** Hears that there is something new about a topic, never what. */
export type News = {
  /** Calls this for each act that said something of the topic, in whatever process, and when something may have been missed. Returns how to end it. */
  on(topic: Topic, heard: () => void): () => void
  close(): Promise<void>
}

const channel = "hub_news"
/** PostgreSQL takes 8,000 bytes a message. */
const topicsPerMessage = 100

/** Says in a transaction that there is something new: it is heard once that commits, and not at all if it does not. */
export async function sayNews(tx: Prisma.TransactionClient, topics: readonly Topic[]): Promise<void> {
  if (topics.length === 0) return
  const messages = []
  for (let start = 0; start < topics.length; start += topicsPerMessage)
    messages.push(topics.slice(start, start + topicsPerMessage).join(" "))
  await tx.$executeRaw`select pg_notify(${channel}, m) from unnest(${messages}::text[]) as m`
}

/** The news of a database. It begins to listen with the first who wants to hear. */
export function openNews(database: Database, log: Logger): News {
  const listeners = new Map<string, Set<() => void>>()
  let listening: Promise<() => Promise<void>> | undefined

  const call = (heard: () => void) => {
    try {
      heard()
    } catch (error) {
      log.error({ err: error }, "news could not be passed on")
    }
  }
  const listener = {
    heard(payload: string) {
      for (const topic of payload.split(" ")) for (const heard of listeners.get(topic) ?? []) call(heard)
    },
    resumed() {
      for (const heards of listeners.values()) for (const heard of heards) call(heard)
    },
  }

  return {
    on(topic, heard) {
      if (!listening) {
        listening = database.listen(channel, listener)
        listening.catch((error) => {
          log.error({ err: error }, "not listening for news")
          listening = undefined
        })
      }
      const heards = listeners.get(topic) ?? new Set()
      listeners.set(topic, heards.add(heard))
      return () => {
        heards.delete(heard)
        if (heards.size === 0 && listeners.get(topic) === heards) listeners.delete(topic)
      }
    },
    async close() {
      listeners.clear()
      const stop = await listening?.catch(() => undefined)
      listening = undefined
      await stop?.()
    },
  }
}
