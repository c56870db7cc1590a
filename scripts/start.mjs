import { spawnSync } from "node:child_process"
import { existsSync, mkdirSync, writeFileSync } from "node:fs"
import path from "node:path"
import process from "node:process"
import { build, root, stalePackages } from "./build.mjs"
import { answering, demandFreePort, Problem, portSetting, runTogether } from "./servers.mjs"

const usage = `Usage: npx pnpm start [--demo | --empty]
  Builds what has changed, brings the database up to date, and serves the web site and the API until Ctrl-C.
  An empty database gets the demonstration world, unless NODE_ENV=production is set.
  --demo    also with NODE_ENV=production
  --empty   never
Settings are environment variables, among them PORT (3000), API_PORT (4000), DATA_DIR (.data), DATABASE_URL: see docs/operations.md.`

const flags = process.argv.slice(2).filter((flag) => flag !== "--")
const productionWasAsked = process.env.NODE_ENV === "production"
const say = (text) => process.stdout.write(`${text}\n`)

/** Seconds since an instant, for people. */
const since = (start) => `${((Date.now() - start) / 1000).toFixed(1)} s`

async function buildIfStale() {
  const stale = stalePackages()
  if (stale.length === 0) return
  const start = Date.now()
  say(`Building ${stale.join(", ")} …`)
  await build(stale).catch((error) => {
    throw new Problem(error.message)
  })
  say(`Built in ${since(start)}.`)
}

/** Fills an empty database. The embedded one is asked only once: it belongs to this installation alone. */
function seedIfEmpty() {
  const cli = path.join(root, "seed/dist/cli.js")
  const wanted = flags.includes("--demo") || (!productionWasAsked && !flags.includes("--empty"))
  const asked = path.join(dataDir, "demonstration-asked")
  if (!wanted || !existsSync(cli) || (!process.env.DATABASE_URL && existsSync(asked))) return
  const { status } = spawnSync(process.execPath, [cli, "demo", "--if-empty"], {
    cwd: root,
    stdio: "inherit",
    env: { LOG_LEVEL: "warn", ...process.env, NODE_ENV: "production", DATA_DIR: dataDir },
  })
  if (status !== 0) throw new Problem("The demonstration world could not be loaded (see above). Start without it: npx pnpm start --empty")
  mkdirSync(dataDir, { recursive: true })
  writeFileSync(asked, "The demonstration world was loaded, or there were data already. Remove this file to have it checked again.\n")
}

const dataDir = path.resolve(root, process.env.DATA_DIR || ".data")

async function main() {
  if (flags.includes("--help") || flags.includes("-h")) return say(usage)
  const unknown = flags.find((flag) => flag !== "--demo" && flag !== "--empty")
  if (unknown) throw new Problem(`${unknown} is not known.\n${usage}`)
  const port = portSetting("PORT", 3000)
  const apiPort = portSetting("API_PORT", 4000)
  if (port === apiPort) throw new Problem(`PORT and API_PORT are both ${port}; give each its own.`)
  await demandFreePort("PORT", port)
  await demandFreePort("API_PORT", apiPort)
  await buildIfStale()
  seedIfEmpty()

  const begun = Date.now()
  // A newcomer wants to read one line where an operator wants everything, and to try an editor's work without a second factor.
  const ease = { LOG_LEVEL: process.env.LOG_LEVEL || "warn", REQUIRE_TWO_FACTOR: process.env.REQUIRE_TWO_FACTOR || "off" }
  // Half of what Node keeps ready for new objects, and fewer pools of memory than it has threads: 50 MB less, as quick as before.
  const lean = ["--max-semi-space-size=8"]
  const memory = { MALLOC_ARENA_MAX: process.env.MALLOC_ARENA_MAX || "2" }
  const settings = { ...(productionWasAsked ? {} : ease), ...memory, NODE_ENV: "production", DATA_DIR: dataDir }
  process.exitCode = await runTogether(async (run, stopping) => {
    run("API", [...lean, "api/dist/main.js"], settings)
    run("web site", [...lean, "web/dist/server.js"], settings)
    await answering("API", apiPort, stopping)
    await answering("web site", port, stopping)
    if (!stopping()) say(`The hub is at http://localhost:${port} (ready in ${since(begun)}; stop it with Ctrl-C).${signIns()}`)
  })
}

/** Whom one can try the demonstration world as; nothing when it was not loaded from here. */
function signIns() {
  if (productionWasAsked || !existsSync(path.join(dataDir, "demonstration-asked"))) return ""
  return ` Sign in as hannah-whitfield@demo.example (submitter), miriam-adler@demo.example (editor) or ruth-ferreira@demo.example (administrator), password lantern-otter-tuesday; more in the README.`
}

main().catch((error) => {
  process.stderr.write(`${error instanceof Problem ? error.message : error.stack}\n`)
  process.exitCode = 1
})
