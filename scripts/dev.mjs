import { mkdirSync } from "node:fs"
import { createRequire } from "node:module"
import path from "node:path"
import process from "node:process"
import { generate, root } from "./build.mjs"
import { answering, demandFreePort, Problem, portSetting, runTogether } from "./servers.mjs"

// Runs from the TypeScript sources: the API starts again when a file changes, pages change while they are open,
// and typed documents follow what the pages ask for.
const dataDir = path.resolve(root, process.env.DATA_DIR || ".data")

async function main() {
  const port = portSetting("PORT", 3000)
  const apiPort = portSetting("API_PORT", 4000)
  await demandFreePort("PORT", port)
  await demandFreePort("API_PORT", apiPort)
  generate()
  mkdirSync(dataDir, { recursive: true })
  const settings = { NODE_ENV: "development", DATA_DIR: dataDir }
  const tsx = createRequire(import.meta.url).resolve("tsx/cli")
  const codegen = path.join(root, "web/node_modules/@graphql-codegen/cli/esm/bin.js")
  process.exitCode = await runTogether(async (run, stopping) => {
    run("typed documents", [codegen, "--config", "codegen.ts", "--watch"], settings, path.join(root, "web"))
    run("API", [tsx, "watch", "--clear-screen=false", "--conditions=source", "api/src/main.ts"], settings)
    run("web site", ["--conditions=source", "--import", "tsx", "web/server.ts"], settings)
    await answering("API", apiPort, stopping)
    await answering("web site", port, stopping)
    if (!stopping())
      process.stdout.write(`The hub is at http://localhost:${port}, its API explorer at http://localhost:${apiPort}/graphql.\n`)
  })
}

main().catch((error) => {
  process.stderr.write(`${error instanceof Problem ? error.message : error.stack}\n`)
  process.exitCode = 1
})
