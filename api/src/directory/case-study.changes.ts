import { isDeepStrictEqual } from "node:util"
import { diffWordsWithSpace } from "diff"
import type { CaseStudy, CaseStudyField } from "./case-study.input.ts"
import { fieldNames } from "./case-study.rules.ts"
import { inWords, type Names } from "./case-study.words.ts"

/** A run of words that stayed, went or came. */
export type ChangePart = { kind: "SAME" | "REMOVED" | "ADDED"; text: string }
export type FieldChange = { field: CaseStudyField; label: string; parts: ChangePart[] }

/** Words and gaps that may differ in texts compared word by word; what differs more is shown whole, before and after. */
const maxDifferences = 2000

/** The fields in which two versions of a case study differ, each word by word, in the words that readers see. */
export function changesBetween(before: CaseStudy, after: CaseStudy, names: Names): FieldChange[] {
  return (Object.keys(fieldNames) as CaseStudyField[]).flatMap((field) => {
    if (isDeepStrictEqual(before[field], after[field])) return []
    const [was, is] = [inWords(before, field, names), inWords(after, field, names)]
    return [{ field, label: fieldNames[field], parts: partsOf(was, is) }]
  })
}

// White space counts too: the parts give back both texts to the letter.
function partsOf(was: string, is: string): ChangePart[] {
  // A file exchanged for another with the same description, say: the words alone do not show that it is not the same.
  const changes = was === is ? null : diffWordsWithSpace(was, is, { maxEditLength: maxDifferences })
  if (!changes)
    return [
      { kind: "REMOVED", text: was },
      { kind: "ADDED", text: is },
    ]
  return changes.map(({ added, removed, value }) => ({ kind: added ? "ADDED" : removed ? "REMOVED" : "SAME", text: value }))
}
