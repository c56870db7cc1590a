import { spawn } from "node:child_process"
import { once } from "node:events"
import path from "node:path"
import { pathToFileURL } from "node:url"
import { freePort } from "./ports.ts"

const root = path.resolve(import.meta.dirname, "../..")

/** The API in a process of its own, as an operator would run it; from the sources. */
export type ApiProcess = {
  url: string
  /** Ends it and waits until it is gone. SIGKILL gives it no chance to tidy up. */
  end(signal: "SIGKILL" | "SIGTERM"): Promise<void>
}

/** Starts it with these settings and waits until it can serve people. */
export async function startApiProcess(env: Record<string, string>): Promise<ApiProcess> {
  const port = await freePort()
  const endWithParent = pathToFileURL(path.join(root, "scripts/end-with-parent.mjs")).href
  const { DATABASE_URL: _, NODE_OPTIONS: __, VITEST: ___, ...inherited } = process.env
  const child = spawn(
    process.execPath,
    ["--conditions=source", "--import", "tsx", "--import", endWithParent, path.join(root, "api/src/main.ts")],
    { cwd: root, env: { ...inherited, LOG_LEVEL: "error", ...env, API_PORT: String(port) }, stdio: ["ignore", "pipe", "pipe", "ipc"] },
  )
  let said = ""
  for (const stream of [child.stdout, child.stderr]) stream?.on("data", (chunk) => (said = (said + chunk).slice(-20_000)))
  const gone = once(child, "exit")
  const url = `http://127.0.0.1:${port}`
  for (const deadline = Date.now() + 90_000; ; ) {
    if (child.exitCode !== null || child.signalCode !== null) throw new Error(`The API ended before it could serve anybody:\n${said}`)
    const answer = await fetch(`${url}/health`).catch(() => null)
    if (answer?.ok) break
    if (Date.now() > deadline) {
      child.kill("SIGKILL")
      throw new Error(`The API does not answer:\n${said}`)
    }
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  return {
    url,
    async end(signal) {
      child.kill(signal)
      await gone
    },
  }
}
