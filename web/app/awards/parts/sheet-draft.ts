import { type RefObject, useEffect, useRef, useState } from "react"

/** What the server answers to a sheet that the page sent by itself. */
export type DraftAnswer = { version: number; savedAt: string } | { stale: number } | { problem: string }

/** What the browser keeps until the server has it: the version it was typed upon, and every field. */
type Copy = { version: number; fields: Record<string, string> }

const pauseMs = 1200
const againMs = 5_000

/**
 * Keeps a score sheet while it is filled in: in the browser with every change, on the server a moment later, and again and
 * again while there is no connection. A copy from an earlier visit that was typed upon the version the server still has is
 * put back at once; one that was typed upon an older version is only offered, because another device was faster.
 */
export function useSheetDraft(
  form: RefObject<HTMLFormElement | null>,
  { key, version, url }: { key: string; version: number; url: string },
) {
  const [current, setCurrent] = useState(version)
  const [status, setStatus] = useState("")
  const [older, setOlder] = useState<Copy | null>(null)
  const known = useRef(version)
  const change = useRef<() => void>(() => {})

  useEffect(() => {
    const element = form.current
    if (!element || url === "") return
    known.current = version
    setCurrent(version)
    let timer: ReturnType<typeof setTimeout> | undefined
    let isSending = false
    let hasEnded = false
    const later = (milliseconds: number) => {
      clearTimeout(timer)
      timer = setTimeout(send, milliseconds)
    }
    async function send() {
      if (!element || isSending || hasEnded) return
      isSending = true
      const sent = JSON.stringify(fieldsOf(element))
      setStatus("Saving…")
      const answer = await post(url, element, known.current)
      isSending = false
      if (hasEnded) return
      if (answer === null) {
        setStatus("No connection. What you typed is kept in this browser and will be saved when there is one.")
        later(againMs)
      } else if ("version" in answer) {
        known.current = answer.version
        setCurrent(answer.version)
        setStatus(`Saved on ${answer.savedAt}`)
        if (JSON.stringify(fieldsOf(element)) === sent) forgetCopy(key)
        else {
          writeCopy(key, { version: answer.version, fields: fieldsOf(element) })
          later(pauseMs)
        }
      } else if ("stale" in answer) setStatus("This sheet was saved elsewhere meanwhile. Press Save to compare the two; nothing is lost.")
      else setStatus(answer.problem)
    }
    change.current = () => {
      writeCopy(key, { version: known.current, fields: fieldsOf(element) })
      later(pauseMs)
    }
    const changed = () => change.current()
    const online = () => later(0)
    const left = () => {
      hasEnded = true
      clearTimeout(timer)
    }
    const kept = readCopy(key)
    if (kept && JSON.stringify(kept.fields) !== JSON.stringify(fieldsOf(element))) {
      if (kept.version === version) {
        fill(element, kept.fields)
        setStatus("What you typed before is back; it had not reached the hub.")
        later(0)
      } else setOlder(kept)
    }
    element.addEventListener("input", changed)
    element.addEventListener("submit", left)
    window.addEventListener("online", online)
    return () => {
      left()
      element.removeEventListener("input", changed)
      element.removeEventListener("submit", left)
      window.removeEventListener("online", online)
    }
  }, [form, key, version, url])

  return {
    /** The version to send with the next save. */
    version: current,
    status,
    /** True when an earlier visit typed something upon a version that is no longer the newest. */
    hasOlder: older !== null,
    restore() {
      if (older && form.current) fill(form.current, older.fields)
      setOlder(null)
      change.current()
    },
    forget() {
      forgetCopy(key)
      setOlder(null)
    },
  }
}

async function post(url: string, form: HTMLFormElement, version: number): Promise<DraftAnswer | null> {
  const data = new FormData(form)
  data.set("version", String(version))
  try {
    const response = await fetch(url, { method: "POST", body: data })
    return response.headers.get("content-type")?.includes("json") ? ((await response.json()) as DraftAnswer) : null
  } catch {
    return null
  }
}

const isKept = (name: string) => /^(score\.|reason\.|comment$)/.test(name)

function fieldsOf(form: HTMLFormElement): Record<string, string> {
  return Object.fromEntries(
    [...new FormData(form)].filter((entry): entry is [string, string] => isKept(entry[0]) && typeof entry[1] === "string"),
  )
}

function fill(form: HTMLFormElement, fields: Record<string, string>): void {
  for (const element of form.elements) {
    if (element instanceof HTMLInputElement && element.type === "radio" && isKept(element.name))
      element.checked = fields[element.name] === element.value
    else if (element instanceof HTMLTextAreaElement && isKept(element.name)) element.value = fields[element.name] ?? ""
  }
}

function writeCopy(key: string, copy: Copy): void {
  try {
    localStorage.setItem(key, JSON.stringify(copy))
  } catch {
    // Storage may be full or forbidden; the server's copy remains.
  }
}

function readCopy(key: string): Copy | null {
  try {
    const kept = JSON.parse(localStorage.getItem(key) ?? "null") as Copy | null
    return kept && typeof kept.version === "number" && typeof kept.fields === "object" ? kept : null
  } catch {
    return null
  }
}

function forgetCopy(key: string): void {
  try {
    localStorage.removeItem(key)
  } catch {
    // Nothing is kept where storage is forbidden.
  }
}
