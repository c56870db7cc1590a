import { existsSync, readFileSync } from "node:fs"
import path from "node:path"
import { describe, expect, test } from "vitest"
import { root } from "./sources.ts"

/** One row of a table of rules: what must hold, the file that tries it, and the name of the test. */
type Row = { rule: string; file: string; name: string }

/** The rows of "| Rule | `file` | Test |" in a README; files are relative to it. */
function rowsOf(markdown: string): Row[] {
  return [...markdown.matchAll(/^\| (.+?) +\| `(.+?)` +\| (.+?) +\|$/gm)].map(([, rule = "", file = "", name = ""]) => ({
    rule,
    file,
    name: name.replaceAll("\\|", "|"),
  }))
}

/** Rows whose test is not there under that name. `read` gives a file's text, or null. */
function missing(rows: readonly Row[], read: (file: string) => string | null): string[] {
  return rows.flatMap(({ rule, file, name }) => {
    const text = read(file)
    if (text === null) return [`${rule}: there is no file ${file}`]
    const isThere = ['"', "`", "'"].some((quote) => text.includes(quote + name + quote))
    return isThere ? [] : [`${rule}: ${file} has no test named “${name}”`]
  })
}

describe.each(["test/directory/README.md"])("%s: every rule has a test that names it", (readme) => {
  const rows = rowsOf(readFileSync(path.join(root, readme), "utf8"))
  const read = (file: string) => {
    const full = path.resolve(root, path.dirname(readme), file)
    return existsSync(full) ? readFileSync(full, "utf8") : null
  }

  test("each test of the tables is there", () => {
    expect(rows.length, "rows of the tables: has their form changed?").toBeGreaterThan(30)
    expect(missing(rows, read)).toEqual([])
  })

  test("no rule is there twice with the same test", () => {
    expect(new Set(rows.map((row) => JSON.stringify(row))).size).toBe(rows.length)
  })
})

test("noticed when a test or its file is gone", () => {
  const rows = rowsOf("| Rule | File | Test |\n| ---- | ---- | ---- |\n| Whole | `api/export.test.ts` | it is whole |\n")
  expect(rows).toEqual([{ rule: "Whole", file: "api/export.test.ts", name: "it is whole" }])
  expect(missing(rows, () => null)).toHaveLength(1)
  expect(missing(rows, () => 'test("it is whole", () => {})')).toEqual([])
  expect(missing(rows, () => "// it is whole")).toHaveLength(1)
})
