import { spawn } from "node:child_process"
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import path from "node:path"
import process from "node:process"
import { fileURLToPath } from "node:url"
import { build, generate, stalePackages } from "./build.mjs"

const testDir = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "../test")

const usage = `Usage: pnpm test [words…] [options of Vitest]
  pnpm test                   everything: on the embedded database, on PostgreSQL if TEST_DATABASE_URL names a server, and in a browser
  pnpm test rules             test files with "rules" in their path
  pnpm test api directory     test files with both words in their path
  pnpm test journeys          only the journeys in a browser
  pnpm test api -t "publish"  only tests with "publish" in their name`

const args = process.argv.slice(2).filter((arg) => arg !== "--")
const firstOption = args.findIndex((arg) => arg.startsWith("-"))
const words = firstOption === -1 ? args : args.slice(0, firstOption)
const options = firstOption === -1 ? [] : args.slice(firstOption)

/** All test files, as paths from test/. */
function testFiles() {
  return readdirSync(testDir, { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".test.ts") && !file.includes("node_modules"))
    .map((file) => file.split(path.sep).join("/"))
    .sort()
}

/** The runs that make up what was asked for. A run without files is left out. */
function plan(files) {
  const journeys = files.filter((file) => file.startsWith("journeys/"))
  const others = files.filter((file) => !file.startsWith("journeys/"))
  const server = process.env.TEST_DATABASE_URL
  const { TEST_DATABASE_URL: _, ...embedded } = process.env
  const onServer = others.filter((file) => /(^|\/)(api|web|contract)\//.test(file))
  return [
    { title: "On the embedded database", files: others, env: embedded, config: "vitest.config.ts" },
    ...(server ? [{ title: "On PostgreSQL", files: onServer, env: process.env, config: "vitest.config.ts" }] : []),
    { title: "Journeys in a browser", files: journeys, env: process.env, config: "vitest.journeys.config.ts" },
  ].filter((run) => run.files.length > 0)
}

async function runVitest(run, report) {
  process.stdout.write(`\n${run.title} (${run.files.length} files)\n`)
  // Every file by name only when a part was asked for: a command line has a limit.
  const all = words.length === 0 && run.title !== "On PostgreSQL"
  const child = spawn(
    process.execPath,
    [
      path.join(testDir, "node_modules/vitest/vitest.mjs"),
      "run",
      ...["--config", run.config, "--reporter=default", "--reporter=json", `--outputFile.json=${report}`],
      "--reporter=./kit/slowest.reporter.ts",
      ...(all ? [] : run.files),
      ...options,
    ],
    // Whatever the tests, their browser and Vitest leave behind goes with this folder.
    { cwd: testDir, env: { ...run.env, TMPDIR: scratch }, stdio: "inherit" },
  )
  const code = await new Promise((resolve) => child.once("close", resolve))
  return count(report, code)
}

/** What a run came to. A file that fails outside its tests, or a run that ends without a report, counts as one failure. */
function count(report, code) {
  const totals = { passed: 0, failed: 0, skipped: 0 }
  let results
  try {
    results = JSON.parse(readFileSync(report, "utf8")).testResults
  } catch {
    return { ...totals, failed: 1 }
  }
  for (const file of results) {
    const states = file.assertionResults.map((test) => test.status)
    totals.passed += states.filter((state) => state === "passed").length
    totals.failed += states.filter((state) => state === "failed").length
    totals.skipped += states.filter((state) => state !== "passed" && state !== "failed").length
    if (file.status === "failed" && !states.includes("failed")) totals.failed += 1
  }
  if (code !== 0 && totals.failed === 0) totals.failed = 1
  return totals
}

if (options.includes("--help") || options.includes("-h")) {
  process.stdout.write(`${usage}\n`)
  process.exit(0)
}
const files = testFiles().filter((file) => words.every((word) => file.includes(word.replace(/^test\//, ""))))
if (files.length === 0) {
  process.stderr.write(`No test file has ${words.map((word) => `"${word}"`).join(" and ")} in its path.\n\n${usage}\n`)
  process.exit(1)
}
generate()
// Tests of the API run from its sources; tests of pages look at the built site.
const stale = files.some((file) => /(^|\/)(web|journeys)\//.test(file)) ? stalePackages() : []
if (stale.length > 0) {
  process.stdout.write(`Building ${stale.join(", ")} …\n`)
  await build(stale)
}
const scratch = mkdtempSync(path.join(tmpdir(), "hub-test-"))
process.on("exit", () => rmSync(scratch, { recursive: true, force: true }))
// Ctrl-C reaches Vitest too: its end is waited for, and nothing else is begun.
let isStopping = false
process.on("SIGINT", () => {
  isStopping = true
})
const totals = { passed: 0, failed: 0, skipped: 0 }
for (const [number, run] of plan(files).entries()) {
  if (isStopping) break
  const counted = await runVitest(run, path.join(scratch, `${number}.json`))
  for (const kind of Object.keys(totals)) totals[kind] += counted[kind]
}
process.stdout.write(`\n${totals.passed} passed, ${totals.failed} failed, ${totals.skipped} skipped\n`)
process.exitCode = totals.failed > 0 ? 1 : 0
