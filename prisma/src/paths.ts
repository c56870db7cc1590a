import path from "node:path"
import { fileURLToPath } from "node:url"

// This file is `src/paths.ts` in development and part of a chunk directly under `dist/` once built:
// the package's folder is one level up in both cases.
const packageDir = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "..")

/** Folder with one directory per migration. */
export const migrationsDir = path.join(packageDir, "migrations")

/** Folder with the Prisma schema, one file per concept. */
export const schemaDir = path.join(packageDir, "schema")

/** Where the hub keeps its data when DATA_DIR is not set: `.data` beside the workspace's packages, whatever the working directory is. */
export const defaultDataDir = path.resolve(packageDir, "..", ".data")
