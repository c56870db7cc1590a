import { randomUUID } from "node:crypto"
import type { Database } from "@hub/prisma"

/** Milliseconds after which work that no longer renews its lease counts as dead: short, so that a killed process holds up nobody for long. */
const lifetime = 5_000
const renewEvery = 1_500
const askEvery = 50

/**
 * Runs work that one process at a time may do, waiting for whoever does it now for so many milliseconds; null when that was
 * too short. A row with an end instead of a lock, because a lock lives in a transaction, and on the embedded database
 * everybody else would wait for that.
 */
export async function withLease<T>(database: Database, name: string, patience: number, work: () => Promise<T>): Promise<T | null> {
  const holder = randomUUID()
  const until = Date.now() + patience
  while (!(await take(database, name, holder))) {
    if (Date.now() >= until) return null
    await new Promise((resolve) => setTimeout(resolve, askEvery))
  }
  const renewing = setInterval(() => void take(database, name, holder).catch(() => {}), renewEvery)
  renewing.unref()
  try {
    return await work()
  } finally {
    clearInterval(renewing)
    await database.sql("search_lease_return", "DELETE FROM search_lease WHERE name = $1 AND holder = $2::uuid", [name, holder])
  }
}

async function take(database: Database, name: string, holder: string): Promise<boolean> {
  const rows = await database.sql(
    "search_lease_take",
    `INSERT INTO search_lease AS l (name, holder, until) VALUES ($1, $2::uuid, clock_timestamp() + $3 * interval '1 millisecond')
     ON CONFLICT (name) DO UPDATE SET holder = excluded.holder, until = excluded.until
      WHERE l.holder = excluded.holder OR l.until < clock_timestamp()
     RETURNING name`,
    [name, holder, lifetime],
  )
  return rows.length > 0
}
