type Presence = { suspendedAt: Date | null; erasedAt: Date | null }

/** Whether others see who somebody is. */
export function hasProfile({ suspendedAt, erasedAt }: Presence): boolean {
  return suspendedAt === null && erasedAt === null
}

export const formerMember = "Former member"

/** What others call somebody. */
export function nameShown(person: Presence & { name: string }): string {
  return hasProfile(person) ? person.name : formerMember
}
