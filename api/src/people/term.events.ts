import type { Act } from "../platform/act.ts"

/** What later domains do when a term's label or place changes, in the same transaction. */
const listeners: ((unit: Act, termId: string) => Promise<void>)[] = []

export function onTermChanged(listener: (unit: Act, termId: string) => Promise<void>): void {
  listeners.push(listener)
}

export async function termChanged(unit: Act, termId: string): Promise<void> {
  for (const listener of listeners) await listener(unit, termId)
}
