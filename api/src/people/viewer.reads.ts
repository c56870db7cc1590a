import type { Viewer } from "../platform/auth.ts"
import type { Platform } from "../platform/context.ts"
import { isRoleInEffect } from "./role.rules.ts"

/** The viewer behind a session, with the roles in effect and the memberships held now; null when suspended or erased. */
export async function loadViewer({ db, env }: Pick<Platform, "db" | "env">, personId: string, sessionId: string): Promise<Viewer | null> {
  const person = await db.person.findUnique({
    where: { id: personId, suspendedAt: null, erasedAt: null },
    select: {
      id: true,
      name: true,
      email: true,
      emailVerified: true,
      twoFactorEnabled: true,
      isDemonstration: true,
      roleGrants: { where: { revokedAt: null }, select: { role: true, organisationId: true, regionId: true, roundId: true } },
      memberships: { where: { status: "ACTIVE" }, select: { organisationId: true, role: true } },
    },
  })
  if (!person) return null
  const { roleGrants, memberships, isDemonstration: _, ...rest } = person
  return {
    ...rest,
    sessionId,
    grants: roleGrants.filter(({ role }) => isRoleInEffect(role, person, env.REQUIRE_TWO_FACTOR)),
    memberships: memberships.map(({ organisationId, role }) => ({ organisationId, isLead: role === "LEAD" })),
  }
}
