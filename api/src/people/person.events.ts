import type { Act } from "../platform/act.ts"

/** What later domains do when somebody's name changes, or whether others see their profile, in the same transaction. */
const listeners: ((unit: Act, personId: string) => Promise<void>)[] = []

export function onPersonChanged(listener: (unit: Act, personId: string) => Promise<void>): void {
  listeners.push(listener)
}

export async function personChanged(unit: Act, personId: string): Promise<void> {
  for (const listener of listeners) await listener(unit, personId)
}
