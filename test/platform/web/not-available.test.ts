import { type ChildProcess, spawn } from "node:child_process"
import path from "node:path"
import { afterAll, beforeAll, expect, test } from "vitest"
import { freePort } from "../../kit/ports.ts"

const root = path.resolve(import.meta.dirname, "../../..")
let server: ChildProcess
let url: string
let log = ""

// The web site alone, as it stands while the API is still starting.
beforeAll(async () => {
  const port = await freePort()
  url = `http://127.0.0.1:${port}`
  server = spawn(process.execPath, [path.join(root, "web/dist/server.js")], {
    env: { ...process.env, NODE_ENV: "production", PORT: String(port), API_PORT: String(await freePort()), LOG_LEVEL: "warn" },
    stdio: ["ignore", "ignore", "pipe"],
  })
  server.stderr?.on("data", (text) => {
    log += text
  })
  for (let attempt = 0; attempt < 600 && !(await fetch(`${url}/health`).catch(() => null)); attempt++)
    await new Promise((resolve) => setTimeout(resolve, 50))
})
afterAll(async () => {
  const gone = new Promise((resolve) => server.once("exit", resolve))
  server.kill("SIGKILL")
  await gone
})

test.each(["/", "/initiatives?q=private", "/sign-in"])(
  "%s says that the hub is not available, and leaves one plain line in the log",
  async (address) => {
    log = ""
    const response = await fetch(`${url}${address}`)
    expect(response.status).toBe(503)
    expect(response.headers.get("retry-after")).toBe("30")
    expect(await response.text()).toContain("The hub is not available for a moment")
    await expect.poll(() => log, { timeout: 5000 }).toContain("\n")
    const lines = log.trim().split("\n")
    expect(lines).toHaveLength(1)
    const { msg, level, req, err } = JSON.parse(lines[0] ?? "")
    expect({ msg, level, path: req.path, err }).toEqual({
      msg: "the API does not answer",
      level: 40,
      path: address.split("?")[0],
      err: undefined,
    })
    expect(log).not.toContain("private")
  },
)
