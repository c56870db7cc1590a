/** An answer as plain text: lists one item a line, rows as "name: value". */
export function answerText(value: unknown): string {
  if (value === null || value === undefined || value === "") return ""
  if (Array.isArray(value)) return value.map(answerText).join("\n")
  if (typeof value === "object")
    return Object.entries(value)
      .filter(([name, part]) => name !== "__typename" && part !== null && part !== "" && part !== false)
      .map(([name, part]) => `${name}: ${answerText(part)}`)
      .join(", ")
  return String(value)
}
