import type { Prisma } from "@hub/prisma"
import { hasRole, type Viewer } from "../platform/auth.ts"

/** One's own memberships; active ones of one's organisations; requests, refusals and ends where one leads; all for administrators. */
export function membershipsVisibleTo(viewer: Viewer | null): Prisma.MembershipWhereInput {
  if (!viewer) return { id: { in: [] } }
  if (hasRole(viewer, "ADMINISTRATOR")) return {}
  const organisations = viewer.memberships.map((membership) => membership.organisationId)
  const led = viewer.memberships.filter((membership) => membership.isLead).map((membership) => membership.organisationId)
  return {
    OR: [{ personId: viewer.id }, { organisationId: { in: organisations }, status: "ACTIVE" }, { organisationId: { in: led } }],
  }
}
