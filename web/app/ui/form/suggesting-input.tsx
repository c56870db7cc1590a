import { useFetcher } from "@remix-run/react"
import { type FormEvent, useEffect, useRef } from "react"
import { Field, type FieldProps } from "./form.tsx"

/** Offers, while somebody types, how it may go on: what a control gets for it, and what stands beside the control. */
export function useSuggestions(id: string, addressOf: (typed: string) => string) {
  const { load, data } = useFetcher<{ suggestions: string[] }>()
  const waiting = useRef<number>()
  useEffect(() => () => window.clearTimeout(waiting.current), [])
  const onInput = ({ currentTarget: { value } }: FormEvent<HTMLInputElement>) => {
    window.clearTimeout(waiting.current)
    if (value.trim().length > 1) waiting.current = window.setTimeout(() => load(addressOf(value)), 150)
  }
  const listId = `${id}-suggestions`
  return {
    control: { autoComplete: "off", onInput, ...(data && data.suggestions.length > 0 && { list: listId }) },
    list: (
      <datalist id={listId}>
        {data?.suggestions.map((suggestion) => (
          <option key={suggestion} value={suggestion} />
        ))}
      </datalist>
    ),
  }
}

type SuggestingInputProps = FieldProps & { defaultValue?: string; addressOf: (typed: string) => string }

/** A line of text that scripts complete from what the hub knows; anything else may be typed too. */
export function SuggestingInput({ defaultValue, addressOf, ...field }: SuggestingInputProps) {
  const { control, list } = useSuggestions(field.name, addressOf)
  return (
    <Field {...field}>
      {(own) => (
        <>
          <input
            {...own}
            {...control}
            className={`nhsuk-input${own["aria-invalid"] ? " nhsuk-input--error" : ""}`}
            type="text"
            defaultValue={defaultValue}
          />
          {list}
        </>
      )}
    </Field>
  )
}
