import type { PrismaClient } from "@hub/prisma"
import type { Viewer } from "../platform/auth.ts"

/** The viewer behind a session, with the roles and memberships held now; null when suspended or erased. */
export async function loadViewer(db: PrismaClient, personId: string, sessionId: string): Promise<Viewer | null> {
  const person = await db.person.findUnique({
    where: { id: personId, suspendedAt: null, erasedAt: null },
    select: {
      id: true,
      name: true,
      email: true,
      emailVerified: true,
      twoFactorEnabled: true,
      roleGrants: { where: { revokedAt: null }, select: { role: true, organisationId: true, regionId: true } },
      memberships: { where: { status: "ACTIVE" }, select: { organisationId: true, role: true } },
    },
  })
  if (!person) return null
  const { roleGrants, memberships, ...rest } = person
  return {
    ...rest,
    sessionId,
    grants: roleGrants,
    memberships: memberships.map(({ organisationId, role }) => ({ organisationId, isLead: role === "LEAD" })),
  }
}
