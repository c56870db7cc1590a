import { parseArgs } from "node:util"
import { readEnv } from "@hub/api/platform/env"
import { applyMigrations, type Database, openDatabase, type PrismaClient, pendingMigrations } from "@hub/prisma"
import { Presets, SingleBar } from "cli-progress"
import { demoPassword, demoPeople } from "./demo/people.ts"
import { makeFirstAdministrator } from "./load/administrator.ts"
import { isEmpty, loadBase, loadDemo, loadJudgingDayWorld } from "./load/worlds.ts"
import { largeForum, loadForumScale } from "./scale/forum.ts"
import { loadScale } from "./scale.ts"

const usage = `Usage: pnpm seed demo [--if-empty] | judging-day | base | scale --initiatives <number> [--forum] | administrator <e-mail address>
  demo   regions, taxonomies, the entries about real work, and the demonstration world
  judging-day   only a recognition award in the middle of judging, with people to sign in as
  base   the same without anything invented
  scale  so many invented initiatives, for measurements; --forum adds 100,000 posts in 5,000 threads and a thread of 10,000
  Only into an empty database. --if-empty does nothing, quietly, when it is not.
  administrator   makes somebody who has signed up the first administrator`

const say = (text: string) => process.stdout.write(`${text}\n`)

async function main(): Promise<void> {
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: { "if-empty": { type: "boolean" }, initiatives: { type: "string" }, forum: { type: "boolean", default: false } },
  })
  const [world, address] = positionals.filter((word) => word !== "--")
  const load = world === "scale" ? scaleOf(values.initiatives, values.forum) : (worlds[world ?? ""] ?? null)
  if (!load && !(world === "administrator" && address)) throw new Error(usage)
  const env = readEnv()
  const database = await openDatabase({ dataDir: env.DATA_DIR, ...(env.DATABASE_URL && { databaseUrl: env.DATABASE_URL }) })
  try {
    if ((await pendingMigrations(database)).length > 0) await applyMigrations(database)
    if (!load) {
      say(`${await makeFirstAdministrator(database.prisma, address ?? "", new Date())} is an administrator now.`)
      return
    }
    if (!(await isEmpty(database.prisma))) {
      if (values["if-empty"]) return
      throw new Error("The database is not empty, so nothing was loaded. Use another DATA_DIR or DATABASE_URL.")
    }
    say(loading[world ?? ""] ?? "Loading …")
    await load(database, new Date())
    if (world === "demo" || world === "judging-day") say(signIns())
  } finally {
    await database.close()
  }
}

type Load = (database: Database, now: Date) => Promise<void>

const loading: Record<string, string> = {
  demo: "Loading the demonstration world …",
  "judging-day": "Loading a round in the middle of judging …",
  base: "Loading regions, taxonomies and the real entries …",
  scale: "Loading invented initiatives …",
}

const inTables =
  (load: (db: PrismaClient, now: Date) => Promise<void>): Load =>
  ({ prisma }, now) =>
    load(prisma, now)

const worlds: Record<string, Load> = { demo: inTables(loadDemo), "judging-day": inTables(loadJudgingDayWorld), base: inTables(loadBase) }

const mostInitiatives = 1_000_000

/** Loads so many invented initiatives with a progress bar. Their dates do not depend on now: the same number makes the same world. */
function scaleOf(wanted: string | undefined, withForum: boolean): Load {
  const initiatives = Number(wanted)
  if (!Number.isInteger(initiatives) || initiatives < 1 || initiatives > mostInitiatives)
    throw new Error(`Say how many, 1 to ${mostInitiatives}: pnpm seed scale --initiatives 1000`)
  return async (database) => {
    const bar = new SingleBar({ format: "{bar} {value}/{total} · {eta_formatted} to go", noTTYOutput: false }, Presets.shades_classic)
    bar.start(initiatives, 0)
    try {
      await loadScale(database, { initiatives, progress: (done) => bar.update(done) })
    } finally {
      bar.stop()
    }
    if (withForum) await loadForumScale(database, largeForum)
  }
}

/** Whom one can sign in as. */
function signIns(): string {
  const lines = demoPeople.flatMap(({ email, tryAs }) => (tryAs ? [`  ${email.padEnd(34)} ${tryAs}`] : []))
  return [`Sign in with the password ${demoPassword} as`, ...lines].join("\n")
}

main().catch((error: Error) => {
  console.error(error.message)
  process.exit(1)
})
