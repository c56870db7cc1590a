import type { CaseStudyInput, MeasureUnit } from "../../platform/api/generated/graphql.ts"
import { rowsOf, textOf, textsOf } from "../../platform/forms.ts"
import { numberOf } from "./numbers.ts"
import type { Question, Step } from "./steps.ts"

/** The fields of a step as the API takes them, from its form. Rows left empty, or ticked for removal, are left out. */
export function readStep(step: Step, form: FormData): CaseStudyInput {
  return Object.fromEntries(step.questions.map((question) => [question.field, readAnswer(question, form)]))
}

function readAnswer(question: Question, form: FormData): unknown {
  const { field } = question
  switch (question.kind) {
    case "text":
    case "long":
      return textOf(form, field)
    case "terms":
    case "regions":
      return textsOf(form, field)
    case "choice":
      return textOf(form, field) || null
    case "contact":
      return textOf(form, field) || null
    case "measures":
      return filledRows(form, field, ["what", "value", "denominator", "baseline", "period", "method", "sourceUrl"]).map((row) => ({
        what: row.what ?? "",
        value: numberOf(row.value, row.unit),
        unit: (row.unit || "COUNT") as MeasureUnit,
        denominator: numberOf(row.denominator, row.unit),
        baseline: numberOf(row.baseline, row.unit),
        period: row.period ?? "",
        method: row.method ?? "",
        sourceUrl: row.sourceUrl ?? "",
        isReach: row.isReach === "yes",
      }))
    case "partners":
      return filledRows(form, field, ["name", "role"]).map((row) => ({
        name: row.name ?? "",
        role: row.role ?? "",
      }))
    case "links":
      return filledRows(form, field, ["label", "url"]).map((row) => ({ label: row.label ?? "", url: row.url ?? "" }))
    case "attachments":
      return filledRows(form, field, ["fileId"]).map((row) => ({ fileId: row.fileId ?? "", description: row.description ?? "" }))
  }
}

/** The rows of a list that count: one of `filled` is not empty, and it is not ticked for removal. */
function filledRows(form: FormData, field: string, filled: readonly string[]): Record<string, string>[] {
  return rowsOf(form, field).filter((row) => row.remove !== "yes" && filled.some((key) => row[key]?.trim()))
}
