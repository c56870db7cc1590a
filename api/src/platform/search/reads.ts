import type { Database } from "@hub/prisma"
import type { Context } from "../context.ts"

/** What a request has read so far. */
export type Reads = {
  /** Something of the projection. */
  projection: boolean
  /** Anything else that is kept: its answer may change without a new data version. */
  other: boolean
}

const behind = Symbol("the database behind a watched context")
type Watched = { [behind]?: { database: Database; reads: Reads } }

/**
 * The same context, which notes whether the request looks at anything but the projection. What it watches stands on the
 * prototype, because the GraphQL server copies a context's own properties, which must not count as looking.
 */
export function watchReads(context: Context, reads: Reads): Context {
  const { database, db, jobs, ...rest } = context
  const noted = <T>(value: T) => ({
    get(): T {
      reads.other = true
      return value
    },
  })
  const prototype = Object.defineProperties({}, { database: noted(database), db: noted(db), jobs: noted(jobs) })
  return Object.assign(Object.create(prototype), rest, { [behind]: { database, reads } }) as Context
}

/** The database, for reading the projection and nothing else. */
export function projectionDatabase(context: { database: Database }): Database {
  const watched = (context as Watched)[behind]
  if (!watched) return context.database
  watched.reads.projection = true
  return watched.database
}
