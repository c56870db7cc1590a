import type { Highlight } from "./port.ts"

/** Signs that no text holds stand for <mark>, so that everything else can be escaped first. */
export const markStart = "\u0002"
export const markEnd = "\u0003"

const entities: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" }

/** Escapes everything and puts <mark> around what was found. */
function markedHtml(text: string): string {
  return text
    .replace(/[&<>"']/g, (sign) => entities[sign] ?? sign)
    .replaceAll(markStart, "<mark>")
    .replaceAll(markEnd, "</mark>")
}

/** The highlights of a hit; a field in which nothing was found is left out. */
export function highlightsOf(title: string | undefined, text: string | undefined): Highlight[] {
  return [
    { field: "title" as const, value: title },
    { field: "text" as const, value: text },
  ].flatMap(({ field, value }) => (value?.includes(markStart) ? [{ field, html: markedHtml(value) }] : []))
}
