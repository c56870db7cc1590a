import path from "node:path"
import { PrismaClient } from "../generated/client/client.ts"
import { type Database, type OpenDatabaseOptions, transactionOptions } from "./database.ts"
import { defaultDataDir } from "./paths.ts"
import { openPGlite } from "./pglite.ts"
import { PGliteAdapterFactory } from "./pglite-adapter.ts"

/** Opens the embedded database, in its folder or in memory. */
export async function openEmbeddedDatabase({ memory, dataDir, loadDataDir }: OpenDatabaseOptions): Promise<Database> {
  const folder = path.join(dataDir || defaultDataDir, "database")
  const { pglite, close } = await openPGlite({ ...(memory ? {} : { folder }), ...(loadDataDir ? { loadDataDir } : {}) })
  const prisma = new PrismaClient({ adapter: new PGliteAdapterFactory(pglite), transactionOptions })
  return {
    prisma,
    kind: "pglite",
    pglite,
    async sql<T>(_name: string, text: string, params: readonly unknown[] = []) {
      const { rows } = await pglite.query<T>(text, [...params])
      return rows
    },
    async close() {
      await prisma.$disconnect()
      await close()
    },
  }
}
