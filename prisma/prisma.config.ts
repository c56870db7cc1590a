import { defineConfig } from "prisma/config"

// `prisma generate` insists on a native schema engine it never runs; any executable satisfies it.
// Never run `prisma migrate` or `prisma db` with this set: use `pnpm migrate`.
process.env.PRISMA_SCHEMA_ENGINE_BINARY ??= process.execPath

export default defineConfig({ schema: "schema" })
