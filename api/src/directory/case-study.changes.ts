import { diffWords } from "diff"
import type { CaseStudy, CaseStudyField } from "./case-study.input.ts"
import { fieldNames } from "./case-study.rules.ts"

/** A run of words that stayed, went or came. */
export type ChangePart = { kind: "SAME" | "REMOVED" | "ADDED"; text: string }
export type FieldChange = { field: CaseStudyField; label: string; parts: ChangePart[] }

/** Longest text that is compared word by word; longer ones are shown whole, before and after. */
const maxCompared = 20_000

/** The fields in which two versions of a case study differ, each word by word. */
export function changesBetween(before: CaseStudy, after: CaseStudy): FieldChange[] {
  return (Object.keys(fieldNames) as CaseStudyField[]).flatMap((field) => {
    const [was, is] = [asText(before[field]), asText(after[field])]
    return was === is ? [] : [{ field, label: fieldNames[field], parts: partsOf(was, is) }]
  })
}

function partsOf(was: string, is: string): ChangePart[] {
  if (was.length + is.length > maxCompared)
    return [
      { kind: "REMOVED", text: was },
      { kind: "ADDED", text: is },
    ]
  return diffWords(was, is).map(({ added, removed, value }) => ({ kind: added ? "ADDED" : removed ? "REMOVED" : "SAME", text: value }))
}

/** A field as text: lists one item a line, objects as "name: value". */
function asText(value: unknown): string {
  if (value === null || value === undefined) return ""
  if (Array.isArray(value)) return value.map(asText).join("\n")
  if (typeof value === "object")
    return Object.entries(value)
      .filter(([, part]) => part !== null && part !== "" && part !== false)
      .map(([name, part]) => `${name}: ${asText(part)}`)
      .join(", ")
  return String(value)
}
