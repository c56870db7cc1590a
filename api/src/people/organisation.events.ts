import type { Act } from "../platform/act.ts"

/** What later domains do when an organisation's name, kind or region changes, in the same transaction. */
const listeners: ((unit: Act, organisationId: string) => Promise<void>)[] = []

export function onOrganisationChanged(listener: (unit: Act, organisationId: string) => Promise<void>): void {
  listeners.push(listener)
}

export async function organisationChanged(unit: Act, organisationId: string): Promise<void> {
  for (const listener of listeners) await listener(unit, organisationId)
}
