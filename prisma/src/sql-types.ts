import pg from "pg"

/** A 64-bit whole number as number, or as bigint where a number would lose digits. */
export function parseSafeInteger(text: string): number | bigint {
  const value = Number(text)
  return Number.isSafeInteger(value) ? value : BigInt(text)
}

/** Reads PostgreSQL's values the way PGlite does, so that a statement returns the same on both. */
export const sqlTypes: pg.CustomTypesConfig = {
  getTypeParser(oid, format) {
    if (format !== "binary" && oid === pg.types.builtins.INT8) return parseSafeInteger
    return pg.types.getTypeParser(oid, format)
  },
}
