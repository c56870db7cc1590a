import type { SearchIndex } from "@hub/api/platform/search/document"
import { withFallback } from "@hub/api/platform/search/fallback"
import type { SearchEngine } from "@hub/api/platform/search/port"
import { afterEach, beforeEach, expect, test, vi } from "vitest"

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

const index = { kind: "initiative" } as SearchIndex
const log = { info() {}, warn() {} } as unknown as Parameters<typeof withFallback>[2]

/** An engine that only says who answered, and takes so long to take over changes. */
const engine = (name: string, milliseconds = 0): SearchEngine =>
  ({
    name,
    suggest: async () => name,
    index: () => new Promise((resolve) => setTimeout(resolve, milliseconds, 1)),
  }) as unknown as SearchEngine

test("while an engine takes long over a change, what is up to date answers within a second, and the engine again once it is done", async () => {
  const both = withFallback(engine("slow", 3_000), engine("database"), log)
  const answers = () => both.suggest(index, { audience: [], text: "", limit: 1 } as never)
  const first = both.index(index)
  await vi.advanceTimersByTimeAsync(3_000)
  await first
  expect(await answers()).toBe("slow")

  const next = both.index(index)
  await vi.advanceTimersByTimeAsync(1_000)
  expect(await answers()).toBe("database")
  await vi.advanceTimersByTimeAsync(2_000)
  await next
  expect(await answers()).toBe("slow")
})
