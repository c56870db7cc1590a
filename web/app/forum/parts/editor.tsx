import { useFetcher } from "@remix-run/react"
import { type RefObject, useEffect, useRef, useState } from "react"
import type { FormState } from "../../platform/forms.ts"
import { controlId } from "../../platform/forms.ts"
import { TextArea } from "../../ui/form/form.tsx"
import { Html } from "../../ui/markdown/html.tsx"
import type { Completion } from "../pages/complete.ts"
import { PictureFields, usePastedPictures } from "./picture-fields.tsx"
import { useWhenIdle } from "./when-idle.ts"

const longestBody = 20_000
const pauseMs = 500

type EditorProps = {
  name: string
  label: string
  rows?: number
  state?: FormState | null | undefined
  defaultValue?: string
  /** What the server made of the text, for those without a script. */
  preview?: string | null
}

/** A Markdown text with tools, completion of names, pictures, and how it will look. Without a script it is a text area with a hint. The form around it is multipart. */
export function Editor({ name, label, rows = 8, state, defaultValue, preview }: EditorProps) {
  const box = useRef<HTMLDivElement>(null)
  const [isReady, setReady] = useState(false)
  useEffect(() => setReady(true), [])
  const area = () => box.current?.querySelector("textarea") ?? null
  const insert = (markdown: string) => {
    const element = area()
    if (element) replace(element, element.selectionStart, element.selectionEnd, `\n\n${markdown}\n\n`)
  }
  usePastedPictures(box)
  return (
    <div ref={box}>
      <TextArea
        name={name}
        label={label}
        hint="Use **bold**, lists and links as in Markdown. Name a person with @ and an initiative with [[."
        rows={rows}
        maxLength={longestBody}
        tools={isReady && <Tools area={area} controls={controlId(name)} />}
        {...(state !== undefined && { state })}
        {...(defaultValue !== undefined && { defaultValue })}
      />
      {isReady && <Completions area={area} box={box} />}
      <PictureFields state={state} insert={isReady ? insert : null} />
      <Preview box={box} given={preview ?? null} isLive={isReady} />
    </div>
  )
}

type Area = () => HTMLTextAreaElement | null

const tools = [
  { label: "Bold", before: "**", after: "**", sample: "bold text" },
  { label: "Italic", before: "*", after: "*", sample: "text" },
  { label: "Link", before: "[", after: "](https://)", sample: "words of the link" },
  { label: "List", before: "\n- ", after: "", sample: "first point" },
  { label: "Quote", before: "\n> ", after: "\n\n", sample: "their words" },
]

function Tools({ area, controls }: { area: Area; controls: string }) {
  const apply = ({ before, after, sample }: (typeof tools)[number]) => {
    const element = area()
    if (!element) return
    const { selectionStart, selectionEnd, value } = element
    const words = value.slice(selectionStart, selectionEnd) || sample
    replace(element, selectionStart, selectionEnd, before + words + after)
    element.setSelectionRange(selectionStart + before.length, selectionStart + before.length + words.length)
  }
  return (
    <div className="hub-editor__tools" role="toolbar" aria-label="Formatting" aria-controls={controls}>
      {tools.map((tool) => (
        <button key={tool.label} type="button" className="hub-editor__tool" onClick={() => apply(tool)}>
          {tool.label}
        </button>
      ))}
    </div>
  )
}

/** Changes the text as if it had been typed, so that undo and whoever listens know of it. */
function replace(element: HTMLTextAreaElement, start: number, end: number, text: string): void {
  element.focus()
  element.setRangeText(text, start, end, "end")
  element.dispatchEvent(new Event("input", { bubbles: true }))
}

/** What stands before the cursor and can be completed. */
function typedName(element: HTMLTextAreaElement): { kind: "person" | "initiative"; text: string; start: number } | null {
  const end = element.selectionStart
  const line = element.value.slice(Math.max(0, end - 80), end)
  const person = /(?:^|[\s(])@([\p{L}\p{N}-]{2,40})$/u.exec(line)?.[1]
  if (person) return { kind: "person", text: person, start: end - person.length - 1 }
  const initiative = /\[\[([^\]\n]{2,60})$/.exec(line)?.[1]
  return initiative ? { kind: "initiative", text: initiative, start: end - initiative.length - 2 } : null
}

function Completions({ area, box }: { area: Area; box: RefObject<HTMLDivElement | null> }) {
  const fetcher = useFetcher<{ completions: Completion[] }>()
  const load = useRef(fetcher.load)
  load.current = fetcher.load
  const [isOpen, setOpen] = useState(false)
  useEffect(() => {
    let pause: ReturnType<typeof setTimeout>
    const typed = (event: Event) => {
      if (!(event.target instanceof HTMLTextAreaElement)) return
      clearTimeout(pause)
      const name = typedName(event.target)
      setOpen(name !== null)
      if (name) pause = setTimeout(() => load.current(`/forum/complete?${new URLSearchParams({ q: name.text, for: name.kind })}`), 200)
    }
    const element = box.current
    element?.addEventListener("input", typed)
    return () => {
      clearTimeout(pause)
      element?.removeEventListener("input", typed)
    }
  }, [box])
  const completions = isOpen ? (fetcher.data?.completions ?? []) : []
  const choose = ({ insert }: Completion) => {
    const element = area()
    const name = element && typedName(element)
    if (element && name) replace(element, name.start, element.selectionStart, insert)
    setOpen(false)
  }
  return (
    <div className="hub-editor__names">
      <p className="nhsuk-u-visually-hidden" role="status">
        {completions.length > 0 ? `${completions.length} names to choose from, after the text` : ""}
      </p>
      {completions.length > 0 && (
        <ul className="hub-plain-list">
          {completions.map((completion) => (
            <li key={completion.insert}>
              <button type="button" className="hub-editor__tool" onClick={() => choose(completion)}>
                {completion.label} {completion.detail && <span className="hub-muted">{completion.detail}</span>}
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}

/** The text as the server renders it: a moment after typing stops, or as it came back with the page. */
function Preview({ box, given, isLive }: { box: RefObject<HTMLDivElement | null>; given: string | null; isLive: boolean }) {
  const fetcher = useFetcher<{ html: string | null }>()
  const submit = useRef(fetcher.submit)
  submit.current = fetcher.submit
  const whenIdle = useWhenIdle()
  useEffect(() => {
    if (!isLive) return
    let pause: ReturnType<typeof setTimeout>
    const typed = () => {
      clearTimeout(pause)
      pause = setTimeout(
        () =>
          whenIdle(() =>
            submit.current({ body: box.current?.querySelector("textarea")?.value ?? "" }, { method: "post", action: "/forum/preview" }),
          ),
        pauseMs,
      )
    }
    const element = box.current
    element?.addEventListener("input", typed)
    return () => {
      clearTimeout(pause)
      element?.removeEventListener("input", typed)
    }
  }, [box, isLive, whenIdle])
  const html = fetcher.data?.html ?? given
  if (!html) return null
  return (
    <section className="hub-editor__preview" aria-label="Preview">
      <p className="hub-small hub-muted">Preview</p>
      <Html html={html} />
    </section>
  )
}
