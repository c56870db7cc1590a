/** What the server answers to a sheet that the page sent by itself. */
export type DraftAnswer = { version: number; savedAt: string } | { stale: number } | { problem: string }

/** What a reader fills in. */
export type SheetFields = Record<string, string>

/** What the browser keeps until the server has it: the version it was typed upon, and every field. */
export type SheetCopy = { version: number; fields: SheetFields }

/** The page around the form: what it holds, where it is sent and kept, and what its reader is told. */
export type SheetPage = {
  /** The whole form as it is filled in now, with the version it is typed upon. */
  read(): FormData
  /** Null when no answer came: the sheet may have arrived or not. */
  post(sheet: FormData): Promise<DraftAnswer | null>
  keep(copy: SheetCopy): void
  forget(): void
  tell(status: string): void
}

export const pauseMs = 1_200
export const againMs = 5_000

const offline = "No connection. What you typed is kept in this browser and will be saved when there is one."
const elsewhere = "This sheet was saved elsewhere meanwhile. Press Save to compare the two; nothing is lost."

/**
 * Saves a sheet by itself: in the browser with every change, on the server a moment later, and again and again while no answer
 * comes. Only one sheet is under way at a time. One that stayed without an answer is sent again as it was, for the server may have
 * it already and would refuse a newer text upon the same version.
 */
export function saveByItself(page: SheetPage, initial: { version: number; fields: SheetFields }) {
  let { version } = initial
  let saved = initial.fields
  let timer: ReturnType<typeof setTimeout> | undefined
  let unanswered: FormData | null = null
  let afterAnswer: (() => void) | null = null
  let isSending = false
  let isHeld = false
  let hasEnded = false

  const isSaved = () => isSame(fieldsOf(page.read()), saved)
  const later = (milliseconds: number) => {
    clearTimeout(timer)
    timer = setTimeout(send, milliseconds)
  }

  async function send(): Promise<void> {
    // Whatever ends the sending or the hold looks itself for what was typed meanwhile.
    if (isSending || isHeld) return
    isSending = true
    page.tell("Saving…")
    const sheet = unanswered ?? page.read()
    const answer = await page.post(sheet)
    isSending = false
    if (hasEnded) return
    take(answer, sheet)
    const goOn = afterAnswer
    afterAnswer = null
    if (!goOn) return
    isHeld = false
    if (answer) goOn()
  }

  function take(answer: DraftAnswer | null, sheet: FormData): void {
    unanswered = answer ? null : sheet
    if (!answer) {
      page.tell(offline)
      later(againMs)
      return
    }
    const now = fieldsOf(page.read())
    const isNewer = !isSame(now, fieldsOf(sheet))
    if ("version" in answer) {
      version = answer.version
      saved = fieldsOf(sheet)
      page.tell(`Saved on ${answer.savedAt}`)
      if (isNewer) page.keep({ version, fields: now })
      else page.forget()
    } else page.tell("stale" in answer ? elsewhere : answer.problem)
    if (isNewer) later(pauseMs)
  }

  return {
    /** The version that what is typed now is typed upon. */
    version: () => version,
    /** Something was typed. */
    changed() {
      page.keep({ version, fields: fieldsOf(page.read()) })
      later(pauseMs)
    },
    /** There may be a connection again. */
    online() {
      if (!isSaved()) later(0)
    },
    /**
     * The reader presses a button: nothing more is sent by itself until `release`. True while a sheet is under way, which would
     * be in the way of theirs: `goOn` is called once its answer is there, and not at all without one.
     */
    hold(goOn: () => void): boolean {
      isHeld = true
      if (isSending) afterAnswer = goOn
      return isSending
    },
    /** What the reader pressed is done, or was refused. */
    release() {
      if (!isHeld || isSending) return
      isHeld = false
      if (!isSaved()) later(pauseMs)
    },
    end() {
      hasEnded = true
      clearTimeout(timer)
    },
  }
}

const isField = (name: string) => /^(score\.|reason\.|comment$)/.test(name)

/** What a reader filled in, of everything a form holds. */
export function fieldsOf(form: FormData): SheetFields {
  return Object.fromEntries([...form].filter((entry): entry is [string, string] => isField(entry[0]) && typeof entry[1] === "string"))
}

/** Whether two sheets say the same; a criterion without a point has no field. */
export function isSame(one: SheetFields, other: SheetFields): boolean {
  return [...new Set([...Object.keys(one), ...Object.keys(other)])].every((name) => (one[name] ?? "") === (other[name] ?? ""))
}
