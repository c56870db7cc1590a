import { Form, useSubmit } from "@remix-run/react"
import { type FormEvent, type ReactNode, useEffect, useRef } from "react"
import { Button } from "../../ui/form/form.tsx"
import { useSuggestions } from "../../ui/form/suggesting-input.tsx"
import { suggestionsPath } from "../paths.ts"
import { tidyParameters } from "./initiative-search.ts"

/**
 * The form of the list. Without JavaScript its buttons send it; with it, ticking is enough. What has the focus keeps it,
 * because the form stays and only what is around it changes.
 */
export function SearchForm({ search, children }: { search: string; children: ReactNode }) {
  const form = useRef<HTMLFormElement>(null)
  const waiting = useRef<number>()
  const shown = useRef(search)
  const submit = useSubmit()

  const send = (replace: boolean) => {
    window.clearTimeout(waiting.current)
    waiting.current = undefined
    if (!form.current) return
    const pairs = [...new FormData(form.current)].map(([name, value]): [string, string] => [name, String(value)])
    submit(tidyParameters(pairs), { action: "/initiatives", replace, preventScrollReset: true })
  }

  // Links (a filter taken away, the way back) change the address behind the form's back: the controls follow it.
  useEffect(() => {
    if (waiting.current === undefined && form.current)
      followAddress(form.current, new URLSearchParams(search), new URLSearchParams(shown.current))
    shown.current = search
  }, [search])
  useEffect(() => () => window.clearTimeout(waiting.current), [])

  const onChange = ({ target }: FormEvent<HTMLFormElement>) => {
    if (!(target instanceof HTMLSelectElement) && !(target instanceof HTMLInputElement && target.type === "checkbox")) return
    window.clearTimeout(waiting.current)
    waiting.current = window.setTimeout(() => send(true), 250)
  }

  return (
    <Form
      ref={form}
      role="search"
      aria-label="Words and filters"
      action="/initiatives"
      onChange={onChange}
      onSubmit={(event) => {
        event.preventDefault()
        send(false)
      }}
    >
      {children}
    </Form>
  )
}

/** Words that somebody is typing stay: those in the box under the cursor that are not what the page before was about. */
function followAddress(form: HTMLFormElement, parameters: URLSearchParams, before: URLSearchParams): void {
  for (const control of form.elements) {
    if (control instanceof HTMLInputElement && control.type === "checkbox")
      control.checked = parameters.getAll(control.name).includes(control.value)
    if (control instanceof HTMLInputElement && control.type === "search") {
      const isBeingTyped = control === document.activeElement && control.value !== (before.get(control.name) ?? "")
      if (!isBeingTyped) control.value = parameters.get(control.name) ?? ""
    }
    if (control instanceof HTMLSelectElement) control.value = tidyParameters(parameters).get(control.name) ?? ""
  }
}

/** The words to look for, below their label. */
export function SearchBox({ text, label = "Search the directory" }: { text: string; label?: string }) {
  return (
    <div className="hub-search-box">
      <label className="nhsuk-label nhsuk-label--s" htmlFor="q">
        {label}
      </label>
      <div className="hub-search-box__row">
        <SearchInput text={text} />
        <Button>Search</Button>
      </div>
    </div>
  )
}

/** Where the words are typed. Meanwhile scripts offer how they may go on. */
export function SearchInput({ text }: { text: string }) {
  const { control, list } = useSuggestions("q", suggestionsPath)
  return (
    <>
      <input className="nhsuk-input" id="q" name="q" type="search" defaultValue={text} maxLength={200} {...control} />
      {list}
    </>
  )
}
