import type { Prisma } from "@hub/prisma"
import type { Grant, Viewer, ViewerMembership } from "../platform/auth.ts"
import type { Platform } from "../platform/context.ts"
import type { Env } from "../platform/env.ts"
import type { NotificationReader } from "./notification.visibility.ts"
import { isRoleInEffect } from "./role.rules.ts"

/** A person with what they hold, as one statement reads it. */
type Row = Omit<Viewer, "sessionId" | "grants" | "memberships"> & {
  isDemonstration: boolean
  grants: Grant[]
  memberships: ViewerMembership[]
}

/** The viewer behind a session, with the roles in effect and the memberships held now; null when suspended or erased. One statement: every request of somebody signed in begins with it. */
export async function loadViewer(
  { database, env }: Pick<Platform, "database" | "env">,
  personId: string,
  sessionId: string,
): Promise<Viewer | null> {
  const [row] = await database.sql<Row>("viewer", viewerStatement, [personId])
  if (!row) return null
  const { isDemonstration: _, ...person } = row
  return { ...person, sessionId, grants: row.grants.filter(({ role }) => isRoleInEffect(role, row, env.REQUIRE_TWO_FACTOR)) }
}

const viewerStatement = `
  select p."id"::text as "id", p."name", p."email", p."emailVerified", p."twoFactorEnabled", p."isDemonstration",
         (select coalesce(json_agg(json_build_object('role', g."role", 'organisationId', g."organisationId", 'regionId', g."regionId",
                                                     'roundId', g."roundId") order by g."grantedAt"), '[]')
            from "RoleGrant" g where g."personId" = p."id" and g."revokedAt" is null) as "grants",
         (select coalesce(json_agg(json_build_object('organisationId', m."organisationId", 'isLead', m."role" = 'LEAD')), '[]')
            from "Membership" m where m."personId" = p."id" and m."status" = 'ACTIVE') as "memberships"
    from "Person" p where p."id" = $1::uuid and p."suspendedAt" is null and p."erasedAt" is null`

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
