import { markEnd, markStart } from "./embedded.sql.ts"
import type { Highlight } from "./port.ts"

const entities: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" }

/** Escapes everything and puts <mark> around what was found. */
export function markedHtml(text: string): string {
  return text
    .replace(/[&<>"']/g, (sign) => entities[sign] ?? sign)
    .replaceAll(markStart, "<mark>")
    .replaceAll(markEnd, "</mark>")
}

/** The highlights of a hit; a field in which nothing was found is left out. */
export function escapeHighlight(title: string | undefined, text: string | undefined): Highlight[] {
  return [
    { field: "title" as const, value: title },
    { field: "text" as const, value: text },
  ].flatMap(({ field, value }) => (value?.includes(markStart) ? [{ field, html: markedHtml(value) }] : []))
}
