import { execFileSync } from "node:child_process"
import { existsSync, readFileSync } from "node:fs"
import path from "node:path"
import { applyMigrations, type Database, openDatabase } from "@hub/prisma"
import { loadScale } from "@hub/seed/scale"
import pg from "pg"
import { withDatabase } from "../kit/template.setup.ts"
import { root } from "./servers.ts"

export const peersFolder = path.join(root, "test/load/peers")

/** Installs what the hub is measured against. Not part of the workspace, so nobody else downloads it. */
export function installPeers(): void {
  if (existsSync(path.join(peersFolder, "node_modules/postgraphile"))) return
  pnpm(["install", "--ignore-workspace", "--frozen-lockfile", "--reporter=silent"], peersFolder)
}

/** What is measured is what is built from the sources as they are. */
export const buildHub = () => pnpm(["build"], root)

function pnpm(args: readonly string[], cwd: string): void {
  const itself = process.env.npm_execpath
  const [command, before] = itself && /\.[cm]?js$/.test(itself) ? [process.execPath, [itself]] : [itself || "pnpm", []]
  execFileSync(command, [...before, ...args], { cwd, stdio: ["ignore", "ignore", "inherit"], timeout: 600_000 })
}

/** A database with invented content, for the hub and for its peers. */
export type World = { size: number; url: string; name: string; seconds: number; drop(): Promise<void> }

/** What is in a world, and whether it stays for the next run. */
type Making = { what: string; keep: boolean; fill(database: Database): Promise<void> }

export async function makeWorld(serverUrl: string, size: number, { what, keep, fill }: Making): Promise<World> {
  const name = `hub_bench_${keep ? "kept" : process.pid}_${what}_${size}`
  const url = withDatabase(serverUrl, name)
  const began = Date.now()
  const exists = await onServer(serverUrl, async (server) => {
    const { rowCount } = await server.query("SELECT 1 FROM pg_database WHERE datname = $1", [name])
    if (!rowCount) await server.query(`CREATE DATABASE ${name} TEMPLATE template0`)
    return Boolean(rowCount)
  })
  const world = {
    size,
    url,
    name,
    seconds: 0,
    drop: () => onServer(serverUrl, (server) => server.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`)).then(() => {}),
  }
  if (!exists) {
    try {
      const database = await openDatabase({ databaseUrl: url })
      try {
        await applyMigrations(database)
        await fill(database)
        await database.pool?.query("VACUUM ANALYZE")
      } finally {
        await database.close()
      }
    } catch (error) {
      await world.drop()
      throw error
    }
  }
  return { ...world, seconds: (Date.now() - began) / 1000 }
}

/** So many initiatives, and the same in the tables of the hub's peers. */
export const initiativesFor = (initiatives: number, progress: (done: number) => void) => async (database: Database) => {
  await loadScale(database, { initiatives, progress })
  await database.pool?.query(readFileSync(path.join(peersFolder, "tables.sql"), "utf8"))
}

export async function onServer<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

/** Words of the invented texts, none of which means the same as another in the hub's list of synonyms. */
const words =
  "confidence attendance retention aspirations progression webinar toolkit library radiography podiatry optometry refugees teachers parents volunteers telephone travel laboratory graduates grades completion college clinic".split(
    " ",
  )

/** More different searches than the hub keeps counts of, so that each has to be worked out: broad ones, narrower ones, rare ones. */
export async function searchesIn({ url }: World, count: number): Promise<{ text: string; theme: string }[]> {
  const [themes, places] = await onServer(url, async (client) => [
    (
      await client.query<{ slug: string }>(
        `SELECT slug FROM "Term" t WHERE taxonomy = 'THEME' AND "parentId" IS NULL AND NOT EXISTS (SELECT 1 FROM "Term" c WHERE c."parentId" = t.id) ORDER BY slug`,
      )
    ).rows.map(({ slug }) => slug),
    (
      await client.query<{ place: string }>(
        `SELECT DISTINCT split_part(name, ' ', 1) AS place FROM peer.organisation ORDER BY place LIMIT 200`,
      )
    ).rows.map(({ place }) => place),
  ])
  const made = new Map<string, { text: string; theme: string }>()
  for (let at = 0; made.size < count && at < count * 20; at++) {
    const theme = themes[at % themes.length] ?? ""
    const [first, second] = [words[at % words.length], words[(at * 7 + Math.floor(at / words.length)) % words.length]]
    const text = at % 7 === 0 ? `${first}` : at % 3 === 0 ? `${first} ${places[(at * 13) % places.length]}` : `${first} ${second}`
    made.set(`${text} ${theme}`, { text, theme })
  }
  return [...made.values()]
}

/** Addresses of initiatives from all over the directory. */
export async function addressesIn({ url }: World, count: number): Promise<string[]> {
  return onServer(url, async (client) => {
    const { rows } = await client.query<{ slug: string }>("SELECT slug FROM peer.initiative ORDER BY md5(slug) LIMIT $1", [count])
    return rows.map(({ slug }) => slug)
  })
}
