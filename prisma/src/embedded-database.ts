import path from "node:path"
import { PrismaClient } from "../generated/client/client.ts"
import { type Database, type OpenDatabaseOptions, transactionOptions } from "./database.ts"
import { listenEmbedded } from "./listen.ts"
import { defaultDataDir } from "./paths.ts"
import { openPGlite } from "./pglite.ts"
import { PGliteAdapterFactory } from "./pglite-adapter.ts"
import { PGliteStatements } from "./pglite-statements.ts"

/** Opens the embedded database, in its folder or in memory. */
export async function openEmbeddedDatabase({ memory, dataDir, loadDataDir }: OpenDatabaseOptions): Promise<Database> {
  const folder = path.join(dataDir || defaultDataDir, "database")
  const { pglite, close } = await openPGlite({ ...(memory ? {} : { folder }), ...(loadDataDir ? { loadDataDir } : {}) })
  const statements = new PGliteStatements(pglite)
  statements.takeOver()
  const prisma = new PrismaClient({ adapter: new PGliteAdapterFactory(pglite), transactionOptions })
  return {
    prisma,
    kind: "pglite",
    pglite,
    sql: <T>(name: string, text: string, params: readonly unknown[] = []) => statements.run<T>(name, text, params),
    listen: (channel, listener) => listenEmbedded(pglite, channel, listener),
    async close() {
      await prisma.$disconnect()
      await close()
    },
  }
}
