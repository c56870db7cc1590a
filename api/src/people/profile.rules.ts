type Presence = { suspendedAt: Date | null; erasedAt: Date | null }

/** Whether somebody is here: neither left nor suspended. */
export function isMember({ suspendedAt, erasedAt }: Presence): boolean {
  return suspendedAt === null && erasedAt === null
}

/** Whether everybody may see more of somebody than their name. */
export function hasProfile(person: Presence & { isProfileHidden: boolean }): boolean {
  return isMember(person) && !person.isProfileHidden
}

export const formerMember = "Former member"

/** What others call somebody. A name stands by what its bearer wrote, also when they hide their profile. */
export function nameShown(person: Presence & { name: string }): string {
  return isMember(person) ? person.name : formerMember
}
