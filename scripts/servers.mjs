import { spawn } from "node:child_process"
import { createServer } from "node:net"
import path from "node:path"
import process from "node:process"
import { pathToFileURL } from "node:url"
import { root } from "./build.mjs"

/** Something the person at the keyboard can put right; shown as one message, without a stack trace. */
export class Problem extends Error {}

/** A port from the environment. */
export function portSetting(name, fallback) {
  const text = process.env[name] || String(fallback)
  const port = Number(text)
  if (!Number.isInteger(port) || port < 1 || port > 65_535) throw new Problem(`${name} is "${text}"; it must be a number from 1 to 65535.`)
  return port
}

/** Fails early, and with what to do, when another program listens on a port. */
export async function demandFreePort(name, port) {
  const taken = await new Promise((resolve) => {
    const probe = createServer()
    probe.once("error", (error) => resolve(error.code))
    probe.listen(port, () => probe.close(() => resolve(null)))
  })
  if (taken === "EACCES")
    throw new Problem(`Port ${port} needs more rights than you have. Choose one above 1023: ${name}=${port + 8000} npx pnpm start`)
  if (taken)
    throw new Problem(`Port ${port} is taken by another program. Stop it, or choose another port: ${name}=${port + 1} npx pnpm start`)
}

/**
 * Runs servers as child processes that live and end together: Ctrl-C, or the end of one, stops all.
 * `start` gets `run(name, nodeArguments, env, folder)`, which starts one, and may wait for them with `answering`.
 */
export async function runTogether(start) {
  const children = new Map()
  let stopping = false
  let finish
  const finished = new Promise((resolve) => {
    finish = resolve
  })

  async function stop(code) {
    if (stopping) return
    stopping = true
    for (const child of children.values()) child.kill("SIGTERM")
    const all = Promise.all([...children.values()].map((child) => child.gone))
    const patience = setTimeout(() => {
      for (const child of children.values()) child.kill("SIGKILL")
    }, 10_000)
    await all
    clearTimeout(patience)
    finish(code)
  }

  function run(name, nodeArguments, env, cwd = root) {
    const watcher = pathToFileURL(path.join(root, "scripts/end-with-parent.mjs")).href
    const child = spawn(process.execPath, ["--import", watcher, ...nodeArguments], {
      cwd,
      env: { ...process.env, ...env },
      stdio: ["ignore", "inherit", "inherit", "ipc"],
      // Not in the terminal's group: Ctrl-C reaches this process, which then stops each server once.
      detached: true,
    })
    child.gone = new Promise((resolve) => child.once("exit", resolve))
    children.set(name, child)
    child.once("exit", (code, signal) => {
      if (stopping) return
      process.stderr.write(`The ${name} ended (${signal ?? `code ${code}`}), so everything else is stopped too.\n`)
      stop(1)
    })
  }

  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => stop(0))
  const started = start(run, () => stopping).catch((error) => {
    if (!stopping) process.stderr.write(`${error instanceof Problem ? error.message : error.stack}\n`)
    return stop(1)
  })
  await started
  return finished
}

/** Waits until a server says that it can serve people. */
export async function answering(name, port, given, patienceSeconds = 60) {
  const end = Date.now() + patienceSeconds * 1000
  let last = "no answer"
  while (!given() && Date.now() < end) {
    try {
      const response = await fetch(`http://127.0.0.1:${port}/health`, { signal: AbortSignal.timeout(3000) })
      if (response.ok) return
      last = await response.text()
    } catch {
      // Not listening yet.
    }
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  if (!given())
    throw new Problem(`The ${name} does not answer at http://127.0.0.1:${port}/health after ${patienceSeconds} seconds: ${last}`)
}
