import { londonInstant } from "./dates.ts"

/** A form as it came back from the server: what was typed and what is wrong with it. */
export type FormState = {
  values: Record<string, string[]>
  issues: { field: string; message: string }[]
}

export const noIssues: FormState = { values: {}, issues: [] }

/** What was typed, so that a refused form can be shown again with nothing lost. Files cannot be shown again, and passwords must not. */
export function typedValues(form: FormData): Record<string, string[]> {
  const values: Record<string, string[]> = {}
  for (const [name, value] of form) {
    if (typeof value !== "string" || /password/i.test(name)) continue
    values[name] ??= []
    values[name].push(value)
  }
  return values
}

/** One text of a form; empty when it was not sent. Lines end as in the browser, so that its count of characters holds. */
export function textOf(form: FormData, name: string): string {
  const value = form.get(name)
  return typeof value === "string" ? value.replaceAll("\r\n", "\n") : ""
}

/** All ticked values of a name. */
export function textsOf(form: FormData, name: string): string[] {
  return form.getAll(name).filter((value): value is string => typeof value === "string" && value !== "")
}

/** The message for a field, if something is wrong with it. */
export function issueOf(state: FormState | undefined | null, field: string): string | undefined {
  return state?.issues.find((issue) => issue.field === field)?.message
}

/** What to show in a field: what was typed last, else what is stored. */
export function typedOr(state: FormState | undefined | null, field: string, stored = ""): string {
  return state?.values[field]?.[0] ?? stored
}

/** The id of the control of a field, to which the error summary leads. */
export const controlId = (field: string) => field.replaceAll(".", "-")

/** A mutation's answer when it was refused: what every error type offers. */
type Refused = { message?: string; issues?: readonly { field: string; message: string }[] }

/** The state with which to show a refused form again. An error that names no field stands in the summary alone. */
export function refusal(form: FormData, { message, issues }: Refused): FormState {
  return { values: typedValues(form), issues: issues ? [...issues] : [{ field: "", message: message ?? "This could not be done." }] }
}

/** The same, for controls that are named otherwise than the API's fields: from the field's name to the control's. */
export function refusalAt(form: FormData, refused: Refused, controls: Record<string, string>): FormState {
  const state = refusal(form, refused)
  return { ...state, issues: state.issues.map(({ field, message }) => ({ field: controls[field] ?? field, message })) }
}

const rowsAtMost = 100

/** Rows of controls named "measures.0.value": one object a row, in order, without gaps. What is no text is left out. */
export function rowsOf(form: FormData, name: string): Record<string, string>[] {
  const rows = new Map<number, Record<string, string>>()
  for (const key of form.keys()) {
    const [, list, index, part] = /^([^.]+)\.(\d{1,3})\.(\w+)$/.exec(key) ?? []
    if (list !== name || part === undefined || Number(index) >= rowsAtMost) continue
    const row = rows.get(Number(index)) ?? {}
    rows.set(Number(index), Object.assign(row, { [part]: textOf(form, key) }))
  }
  return [...rows].sort(([a], [b]) => a - b).map(([, row]) => row)
}

/** What came of reading a control: its value (null when nothing was typed), or what is wrong with it. */
export type Read = { value: string | null } | { issue: { field: string; message: string } }

/** The day of a DateInput, as "2015-07-01". */
export function readDay(form: FormData, name: string): Read {
  const [day, month, year] = ["day", "month", "year"].map((part) => textOf(form, `${name}.${part}`).trim())
  if (!day && !month && !year) return { value: null }
  const numbers = [day, month, year].map(Number)
  const [d = 0, m = 0, y = 0] = numbers
  const date = new Date(Date.UTC(y, m - 1, d))
  const isReal = numbers.every(Number.isInteger) && y >= 1000 && y <= 9999 && date.getUTCMonth() === m - 1 && date.getUTCDate() === d
  if (!isReal) return { issue: { field: name, message: "Enter a real date, such as 1 7 2026" } }
  return { value: date.toISOString().slice(0, 10) }
}

/** The instant of a DateInput with a time, taken as wall-clock time in London. */
export function readInstant(form: FormData, name: string): Read {
  const day = readDay(form, name)
  if ("issue" in day || day.value === null) return day
  const [, hour = "", minute = "00", half] = /^(\d{1,2})(?:[:.](\d{2}))?\s*(am|pm)?$/i.exec(textOf(form, `${name}.time`).trim()) ?? []
  const hours = half ? (Number(hour) % 12) + (half.toLowerCase() === "pm" ? 12 : 0) : Number(hour)
  if (hour === "" || hours > 23 || Number(minute) > 59) return { issue: { field: name, message: "Enter a time, such as 9:30 or 2:15 pm" } }
  return { value: londonInstant(`${day.value}T${String(hours).padStart(2, "0")}:${minute}`) }
}
