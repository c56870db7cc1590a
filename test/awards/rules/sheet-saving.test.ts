import { afterEach, beforeEach, expect, test, vi } from "vitest"
import { againMs, type DraftAnswer, fieldsOf, pauseMs, type SheetCopy, saveByItself } from "../../../web/app/awards/parts/sheet-saving.ts"

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

const formOf = (comment: string, version: number) => {
  const form = new FormData()
  form.set("comment", comment)
  form.set("version", String(version))
  return form
}

/** A page with one field, whose server answers when the test says so. */
function page(comment = "") {
  const sent: string[] = []
  const waiting: ((answer: DraftAnswer | null) => void)[] = []
  const seen = { status: "", copy: null as SheetCopy | null }
  let typed = comment
  const sheet = saveByItself(
    {
      read: () => formOf(typed, sheet?.version() ?? 0),
      post(form) {
        sent.push(`${form.get("version")}: ${form.get("comment")}`)
        return new Promise((resolve) => waiting.push(resolve))
      },
      keep(copy) {
        seen.copy = copy
      },
      forget() {
        seen.copy = null
      },
      tell(status) {
        seen.status = status
      },
    },
    { version: 0, fields: fieldsOf(formOf(comment, 0)) },
  )
  return {
    sheet,
    sent,
    seen,
    type(text: string) {
      typed = text
      sheet.changed()
    },
    pause: (milliseconds = pauseMs) => vi.advanceTimersByTimeAsync(milliseconds),
    async answer(answer: DraftAnswer | null) {
      waiting.shift()?.(answer)
      await vi.advanceTimersByTimeAsync(0)
    },
  }
}

const saved = (version: number): DraftAnswer => ({ version, savedAt: `time ${version}` })

test("what is typed is kept at once, sent a moment after the last key, and forgotten here when the server has it", async () => {
  const { type, pause, answer, sent, seen } = page()
  type("On")
  await pause(pauseMs - 1)
  type("One")
  await pause(pauseMs - 1)
  expect([sent, seen.copy]).toEqual([[], { version: 0, fields: { comment: "One" } }])
  await pause(1)
  expect([sent, seen.status]).toEqual([["0: One"], "Saving…"])
  await answer(saved(1))
  expect(seen).toEqual({ status: "Saved on time 1", copy: null })
})

test.each<[string, DraftAnswer, string]>([
  ["saved", saved(1), "1: Two"],
  ["refused", { problem: "Your comment is too long." }, "0: Two"],
  ["stale", { stale: 3 }, "0: Two"],
])("what is typed while a sheet is under way follows once that is %s, not before", async (_, first, second) => {
  const { type, pause, answer, sent } = page()
  type("One")
  await pause()
  type("Two")
  await pause(10 * pauseMs)
  expect(sent).toEqual(["0: One"])
  await answer(first)
  await pause()
  expect(sent).toEqual(["0: One", second])
})

test("what was refused is not sent again until something is typed", async () => {
  const { type, pause, answer, sent, seen } = page()
  type("One")
  await pause()
  await answer({ problem: "Judging has ended." })
  await pause(10 * againMs)
  expect([sent, seen.status]).toEqual([["0: One"], "Judging has ended."])
})

test("without an answer the same sheet is sent again and again, and what was typed since only after it", async () => {
  const { type, pause, answer, sent, seen } = page()
  type("One")
  await pause()
  await answer(null)
  expect(seen.status).toMatch(/^No connection/)
  type("Two")
  await pause(againMs)
  await answer(null)
  await pause(againMs)
  await answer(saved(1))
  expect(seen.copy).toEqual({ version: 1, fields: { comment: "Two" } })
  await pause()
  await answer(saved(2))
  expect(sent).toEqual(["0: One", "0: One", "0: One", "1: Two"])
  expect(seen).toEqual({ status: "Saved on time 2", copy: null })
})

test("back online it is sent at once; a sheet that is saved is not", async () => {
  const { sheet, type, pause, answer, sent, seen } = page()
  sheet.online()
  await pause()
  expect(sent).toEqual([])
  type("One")
  await pause()
  await answer(null)
  sheet.online()
  await pause(0)
  await answer(saved(1))
  expect([sent, seen.status]).toEqual([["0: One", "0: One"], "Saved on time 1"])
})

test("what the reader presses waits for the sheet under way and goes upon its version", async () => {
  const { sheet, type, pause, answer } = page()
  type("One")
  await pause()
  const gone: number[] = []
  expect(sheet.hold(() => gone.push(sheet.version()))).toBe(true)
  expect(gone).toEqual([])
  await answer(saved(1))
  expect(gone).toEqual([1])
})

test("without an answer what the reader presses does not go, and the sheet is sent on by itself", async () => {
  const { sheet, type, pause, answer, sent, seen } = page()
  type("One")
  await pause()
  const gone: number[] = []
  sheet.hold(() => gone.push(sheet.version()))
  await answer(null)
  await pause(againMs)
  await answer(saved(1))
  expect([gone, sent.length, seen.status]).toEqual([[], 2, "Saved on time 1"])
})

test("while the reader's own save is under way nothing is sent; after a refusal it goes on", async () => {
  const { sheet, type, pause, sent } = page()
  type("One")
  expect(sheet.hold(() => {})).toBe(false)
  type("One more")
  await pause(10 * againMs)
  expect(sent).toEqual([])
  sheet.release()
  await pause()
  expect(sent).toEqual(["0: One more"])
})

test("a page that was left says nothing more", async () => {
  const { sheet, type, pause, answer, sent, seen } = page()
  type("One")
  await pause()
  sheet.end()
  await answer(null)
  await pause(10 * againMs)
  expect([sent.length, seen.status]).toEqual([1, "Saving…"])
})
