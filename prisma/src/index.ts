/** The only door of this package. */
export * from "../generated/client/client.ts"
export { type default as PrismaTypes, getDatamodel } from "../generated/pothos-types.ts"
export { type BackupOptions, backUp } from "./backup.ts"
export { type Database, type DatabaseLog, type OpenDatabaseOptions, openDatabase } from "./database.ts"
export type { ChannelListener } from "./listen.ts"
export { lockDataFolder } from "./lock.ts"
export {
  applyMigrations,
  createMigration,
  drift,
  type MigrationSource,
  type MigrationState,
  markRolledBack,
  migrationState,
  pendingMigrations,
  schemaChange,
} from "./migrate.ts"
export { defaultDataDir } from "./paths.ts"
export { DatabaseProblem } from "./problem.ts"
export { type DatabaseRefusal, databaseRefusal, isWriteConflict, violates } from "./refusal.ts"
export { type Restored, type RestoreOptions, restore } from "./restore.ts"
