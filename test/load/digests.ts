import { execFileSync } from "node:child_process"
import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import path from "node:path"
import { jobs } from "@hub/api/app"
import { sendDigestsJob } from "@hub/api/people/notification-digest.service"
import { act } from "@hub/api/platform/act"
import { createContext } from "@hub/api/platform/context"
import { readEnv } from "@hub/api/platform/env"
import { startPlatform, stopPlatform } from "@hub/api/platform/start"
import { applyMigrations, openDatabase } from "@hub/prisma"
import { recordStatements } from "../kit/statements.ts"
import { withDatabase } from "../kit/template.setup.ts"
import { times } from "./report.ts"
import { keepPart, measuredBy, table } from "./results.ts"
import { onServer } from "./world.ts"

const usage = `Usage: DATABASE_URL=postgresql://… pnpm bench:digests [--write] [people …]
  Writes the digests of so many invented people (5,000 and then 100,000 by default), each in a database of its own on that
  server, and prints how long it took and how much memory the process had at most: it should be the same for both.
  --write   keeps the figures in test/load/RESULTS.md`

/** Megabytes of heap that a run may have: with more, the engine is in no hurry to clear up, and memory says nothing. */
const heapMegabytes = 192

/** A quarter each daily, weekly, at once and never, at every hour and day; everybody with three updates, two of them about a thread for members. */
const people = (count: number, createdAt: string) => `
  INSERT INTO "Person" ("id", "email", "name", "handle", "emailVerified", "notificationFrequency", "digestHour", "digestWeekday", "createdAt", "updatedAt")
  SELECT gen_random_uuid(), 'person-' || n || '@digest.example.org', 'Person ' || n, 'digest-' || n, true,
         (ARRAY['DAILY', 'WEEKLY', 'AT_ONCE', 'NEVER'])[1 + n % 4]::"NotificationFrequency", (n / 4) % 24, 1 + (n / 96) % 7, now(), now() FROM generate_series(1, ${count}) n;
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

type Run = { people: number; digests: number; seconds: number; before: number; most: number; statements: number }

async function main(): Promise<void> {
  const words = process.argv.slice(2).filter((word) => word !== "--")
  const server = process.env.DATABASE_URL || process.env.TEST_DATABASE_URL
  const [alone, count] = words
  if (server && alone === "--alone") return void process.stdout.write(JSON.stringify(await runDigests(server, Number(count))))
  const sizes = words.filter((word) => word !== "--write").map(Number)
  if (!server || sizes.some((size) => !Number.isInteger(size) || size < 1)) throw new Error(usage)
  const runs = (sizes.length > 0 ? sizes : [5000, 100_000]).map((size) => {
    // Each in a process of its own: the most memory of one is not the next one's.
    const flags = [`--max-old-space-size=${heapMegabytes}`, ...process.execArgv]
    const said = execFileSync(process.execPath, [...flags, import.meta.filename, "--alone", String(size)], { encoding: "utf8" })
    const run = JSON.parse(said) as Run
    process.stdout.write(`${rowOf(run).join(" · ")}\n`)
    return run
  })
  if (!words.includes("--write")) return
  const [first, last] = [runs[0], runs.at(-1)]
  const growth =
    first && last ? `\n\nMemory of ${number(last.people)} people against ${number(first.people)}: ${times(last.most / first.most)}.` : ""
  keepPart(
    "Digests",
    `${measuredBy(`pnpm bench:digests ${words.join(" ")}`.trim(), { Node: process.versions.node })}
A quarter of the people each wants a daily summary, a weekly one, mail at once, and none; at hours and on days that are spread evenly. The heap was limited to ${heapMegabytes} MB.

${table(["People", "Digests written", "Seconds", "A second", "Memory before, MB", "Memory at most, MB", "SQL statements a digest"], runs.map(rowOf))}${growth}`,
  )
}

const number = (count: number) => count.toLocaleString("en-GB")
const rowOf = ({ people, digests, seconds, before, most, statements }: Run) => [
  ...[number(people), number(digests), seconds.toFixed(1), (digests / seconds).toFixed(0)],
  ...[String(before), String(most), (statements / digests).toFixed(3)],
]

async function runDigests(server: string, count: number): Promise<Run> {
  const name = `hub_digests_${process.pid}`
  const url = withDatabase(server, name)
  const dataDir = mkdtempSync(path.join(tmpdir(), "hub-digests-"))
  await onServer(server, (client) => client.query(`CREATE DATABASE ${name} TEMPLATE template0`))
  try {
    const database = await openDatabase({ databaseUrl: url })
    await applyMigrations(database)
    const recorder = recordStatements(database)
    await onServer(url, (client) =>
      // Long enough ago for the summaries of every day of the week.
      client.query(people(count, new Date(Date.now() - 8 * 24 * 60 * 60 * 1000).toISOString())),
    )
    const { NODE_ENV: _, SMTP_URL: __, ...inherited } = process.env
    const env = readEnv({ ...inherited, DATABASE_URL: url, DATA_DIR: dataDir, LOG_LEVEL: "error" })
    const platform = await startPlatform(env, jobs, { database })
    const before = mostMegabytes()
    const began = performance.now()
    const statements = await recorder.countDuring(async () => {
      await act(createContext(platform), ({ enqueue }) => enqueue(sendDigestsJob, {}))
      await platform.jobs.drain(() => createContext(platform))
    })
    const seconds = (performance.now() - began) / 1000
    const most = mostMegabytes()
    const digests = await platform.db.mailMessage.count()
    const expected = await platform.db.person.count({ where: { notificationFrequency: { not: "NEVER" } } })
    await stopPlatform(platform)
    if (digests !== expected) throw new Error(`${digests} digests were written for ${expected} people who want them`)
    return { people: count, digests, seconds, before, most, statements }
  } finally {
    await onServer(server, (client) => client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`))
    rmSync(dataDir, { recursive: true, force: true })
  }
}

const mostMegabytes = () => Math.round(process.resourceUsage().maxRSS / 1024)

main().catch((error: Error) => {
  console.error(error.message)
  process.exitCode = 1
})
