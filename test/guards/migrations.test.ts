import { schemaChange } from "@hub/prisma"
import { expect, test } from "vitest"

test("the migrations lead to the schema files (otherwise: pnpm migrate create <name>)", async () => {
  expect(await schemaChange()).toBeNull()
}, 120_000)
