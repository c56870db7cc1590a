import type { Award, Prisma, Round } from "@hub/prisma"
import slugify from "@sindresorhus/slugify"
import { type Act, act } from "../platform/act.ts"
import { demand } from "../platform/auth.ts"
import type { Context } from "../platform/context.ts"
import { ConflictError, type Issue, NotFoundError, ValidationError, WrongStateError } from "../platform/errors.ts"
import { isUuid, parseInput } from "../platform/input.ts"
import {
  type AwardInput,
  awardInput,
  type CategoryInput,
  type CriterionInput,
  categoryInput,
  criterionInput,
  type EligibilityQuestionInput,
  eligibilityQuestionInput,
  most,
  newRoundInput,
  type RoundInput,
  roundInput,
} from "./award.input.ts"
import { canManageAwards } from "./award.policy.ts"
import { requireManagedRound, roundSetup } from "./round.reads.ts"
import { roundAfter, roundStateNames } from "./round.rules.ts"

const invalid = (field: string, message: string): ValidationError => new ValidationError([{ field, message } satisfies Issue])

/** Begins an award. Its address is made from its name once. */
export async function createAward(context: Context, input: AwardInput): Promise<Award> {
  demand(context.viewer, canManageAwards(context.viewer))
  const data = parseInput(awardInput, input)
  const slug = slugify(data.name)
  if (!slug) throw invalid("name", "The name needs a letter or a digit")
  return act(context, async (unit) => {
    if (await unit.tx.award.findUnique({ where: { slug } })) throw invalid("name", "There is an award of this name")
    const award = await unit.tx.award.create({ data: { ...data, slug, createdAt: unit.at, updatedAt: unit.at } })
    await unit.audit({ action: "award.create", subjectType: "Award", subjectId: award.id, after: { name: award.name } })
    return award
  })
}

/** Changes what an award says of itself; its address stays. */
export async function updateAward(
  context: Context,
  { id, version, ...input }: AwardInput & { id: string; version: number },
): Promise<Award> {
  demand(context.viewer, canManageAwards(context.viewer))
  const data = parseInput(awardInput, input)
  return act(context, async (unit) => {
    const before = isUuid(id) && (await unit.tx.award.findUnique({ where: { id } }))
    if (!before) throw new NotFoundError("The award")
    const { count } = await unit.tx.award.updateMany({
      where: { id, version },
      data: { ...data, version: { increment: 1 }, updatedAt: unit.at },
    })
    if (count === 0)
      throw new ConflictError("Somebody else changed this award. Compare, then save yours again.", before.version, textsOf(before))
    await unit.audit({ action: "award.update", subjectType: "Award", subjectId: id, before: textsOf(before), after: data })
    return unit.tx.award.findUniqueOrThrow({ where: { id } })
  })
}

const textsOf = ({ name, summary, about }: Award) => ({ name, summary, about })

/** The address of a round: the award and the title, without saying twice what the one ends with and the other begins with. */
function slugOfRound(award: string, title: string): string {
  if (title.toLowerCase().includes(award.toLowerCase())) return slugify(title)
  const [name, more] = [slugify(award).split("-"), slugify(title).split("-")]
  const shared = more.findLastIndex((_, last) => name.slice(-last - 1).join("-") === more.slice(0, last + 1).join("-")) + 1
  return [...name, ...more.slice(shared)].filter(Boolean).join("-")
}

/**
 * Begins a round of an award, empty or as a copy of an earlier round: how it is judged, its categories, criteria and questions, but
 * not its dates and people, nor its summary, which tells of the year it was written in.
 */
export async function createRound(context: Context, input: { awardId: string; title: string; copyOfId: string | null }): Promise<Round> {
  demand(context.viewer, canManageAwards(context.viewer))
  const { title } = parseInput(newRoundInput, input)
  const award = isUuid(input.awardId) && (await context.db.award.findUnique({ where: { id: input.awardId } }))
  if (!award) throw new NotFoundError("The award")
  const model = input.copyOfId
    ? await context.db.round.findFirst({ where: { id: input.copyOfId, awardId: award.id }, include: roundSetup })
    : null
  if (input.copyOfId && !model) throw new NotFoundError("The round to copy")
  const slug = slugOfRound(award.name, title)
  return act(context, async (unit) => {
    if (await unit.tx.round.findUnique({ where: { slug } })) throw invalid("title", "There is a round of this title. Add the year")
    const round = await unit.tx.round.create({
      data: {
        awardId: award.id,
        slug,
        title,
        summary: "",
        guidance: model?.guidance ?? "",
        ...(model && { readersPerNomination: model.readersPerNomination, copiedFromId: model.id }),
        createdAt: unit.at,
        updatedAt: unit.at,
      },
    })
    if (model) await copySetup(unit.tx, model, round.id)
    await unit.audit({
      action: "round.create",
      subjectType: "Round",
      subjectId: round.id,
      withinId: round.id,
      after: { title, copiedFrom: model?.slug ?? null },
    })
    return round
  })
}

type Model = Prisma.RoundGetPayload<{ include: typeof roundSetup }>

async function copySetup(tx: Prisma.TransactionClient, model: Model, roundId: string): Promise<void> {
  const categories = new Map<string, string>()
  for (const { id, roundId: _, ...category } of model.categories) {
    const copy = await tx.category.create({ data: { ...category, roundId }, select: { id: true } })
    categories.set(id, copy.id)
  }
  for (const { id: _id, roundId: _, categoryId, scale, ...criterion } of model.criteria) {
    const points = scale.map(({ value, label, description }) => ({ value, label, description }))
    await tx.criterion.create({
      data: {
        ...criterion,
        roundId,
        categoryId: categoryId && (categories.get(categoryId) ?? null),
        scale: { createMany: { data: points } },
      },
    })
  }
  await tx.eligibilityQuestion.createMany({
    data: model.eligibilityQuestions.map(({ id: _id, roundId: _, ...question }) => ({ ...question, roundId })),
  })
}

/**
 * The only way the set-up of a round changes: by its managers, while it is a draft that nobody has approved yet, guarded by
 * the version that was read, with the round's row locked.
 */
async function changeSetup(
  context: Context,
  { roundId, version, action, after }: { roundId: string; version: number; action: string; after?: Prisma.InputJsonObject },
  change: (unit: Act, round: Round) => Promise<Prisma.InputJsonObject | undefined>,
): Promise<Round> {
  const { id } = await requireManagedRound(context, roundId)
  return act(context, async (unit) => {
    const { count } = await unit.tx.round.updateMany({
      where: { id, version, state: "DRAFT", approvedAt: null },
      data: { version: { increment: 1 }, updatedAt: unit.at },
    })
    const round = await unit.tx.round.findUniqueOrThrow({ where: { id } })
    if (count === 0) throw setupRefused(round, version)
    const before = await change(unit, round)
    await unit.audit({
      action,
      subjectType: "Round",
      subjectId: id,
      withinId: id,
      ...(before && { before }),
      ...(after && { after }),
    })
    return unit.tx.round.findUniqueOrThrow({ where: { id } })
  })
}

function setupRefused(round: Round, version: number): Error {
  if (!roundAfter(round.state, "edit"))
    return new WrongStateError(
      `The set-up cannot change once a round has opened. This one is “${roundStateNames[round.state].toLowerCase()}”.`,
      round.state,
    )
  if (round.approvedAt)
    return new WrongStateError("This round is approved and shown to visitors. Take the approval back, then change it.", "APPROVED")
  return new ConflictError(
    `Somebody else changed the set-up of this round (version ${round.version}, you read ${version}). Reload the page, then make your change again.`,
    round.version,
    { title: round.title },
  )
}

type Versioned = { roundId: string; version: number }

/** Changes the texts, dates and number of readers of a round. */
export async function updateRound(context: Context, { roundId, version, ...input }: RoundInput & Versioned): Promise<Round> {
  await requireManagedRound(context, roundId)
  const data = parseInput(roundInput, input)
  return changeSetup(context, { roundId, version, action: "round.update", after: summaryOf(data) }, async ({ tx }, round) => {
    await tx.round.update({ where: { id: roundId }, data })
    return summaryOf(round)
  })
}

type Dates = Pick<Round, "title" | "opensAt" | "closesAt" | "scoresDueAt" | "resultsExpectedAt" | "readersPerNomination">
const summaryOf = ({ title, opensAt, closesAt, scoresDueAt, resultsExpectedAt, readersPerNomination }: Dates) => ({
  title,
  opensAt: opensAt?.toISOString() ?? null,
  closesAt: closesAt?.toISOString() ?? null,
  scoresDueAt: scoresDueAt?.toISOString() ?? null,
  resultsExpectedAt: resultsExpectedAt?.toISOString() ?? null,
  readersPerNomination,
})

/** Pages that every round has beside those of its categories. */
const takenAddresses: ReadonlySet<string> = new Set(["enter", "judge", "results"])

/** Adds a category (id null) or changes one; its address is made from the title once. */
export async function saveCategory(
  context: Context,
  { roundId, version, id, ...input }: CategoryInput & Versioned & { id: string | null },
): Promise<Round> {
  await requireManagedRound(context, roundId)
  const data = parseInput(categoryInput, input)
  return changeSetup(context, { roundId, version, action: id ? "category.update" : "category.create", after: data }, async ({ tx }) => {
    if (id) {
      const before = isUuid(id) && (await tx.category.findFirst({ where: { id, roundId } }))
      if (!before) throw new NotFoundError("The category")
      await tx.category.update({ where: { id }, data })
      return { title: before.title, scope: before.scope, shortlistSize: before.shortlistSize, winnerCount: before.winnerCount }
    }
    const slug = slugify(data.title)
    if (!slug) throw invalid("title", "The title needs a letter or a digit")
    if (takenAddresses.has(slug))
      throw invalid("title", `“${data.title}” is the address of another page of the round. Choose a longer title`)
    if (await tx.category.findFirst({ where: { roundId, slug } })) throw invalid("title", "There is a category of this title in the round")
    const position = await tx.category.count({ where: { roundId } })
    if (position >= most.categories) throw invalid("title", `A round has ${most.categories} categories or fewer`)
    await tx.category.create({ data: { ...data, roundId, slug, position } })
    return undefined
  })
}

/** Takes a category away, with the criteria that are only its own. */
export function removeCategory(context: Context, { roundId, version, id }: Versioned & { id: string }): Promise<Round> {
  return changeSetup(context, { roundId, version, action: "category.remove" }, async ({ tx }) => {
    const before = isUuid(id) && (await tx.category.findFirst({ where: { id, roundId } }))
    if (!before) throw new NotFoundError("The category")
    await tx.category.delete({ where: { id } })
    return { title: before.title }
  })
}

/** Adds a criterion (id null) or changes one, with its whole scale. */
export async function saveCriterion(
  context: Context,
  { roundId, version, id, ...input }: CriterionInput & Versioned & { id: string | null },
): Promise<Round> {
  await requireManagedRound(context, roundId)
  const { scale, ...data } = parseInput(criterionInput, input)
  const after = { ...data, scale }
  return changeSetup(context, { roundId, version, action: id ? "criterion.update" : "criterion.create", after }, async ({ tx }) => {
    const { categoryId } = data
    if (categoryId && !(isUuid(categoryId) && (await tx.category.findFirst({ where: { id: categoryId, roundId } }))))
      throw invalid("categoryId", "Choose a category of this round")
    if (id) {
      const before = isUuid(id) && (await tx.criterion.findFirst({ where: { id, roundId } }))
      if (!before) throw new NotFoundError("The criterion")
      await tx.scalePoint.deleteMany({ where: { criterionId: id } })
      await tx.criterion.update({ where: { id }, data: { ...data, scale: { createMany: { data: scale } } } })
      return { title: before.title, weight: before.weight, wordLimit: before.wordLimit }
    }
    const position = await tx.criterion.count({ where: { roundId } })
    if (position >= most.criteria) throw invalid("title", `A round has ${most.criteria} criteria or fewer`)
    await tx.criterion.create({ data: { ...data, roundId, position, scale: { createMany: { data: scale } } } })
    return undefined
  })
}

/** Takes a criterion away. */
export function removeCriterion(context: Context, { roundId, version, id }: Versioned & { id: string }): Promise<Round> {
  return changeSetup(context, { roundId, version, action: "criterion.remove" }, async ({ tx }) => {
    const before = isUuid(id) && (await tx.criterion.findFirst({ where: { id, roundId } }))
    if (!before) throw new NotFoundError("The criterion")
    await tx.criterion.delete({ where: { id } })
    return { title: before.title, weight: before.weight }
  })
}

/** Adds an eligibility question (id null) or changes one. */
export async function saveEligibilityQuestion(
  context: Context,
  { roundId, version, id, ...input }: EligibilityQuestionInput & Versioned & { id: string | null },
): Promise<Round> {
  await requireManagedRound(context, roundId)
  const { help, ...rest } = parseInput(eligibilityQuestionInput, input)
  const data = { ...rest, help: help || null }
  const action = id ? "eligibilityQuestion.update" : "eligibilityQuestion.create"
  return changeSetup(context, { roundId, version, action, after: data }, async ({ tx }) => {
    if (id) {
      const before = isUuid(id) && (await tx.eligibilityQuestion.findFirst({ where: { id, roundId } }))
      if (!before) throw new NotFoundError("The question")
      await tx.eligibilityQuestion.update({ where: { id }, data })
      return { question: before.question, expectedAnswer: before.expectedAnswer }
    }
    const position = await tx.eligibilityQuestion.count({ where: { roundId } })
    if (position >= most.eligibilityQuestions) throw invalid("question", `A round asks ${most.eligibilityQuestions} questions or fewer`)
    await tx.eligibilityQuestion.create({ data: { ...data, roundId, position } })
    return undefined
  })
}

/** Takes an eligibility question away. */
export function removeEligibilityQuestion(context: Context, { roundId, version, id }: Versioned & { id: string }): Promise<Round> {
  return changeSetup(context, { roundId, version, action: "eligibilityQuestion.remove" }, async ({ tx }) => {
    const before = isUuid(id) && (await tx.eligibilityQuestion.findFirst({ where: { id, roundId } }))
    if (!before) throw new NotFoundError("The question")
    await tx.eligibilityQuestion.delete({ where: { id } })
    return { question: before.question }
  })
}
