import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import path from "node:path"
import { jobs } from "@hub/api/app"
import { lastWeeklyDigest } from "@hub/api/people/notification.rules"
import { sendDigestsJob } from "@hub/api/people/notification-digest.service"
import { act } from "@hub/api/platform/act"
import { createContext } from "@hub/api/platform/context"
import { readEnv } from "@hub/api/platform/env"
import { startPlatform, stopPlatform } from "@hub/api/platform/start"
import { applyMigrations, openDatabase } from "@hub/prisma"
import { withDatabase } from "../kit/template.setup.ts"
import { onServer } from "./world.ts"

const usage = `Usage: DATABASE_URL=postgresql://… pnpm bench:digests [people]
  Writes the digests of so many invented people (10,000 by default), in a database of its own on that server, and prints how
  long it took and how much memory this process had at most. Run it with 10000 and with 100000: memory should be the same.`

/** A third each daily, weekly and at once; everybody with three updates, two of them about a thread for members. */
const people = (count: number, createdAt: string) => `
  INSERT INTO "Person" ("id", "email", "name", "handle", "emailVerified", "notificationFrequency", "createdAt", "updatedAt")
  SELECT gen_random_uuid(), 'person-' || n || '@digest.example.org', 'Person ' || n, 'digest-' || n, true,
         (ARRAY['DAILY', 'WEEKLY', 'AT_ONCE'])[1 + n % 3]::"NotificationFrequency", now(), now() FROM generate_series(1, ${count}) n;
  INSERT INTO "Space" ("id", "slug", "name", "kind", "readers", "about", "createdAt")
  VALUES (gen_random_uuid(), 'digests', 'Digests', 'GENERAL', 'MEMBERS', 'For a measurement.', now());
  INSERT INTO "Thread" ("id", "slug", "spaceId", "authorId", "kind", "title", "lastPostAt", "createdAt")
  SELECT gen_random_uuid(), 'thread-' || n, (SELECT "id" FROM "Space"), (SELECT "id" FROM "Person" LIMIT 1), 'DISCUSSION', 'Thread ' || n, now(), now()
    FROM generate_series(1, 100) n;
  INSERT INTO "Notification" ("id", "personId", "dedupeKey", "kind", "title", "path", "threadId", "createdAt")
  SELECT gen_random_uuid(), p."id", 'digest ' || k, 'thread.replied', 'Somebody replied', '/forum',
         CASE WHEN k < 3 THEN (ARRAY(SELECT "id" FROM "Thread"))[1 + (k * 31 + length(p."email")) % 100] END, '${createdAt}'
    FROM "Person" p CROSS JOIN generate_series(1, 3) k;
  ANALYZE;`

async function main(): Promise<void> {
  const server = process.env.DATABASE_URL || process.env.TEST_DATABASE_URL
  const count = Number(process.argv.slice(2).find((word) => word !== "--") ?? 10_000)
  if (!server || !Number.isInteger(count) || count < 1) throw new Error(usage)
  const name = `hub_digests_${process.pid}`
  const url = withDatabase(server, name)
  const dataDir = mkdtempSync(path.join(tmpdir(), "hub-digests-"))
  await onServer(server, (client) => client.query(`CREATE DATABASE ${name} TEMPLATE template0`))
  try {
    const database = await openDatabase({ databaseUrl: url })
    await applyMigrations(database)
    await onServer(url, (client) =>
      client.query(people(count, new Date(lastWeeklyDigest(new Date()).getTime() - 60 * 60 * 1000).toISOString())),
    )
    const { NODE_ENV: _, SMTP_URL: __, ...inherited } = process.env
    const env = readEnv({ ...inherited, DATABASE_URL: url, DATA_DIR: dataDir, LOG_LEVEL: "error" })
    const platform = await startPlatform(env, jobs, { database })
    const before = process.resourceUsage().maxRSS
    const began = performance.now()
    await act(createContext(platform), ({ enqueue }) => enqueue(sendDigestsJob, {}))
    await platform.jobs.drain(() => createContext(platform))
    const seconds = (performance.now() - began) / 1000
    const mails = await platform.db.mailMessage.count()
    await stopPlatform(platform)
    if (mails !== count) throw new Error(`${mails} digests were written for ${count} people`)
    const megabytes = (kilobytes: number) => Math.round(kilobytes / 1024)
    process.stdout.write(
      `${count.toLocaleString("en-GB")} people: ${mails.toLocaleString("en-GB")} digests in ${seconds.toFixed(1)} s (${(mails / seconds).toFixed(0)} a second), at most ${megabytes(process.resourceUsage().maxRSS)} MB (${megabytes(before)} MB before the run)\n`,
    )
  } finally {
    await onServer(server, (client) => client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`))
    rmSync(dataDir, { recursive: true, force: true })
  }
}

main().catch((error: Error) => {
  console.error(error.message)
  process.exitCode = 1
})
