import { readFileSync } from "node:fs"
import path from "node:path"
import { envSchema } from "@hub/api/platform/env"
import { describe, expect, test } from "vitest"
import { root } from "./sources.ts"

const read = (file: string): string => readFileSync(path.join(root, file), "utf8")

/** Names of settings in the first column of a table of docs/operations.md: | `PORT` | … */
const documentedIn = (markdown: string): string[] => [...markdown.matchAll(/^\| `([A-Z][A-Z0-9_]+)` +\|/gm)].map(([, name = ""]) => name)

/** Settings that a server reads by its own schema: names in capitals before a colon, and process.env.NAME. */
const readBy = (code: string): string[] =>
  [...code.matchAll(/^\s+([A-Z][A-Z0-9_]+): [a-z]|process\.env(?:\.|\[")([A-Z][A-Z0-9_]+)|portSetting\("([A-Z_]+)"/gm)].map(
    ([, inSchema, inCode, port]) => inSchema ?? inCode ?? port ?? "",
  )

/** What documents and what reads differ in. */
function differences(documented: string[], used: string[]): string[] {
  return [
    ...used.filter((name) => !documented.includes(name)).map((name) => `${name} is read, but not in docs/operations.md`),
    ...documented.filter((name) => !used.includes(name)).map((name) => `${name} is in docs/operations.md, but nothing reads it`),
  ]
}

const files = [
  "web/server/env.ts",
  "web/app/platform/flash.server.ts",
  "scripts/start.mjs",
  "scripts/dev.mjs",
  "scripts/test.mjs",
  "test/kit/chromium.ts",
]

describe("every setting is documented, and nothing else", () => {
  test("in docs/operations.md", () => {
    const fromFiles = files.flatMap((file) => {
      const found = readBy(read(file))
      expect(found, `${file} reads no setting: has that moved?`).not.toEqual([])
      return found
    })
    const documented = documentedIn(read("docs/operations.md"))
    expect(differences(documented, [...new Set([...Object.keys(envSchema.shape), ...fromFiles])])).toEqual([])
    expect(new Set(documented).size, "a setting has two rows").toBe(documented.length)
  })

  test("noticed when one is missing or gone", () => {
    expect(documentedIn("| `PORT` | 3000 | Of the web site. |\ntext `OTHER`\n")).toEqual(["PORT"])
    expect(readBy('  PORT: z.coerce.number(),\n  if (process.env.SECRET) portSetting("API_PORT", 1)')).toEqual([
      "PORT",
      "SECRET",
      "API_PORT",
    ])
    expect(differences(["PORT"], ["PORT"])).toEqual([])
    expect(differences(["PORT"], ["PORT", "SECRET"])).toHaveLength(1)
    expect(differences(["PORT", "OLD"], ["PORT"])).toHaveLength(1)
  })
})
