import { type Role, type RoleGrant, violates } from "@hub/prisma"
import { type Act, act } from "../platform/act.ts"
import { demand } from "../platform/auth.ts"
import type { Context } from "../platform/context.ts"
import { NotFoundError, ValidationError, WrongStateError } from "../platform/errors.ts"
import { isUuid } from "../platform/input.ts"
import { notify } from "./notification.service.ts"
import { canManageRoles } from "./role.policy.ts"
import { isRoleInEffect, roleNames, scopeProblem } from "./role.rules.ts"

export type GrantInput = { email: string; role: Role; organisationId: string | null; regionId: string | null }

/** Gives somebody a role, everywhere or within a region or organisation. */
export async function grantRole(context: Context, input: GrantInput): Promise<RoleGrant> {
  demand(context.viewer, canManageRoles(context.viewer))
  const { role, organisationId, regionId } = input
  const problem = scopeProblem(input)
  if (problem) throw new ValidationError([problem])
  const person = await context.db.person.findUnique({ where: { email: input.email.trim().toLowerCase() } })
  if (!person || person.erasedAt)
    throw new ValidationError([{ field: "email", message: "Nobody has an account with this address. Ask them to sign up first" }])
  const grantedById = context.viewer.id
  try {
    return await act(context, async (unit) => {
      const grant = await unit.tx.roleGrant.create({
        data: { personId: person.id, role, organisationId, regionId, grantedById, grantedAt: unit.at },
      })
      await unit.audit({ action: "role.grant", subjectType: "Person", subjectId: person.id, after: { role, organisationId, regionId } })
      await notify(unit, {
        personIds: [person.id],
        kind: "role.granted",
        title: `You now have the role “${roleNames[role]}”${await within(unit, grant)}`,
        path: "/my/settings",
        dedupeKey: `role-granted:${grant.id}`,
        urgent: true,
      })
      return grant
    })
  } catch (error) {
    if (violates(error, "RoleGrant_active_key")) throw new WrongStateError("This person already has this role.", "GRANTED")
    if (violates(error, "RoleGrant_regionId_fkey"))
      throw new ValidationError([{ field: "regionId", message: "Choose a region from the list" }])
    throw error
  }
}

/** Takes a role away. The hub keeps at least one administrator. */
export async function revokeRole(context: Context, { id, reason }: { id: string; reason: string }): Promise<RoleGrant> {
  demand(context.viewer, canManageRoles(context.viewer))
  if (!reason.trim()) throw new ValidationError([{ field: "reason", message: "Say why; the reason is kept in the audit log" }])
  const grant = isUuid(id) ? await context.db.roleGrant.findUnique({ where: { id } }) : null
  if (!grant) throw new NotFoundError("The role")
  return act(context, async (unit) => {
    if (grant.role === "ADMINISTRATOR") {
      // The grants of administrators are locked, so that two who revoke each other are decided one after the other.
      await unit.tx.$queryRaw`
        select "id" from "RoleGrant" where "role" = 'ADMINISTRATOR' and "revokedAt" is null order by "id" for update`
      const others = await unit.tx.roleGrant.findMany({
        where: { id: { not: id }, role: "ADMINISTRATOR", revokedAt: null, person: { suspendedAt: null, erasedAt: null } },
        select: { person: { select: { twoFactorEnabled: true, isDemonstration: true } } },
      })
      // Somebody who is suspended, or has yet to set up two-step sign-in, could let nobody in again.
      if (!others.some(({ person }) => isRoleInEffect("ADMINISTRATOR", person, unit.env.REQUIRE_TWO_FACTOR)))
        throw new WrongStateError(
          "The hub needs at least one administrator who can sign in. Give the role to somebody else first.",
          "LAST_ADMINISTRATOR",
        )
    }
    const { count } = await unit.tx.roleGrant.updateMany({ where: { id, revokedAt: null }, data: { revokedAt: unit.at } })
    if (count === 0) throw new WrongStateError("This role has already been taken away.", "REVOKED")
    await unit.audit({
      action: "role.revoke",
      subjectType: "Person",
      subjectId: grant.personId,
      reason: reason.trim(),
      before: { role: grant.role, organisationId: grant.organisationId, regionId: grant.regionId },
    })
    await notify(unit, {
      personIds: [grant.personId],
      kind: "role.revoked",
      title: `You no longer have the role “${roleNames[grant.role]}”${await within(unit, grant)}`,
      path: "/my/settings",
      dedupeKey: `role-revoked:${grant.id}`,
      urgent: true,
    })
    return unit.tx.roleGrant.findUniqueOrThrow({ where: { id } })
  })
}

/** Where a role counts: " in North West", or nothing for everywhere. */
async function within({ tx }: Act, { regionId, organisationId }: Pick<RoleGrant, "regionId" | "organisationId">): Promise<string> {
  const place = regionId
    ? await tx.region.findUniqueOrThrow({ where: { id: regionId } })
    : organisationId && (await tx.organisation.findUniqueOrThrow({ where: { id: organisationId } }))
  return place ? ` in ${place.name}` : ""
}
