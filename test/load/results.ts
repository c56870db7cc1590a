import { readFileSync, writeFileSync } from "node:fs"
import { cpus, totalmem } from "node:os"
import path from "node:path"
import { root } from "./servers.ts"

const file = path.join(root, "test/load/RESULTS.md")

/** Keeps a part of the results under its heading; what the other measurements have written stays as it is. */
export function keepPart(heading: string, text: string): void {
  const [head = "", ...parts] = readFileSync(file, "utf8").split(/^(?=## )/m)
  const part = `## ${heading}\n\n${text.trim()}\n\n`
  const at = parts.findIndex((one) => one.startsWith(`## ${heading}\n`))
  const kept = at === -1 ? [...parts, part] : parts.with(at, part)
  writeFileSync(file, `${[head, ...kept.map((one) => `${one.trim()}\n\n`)].join("").trim()}\n`)
}

/** Where a part was measured, and by which command. */
export function measuredBy(command: string, versions: Record<string, string>): string {
  const [processor] = cpus()
  const named = Object.entries(versions).map(([name, version]) => `${name} ${version}`)
  return `Written by \`${command}\` on ${new Date().toISOString().slice(0, 10)}: ${cpus().length} × ${processor?.model.trim() ?? "processor"}, ${Math.round(totalmem() / 2 ** 30)} GB; ${named.join(", ")}.`
}

export const table = (head: string[], rows: string[][]) =>
  [`| ${head.join(" | ")} |`, `| ${head.map(() => "---").join(" | ")} |`, ...rows.map((row) => `| ${row.join(" | ")} |`)].join("\n")
