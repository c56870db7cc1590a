/** A form as it came back from the server: what was typed and what is wrong with it. */
export type FormState = {
  values: Record<string, string[]>
  issues: { field: string; message: string }[]
}

export const noIssues: FormState = { values: {}, issues: [] }

/** What was typed, so that a refused form can be shown again with nothing lost. Files cannot be shown again. */
export function typedValues(form: FormData): Record<string, string[]> {
  const values: Record<string, string[]> = {}
  for (const [name, value] of form) {
    if (typeof value !== "string") continue
    values[name] ??= []
    values[name].push(value)
  }
  return values
}

/** One text of a form; empty when it was not sent. */
export function textOf(form: FormData, name: string): string {
  const value = form.get(name)
  return typeof value === "string" ? value : ""
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
