import type { Role } from "@hub/prisma"

/** What people call the roles. */
export const roleNames: Record<Role, string> = {
  ADMINISTRATOR: "Administrator",
  EDITOR: "Directory editor",
  AWARD_MANAGER: "Award manager",
  PANEL_MEMBER: "Panel member",
  MODERATOR: "Forum moderator",
  REGIONAL_LEAD: "Regional lead",
  NATIONAL_TEAM: "National team",
}

/** Within what a role may be given. */
export const roleScopes: Record<Role, { region: "no" | "may" | "must" }> = {
  ADMINISTRATOR: { region: "no" },
  EDITOR: { region: "may" },
  AWARD_MANAGER: { region: "may" },
  PANEL_MEMBER: { region: "may" },
  MODERATOR: { region: "may" },
  REGIONAL_LEAD: { region: "must" },
  NATIONAL_TEAM: { region: "no" },
}

/** What is wrong with the scope of a grant; null when it can be given. */
export function scopeProblem(input: {
  role: Role
  organisationId: string | null
  regionId: string | null
}): { field: "organisationId" | "regionId"; message: string } | null {
  const { role, organisationId, regionId } = input
  if (organisationId)
    return { field: "organisationId", message: "Roles within an organisation are given on its members page: make the person a lead" }
  if (roleScopes[role].region === "no" && regionId)
    return { field: "regionId", message: `“${roleNames[role]}” is a role for the whole hub` }
  if (roleScopes[role].region === "must" && !regionId)
    return { field: "regionId", message: `Choose the region of the ${roleNames[role].toLowerCase()}` }
  return null
}

const deciding: readonly Role[] = ["ADMINISTRATOR", "EDITOR", "AWARD_MANAGER"]

/** Roles that decide over others' work or accounts; a second factor protects them. */
export function isDecidingRole(role: Role): boolean {
  return deciding.includes(role)
}

/**
 * Whether a role that somebody was given counts now. Where the hub requires it, a deciding role waits until its holder has
 * set up a second factor. Demonstration people are exempt: their passwords are public anyway.
 */
export function isRoleInEffect(
  role: Role,
  holder: { twoFactorEnabled: boolean; isDemonstration: boolean },
  requireTwoFactor: boolean,
): boolean {
  return !requireTwoFactor || !isDecidingRole(role) || holder.twoFactorEnabled || holder.isDemonstration
}
