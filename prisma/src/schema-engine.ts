import { readFileSync } from "node:fs"
import { createRequire } from "node:module"
import { PrismaPg } from "@prisma/adapter-pg"
import {
  bindMigrationAwareSqlAdapterFactory,
  ColumnTypeEnum,
  type ErrorRegistry,
  type SqlDriverAdapter,
  type SqlMigrationAwareDriverAdapterFactory,
  type SqlQuery,
} from "@prisma/driver-adapter-utils"
import type { SchemaEngine } from "@prisma/schema-engine-wasm/schema_engine_bg"
import type pg from "pg"
import type { Database } from "./database.ts"
import { type OpenPGlite, openPGlite } from "./pglite.ts"
import { PGliteAdapterFactory } from "./pglite-adapter.ts"
import { openPool } from "./postgres.ts"

/** Prisma's schema engine compiled to WebAssembly: the native one is a download this project does without. */
type EngineModule = typeof import("@prisma/schema-engine-wasm/schema_engine_bg")

let engineModule: Promise<EngineModule> | undefined

// Node's types do not declare this global.
const { WebAssembly: wasm } = globalThis as unknown as {
  WebAssembly: { instantiate(bytes: Uint8Array, imports: object): Promise<{ instance: { exports: Record<string, unknown> } }> }
}

async function loadEngine(): Promise<EngineModule> {
  const bindings = await import("@prisma/schema-engine-wasm/schema_engine_bg")
  const file = createRequire(import.meta.url)
    .resolve("@prisma/schema-engine-wasm/schema_engine_bg")
    .replace(/\.js$/, ".wasm")
  const { instance } = await wasm.instantiate(readFileSync(file), { "./schema_engine_bg.js": bindings })
  bindings.__wbg_set_wasm(instance.exports)
  const start = instance.exports.__wbindgen_start
  if (typeof start === "function") start()
  return bindings
}

/** What to do with an engine, the schema it should know and the database it should work on. */
export interface EngineTask<T> {
  schema: { path: string; content: string }[]
  /** Without a database the engine can only compare migrations with the schema. */
  database?: Database | undefined
  run(engine: SchemaEngine): Promise<T>
}

/** Runs one task with the schema engine and closes what was opened for it. */
export async function withSchemaEngine<T>({ schema, database, run }: EngineTask<T>): Promise<T> {
  engineModule ??= loadEngine()
  const { SchemaEngine } = await engineModule
  const connection = connectionFor(database)
  const bound = bindMigrationAwareSqlAdapterFactory(connection.factory)
  let engine: SchemaEngine | undefined
  try {
    engine = await SchemaEngine.new({ datamodels: schema.map((file) => [file.path, file.content]) }, () => {}, bound)
    return await run(engine)
  } catch (error) {
    throw causeOf(error, bound.errorRegistry)
  } finally {
    engine?.free()
    await connection.close()
  }
}

interface Connection {
  factory: SqlMigrationAwareDriverAdapterFactory
  close(): Promise<void>
}

function connectionFor(database: Database | undefined): Connection {
  if (database?.pool) return serverConnection(database.pool)
  if (database?.pglite) return { factory: withOwnShadow(new PGliteAdapterFactory(database.pglite)), close: async () => {} }
  return memoryConnection()
}

/** A connection of its own, because the engine's advisory lock and its scripts have to share one session. */
function serverConnection(pool: pg.Pool): Connection {
  const { connectionString } = pool.options
  if (connectionString === undefined) throw new Error("The pool was opened without a connection string")
  const single = openPool(connectionString, 1)
  const factory = new PrismaPg(single)
  return {
    factory: withOwnShadow({
      ...identityOf(factory),
      connect: async () => repairForMigrations((await factory.connect()) as unknown as PgInternals),
    }),
    close: () => single.end(),
  }
}

let emptyDump: Blob | undefined

/** An empty database in memory. Making one takes seconds; the second and later ones of a process start from a copy of the first. */
async function openEmpty(): Promise<OpenPGlite> {
  const empty = await openPGlite(emptyDump ? { loadDataDir: emptyDump } : {})
  emptyDump ??= await empty.pglite.dumpDataDir("none")
  return empty
}

type Connectable = Pick<SqlMigrationAwareDriverAdapterFactory, "provider" | "adapterName" | "connect">

const identityOf = ({ provider, adapterName }: Connectable) => ({ provider, adapterName })

/** Comparisons replay the migrations in an empty embedded database; adapter-pg's own shadow could end up in the real one. */
function withOwnShadow(factory: Connectable): SqlMigrationAwareDriverAdapterFactory {
  return {
    ...identityOf(factory),
    connect: () => factory.connect(),
    async connectToShadowDb() {
      const shadow = await openEmpty()
      const adapter = await new PGliteAdapterFactory(shadow.pglite).connect()
      adapter.dispose = () => shadow.close()
      return adapter
    },
  }
}

/** The engine insists on a database even where it only replays migrations in the shadow: one empty database serves as both. */
function memoryConnection(): Connection {
  let opening: Promise<OpenPGlite> | undefined
  async function connect(): Promise<SqlDriverAdapter> {
    opening ??= openEmpty()
    const { pglite } = await opening
    return new PGliteAdapterFactory(pglite).connect()
  }
  return {
    factory: { provider: "postgres", adapterName: "pglite-prisma-adapter", connect, connectToShadowDb: connect },
    close: async () => (await opening)?.close(),
  }
}

type ResultOfIO = { rows: unknown[][]; rowCount: number | null; fields: { name: string; dataTypeID: number }[] }

/** The parts of adapter-pg that its types do not show. */
type PgInternals = SqlDriverAdapter & {
  client: pg.Pool
  onError(error: unknown): never
  performIO(query: SqlQuery): Promise<ResultOfIO>
}

const charType = 18
const textType = 25

/** adapter-pg splits scripts at every semicolon, also inside function bodies, and refuses the "char" columns of the catalogue. */
function repairForMigrations(adapter: PgInternals): SqlDriverAdapter {
  adapter.executeScript = async (script) => {
    try {
      // One simple query is one transaction: a failing script leaves nothing behind.
      await adapter.client.query(script)
    } catch (error) {
      adapter.onError(error)
    }
  }
  const charColumns = new WeakMap<SqlQuery, boolean[]>()
  const performIO = adapter.performIO.bind(adapter)
  adapter.performIO = async (query) => {
    const { rows, rowCount, fields } = await performIO(query)
    const isChar = fields.map((field) => field.dataTypeID === charType)
    charColumns.set(query, isChar)
    return { rows, rowCount, fields: fields.map((field, index) => (isChar[index] ? { ...field, dataTypeID: textType } : field)) }
  }
  const queryRaw = adapter.queryRaw.bind(adapter)
  adapter.queryRaw = async (query) => {
    const result = await queryRaw(query)
    const isChar = charColumns.get(query) ?? []
    return { ...result, columnTypes: result.columnTypes.map((type, index) => (isChar[index] ? ColumnTypeEnum.Character : type)) }
  }
  return adapter
}

/** An error of the database passes through the engine as a number that stands for it. */
function causeOf(error: unknown, registry: ErrorRegistry): unknown {
  const id = error instanceof Error ? /External error id#(\d+)/.exec(error.message)?.[1] : undefined
  return id === undefined ? error : (registry.consumeError(Number(id))?.error ?? error)
}
