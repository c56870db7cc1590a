import type { AuditFilter } from "../../platform/api/generated/graphql.ts"
import { londonInstant } from "../../platform/dates.ts"
import { type FormState, readDay, typedValues } from "../../platform/forms.ts"

const texts = ["action", "actorHandle", "subjectType", "subjectId"] as const
const day = 24 * 60 * 60 * 1000

/** What an address narrows the audit log to. Days are London's and count whole; a date that is none narrows nothing and is said to be wrong. */
export function readAuditFilter(parameters: URLSearchParams): { filter: AuditFilter; state: FormState } {
  const form = new FormData()
  for (const [name, value] of parameters) form.append(name, value)
  const state: FormState = { values: typedValues(form), issues: [] }
  const dayOf = (name: string): string | null => {
    const read = readDay(form, name)
    if ("issue" in read) state.issues.push(read.issue)
    return "issue" in read ? null : read.value
  }
  const [since, until] = [dayOf("since"), dayOf("until")]
  const filter: AuditFilter = {
    ...Object.fromEntries(texts.map((name) => [name, parameters.get(name)?.trim() || null])),
    since: since && londonInstant(`${since}T00:00`),
    until: until && londonInstant(`${new Date(Date.parse(until) + day).toISOString().slice(0, 10)}T00:00`),
  }
  return { filter, state }
}
