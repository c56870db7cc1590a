import type { ZodType } from "zod"
import { ValidationError } from "./errors.ts"

/** Checks input against a schema and returns it cleaned. Throws a ValidationError that names each field and the mend. */
export function parseInput<T>(schema: ZodType<T>, input: unknown): T {
  const result = schema.safeParse(input)
  if (result.success) return result.data
  throw new ValidationError(result.error.issues.map((issue) => ({ field: issue.path.join("."), message: issue.message })))
}

/** True for what can be the id of a row; anything else is simply not found. */
export function isUuid(id: string): boolean {
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(id)
}
