import { steps } from "./steps.ts"

const labels = new Map<string, string>(steps.flatMap(({ questions }) => questions.map(({ field, label }) => [field, label])))

/** What people call a field of a case study. */
export const fieldLabel = (field: string): string => labels.get(field) ?? field
