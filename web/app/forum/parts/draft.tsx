import { useFetcher } from "@remix-run/react"
import { type RefObject, useEffect, useRef, useState } from "react"
import type { KeptDraft } from "./draft.server.ts"
import { useWhenIdle } from "./when-idle.ts"

const pauseMs = 2000

/** Keeps a form's text on the server a moment after the last keystroke. What the server cannot be given waits until it can. */
export function DraftKeeper({ form, target }: { form: RefObject<HTMLFormElement | null>; target: string }) {
  const fetcher = useFetcher<KeptDraft>()
  const submit = useRef(fetcher.submit)
  submit.current = fetcher.submit
  const whenIdle = useWhenIdle()
  const [isOffline, setOffline] = useState(false)
  useEffect(() => {
    const element = form.current
    if (!element) return
    let pause: ReturnType<typeof setTimeout>
    const keep = () => {
      if (!navigator.onLine) return setOffline(true)
      setOffline(false)
      whenIdle(() => {
        const data = new FormData(element)
        data.set("intent", "draft")
        data.set("target", target)
        submit.current(data, { method: "post" })
      })
    }
    const changed = () => {
      clearTimeout(pause)
      pause = setTimeout(keep, pauseMs)
    }
    const stop = () => clearTimeout(pause)
    element.addEventListener("input", changed)
    element.addEventListener("submit", stop)
    window.addEventListener("online", keep)
    return () => {
      stop()
      element.removeEventListener("input", changed)
      element.removeEventListener("submit", stop)
      window.removeEventListener("online", keep)
    }
  }, [form, target, whenIdle])
  const kept = fetcher.state === "idle" ? fetcher.data : undefined
  return (
    <p className="hub-small hub-muted" role="status">
      {isOffline
        ? "You are offline. Your text will be kept as soon as you are back."
        : fetcher.state !== "idle"
          ? "Keeping your text…"
          : kept && "keptAt" in kept
            ? `Kept at ${kept.keptAt}`
            : (kept?.problem ?? "")}
    </p>
  )
}
