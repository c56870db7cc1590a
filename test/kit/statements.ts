import type { Database } from "@hub/prisma"

type Queryable = { query(...args: never[]): unknown; exec?(...args: never[]): unknown }

export type StatementRecorder = {
  /** The statements that the database is sent while `work` runs. */
  during(work: () => Promise<unknown>): Promise<string[]>
  /** How many they are, without keeping them. */
  countDuring(work: () => Promise<unknown>): Promise<number>
  /** Does something on the side, such as signing a test's person in, that is not to be counted. */
  aside<T>(work: () => Promise<T>): Promise<T>
}

/** Listens to the statements of a database, except the job queue's own and the one that asks whether kept answers still hold. Install once per database, before its first use. */
export function recordStatements(database: Database): StatementRecorder {
  let heard: ((text: string) => void) | undefined
  const note = (statement: unknown) => {
    if (!heard) return
    const text = typeof statement === "string" ? statement : String((statement as { text?: unknown } | null)?.text ?? "")
    if (text !== "" && !/pgboss|SET TIME ZONE|^SELECT 1$|^SELECT sum\(version\)/i.test(text)) heard(text)
  }
  const listen = (target: Queryable) => {
    for (const name of ["query", "exec"] as const) {
      const original = target[name]
      if (!original) continue
      target[name] = (...args: never[]) => {
        note(args[0])
        return original.apply(target, args)
      }
    }
  }
  const { pglite, pool } = database
  if (pglite) {
    listen(pglite as unknown as Queryable)
    const transaction = pglite.transaction.bind(pglite)
    pglite.transaction = (work) =>
      transaction((tx) => {
        listen(tx as unknown as Queryable)
        return work(tx)
      })
  }
  // Prepared statements reach the embedded database past its own methods.
  if (pglite) {
    const sql = database.sql
    database.sql = <T>(name: string, text: string, params?: readonly unknown[]) => {
      note(text)
      return sql<T>(name, text, params)
    }
  }
  // On each use and not on connect: the first connection is made when the database is opened, before anybody listens.
  pool?.on("acquire", (client) => {
    if (!Object.hasOwn(client, "query")) listen(client as unknown as Queryable)
  })
  const hearing = async <T>(listener: typeof heard, work: () => Promise<T>): Promise<T> => {
    const before = heard
    heard = listener
    try {
      return await work()
    } finally {
      heard = before
    }
  }
  return {
    async during(work) {
      const noted: string[] = []
      await hearing((text) => noted.push(text), work)
      return noted
    },
    async countDuring(work) {
      let count = 0
      await hearing(() => count++, work)
      return count
    },
    aside: (work) => hearing(undefined, work),
  }
}
