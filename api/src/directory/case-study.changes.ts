import { diffWordsWithSpace } from "diff"
import type { CaseStudy, CaseStudyField } from "./case-study.input.ts"
import { fieldNames } from "./case-study.rules.ts"

/** A run of words that stayed, went or came. */
export type ChangePart = { kind: "SAME" | "REMOVED" | "ADDED"; text: string }
export type FieldChange = { field: CaseStudyField; label: string; parts: ChangePart[] }

/** Words and gaps that may differ in texts compared word by word; what differs more is shown whole, before and after. */
const maxDifferences = 2000

/** The fields in which two versions of a case study differ, each word by word. */
export function changesBetween(before: CaseStudy, after: CaseStudy): FieldChange[] {
  return (Object.keys(fieldNames) as CaseStudyField[]).flatMap((field) => {
    const [was, is] = [asText(before[field]), asText(after[field])]
    return was === is ? [] : [{ field, label: fieldNames[field], parts: partsOf(was, is) }]
  })
}

// White space counts too: the parts give back both texts to the letter.
function partsOf(was: string, is: string): ChangePart[] {
  const changes = diffWordsWithSpace(was, is, { maxEditLength: maxDifferences })
  if (!changes)
    return [
      { kind: "REMOVED", text: was },
      { kind: "ADDED", text: is },
    ]
  return changes.map(({ added, removed, value }) => ({ kind: added ? "ADDED" : removed ? "REMOVED" : "SAME", text: value }))
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
