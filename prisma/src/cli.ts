import process from "node:process"
import { backUp } from "./backup.ts"
import { openDatabase } from "./database.ts"
import { applyMigrations, createMigration, drift, markRolledBack, migrationState, schemaChange } from "./migrate.ts"
import { DatabaseProblem } from "./problem.ts"
import { restore } from "./restore.ts"

const byHand = "--by-hand"

const usage = `Usage: pnpm migrate <command>, pnpm backup <file>, pnpm restore <file>
  status                what is applied, pending, edited or failed, and what was changed by hand (the default)
  apply                 apply what is pending
  create <name>         write the migration that leads to the schema files (needs no database);
                        with ${byHand} also when they say nothing new, for SQL of your own
  check                 fail when migrations and schema files disagree (needs no database)
  rolled-back <name>    mark a failed migration so that it can be applied again
  backup <file>         pack the database and the uploaded files into a new .tar.gz (stop the hub first when it uses the embedded database)
  restore <file>        put them back; what is there is moved aside, never deleted

The database is the server of DATABASE_URL or, without it, the embedded one in DATA_DIR (default .data).`

type Command = (args: string[]) => Promise<number>

const commands: Record<string, Command> = {
  status: () => withDatabase(status),
  apply: () => withDatabase(apply),
  create: async (words) => {
    const title = words.filter((word) => word !== byHand).join(" ")
    say(`Wrote ${await createMigration(title, {}, { byHand: words.includes(byHand) })}. Read it before you commit it.`)
    return 0
  },
  check,
  "rolled-back": ([name]) =>
    withDatabase(async (database) => {
      if (name === undefined) throw new DatabaseProblem('Name the failed migration; "pnpm migrate status" lists it.')
      await markRolledBack(database, name)
      say(`${name} is marked as rolled back. Apply it again with "pnpm migrate apply".`)
      return 0
    }),
  backup: async ([file]) => {
    if (file === undefined) throw new DatabaseProblem('Name the file to write, for example "pnpm backup hub-2026-07-01.tar.gz".')
    return withDatabase(async (database) => {
      const { files, bytes } = await backUp({ database, dataDir: settings.dataDir, file })
      say(
        `Wrote ${file}: the database and ${counted(files, "uploaded file")}, ${(bytes / 1e6).toFixed(1)} MB. Keep it safe: it holds personal data.`,
      )
      return 0
    })
  },
  restore: async ([file]) => {
    if (file === undefined) throw new DatabaseProblem('Name the backup, for example "pnpm restore hub-2026-07-01.tar.gz".')
    const { madeAt, files, pending, movedAside } = await restore({ ...settings, file })
    say(`Restored the database and ${counted(files, "uploaded file")} as they were on ${madeAt}.`)
    if (movedAside !== null) say(`What was there before is in ${movedAside}.`)
    if (pending > 0) say(`This version of the hub has ${counted(pending, "newer migration")}: run "pnpm migrate apply".`)
    return 0
  },
}

const counted = (n: number, what: string) => `${n} ${what}${n === 1 ? "" : "s"}`

const settings = { databaseUrl: process.env.DATABASE_URL, dataDir: process.env.DATA_DIR }

type OpenedDatabase = Awaited<ReturnType<typeof openDatabase>>

async function withDatabase(work: (database: OpenedDatabase) => Promise<number>): Promise<number> {
  const database = await openDatabase({ ...settings, poolSize: 2 })
  try {
    return await work(database)
  } finally {
    await database.close()
  }
}

async function apply(database: OpenedDatabase): Promise<number> {
  const applied = await applyMigrations(database)
  if (applied.length === 0) say("The database is up to date.")
  for (const name of applied) say(`Applied ${name}`)
  return 0
}

async function status(database: OpenedDatabase): Promise<number> {
  const state = await migrationState(database)
  list("Failed, to be corrected and marked with rolled-back", state.failed)
  list("Changed after they were applied", state.edited)
  list("Applied by another version of the hub", state.unknown)
  list('Pending, for "pnpm migrate apply"', state.pending)
  if (state.pending.length > 0 || state.failed.length > 0) return 1
  const difference = await drift(database)
  if (difference !== null) say(`Changed in the database by hand; the migrations lack this:\n${difference.trim()}`)
  const inOrder = difference === null && state.edited.length === 0 && state.unknown.length === 0
  if (inOrder) say("The database is up to date.")
  return inOrder ? 0 : 1
}

async function check(): Promise<number> {
  const change = await schemaChange()
  if (change === null) {
    say("Migrations and schema files agree.")
    return 0
  }
  say(`The schema files are ahead of the migrations. Run "pnpm migrate create <name>", which would write:\n${change.trim()}`)
  return 1
}

function list(title: string, names: string[]): void {
  if (names.length > 0) say([`${title}:`, ...names.map((name) => `  ${name}`)].join("\n"))
}

function say(text: string): void {
  process.stdout.write(`${text}\n`)
}

/** Expected problems in one line; anything else with its stack, for a report. */
function complain(error: unknown): void {
  const known = error instanceof DatabaseProblem
  const text = known ? error.message : error instanceof Error ? (error.stack ?? error.message) : String(error)
  process.stderr.write(`${text}\n`)
}

const [name = "status", ...args] = process.argv.slice(2)
const command = commands[name]
if (command === undefined) {
  process.stderr.write(`${usage}\n`)
  process.exitCode = name === "help" || name === "--help" ? 0 : 2
} else {
  process.exitCode = await command(args).catch((error: unknown) => {
    complain(error)
    return 1
  })
}
