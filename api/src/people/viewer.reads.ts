import type { Prisma } from "@hub/prisma"
import type { Viewer } from "../platform/auth.ts"
import type { Platform } from "../platform/context.ts"
import type { Env } from "../platform/env.ts"
import type { NotificationReader } from "./notification.visibility.ts"
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

/** These people with the roles they have in effect, by id; whoever is suspended or erased is left out. One statement. */
export async function loadReaders(
  tx: Pick<Prisma.TransactionClient, "person">,
  env: Pick<Env, "REQUIRE_TWO_FACTOR">,
  personIds: readonly string[],
): Promise<Map<string, NotificationReader>> {
  const people = await tx.person.findMany({
    where: { id: { in: [...personIds] }, suspendedAt: null, erasedAt: null },
    select: {
      id: true,
      twoFactorEnabled: true,
      isDemonstration: true,
      roleGrants: { where: { revokedAt: null }, select: { role: true, organisationId: true, regionId: true, roundId: true } },
    },
  })
  return new Map(
    people.map((person) => [
      person.id,
      { id: person.id, grants: person.roleGrants.filter(({ role }) => isRoleInEffect(role, person, env.REQUIRE_TWO_FACTOR)) },
    ]),
  )
}
