import { randomBytes } from "node:crypto"
import type { Nomination } from "@hub/prisma"
import { readCaseStudy } from "../directory/public.ts"
import { act } from "../platform/act.ts"
import { demand, requireViewer } from "../platform/auth.ts"
import type { Context } from "../platform/context.ts"
import { type Issue, NotFoundError, ValidationError, WrongStateError } from "../platform/errors.ts"
import { isUuid, parseInput } from "../platform/input.ts"
import {
  emptyAnswers,
  type NominationAnswers,
  type NominationField,
  type NomineeInput,
  nominationAnswers,
  nomineeInput,
} from "./nomination.input.ts"
import { canStartNomination } from "./nomination.policy.ts"
import { readAnswers, requireOwnNomination } from "./nomination.reads.ts"
import { entrantMove, nominationReference } from "./nomination.rules.ts"
import { answerIssues } from "./nomination-answers.reads.ts"
import { closedToEntrant, isBeforeCommonDeadline, requireOpenWindow, shareRound, stale } from "./nomination-move.service.ts"
import { replaceConsent } from "./nominee-consent.service.ts"
import { requireVisibleRound } from "./round.reads.ts"

export type StartInput = {
  roundId: string
  categoryId: string
  organisationId: string
  nominee: NomineeInput
  /** A published initiative to start from: its texts are carried over and the link is kept. */
  initiativeId: string | null
}

/** Begins an entry for an organisation the viewer belongs to, from a published initiative or from nothing. */
export async function startNomination(context: Context, input: StartInput): Promise<Nomination> {
  const viewer = requireViewer(context.viewer)
  const round = await requireVisibleRound(context, input.roundId)
  const organisation = isUuid(input.organisationId) && (await context.db.organisation.findUnique({ where: { id: input.organisationId } }))
  if (!organisation) throw new NotFoundError("The organisation")
  demand(context.viewer, canStartNomination(context.viewer, organisation.id))
  const nominee = parseInput(nomineeInput, input.nominee)
  const extensions = await context.db.extension.findMany({ where: { roundId: round.id } })
  requireOpenWindow(round, extensions, null, context.arrivedAt)
  const category = isUuid(input.categoryId) && (await context.db.category.findFirst({ where: { id: input.categoryId, roundId: round.id } }))
  if (!category) throw new ValidationError([{ field: "categoryId", message: "Choose a category" }])
  const carried = input.initiativeId ? await fromInitiative(context, input.initiativeId) : {}
  const answers: NominationAnswers = { ...emptyAnswers, ...carried, categoryId: category.id }
  return act(context, async (unit) => {
    const { tx, at } = unit
    const nomination = await tx.nomination.create({
      data: {
        reference: nominationReference(randomBytes(6)),
        roundId: round.id,
        categoryId: category.id,
        entrantId: viewer.id,
        organisationId: organisation.id,
        regionId: organisation.regionId,
        ...nomineeColumns(nominee, viewer),
        initiativeId: input.initiativeId,
        title: answers.title,
        answers,
        createdAt: at,
        savedAt: at,
      },
    })
    await unit.audit({
      action: "nomination.start",
      subjectType: "Nomination",
      subjectId: nomination.id,
      withinId: round.id,
      after: { reference: nomination.reference },
    })
    return nomination
  })
}

/** Who is nominated, as columns of the entry. */
function nomineeColumns(nominee: NomineeInput, viewer: { id: string; name: string }) {
  if (nominee.kind === "MYSELF") return { nomineeKind: nominee.kind, nomineeName: viewer.name, nomineeEmail: null, nomineeId: viewer.id }
  const nomineeEmail = nominee.kind === "SOMEBODY_ELSE" ? nominee.email : null
  return { nomineeKind: nominee.kind, nomineeName: nominee.name, nomineeEmail, nomineeId: null }
}

/** What an initiative and an entry have in common. */
async function fromInitiative({ db }: Context, id: string): Promise<Partial<NominationAnswers>> {
  const initiative =
    isUuid(id) &&
    (await db.initiative.findFirst({ where: { id, archivedAt: null }, include: { currentRevision: true, partners: { take: 10 } } }))
  if (!initiative) throw new NotFoundError("The initiative")
  const { title, summary, links } = readCaseStudy(initiative.currentRevision?.content)
  return {
    title,
    summary,
    links: links.slice(0, 5),
    partnerIds: initiative.partners.map(({ organisationId }) => organisationId),
  }
}

/** Says anew who is nominated, while the entry is not submitted. Consent that was asked for no longer counts. */
export async function changeNominee(context: Context, { id, nominee }: { id: string; nominee: NomineeInput }): Promise<Nomination> {
  const nomination = await requireOwnNomination(context, id)
  const viewer = requireViewer(context.viewer)
  const columns = nomineeColumns(parseInput(nomineeInput, nominee), viewer)
  return act(context, async (unit) => {
    const { count } = await unit.tx.nomination.updateMany({
      where: { id, state: { in: ["DRAFT", "WITHDRAWN"] } },
      data: { ...columns, savedAt: unit.at },
    })
    if (count === 0) throw new WrongStateError("Withdraw the entry first, then say who is nominated and submit it again.", "SUBMITTED")
    if (columns.nomineeEmail !== nomination.nomineeEmail) await replaceConsent(unit, id)
    await unit.audit({
      action: "nomination.changeNominee",
      subjectType: "Nomination",
      subjectId: id,
      withinId: nomination.roundId,
      before: { kind: nomination.nomineeKind },
      after: { kind: columns.nomineeKind },
    })
    return unit.tx.nomination.findUniqueOrThrow({ where: { id } })
  })
}

/** What came of a save: fields that could not be taken keep what they had, each with an issue. */
export type SavedNomination = { nomination: Nomination; issues: Issue[] }

/**
 * Saves the fields given and leaves the others; nothing that was submitted changes by it. A version that is not the stored
 * one is refused with what is stored.
 */
export async function saveNomination(
  context: Context,
  { id, version, fields }: { id: string; version: number; fields: Partial<Record<NominationField, unknown>> },
): Promise<SavedNomination> {
  const nomination = await requireOwnNomination(context, id)
  const { taken, issues } = await takeFields(context, nomination, fields)
  return act(context, async ({ tx, at }) => {
    const { round, extensions } = await shareRound(tx, nomination.roundId)
    requireOpenWindow(round, extensions, id, context.arrivedAt)
    const stored = await tx.nomination.findUniqueOrThrow({ where: { id } })
    if (!entrantMove(stored.state, "save", isBeforeCommonDeadline(round, extensions, context.arrivedAt)))
      throw closedToEntrant(stored, round)
    const answers = { ...readAnswers(stored.answers), ...taken }
    const { count } = await tx.nomination.updateMany({
      where: { id, version, state: stored.state },
      data: {
        answers,
        version: { increment: 1 },
        savedAt: at,
        // What was never submitted shows what is written; afterwards the columns say what was submitted.
        ...(stored.submittedVersion === null && { title: answers.title, categoryId: answers.categoryId }),
      },
    })
    const current = await tx.nomination.findUniqueOrThrow({ where: { id } })
    if (count === 0) throw stale(current)
    return { nomination: current, issues }
  })
}

async function takeFields(context: Context, nomination: Nomination, fields: Partial<Record<NominationField, unknown>>) {
  const taken: Partial<NominationAnswers> = {}
  const issues: Issue[] = []
  for (const [field, value] of Object.entries(fields) as [NominationField, unknown][]) {
    const result = nominationAnswers.shape[field].safeParse(value)
    if (result.success) Object.assign(taken, { [field]: result.data })
    else issues.push(...result.error.issues.map((issue) => ({ field: [field, ...issue.path].join("."), message: issue.message })))
  }
  const wrong = await answerIssues(context, nomination, taken)
  for (const { field } of wrong) delete taken[field.split(".")[0] as NominationField]
  return { taken, issues: [...issues, ...wrong] }
}

/** Throws a draft away that was never submitted. */
export async function deleteNominationDraft(context: Context, id: string): Promise<void> {
  const nomination = await requireOwnNomination(context, id)
  await act(context, async (unit) => {
    const { count } = await unit.tx.nomination.deleteMany({ where: { id, state: "DRAFT", submittedAt: null } })
    if (count === 0)
      throw new WrongStateError("Only a draft that was never submitted can be deleted. Withdraw the entry instead.", "SUBMITTED")
    await unit.audit({
      action: "nomination.delete",
      subjectType: "Nomination",
      subjectId: id,
      withinId: nomination.roundId,
      before: { reference: nomination.reference },
    })
  })
}
