import { type FormState, typedOr } from "../../platform/forms.ts"
import { Radios, TextArea } from "../../ui/form/form.tsx"

const levels = [
  { value: "0", label: "0 Not assessed", hint: "There is nothing to rate yet" },
  { value: "1", label: "1 Described", hint: "An account of why it should work" },
  { value: "2", label: "2 Measured", hint: "Outcomes for the people who took part, before and after" },
  { value: "3", label: "3 Compared", hint: "Set against a comparison group or a benchmark" },
  { value: "4", label: "4 Replicated", hint: "Shown in more than one place, or evaluated independently" },
]

type Props = {
  /** The rating so far; null when there is none. */
  level: number | null
  /** Name of the control for the reason, and the reason so far. */
  reason: { field: string; stored: string }
  state: FormState | null | undefined
}

/** How strong an editor finds the evidence, and why. */
export function RatingFields({ level, reason, state }: Props) {
  return (
    <>
      <Radios
        name="level"
        label="Strength of evidence"
        small
        options={levels}
        state={state}
        defaultValue={typedOr(state, "level", level === null ? "" : String(level))}
      />
      <TextArea
        name={reason.field}
        label="Why?"
        hint="Shown beside the rating"
        rows={3}
        state={state}
        defaultValue={typedOr(state, reason.field, reason.stored)}
      />
    </>
  )
}
