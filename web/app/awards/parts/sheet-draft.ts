import { useNavigation } from "@remix-run/react"
import { type RefObject, useEffect, useRef, useState } from "react"
import { isTouched } from "../../platform/typed-early.ts"
import { type DraftAnswer, fieldsOf, isSame, type SheetCopy, type SheetFields, type SheetPage, saveByItself } from "./sheet-saving.ts"

/** A server that does not answer within this time is one that cannot be reached. */
const patienceMs = 8_000

/**
 * Keeps a score sheet while it is filled in; `saved` is what the server has as `version`. A copy from an earlier visit that was typed
 * upon that version is put back at once. It is only offered when it was typed upon an older one, because another device was faster,
 * or when this form has been typed into already. With an empty `url` nothing is saved by itself.
 */
export function useSheetDraft(
  form: RefObject<HTMLFormElement | null>,
  { key, version, saved, url }: { key: string; version: number; saved: SheetFields; url: string },
) {
  const [status, setStatus] = useState("")
  const [older, setOlder] = useState<SheetCopy | null>(null)
  const saving = useRef<ReturnType<typeof saveByItself> | null>(null)
  const isIdle = useNavigation().state === "idle"
  const savedNow = useRef(saved)
  savedNow.current = saved

  useEffect(() => {
    const element = form.current
    if (!element || url === "") return
    const read = () => new FormData(element)
    const page: SheetPage = {
      read,
      post: (sheet) => post(url, sheet),
      keep: (copy) => writeCopy(key, copy),
      forget: () => forgetCopy(key),
      tell: setStatus,
    }
    const sheet = saveByItself(page, { version, fields: savedNow.current })
    saving.current = sheet
    const changed = () => sheet.changed()
    const online = () => sheet.online()
    // Every way the form is sent takes its version from here.
    const versioned = ({ formData }: FormDataEvent) => formData.set("version", String(sheet.version()))
    const submitted = (event: SubmitEvent) => {
      if (sheet.hold(() => element.requestSubmit(event.submitter))) event.preventDefault()
    }
    const kept = readCopy(key)
    if (kept && isSame(kept.fields, fieldsOf(read()))) forgetCopy(key)
    else if (kept?.version === version && ![...element.elements].some(isTouched)) {
      fill(element, kept.fields)
      setStatus("What you typed before is back; it had not reached the hub.")
    } else setOlder(kept)
    // What was typed while nobody listened, and what came back with a refusal.
    if (!isSame(savedNow.current, fieldsOf(read()))) sheet.changed()
    element.addEventListener("input", changed)
    element.addEventListener("formdata", versioned)
    element.addEventListener("submit", submitted)
    window.addEventListener("online", online)
    return () => {
      sheet.end()
      saving.current = null
      element.removeEventListener("input", changed)
      element.removeEventListener("formdata", versioned)
      element.removeEventListener("submit", submitted)
      window.removeEventListener("online", online)
    }
  }, [form, key, version, url])

  useEffect(() => {
    if (isIdle) saving.current?.release()
  }, [isIdle])

  return {
    status,
    /** True when an earlier visit typed something upon a version that is no longer the newest. */
    hasOlder: older !== null,
    restore() {
      if (older && form.current) fill(form.current, older.fields)
      setOlder(null)
      saving.current?.changed()
    },
    forget() {
      forgetCopy(key)
      setOlder(null)
    },
  }
}

async function post(url: string, body: FormData): Promise<DraftAnswer | null> {
  try {
    const response = await fetch(url, { method: "POST", body, signal: AbortSignal.timeout(patienceMs) })
    return response.headers.get("content-type")?.includes("json") ? ((await response.json()) as DraftAnswer) : null
  } catch {
    return null
  }
}

function fill(form: HTMLFormElement, fields: SheetFields): void {
  for (const element of form.elements) {
    if (element instanceof HTMLInputElement && element.type === "radio") element.checked = fields[element.name] === element.value
    else if (element instanceof HTMLTextAreaElement) element.value = fields[element.name] ?? ""
  }
}

function writeCopy(key: string, copy: SheetCopy): void {
  try {
    localStorage.setItem(key, JSON.stringify(copy))
  } catch {
    // Storage may be full or forbidden; the server's copy remains.
  }
}

function readCopy(key: string): SheetCopy | null {
  try {
    const kept = JSON.parse(localStorage.getItem(key) ?? "null") as SheetCopy | null
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
