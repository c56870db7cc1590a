import { textOf } from "../../platform/forms.ts"

/** What a form for a score sheet sends: the version it was made from, a point and a reason for each criterion, and a comment. */
export function readSheet(form: FormData) {
  const keys = form.getAll("criterion").filter((key): key is string => typeof key === "string")
  return {
    version: Number(textOf(form, "version")) || 0,
    comment: textOf(form, "comment"),
    scores: keys.map((criterion) => {
      const value = textOf(form, `score.${criterion}`)
      return { criterion, value: value === "" ? null : Number(value), reason: textOf(form, `reason.${criterion}`) }
    }),
  }
}

/** A sheet as the API hands it back when another one was saved first. */
export type StoredSheet = { comment: string; scores: { criterionId: string; value: number | null; reason: string }[] }
