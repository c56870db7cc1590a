import { parseArgs } from "node:util"
import { readEnv } from "@hub/api/platform/env"
import { applyMigrations, openDatabase, pendingMigrations } from "@hub/prisma"
import { demoPassword, demoPeople } from "./demo/people.ts"
import { makeFirstAdministrator } from "./load/administrator.ts"
import { isEmpty, loadBase, loadDemo } from "./load/worlds.ts"

const usage = `Usage: pnpm seed demo [--if-empty] | base | administrator <e-mail address>
  demo   regions, taxonomies, the entries about real work, and the demonstration world
  base   the same without anything invented
  Only into an empty database. --if-empty does nothing, quietly, when it is not.
  administrator   makes somebody who has signed up the first administrator`

const say = (text: string) => process.stdout.write(`${text}\n`)

async function main(): Promise<void> {
  const { positionals, values } = parseArgs({ allowPositionals: true, options: { "if-empty": { type: "boolean" } } })
  const [world, address] = positionals.filter((word) => word !== "--")
  const load = world === "demo" ? loadDemo : world === "base" ? loadBase : null
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
    say(world === "demo" ? "Loading the demonstration world …" : "Loading regions, taxonomies and the real entries …")
    await load(database.prisma, new Date())
    if (world === "demo") say(signIns())
  } finally {
    await database.close()
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
