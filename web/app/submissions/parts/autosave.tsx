import { useFetcher } from "@remix-run/react"
import { type RefObject, useEffect, useRef, useState } from "react"

/** What the step's action answers to a save that the page sent by itself. */
export type AutosaveAnswer = { version: number; savedAt: string; issues: { field: string; message: string }[] } | { problem: string }

const pauseMs = 1500

/**
 * Saves a form a moment after the last keystroke, and keeps a copy in the browser until the server has it, so that a lost
 * connection, an expired session or a closed tab loses nothing. Returns the version to send with the next save.
 */
export function useAutosave(form: RefObject<HTMLFormElement | null>, { key, version }: { key: string; version: number }) {
  const fetcher = useFetcher<AutosaveAnswer>()
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const [current, setCurrent] = useState(version)
  const [lost, setLost] = useState<Record<string, string> | null>(null)
  const submit = useRef(fetcher.submit)
  submit.current = fetcher.submit

  useEffect(() => setCurrent(version), [version])

  useEffect(() => {
    const element = form.current
    if (!element) return
    const kept = readCopy(key)
    if (kept && differs(element, kept)) setLost(kept)
    const changed = () => {
      writeCopy(key, element)
      clearTimeout(timer.current)
      timer.current = setTimeout(() => {
        const data = new FormData(element)
        data.set("intent", "autosave")
        submit.current(data, { method: "post" })
      }, pauseMs)
    }
    element.addEventListener("input", changed)
    return () => {
      element.removeEventListener("input", changed)
      clearTimeout(timer.current)
    }
  }, [form, key])

  useEffect(() => {
    if (fetcher.state !== "idle" || !fetcher.data || !("version" in fetcher.data)) return
    setCurrent(fetcher.data.version)
    if (fetcher.data.issues.length === 0) localStorage.removeItem(key)
  }, [fetcher.state, fetcher.data, key])

  return {
    version: current,
    status: fetcher.state === "idle" ? (fetcher.data ?? null) : ("saving" as const),
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
