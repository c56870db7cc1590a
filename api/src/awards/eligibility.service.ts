import type { Nomination } from "@hub/prisma"
import { z } from "zod"
import { notify } from "../people/public.ts"
import { act } from "../platform/act.ts"
import { demand, requireViewer } from "../platform/auth.ts"
import type { Context } from "../platform/context.ts"
import { NotFoundError, ValidationError, WrongStateError } from "../platform/errors.ts"
import { isUuid, parseInput } from "../platform/input.ts"
import { awardLimits, reasonText, requiredText } from "./award.input.ts"
import { canManageRound } from "./award.policy.ts"
import { seatOf } from "./conflict.reads.ts"
import { dayInWords } from "./mail-times.rules.ts"
import { requireOwnNomination } from "./nomination.reads.ts"
import { closedToEntrant, moveNomination, shareRound } from "./nomination-move.service.ts"
import { standingConsent } from "./nominee-consent.service.ts"
import { managersOf } from "./round.reads.ts"

/** Most entries decided at once. */
export const mostAtOnce = 100

/** An entry that could not be decided, and why. */
export type PassedOver = { reference: string; message: string }
export type EligibilityDecided = { nominations: Nomination[]; passedOver: PassedOver[] }

const decision = z.discriminatedUnion("isEligible", [
  z.object({ isEligible: z.literal(true), reason: z.string().transform(() => null) }),
  z.object({ isEligible: z.literal(false), reason: reasonText }),
])

/**
 * Decides whether entries may take part. Each is decided by itself: what somebody else has moved meanwhile, or what waits for
 * its nominee, is passed over and named. A reason goes to the entrant, who may object.
 */
export async function decideEligibility(
  context: Context,
  input: { nominationIds: readonly string[]; isEligible: boolean; reason: string },
): Promise<EligibilityDecided> {
  const viewer = requireViewer(context.viewer)
  const ids = [...new Set(input.nominationIds)].filter(isUuid)
  if (ids.length === 0) throw new ValidationError([{ field: "nominations", message: "Choose at least one entry" }])
  if (ids.length > mostAtOnce) throw new ValidationError([{ field: "nominations", message: `Choose ${mostAtOnce} entries or fewer` }])
  const found = await context.db.nomination.findMany({
    where: { id: { in: ids }, submittedAt: { not: null } },
    include: { round: true },
    orderBy: { id: "asc" },
  })
  if (found.length < ids.length) throw new NotFoundError("An entry")
  for (const { roundId } of found) demand(context.viewer, canManageRound(context.viewer, roundId))
  const { isEligible, reason } = parseInput(decision, { isEligible: input.isEligible, reason: input.reason })
  const outcome: EligibilityDecided = { nominations: [], passedOver: [] }
  for (const read of found) {
    const { conflicts } = await seatOf(context, read.round)
    const result = await act(context, async (unit) => {
      const { tx, at } = unit
      const { round } = await shareRound(tx, read.roundId)
      const stored = await tx.nomination.findUniqueOrThrow({ where: { id: read.id } })
      if (conflicts.has(read.id)) return "You have a conflict of interest with it: another manager has to decide."
      const consent = stored.nomineeKind === "SOMEBODY_ELSE" ? (await standingConsent(unit, read.id))?.state : "GIVEN"
      if (isEligible && consent !== "GIVEN") return "The nominee has not agreed yet."
      const isOver = ["MODERATED", "ANNOUNCED", "ARCHIVED"].includes(round.state)
      const moved =
        !isOver &&
        (await moveNomination(unit, stored, {
          event: isEligible ? "findEligible" : "findIneligible",
          data: { eligibilityDecidedAt: at, eligibilityDecidedById: viewer.id, ineligibleReason: reason },
          ...(reason && { reason }),
        }))
      if (!moved) return "It cannot be decided now: reload the page to see where it stands."
      if (!isEligible)
        await tx.allocation.updateMany({
          where: { nominationId: read.id, state: { in: ["PROPOSED", "ALLOCATED"] } },
          data: { state: "REMOVED", endedAt: at, endReason: "The entry may not take part" },
        })
      await notify(unit, {
        personIds: [moved.entrantId],
        kind: isEligible ? "nomination.eligible" : "nomination.ineligible",
        title: isEligible ? `“${moved.title}” takes part in “${round.title}”` : `“${moved.title}” cannot take part in “${round.title}”`,
        body: reason
          ? `Why: ${reason}\n\nIf you think this is wrong, say so on the page of your entry. You can object once.`
          : `There is nothing you need to do now. You hear from us when the results are announced${
              round.resultsExpectedAt ? `, which is expected on ${dayInWords(round.resultsExpectedAt)}` : ""
            }.`,
        path: `/my/nominations/${moved.reference}`,
        dedupeKey: `nomination.eligibility:${moved.id}:${at.toISOString()}`,
        urgent: true,
      })
      return moved
    })
    if (typeof result === "string") outcome.passedOver.push({ reference: read.reference, message: result })
    else outcome.nominations.push(result)
  }
  return outcome
}

const appealInput = z.object({ appeal: requiredText(awardLimits.guidance, "objection") })

/** What an entrant has to say against being found ineligible, once per submission. The managers are told. */
export async function appealIneligibility(context: Context, { id, text }: { id: string; text: string }): Promise<Nomination> {
  const nomination = await requireOwnNomination(context, id)
  const { appeal } = parseInput(appealInput, { appeal: text })
  return act(context, async (unit) => {
    const { tx, at } = unit
    const { round } = await shareRound(tx, nomination.roundId)
    const stored = await tx.nomination.findUniqueOrThrow({ where: { id } })
    if (stored.state === "INELIGIBLE" && stored.appeal) throw new WrongStateError("You have objected already.", "APPEALED")
    const moved = await moveNomination(unit, stored, { event: "appeal", where: { appeal: null }, data: { appeal, appealedAt: at } })
    if (!moved) throw closedToEntrant(stored, round)
    await notify(unit, {
      personIds: await managersOf(tx, round.id),
      kind: "nomination.appealed",
      title: `The entrant objects: “${moved.title}” was found not eligible`,
      path: `/manage/awards/${round.slug}/entries/${moved.reference}`,
      dedupeKey: `nomination.appeal:${id}:${at.toISOString()}`,
    })
    return moved
  })
}
