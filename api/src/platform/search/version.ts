import type { Database } from "@hub/prisma"
import { perDatabase } from "./memo.ts"

type Reading = { running: Promise<number>; next: Promise<number> | null }

const readings = perDatabase(() => new Map<string, Reading>())

/**
 * The data version as it stands now. Callers that arrive while one reading is under way share the next one, so that
 * however many ask, one statement runs at a time, and none of them sees a version older than their question.
 */
export const dataVersion = (database: Database, name: string): Promise<number> =>
  shared(database, name, async () => {
    const [row] = await database.sql<{ version: number }>("data_version", `SELECT version FROM "DataVersion" WHERE name = $1`, [name])
    return Number(row?.version ?? 0)
  })

/** Grows with every data version there is, whatever it is of. */
export const anyDataVersion = (database: Database): Promise<number> =>
  shared(database, "", async () => {
    const [row] = await database.sql<{ version: number }>("any_data_version", `SELECT sum(version)::bigint AS version FROM "DataVersion"`)
    return Number(row?.version ?? 0)
  })

function shared(database: Database, name: string, read: () => Promise<number>): Promise<number> {
  const open = readings(database)
  const reading = open.get(name)
  if (!reading) return start()
  reading.next ??= reading.running.then(start, start)
  return reading.next

  function start(): Promise<number> {
    const running = read()
    const mine: Reading = { running, next: null }
    open.set(name, mine)
    const end = () => {
      if (open.get(name) === mine && !mine.next) open.delete(name)
    }
    running.then(end, end)
    return running
  }
}
