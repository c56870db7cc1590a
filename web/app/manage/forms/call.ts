import type { CallInput } from "../../platform/api/generated/graphql.ts"
import { readInstant, textOf, textsOf } from "../../platform/forms.ts"

type Issue = { field: string; message: string }

/** What the form says of a call, or what is wrong with its dates. Dates are wall-clock times in London. */
export function readCall(form: FormData): { input: CallInput } | { issues: Issue[] } {
  const issues: Issue[] = []
  const instant = (name: string, question: string): string => {
    const read = readInstant(form, name)
    if ("issue" in read) issues.push(read.issue)
    else if (read.value === null) issues.push({ field: name, message: question })
    return "issue" in read ? "" : (read.value ?? "")
  }
  const input = {
    title: textOf(form, "title"),
    summary: textOf(form, "summary"),
    guidance: textOf(form, "guidance"),
    aims: textsOf(form, "aims"),
    opensAt: instant("opensAt", "Enter when it opens"),
    closesAt: instant("closesAt", "Enter when it closes"),
  }
  return issues.length > 0 ? { issues } : { input }
}
