import { type RoleGrant, violates } from "@hub/prisma"
import { notify } from "../people/public.ts"
import { act } from "../platform/act.ts"
import { demand } from "../platform/auth.ts"
import type { Context } from "../platform/context.ts"
import { NotFoundError, ValidationError, WrongStateError } from "../platform/errors.ts"
import { isUuid, parseInput } from "../platform/input.ts"
import { reasonInput } from "./award.input.ts"
import { canAppointManagers } from "./award.policy.ts"

/** Makes somebody a manager of one round. */
export async function appointRoundManager(context: Context, { roundId, email }: { roundId: string; email: string }): Promise<RoleGrant> {
  demand(context.viewer, canAppointManagers(context.viewer))
  const grantedById = context.viewer.id
  const round = isUuid(roundId) && (await context.db.round.findUnique({ where: { id: roundId } }))
  if (!round) throw new NotFoundError("The round")
  const person = await context.db.person.findUnique({ where: { email: email.trim().toLowerCase(), erasedAt: null } })
  if (!person)
    throw new ValidationError([{ field: "email", message: "Nobody has an account with this address. Ask them to sign up first" }])
  try {
    return await act(context, async (unit) => {
      const grant = await unit.tx.roleGrant.create({
        data: { personId: person.id, role: "AWARD_MANAGER", roundId, grantedById, grantedAt: unit.at },
      })
      await unit.audit({
        action: "role.grant",
        subjectType: "Person",
        subjectId: person.id,
        withinId: roundId,
        after: { role: "AWARD_MANAGER", roundId },
      })
      await notify(unit, {
        personIds: [person.id],
        kind: "role.granted",
        title: `You now manage “${round.title}”`,
        path: `/manage/awards/${round.slug}`,
        dedupeKey: `role-granted:${grant.id}`,
        urgent: true,
      })
      return grant
    })
  } catch (error) {
    if (violates(error, "RoleGrant_active_key")) throw new WrongStateError("This person manages this round already.", "GRANTED")
    throw error
  }
}

/** Ends somebody's management of one round. */
export async function dismissRoundManager(
  context: Context,
  input: { roundId: string; grantId: string; reason: string },
): Promise<RoleGrant> {
  demand(context.viewer, canAppointManagers(context.viewer))
  const reason = parseInput(reasonInput, input).reason
  const { roundId, grantId: id } = input
  const grant = isUuid(id) && (await context.db.roleGrant.findFirst({ where: { id, roundId, role: "AWARD_MANAGER" } }))
  if (!grant) throw new NotFoundError("The manager")
  return act(context, async (unit) => {
    const { count } = await unit.tx.roleGrant.updateMany({ where: { id, revokedAt: null }, data: { revokedAt: unit.at } })
    if (count === 0) throw new WrongStateError("This person does not manage the round any more.", "REVOKED")
    await unit.audit({
      action: "role.revoke",
      subjectType: "Person",
      subjectId: grant.personId,
      withinId: roundId,
      reason,
      before: { role: "AWARD_MANAGER", roundId },
    })
    return unit.tx.roleGrant.findUniqueOrThrow({ where: { id } })
  })
}
