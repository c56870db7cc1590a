import { afterEach, beforeEach, expect } from "vitest"

// Whatever a test prints as an error is a fault, unless the test says that it is meant to be printed.
// Kept on globalThis because Vitest loads set-up files apart from the tests that import them.
type Printed = { lines: string[]; expected: RegExp[] }
const key = Symbol.for("hub.test.printed")
const shared = globalThis as { [key]?: Printed }
shared[key] ??= { lines: [], expected: [] }
const printed = shared[key]

console.error = (...words: unknown[]) => {
  printed.lines.push(words.map((word) => (word instanceof Error ? (word.stack ?? word.message) : String(word))).join(" "))
}

/** Declares, inside a test, that console.error will print a line like this. */
export function expectConsoleError(pattern: RegExp): void {
  printed.expected.push(pattern)
}

beforeEach(() => {
  printed.lines = []
  printed.expected = []
})

afterEach(() => {
  const { lines, expected } = printed
  const surprising = lines.filter((line) => !expected.some((pattern) => pattern.test(line)))
  expect(surprising, "console.error was called; mend the cause or declare it with expectConsoleError(/…/)").toEqual([])
  const missing = expected.filter((pattern) => !lines.some((line) => pattern.test(line)))
  expect(missing, "declared with expectConsoleError, but never printed").toEqual([])
})
