import { useLocation, useNavigation } from "@remix-run/react"
import { type FormEvent, type RefObject, useEffect, useRef, useState } from "react"
import { useViewer } from "../../platform/viewer.ts"
import { Inset } from "../../ui/inset/inset.tsx"

/** What the hub answers to a save that the page sent by itself. */
export type AutosaveAnswer = { version: number; savedAt: string; issues: { field: string; message: string }[] } | { problem: string }

const pauseMs = 1500

/**
 * Saves a form a moment after the last keystroke, and keeps a copy in the browser until the server has it, so that a lost
 * connection, an expired session or a closed tab loses nothing. The copy is this person's alone: others may use the browser.
 * Returns the version to send with the next save.
 */
export function useAutosave(form: RefObject<HTMLFormElement | null>, { name, version }: { name: string; version: number }) {
  const { key: visit, pathname } = useLocation()
  const key = `hub.draft.${useViewer()?.handle}.${name}`
  const navigation = useNavigation()
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const isSaving = useRef(false)
  const waiting = useRef<HTMLElement | null>(null)
  const [lost, setLost] = useState<Record<string, string> | null>(null)
  const [status, setStatus] = useState<AutosaveAnswer | "saving" | null>(null)

  // The version is that of the text in the form. Were it taken from newer data of the page, the next save would silently
  // overwrite what somebody else has saved meanwhile.
  const [held, setHeld] = useState({ visit, version })
  if (held.visit !== visit) setHeld({ visit, version })

  // biome-ignore lint/correctness/useExhaustiveDependencies: each visit of the step has a form of its own
  useEffect(() => {
    const element = form.current
    if (!element) return
    let isLeft = false
    const kept = readCopy(key)
    if (kept && differs(element, kept)) setLost(kept)
    else if (kept) localStorage.removeItem(key)

    const save = async () => {
      timer.current = undefined
      // One save at a time: two at once would be a conflict with oneself.
      if (isSaving.current) return wait()
      isSaving.current = true
      setStatus("saving")
      const answer = await send(`${pathname}/autosave`, element)
      isSaving.current = false
      const isSaved = "version" in answer
      if (isSaved && answer.issues.length === 0 && timer.current === undefined) localStorage.removeItem(key)
      if (isLeft) return
      if (isSaved) setHeld((before) => ({ ...before, version: answer.version }))
      setStatus(answer)
    }
    const wait = () => {
      clearTimeout(timer.current)
      timer.current = setTimeout(save, pauseMs)
    }
    const changed = () => {
      writeCopy(key, element)
      wait()
    }
    element.addEventListener("input", changed)
    return () => {
      isLeft = true
      element.removeEventListener("input", changed)
      clearTimeout(timer.current)
      setLost(null)
      setStatus(null)
    }
  }, [form, key, pathname, visit])

  // A button that was pressed while a save was on its way is pressed again once the version is known.
  useEffect(() => {
    if (status === "saving" || !waiting.current) return
    const button = waiting.current
    waiting.current = null
    form.current?.requestSubmit(button)
  }, [status, form])

  // Sent by a button and leading elsewhere: it is saved, so the browser's copy has done its work.
  const isSaved = navigation.state === "loading" && navigation.formAction?.startsWith(pathname) && navigation.location.pathname !== pathname
  useEffect(() => {
    if (isSaved) localStorage.removeItem(key)
  }, [isSaved, key])

  return {
    version: held.version,
    /** For the form's onSubmit. */
    onSubmit(event: FormEvent<HTMLFormElement>) {
      clearTimeout(timer.current)
      timer.current = undefined
      if (!isSaving.current) return
      event.preventDefault()
      const { submitter } = event.nativeEvent as SubmitEvent
      waiting.current = submitter instanceof HTMLElement ? submitter : null
    },
    status,
    /** What an earlier visit typed and the server never got. */
    lost,
    restore() {
      if (lost && form.current) fill(form.current, lost)
      setLost(null)
    },
    forget() {
      localStorage.removeItem(key)
      setLost(null)
    },
  }
}

async function send(address: string, form: HTMLFormElement): Promise<AutosaveAnswer> {
  const data = new FormData(form)
  data.set("intent", "autosave")
  data.delete("file")
  const response = await fetch(address, { method: "POST", body: data }).catch(() => null)
  const answer = response?.ok ? ((await response.json().catch(() => null)) as AutosaveAnswer | null) : null
  return answer ?? { problem: "Not saved: the hub does not answer. What you type is kept in this browser; go on, or try again later." }
}

function textFields(form: HTMLFormElement) {
  return [...form.elements].filter(
    (element): element is HTMLInputElement | HTMLTextAreaElement =>
      (element instanceof HTMLTextAreaElement || (element instanceof HTMLInputElement && element.type === "text")) && element.name !== "",
  )
}

function writeCopy(key: string, form: HTMLFormElement): void {
  try {
    localStorage.setItem(key, JSON.stringify(Object.fromEntries(textFields(form).map(({ name, value }) => [name, value]))))
  } catch {
    // Storage may be full or forbidden; the server's copy remains.
  }
}

function readCopy(key: string): Record<string, string> | null {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(key) ?? "null")
    return typeof kept === "object" ? (kept as Record<string, string> | null) : null
  } catch {
    return null
  }
}

const differs = (form: HTMLFormElement, kept: Record<string, string>) =>
  textFields(form).some(({ name, value }) => name in kept && kept[name] !== value)

function fill(form: HTMLFormElement, kept: Record<string, string>): void {
  for (const field of textFields(form)) if (field.name in kept) field.value = kept[field.name] ?? ""
  form.dispatchEvent(new Event("input", { bubbles: true }))
}

/** Offers what an earlier visit typed and the server never got. */
export function LostText({
  autosave: { lost, restore, forget },
}: {
  autosave: Pick<ReturnType<typeof useAutosave>, "lost" | "restore" | "forget">
}) {
  if (!lost) return null
  return (
    <Inset role="alert">
      <p>You typed something here that was not saved, perhaps because the connection was lost.</p>
      <div className="hub-actions">
        <button type="button" className="nhsuk-button nhsuk-button--small" onClick={restore}>
          Bring it back
        </button>
        <button type="button" className="nhsuk-button nhsuk-button--small nhsuk-button--secondary" onClick={forget}>
          Throw it away
        </button>
      </div>
    </Inset>
  )
}

/** Says, politely, whether what was typed is saved. */
export function AutosaveStatus({ status }: { status: ReturnType<typeof useAutosave>["status"] }) {
  const text =
    status === null
      ? ""
      : status === "saving"
        ? "Saving…"
        : "problem" in status
          ? status.problem
          : status.issues.length > 0
            ? `Saved, except: ${status.issues.map(({ message }) => message).join(". ")}`
            : `Saved at ${status.savedAt}`
  return (
    <p className="hub-muted hub-small" role="status">
      {text}
    </p>
  )
}
