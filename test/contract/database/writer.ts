// Run by data-folder.test.ts in a process of its own, to be killed: writes rows and prints each one's number once it is committed.
import { openDatabase } from "@hub/prisma"

const database = await openDatabase({ dataDir: process.env.DATA_DIR })
await database.prisma.$executeRaw`CREATE TABLE IF NOT EXISTS written (id int PRIMARY KEY, text text NOT NULL)`
for (let id = 1; ; id++) {
  await database.prisma.$transaction(async (tx) => {
    await tx.$executeRaw`INSERT INTO written VALUES (${id}, repeat('x', 1000))`
  })
  process.stdout.write(`${id}\n`)
}
