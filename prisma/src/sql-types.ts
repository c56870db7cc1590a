import pg from "pg"

/** A 64-bit whole number as number, or as bigint where a number would lose digits. */
function parseSafeInteger(text: string): number | bigint {
  const value = Number(text)
  return Number.isSafeInteger(value) ? value : BigInt(text)
}

// Type numbers of PostgreSQL, the same on every server.
const int8 = 20
const int8Array = 1016
const date = 1082

const textArray: number = 1009

const parsers: Record<number, (text: string) => unknown> = {
  [int8]: parseSafeInteger,
  [int8Array]: (text) => {
    const items: unknown[] = pg.types.getTypeParser(textArray)(text)
    return items.map((item) => (typeof item === "string" ? parseSafeInteger(item) : item))
  },
  // As midnight UTC; the driver's own parser takes the midnight of wherever the server process runs.
  [date]: (text) => new Date(text),
}

/** Reads PostgreSQL's values the way PGlite does, so that a statement returns the same on both. */
export const sqlTypes: pg.CustomTypesConfig = {
  getTypeParser: (oid, format) => (format === "binary" ? undefined : parsers[oid]) ?? pg.types.getTypeParser(oid, format),
}
