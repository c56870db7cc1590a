import { textOf } from "../../platform/forms.ts"

/** What a figure can be, and the sign that people write with it. */
export const units = [
  { value: "COUNT", label: "a number (people, events)" },
  { value: "PER_CENT", label: "per cent", sign: "%" },
  { value: "POUNDS", label: "pounds", sign: "£" },
  { value: "SCORE", label: "a score" },
]

/** The unit whose sign stands in the text, if it is another one than was chosen: "45%" is not 45 people. */
const contradicted = (text: string, unit = "COUNT") => units.find(({ sign, value }) => sign && text.includes(sign) && value !== unit)

/** "1,250", "£3.50" and "93%" are numbers to people. What is no number of its unit stays out; the page says so beside the field. */
export function numberOf(text: string | undefined, unit: string | undefined): number | null {
  const plain = (text ?? "").replace(/[£,%\s]/g, "")
  return plain !== "" && Number.isFinite(Number(plain)) && !contradicted(text ?? "", unit) ? Number(plain) : null
}

/** Fields of a step in which something was typed that is no number, or none of the unit that was chosen. */
export function numberIssues(form: FormData): { field: string; message: string }[] {
  return [...form].flatMap(([field, typed]) => {
    const [, row, part] = /^(measures\.\d+)\.(value|denominator|baseline)$/.exec(field) ?? []
    if (typeof typed !== "string" || typed.trim() === "") return []
    const unit = textOf(form, `${row}.unit`) || "COUNT"
    if (!row || numberOf(typed, unit) !== null) return []
    return [{ field, message: whyNot(typed, unit, part === "denominator") }]
  })
}

function whyNot(typed: string, unit: string, isDenominator: boolean): string {
  const meant = contradicted(typed, unit)
  if (!meant) return `“${typed}” is not a number. Write digits, such as 1250 or 93.5`
  if (isDenominator) return `“${typed}” is not a number of people or things. Write it without ${meant.sign}`
  return `“${typed}” is written with ${meant.sign}. Choose “${meant.label}” under “It is”, or leave the ${meant.sign} out`
}
