import type { Act } from "../platform/act.ts"
import type { Context } from "../platform/context.ts"

/** What a part of the hub holds about somebody. */
export type PersonalData = {
  /** Key in the export. */
  name: string
  /** Everything about the person, as it goes into their download. */
  collect(context: Context, personId: string): Promise<unknown>
  /** Removes what is only theirs when they erase their account; what they published stays. */
  erase?(act: Act, personId: string): Promise<void>
}

const parts: PersonalData[] = []

/** Domains declare here what they hold, so that export and erasure are complete. */
export function holdPersonalData(part: PersonalData): void {
  parts.push(part)
}

export const personalData: readonly PersonalData[] = parts
