import { countWords } from "@hub/api/awards/entry.rules"
import { emptyAnswers, type NominationAnswers } from "@hub/api/awards/nomination.input"
import type { Award, Nomination, Person, Prisma, Round } from "@hub/prisma"
import { joinOrganisation, makeOrganisation } from "./organisation.ts"
import { makePerson } from "./person.ts"
import { unique } from "./unique.ts"
import type { World } from "./world.ts"

const day = 24 * 60 * 60 * 1000

/** An award without rounds. */
export function makeAward({ db, clock }: World, own: Partial<Prisma.AwardUncheckedCreateInput> = {}): Promise<Award> {
  const word = unique()
  const now = clock.now()
  return db.award.create({
    data: {
      slug: `award-${word}`,
      name: `Award ${word}`,
      summary: "For what works.",
      about: "What it is for.",
      createdAt: now,
      updatedAt: now,
      ...own,
    },
  })
}

const setup = {
  categories: true,
  criteria: { include: { scale: true } },
  eligibilityQuestions: true,
} as const satisfies Prisma.RoundInclude
export type RoundWithSetup = Prisma.RoundGetPayload<{ include: typeof setup }>

/** A described scale from 0 to 4. */
export const scale = ["Nothing", "A little", "Something", "Much", "All"].map((label, value) => ({
  value,
  label,
  description: `${label} of it is shown.`,
}))

/**
 * A round with one category, two criteria and one eligibility question: open since yesterday and for another month, unless
 * it is given something else. One in DRAFT is not approved.
 */
export async function makeRound(world: World, own: Partial<Prisma.RoundUncheckedCreateInput> = {}): Promise<RoundWithSetup> {
  const { db, clock } = world
  const word = unique()
  const now = clock.now()
  const at = (days: number) => new Date(now.getTime() + days * day)
  const awardId = own.awardId ?? (await makeAward(world)).id
  const state = own.state ?? "OPEN"
  const { id } = await db.round.create({
    data: {
      slug: `round-${word}`,
      title: `Round ${word}`,
      summary: "Tell us what worked.",
      guidance: "Each entry is read by two people.",
      readersPerNomination: 2,
      opensAt: at(-1),
      closesAt: at(30),
      approvedAt: state === "DRAFT" ? null : at(-2),
      announcedAt: state === "ANNOUNCED" || state === "ARCHIVED" ? now : null,
      createdAt: at(-3),
      updatedAt: at(-3),
      ...own,
      state,
      awardId,
    },
  })
  await db.category.create({
    data: { roundId: id, slug: "schools", title: "Work with schools", about: "For work with schools.", position: 0 },
  })
  for (const [position, title] of ["Reach", "Evidence"].entries())
    await db.criterion.create({
      data: {
        roundId: id,
        title,
        question: `What do you say about ${title.toLowerCase()}?`,
        guidance: "Be specific.",
        wordLimit: 50,
        weight: position + 1,
        position,
        scale: { createMany: { data: scale } },
      },
    })
  await db.eligibilityQuestion.create({ data: { roundId: id, question: "Is the work running?", position: 0 } })
  return db.round.findUniqueOrThrow({ where: { id }, include: setup })
}

export type OwnEntry = Partial<Omit<Prisma.NominationUncheckedCreateInput, "answers">> & { answers?: Partial<NominationAnswers> }

/** Answers that can be submitted. */
export function answersFor(round: RoundWithSetup, own: Partial<NominationAnswers> = {}): NominationAnswers {
  return {
    ...emptyAnswers,
    categoryId: round.categories[0]?.id ?? "",
    title: `Entry ${unique()}`,
    summary: "What it is about.",
    responses: round.criteria.map(({ id, title }) => ({ criterionId: id, text: `What there is to say about ${title.toLowerCase()}.` })),
    eligibility: round.eligibilityQuestions.map(({ id, expectedAnswer }) => ({ questionId: id, answer: expectedAnswer })),
    ...own,
  }
}

/** An entry of a member for their organisation, complete; submitted, with what was frozen, unless its state says otherwise. */
export async function makeEntry(
  world: World,
  round: RoundWithSetup & Pick<Round, "title">,
  { answers: ownAnswers, ...own }: OwnEntry = {},
): Promise<Nomination & { entrant: Person }> {
  const { db, clock } = world
  const now = clock.now()
  const state = own.state ?? "SUBMITTED"
  const organisation = own.organisationId
    ? await db.organisation.findUniqueOrThrow({ where: { id: own.organisationId } })
    : await makeOrganisation(world)
  const entrant = own.entrantId ? await db.person.findUniqueOrThrow({ where: { id: own.entrantId } }) : await makePerson(world)
  if (!own.entrantId) await joinOrganisation(world, entrant, organisation)
  const answers = answersFor(round, ownAnswers)
  const isSubmitted = state !== "DRAFT"
  const submittedAt = own.submittedAt ?? now
  const nomination = await db.nomination.create({
    data: {
      reference: `AW-${unique().toUpperCase()}`,
      roundId: round.id,
      categoryId: answers.categoryId,
      nomineeKind: "MY_TEAM",
      nomineeName: "The outreach team",
      title: answers.title,
      createdAt: now,
      savedAt: now,
      ...(isSubmitted && { submittedAt, submittedVersion: 1 }),
      ...(state === "WITHDRAWN" && { withdrawnAt: now }),
      ...(state === "INELIGIBLE" && { ineligibleReason: "It has not begun." }),
      ...own,
      state,
      answers,
      organisationId: organisation.id,
      regionId: organisation.regionId,
      entrantId: entrant.id,
      partners: { createMany: { data: answers.partnerIds.map((organisationId) => ({ organisationId })) } },
    },
  })
  if (isSubmitted)
    await db.nominationSnapshot.create({
      data: {
        nominationId: nomination.id,
        number: 1,
        submittedAt,
        submittedById: entrant.id,
        content: {
          reference: nomination.reference,
          round: round.title,
          category: { id: answers.categoryId, title: round.categories.find(({ id }) => id === answers.categoryId)?.title ?? "" },
          organisation: { id: organisation.id, name: organisation.name },
          entrant: entrant.name,
          nominee: { kind: nomination.nomineeKind, name: nomination.nomineeName },
          initiative: null,
          title: answers.title,
          summary: answers.summary,
          responses: round.criteria.map(({ id, title, question, wordLimit }) => {
            const text = answers.responses.find(({ criterionId }) => criterionId === id)?.text ?? ""
            return { criterionId: id, title, question, wordLimit, text, words: countWords(text) }
          }),
          eligibility: round.eligibilityQuestions.map(({ id, question, expectedAnswer }) => ({
            question,
            answer: answers.eligibility.find(({ questionId }) => questionId === id)?.answer ?? false,
            expected: expectedAnswer,
          })),
          partners: [],
          links: answers.links,
          attachments: answers.attachments,
        },
      },
    })
  return { ...nomination, entrant }
}
