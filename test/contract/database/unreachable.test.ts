import { DatabaseProblem, openDatabase } from "@hub/prisma"
import { expect, test } from "vitest"

test("a server that cannot be reached is named without its password", async () => {
  const failure = await openDatabase({ databaseUrl: "postgres://hub:s3cret@127.0.0.1:1/hub" }).catch((error: unknown) => error)
  expect(failure).toBeInstanceOf(DatabaseProblem)
  expect(String(failure)).toMatch(/The PostgreSQL server 127\.0\.0\.1:1\/hub cannot be used: .*ECONNREFUSED.*Check DATABASE_URL\.$/)
  expect(String(failure)).not.toContain("s3cret")
})
