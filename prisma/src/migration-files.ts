import { createHash } from "node:crypto"
import { existsSync, readdirSync, readFileSync } from "node:fs"
import path from "node:path"

/** One migration as it stands in the repository. */
export interface MigrationFile {
  /** Name of its directory: `20260101120000_what_it_does`. Names in order are the history. */
  name: string
  sql: string
  /** SHA-256 of the script, as Prisma records it. */
  checksum: string
}

/** All migrations, oldest first. */
export function readMigrations(dir: string): MigrationFile[] {
  if (!existsSync(dir)) return []
  return readdirSync(dir, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && existsSync(path.join(dir, entry.name, "migration.sql")))
    .map((entry) => entry.name)
    .sort()
    .map((name) => {
      const sql = readFileSync(path.join(dir, name, "migration.sql"), "utf8")
      return { name, sql, checksum: createHash("sha256").update(sql).digest("hex") }
    })
}

/** The files of the Prisma schema. */
export function readSchema(dir: string): { path: string; content: string }[] {
  return readdirSync(dir, { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".prisma"))
    .sort()
    .map((file) => ({ path: path.join(dir, file), content: readFileSync(path.join(dir, file), "utf8") }))
}

/** Directory name of a migration made at this moment. */
export function migrationName(title: string, at: Date): string {
  const words = title
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "_")
    .replace(/^_+|_+$/g, "")
  return `${at.toISOString().replace(/\D/g, "").slice(0, 14)}_${words}`
}
