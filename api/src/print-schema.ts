import { writeFileSync } from "node:fs"
import { sdl } from "./schema.ts"

/** `pnpm schema:print`: writes api/schema.graphql. */
writeFileSync(new URL("../schema.graphql", import.meta.url), sdl)
