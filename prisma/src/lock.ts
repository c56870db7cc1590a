import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs"
import path from "node:path"
import { DatabaseProblem } from "./problem.ts"

/** Held while a process has an embedded database open. */
export interface DataFolderLock {
  /** Lets other processes open the folder. Safe to call twice. */
  release(): void
}

interface Holder {
  pid: number
  /** When that process started, in the kernel's ticks: tells a process from a later one with the same number. Null where unknown. */
  started: string | null
}

// Kept on globalThis because a process may load this module twice (from source and from a bundle).
const registry = Symbol.for("hub.prisma.locks")
const shared = globalThis as { [registry]?: Set<string> }
shared[registry] ??= new Set()
const held = shared[registry]

/**
 * Claims a PGlite folder for this process. PGlite has no lock of its own and two processes on one folder destroy it.
 * A lock left by a process that no longer runs is taken over.
 */
export function lockDataFolder(folder: string): DataFolderLock {
  const file = `${path.resolve(folder)}.lock`
  mkdirSync(path.dirname(file), { recursive: true })
  for (let attempt = 0; attempt < 5; attempt++) {
    if (create(file)) return holdUntilReleased(file)
    const text = read(file)
    if (text === null) continue
    const holder = parse(text)
    if (holder && isRunning(holder, file)) throw inUse(folder, holder)
    removeStale(file, text)
  }
  throw new DatabaseProblem(
    `The data folder ${folder} could not be locked: several processes are starting at once. Start one, or set DATA_DIR for the others.`,
  )
}

function inUse(folder: string, holder: Holder): DatabaseProblem {
  const who = holder.pid === process.pid ? `this process (${holder.pid})` : `process ${holder.pid}`
  return new DatabaseProblem(
    `The data folder ${folder} is in use by ${who}. Stop it, or set DATA_DIR to another folder, or DATABASE_URL to a PostgreSQL server that several processes can share.`,
  )
}

/** Creates the lock file complete with its content, or not at all. */
function create(file: string): boolean {
  const draft = `${file}.${process.pid}.${Math.random().toString(36).slice(2)}`
  writeFileSync(draft, JSON.stringify({ pid: process.pid, started: statOf(process.pid)?.started ?? null } satisfies Holder))
  try {
    linkSync(draft, file)
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EEXIST") return false
    throw error
  } finally {
    rmSync(draft, { force: true })
  }
}

function holdUntilReleased(file: string): DataFolderLock {
  held.add(file)
  const release = () => {
    if (!held.delete(file)) return
    process.removeListener("exit", release)
    rmSync(file, { force: true })
  }
  process.on("exit", release)
  return { release }
}

function removeStale(file: string, staleText: string): void {
  const aside = `${file}.stale.${process.pid}.${Math.random().toString(36).slice(2)}`
  try {
    renameSync(file, aside)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return
    throw error
  }
  // Another process may have replaced the stale lock between our look and our rename: then it is put back.
  if (read(aside) !== staleText) {
    try {
      linkSync(aside, file)
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error
    }
  }
  rmSync(aside, { force: true })
}

function read(file: string): string | null {
  try {
    return readFileSync(file, "utf8")
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return null
    throw error
  }
}

function parse(text: string): Holder | null {
  try {
    const value = JSON.parse(text) as Partial<Holder>
    return typeof value.pid === "number" ? { pid: value.pid, started: value.started ?? null } : null
  } catch {
    return null
  }
}

function isRunning(holder: Holder, file: string): boolean {
  // In a container every start gets the same process number: a lock with our own number is ours only if we remember taking it.
  if (holder.pid === process.pid) return held.has(file)
  try {
    process.kill(holder.pid, 0)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ESRCH") return false
  }
  const { state, started } = statOf(holder.pid) ?? {}
  if (state === "Z" || state === "X") return false
  return started === undefined || holder.started === null || started === holder.started
}

/** State and start time (ticks since boot) of a process from /proc (Linux); null elsewhere. A killed process stays as state Z until its parent notices. */
function statOf(pid: number): { state: string | undefined; started: string | undefined } | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8")
    // The second field is the program's name in brackets and may contain spaces; state is the third field, the start time the 22nd.
    const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ")
    return { state: fields[0], started: fields[19] }
  } catch {
    return null
  }
}
