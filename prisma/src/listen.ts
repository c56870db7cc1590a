import type { PGlite } from "@electric-sql/pglite"
import pg from "pg"
import type { DatabaseLog } from "./database.ts"

/** Receives what transactions say with pg_notify. */
export interface ChannelListener {
  /** One message, once its transaction has committed. */
  heard(payload: string): void
  /** Listening begins, or begins again after the connection was lost: whatever was said before may have been missed. */
  resumed(): void
}

/** Milliseconds before the first attempt to connect again, doubled with each, and the longest pause. */
const pause = { first: 200, longest: 10_000 }

/** Listens on the one connection there is. */
export async function listenEmbedded(pglite: PGlite, channel: string, { heard, resumed }: ChannelListener): Promise<() => Promise<void>> {
  const stop = await pglite.listen(channel, heard)
  resumed()
  return () => stop()
}

/** Listens on a connection outside the pool, and makes a new one whenever that is lost, for as long as it is not stopped. */
export function listenOnServer(
  { options }: pg.Pool,
  channel: string,
  { heard, resumed }: ChannelListener,
  log?: DatabaseLog,
): () => Promise<void> {
  let stopped = false
  let failures = 0
  let client: pg.Client | undefined
  let timer: NodeJS.Timeout | undefined

  async function connect(): Promise<void> {
    const mine = new pg.Client({
      connectionString: options.connectionString,
      connectionTimeoutMillis: 15_000,
      keepAlive: true,
      application_name: `${options.application_name ?? "hub"} listener`,
    })
    client = mine
    let lost = false
    const again = (error?: Error) => {
      if (lost || stopped) return
      lost = true
      log?.warn({ err: error, channel }, "not listening to the database; connecting again")
      mine.end().catch(() => {})
      timer = setTimeout(connect, Math.min(pause.first * 2 ** failures++, pause.longest))
    }
    mine.on("error", again)
    mine.on("end", () => again())
    mine.on("notification", ({ payload }) => heard(payload ?? ""))
    try {
      await mine.connect()
      await mine.query(`LISTEN ${pg.escapeIdentifier(channel)}`)
      failures = 0
      if (!stopped) resumed()
    } catch (error) {
      again(error as Error)
    }
  }

  void connect()
  return async () => {
    stopped = true
    clearTimeout(timer)
    await client?.end().catch(() => {})
  }
}
