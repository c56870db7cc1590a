import type { Membership } from "@hub/prisma"
import { allowed, hasRole, refused, type Verdict, type Viewer } from "../platform/auth.ts"

const isLeadOf = (viewer: Viewer | null, organisationId: string) =>
  viewer?.memberships.some((membership) => membership.organisationId === organisationId && membership.isLead) ?? false

/** Leads keep their organisation's page; administrators keep any. */
export function canEditOrganisation(viewer: Viewer | null, organisationId: string): Verdict {
  if (isLeadOf(viewer, organisationId) || hasRole(viewer, "ADMINISTRATOR")) return allowed
  return refused("Only a lead of this organisation can change its page.")
}

/** Names, kinds, codes and e-mail domains decide who may act for an organisation, so administrators keep them. */
export function canAdministerOrganisations(viewer: Viewer | null): Verdict {
  return hasRole(viewer, "ADMINISTRATOR") ? allowed : refused("Only an administrator can do this.")
}

/** Who sees that somebody asked to join, and decides it; also who sees and ends memberships. */
export function canManageMembers(viewer: Viewer | null, organisationId: string): Verdict {
  if (isLeadOf(viewer, organisationId) || hasRole(viewer, "ADMINISTRATOR")) return allowed
  return refused("Only a lead of this organisation can manage its members.")
}

/** One's own; active ones of one's organisations; any where one leads; all for administrators. membershipsVisibleTo says the same to the database. */
export function canSeeMembership(viewer: Viewer | null, membership: Pick<Membership, "personId" | "organisationId" | "status">): boolean {
  if (!viewer) return false
  if (viewer.id === membership.personId || canManageMembers(viewer, membership.organisationId).allowed) return true
  return membership.status === "ACTIVE" && viewer.memberships.some(({ organisationId }) => organisationId === membership.organisationId)
}
