import type { Adoption } from "@hub/prisma"
import { notify } from "../people/public.ts"
import { type Act, act } from "../platform/act.ts"
import { demand, requireViewer } from "../platform/auth.ts"
import type { Context } from "../platform/context.ts"
import { ConflictError, NotFoundError, ValidationError, WrongStateError } from "../platform/errors.ts"
import { parseInput } from "../platform/input.ts"
import { type AdoptionInput, adoptionInput } from "./adoption.input.ts"
import { factsOfStep } from "./adoption.mail.ts"
import { canChangeAdoption, canRecordAdoption } from "./adoption.policy.ts"
import { canMove, missingTexts, stageInWords } from "./adoption.rules.ts"
import { whoAnswers } from "./contact.reads.ts"
import { tellFollowers } from "./follow.jobs.ts"
import { projectInitiative } from "./initiative.search.ts"
import { readCaseStudy } from "./submission.reads.ts"

/** Records that the viewer's organisation takes an initiative up. One record an organisation and initiative; a second is refused with the first. */
export async function recordAdoption(
  context: Context,
  { initiativeId, organisationId, ...rest }: AdoptionInput & { initiativeId: string; organisationId: string },
): Promise<Adoption> {
  requireViewer(context.viewer)
  const input = parseAdoption(rest)
  const initiative = await context.db.initiative.findUnique({ where: { id: initiativeId } })
  if (!initiative) throw new NotFoundError("The initiative")
  demand(context.viewer, canRecordAdoption(context.viewer, organisationId, initiative.organisationId))
  if (initiative.archivedAt) throw new WrongStateError("This initiative is archived, so it cannot be newly adopted.", "ARCHIVED")
  const personId = context.viewer.id
  return act(context, async (unit) => {
    const { tx, at } = unit
    // The organisation's row is locked, so that two clicks are decided one after the other.
    await tx.$queryRaw`select 1 from "Organisation" where "id" = ${organisationId}::uuid for update`
    const existing = await tx.adoption.findUnique({ where: { initiativeId_organisationId: { initiativeId, organisationId } } })
    if (existing) throw alreadyRecorded(existing)
    const adoption = await tx.adoption.create({
      data: {
        initiativeId,
        organisationId,
        personId,
        ...input,
        createdAt: at,
        updatedAt: at,
        steps: { create: { stage: input.stage, at } },
      },
    })
    await unit.audit({ action: "adoption.record", subjectType: "Adoption", subjectId: adoption.id, after: input })
    await tellOfStep(unit, adoption, personId)
    await projectInitiative(unit, initiativeId)
    return adoption
  })
}

/** Moves an adoption on, or corrects what it says. A version that is not the stored one is refused with the stored texts. */
export async function updateAdoption(
  context: Context,
  { id, version, ...rest }: AdoptionInput & { id: string; version: number },
): Promise<Adoption> {
  requireViewer(context.viewer)
  const input = parseAdoption(rest)
  const adoption = await context.db.adoption.findUnique({ where: { id } })
  if (!adoption) throw new NotFoundError("The adoption")
  demand(context.viewer, canChangeAdoption(context.viewer, adoption))
  if (!canMove(adoption.stage, input.stage)) throw new WrongStateError("An adoption cannot move between these stages.", adoption.stage)
  return act(context, async (unit) => {
    const { tx, at } = unit
    const moved = input.stage !== adoption.stage
    const { count } = await tx.adoption.updateMany({
      where: { id, version },
      data: { ...input, updatedAt: at, version: { increment: 1 } },
    })
    const current = await tx.adoption.findUnique({ where: { id } })
    if (!current) throw new NotFoundError("The adoption")
    if (count === 0)
      throw new ConflictError(
        "Somebody changed this record while you were writing. Compare the two and save again.",
        current.version,
        current,
      )
    if (moved) {
      await tx.adoptionStep.create({ data: { adoptionId: id, stage: input.stage, at } })
      await tellOfStep(unit, current, requireViewer(context.viewer).id)
    }
    await unit.audit({ action: "adoption.update", subjectType: "Adoption", subjectId: id, before: texts(adoption), after: input })
    await projectInitiative(unit, adoption.initiativeId)
    return current
  })
}

/** Takes a record back that should never have been made. What an organisation tried and stopped is kept as "stopped" instead. */
export async function removeAdoption(context: Context, id: string): Promise<string> {
  requireViewer(context.viewer)
  const adoption = await context.db.adoption.findUnique({ where: { id } })
  if (!adoption) throw new NotFoundError("The adoption")
  demand(context.viewer, canChangeAdoption(context.viewer, adoption))
  await act(context, async (unit) => {
    await unit.tx.adoption.deleteMany({ where: { id } })
    await unit.audit({ action: "adoption.remove", subjectType: "Adoption", subjectId: id, before: texts(adoption) })
    await projectInitiative(unit, adoption.initiativeId)
  })
  return id
}

/** Adoption is what the hub is for: the contact, or the owner's leads when nobody is named, and those who follow the initiative hear of each step, each once. */
async function tellOfStep(unit: Act, adoption: Adoption, actorId: string): Promise<void> {
  const { initiative, organisation } = await unit.tx.adoption.findUniqueOrThrow({
    where: { id: adoption.id },
    include: { initiative: { include: { currentRevision: true } }, organisation: true },
  })
  const { title } = readCaseStudy(initiative.currentRevision?.content)
  const { contact, leads } = await whoAnswers(unit.tx, initiative)
  const answering = (contact ? [contact] : leads).map(({ id }) => id).filter((id) => id !== actorId)
  const notice = {
    kind: "adoption.moved",
    title: `${organisation.name} ${stageInWords[adoption.stage]} “${title}”`,
    ...(adoption.localChanges && { body: adoption.localChanges }),
    path: `/initiatives/${initiative.slug}#adoptions`,
    dedupeKey: `adoption.move:${adoption.id}:${adoption.stage}:${unit.at.toISOString()}`,
    facts: factsOfStep(adoption),
  }
  await notify(unit, { ...notice, personIds: answering })
  await tellFollowers(unit, { ...notice, initiativeId: initiative.id, except: [actorId, ...answering] })
}

function parseAdoption(input: AdoptionInput) {
  const parsed = parseInput(adoptionInput, input)
  const missing = missingTexts(parsed)
  if (missing.length > 0) throw new ValidationError(missing)
  return parsed
}

const texts = ({ stage, localChanges, outcome }: Adoption) => ({ stage, localChanges, outcome })

const alreadyRecorded = (existing: Adoption) =>
  new ConflictError("Your organisation already has a record of this initiative. Update that one.", existing.version, existing)
