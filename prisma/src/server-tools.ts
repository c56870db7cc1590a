import { spawn } from "node:child_process"
import { once } from "node:events"
import { DatabaseProblem } from "./problem.ts"

/** Runs pg_dump or pg_restore on the server of `databaseUrl`. The password goes through the environment, where other users cannot see it. */
export async function runServerTool(tool: "pg_dump" | "pg_restore", args: string[], databaseUrl: string): Promise<void> {
  const child = spawn(tool, args, { env: { ...process.env, ...settingsOf(databaseUrl) }, stdio: ["ignore", "ignore", "pipe"] })
  let said = ""
  child.stderr.on("data", (chunk) => {
    said += chunk
  })
  const [code] = await once(child, "close").catch((error: NodeJS.ErrnoException) => {
    if (error.code !== "ENOENT") throw error
    throw new DatabaseProblem(
      `${tool} is not on the PATH. Install PostgreSQL's client programs (on Debian "apt install postgresql-client"), at least as new as the server.`,
    )
  })
  if (code !== 0) throw new DatabaseProblem(`${tool} failed: ${said.trim().split("\n")[0] ?? `exit code ${code}`}`)
}

/** A connection address as the environment variables of PostgreSQL's own programs. */
function settingsOf(databaseUrl: string): Record<string, string> {
  const url = new URL(databaseUrl)
  const settings = {
    PGHOST: url.searchParams.get("host") ?? decodeURIComponent(url.hostname),
    PGPORT: url.port,
    PGUSER: decodeURIComponent(url.username),
    PGPASSWORD: decodeURIComponent(url.password),
    PGDATABASE: decodeURIComponent(url.pathname.slice(1)),
    PGSSLMODE: url.searchParams.get("sslmode") ?? "",
  }
  return Object.fromEntries(Object.entries(settings).filter(([, value]) => value !== ""))
}
