/** What a job was about, without what people wrote: ids, numbers and short codes are shown, text is only counted. */
export function summariseData(data: unknown): string {
  if (data === null || typeof data !== "object" || Array.isArray(data)) return shown(data)
  return Object.entries(data)
    .map(([name, value]) => `${name}: ${shown(value)}`)
    .join(", ")
}

function shown(value: unknown): string {
  if (Array.isArray(value)) return value.length === 1 ? shown(value[0]) : `${value.length} items`
  if (typeof value === "string") return /^[A-Za-z0-9._:-]{1,64}$/.test(value) ? value : `text of ${value.length} characters`
  if (value !== null && typeof value === "object") return `${Object.keys(value).length} fields`
  return String(value)
}

/** An error message without the addresses it may quote. */
export function withoutAddresses(message: string): string {
  return message.replace(/[^\s<>"'()]+@[^\s<>"'()]+/g, "[address]")
}
