import { isDeepStrictEqual } from "node:util"
import { diffArrays, diffWordsWithSpace } from "diff"
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
    const parts = Array.isArray(before[field]) ? partsOfList(was, is) : partsOf(was, is)
    return [{ field, label: fieldNames[field], parts }]
  })
}

/**
 * Lists are compared item by item, each a line: words of one figure are not matched with those of another. An item that begins
 * as the one in its place did, such as a figure with a new value, is compared word by word.
 */
function partsOfList(was: string, is: string): ChangePart[] {
  const parts: ChangePart[] = []
  const runs = diffArrays(itemsOf(was), itemsOf(is))
  for (const [at, { added, removed, value }] of runs.entries()) {
    const before = runs[at - 1]
    const replaced = added && before?.removed ? before.value : []
    if (removed && runs[at + 1]?.added) continue
    parts.push(...(added ? replacement(replaced, value) : value.map((text) => ({ kind: removed ? "REMOVED" : "SAME", text }) as const)))
  }
  return parts.length > 0 && parts.some(({ kind }) => kind !== "SAME") ? parts : wholly(was, is)
}

/** Items that stand where others stood. */
function replacement(was: readonly string[], is: readonly string[]): ChangePart[] {
  const left = [...was]
  const parts = is.flatMap((item): ChangePart[] => {
    const at = left.findIndex((other) => nameOf(other) === nameOf(item))
    if (at === -1) return [{ kind: "ADDED", text: item }]
    return [...left.splice(0, at).map(gone), ...partsOf(left.shift() ?? "", item)]
  })
  return [...parts, ...left.map(gone)]
}

const gone = (text: string): ChangePart => ({ kind: "REMOVED", text })
const itemsOf = (text: string) => (text === "" ? [] : text.split("\n").map((item) => `${item}\n`))
/** What an item is about: "Pupils who applied" of "Pupils who applied: 45". */
const nameOf = (item: string) => /^(.+?): /.exec(item)?.[1] ?? item

const wholly = (was: string, is: string): ChangePart[] => [
  { kind: "REMOVED", text: was },
  { kind: "ADDED", text: is },
]

// White space counts too: the parts give back both texts to the letter.
function partsOf(was: string, is: string): ChangePart[] {
  // A file exchanged for another with the same description, say: the words alone do not show that it is not the same.
  const changes = was === is ? null : diffWordsWithSpace(was, is, { maxEditLength: maxDifferences })
  if (!changes) return wholly(was, is)
  return changes.map(({ added, removed, value }) => ({ kind: added ? "ADDED" : removed ? "REMOVED" : "SAME", text: value }))
}
