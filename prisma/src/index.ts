/** The only door of this package. */
export * from "../generated/client/client.ts"
export { type default as PrismaTypes, getDatamodel } from "../generated/pothos-types.ts"
export { type Database, type OpenDatabaseOptions, openDatabase } from "./database.ts"
export { applyMigrations, type MigrationState, migrationState, pendingMigrations } from "./migrate.ts"
export { DatabaseProblem } from "./problem.ts"
