import type { PGlite, Transaction as PGliteTransaction } from "@electric-sql/pglite"
import type { IsolationLevel, SqlDriverAdapter, Transaction } from "@prisma/driver-adapter-utils"
import { PrismaPGlite } from "pglite-prisma-adapter"

/** The parts of pglite-prisma-adapter that its types do not show. */
interface Internals {
  client: PGlite
  onError(error: unknown): never
}

/**
 * Prisma's adapter for PGlite with the faults of pglite-prisma-adapter 0.7.2 repaired:
 * a failing script is reported (it is not awaited there), the isolation level is set inside the transaction (there it is set before and ignored),
 * a COMMIT that fails (deferred constraints) rejects (there it counts as success), and nested transactions get savepoints.
 */
export class PGliteAdapterFactory extends PrismaPGlite {
  override async connect(): Promise<SqlDriverAdapter> {
    const adapter = (await super.connect()) as SqlDriverAdapter & Internals
    return repair(adapter)
  }
}

function repair(adapter: SqlDriverAdapter & Internals): SqlDriverAdapter {
  const { client } = adapter
  // What adapter and transaction share: query, execute and error translation.
  const queryable: object = Object.getPrototypeOf(Object.getPrototypeOf(adapter))

  adapter.executeScript = async (script) => {
    try {
      await client.exec(script)
    } catch (error) {
      adapter.onError(error)
    }
  }

  adapter.startTransaction = (isolationLevel) =>
    new Promise((resolve, reject) => {
      const ended = client.transaction(
        (inner) =>
          new Promise<void>((end, fail) => {
            setIsolation(inner, isolationLevel).then(() => resolve(transactionOver(inner, end)), fail)
          }),
      )
      // Before the transaction is handed out a failure means that it could not start; afterwards commit and rollback await it.
      ended.catch(reject)

      function transactionOver(inner: PGliteTransaction, end: () => void): Transaction {
        const run = async (sql: string) => {
          try {
            await inner.exec(sql)
          } catch (error) {
            adapter.onError(error)
          }
        }
        return Object.assign(Object.create(queryable), {
          client: inner,
          provider: adapter.provider,
          adapterName: adapter.adapterName,
          options: { usePhantomQuery: true },
          async commit() {
            end()
            try {
              await ended
            } catch (error) {
              adapter.onError(error)
            }
          },
          async rollback() {
            await inner.rollback()
            end()
            await ended
          },
          createSavepoint: (name: string) => run(`SAVEPOINT ${name}`),
          rollbackToSavepoint: (name: string) => run(`ROLLBACK TO SAVEPOINT ${name}`),
          releaseSavepoint: (name: string) => run(`RELEASE SAVEPOINT ${name}`),
        }) as Transaction
      }
    })

  return adapter
}

async function setIsolation(transaction: PGliteTransaction, level: IsolationLevel | undefined): Promise<void> {
  if (level) await transaction.exec(`SET TRANSACTION ISOLATION LEVEL ${level}`)
}
