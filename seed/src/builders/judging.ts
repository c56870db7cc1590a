import { createHash } from "node:crypto"
import { countWords } from "@hub/api/awards/entry.rules"
import type { SnapshotContent } from "@hub/api/awards/nomination.input"
import type { Category, Criterion, Nomination, PanelMember, Person, Prisma, Round, RoundState } from "@hub/prisma"
import { makeOrganisation } from "./organisation.ts"
import { makePerson } from "./person.ts"
import { unique } from "./unique.ts"
import type { World } from "./world.ts"

/** A round with one category and two criteria, as the builders below need it. */
export type JudgedRound = { round: Round; category: Category; criteria: Criterion[] }

const day = 24 * 60 * 60 * 1000

/** A round that closed yesterday, with one category that is judged by two criteria on scales from 1 to 5. Closed, unless told otherwise. */
export async function makeJudgedRound(
  world: World,
  own: Partial<Prisma.RoundUncheckedCreateInput> & { state?: RoundState } = {},
): Promise<JudgedRound> {
  const now = world.clock.now()
  const word = unique()
  const at = (days: number) => new Date(now.getTime() + days * day)
  const { id: awardId } = await world.db.award.create({
    data: {
      slug: `award-${word}`,
      name: `Award ${word}`,
      summary: "For what works.",
      about: "What it is for.",
      createdAt: at(-60),
      updatedAt: at(-60),
    },
  })
  const round = await world.db.round.create({
    data: {
      awardId,
      slug: `round-${word}`,
      title: `Award ${word}`,
      summary: "This year's round.",
      guidance: "Three people read each entry.",
      state: "CLOSED",
      approvedAt: at(-40),
      opensAt: at(-30),
      closesAt: at(-1),
      scoresDueAt: at(20),
      resultsExpectedAt: at(40),
      readersPerNomination: 2,
      createdAt: at(-60),
      updatedAt: at(-1),
      ...own,
    },
  })
  const category = await world.db.category.create({
    data: {
      roundId: round.id,
      slug: "access",
      title: "Widening access",
      about: "Who it is for.",
      shortlistSize: 2,
      winnerCount: 1,
      position: 0,
    },
  })
  const criteria = []
  for (const [position, title] of ["Impact", "Reach"].entries())
    criteria.push(await makeCriterion(world, round, { title, position, weight: 2 - position }))
  return { round, category, criteria }
}

/** A criterion on a scale from 1 to 5. */
export function makeCriterion(
  { db }: World,
  round: { id: string },
  own: Partial<Prisma.CriterionUncheckedCreateInput> & { title: string; position: number },
): Promise<Criterion> {
  return db.criterion.create({
    data: {
      roundId: round.id,
      question: `What about ${own.title.toLowerCase()}?`,
      guidance: "Look for figures.",
      scale: {
        create: ["Nothing yet", "A little", "Some", "Much", "Outstanding"].map((label, index) => ({
          value: index + 1,
          label,
          description: `${label}, in the entry's own evidence.`,
        })),
      },
      ...own,
    },
  })
}

/** An eligible nomination with what was submitted. */
export async function makeNomination(
  world: World,
  { round, category, criteria }: JudgedRound,
  own: Partial<Prisma.NominationUncheckedCreateInput> & { partnerIds?: string[] } = {},
): Promise<Nomination> {
  const { partnerIds = [], ...rest } = own
  const at = round.closesAt ? new Date(round.closesAt.getTime() - day) : world.clock.now()
  const organisation = rest.organisationId
    ? await world.db.organisation.findUniqueOrThrow({ where: { id: rest.organisationId } })
    : await makeOrganisation(world)
  const entrant = rest.entrantId ? await world.db.person.findUniqueOrThrow({ where: { id: rest.entrantId } }) : await makePerson(world)
  const entrantId = entrant.id
  const word = unique()
  const reference = referenceOf(word)
  const title = rest.title ?? `Entry ${word}`
  const summary = `What entry ${word} did.`
  const responses = criteria.map(({ id, title: criterion }) => ({ criterionId: id, text: `${criterion} of ${title}, as submitted.` }))
  return world.db.nomination.create({
    data: {
      reference,
      roundId: round.id,
      categoryId: category.id,
      entrantId,
      organisationId: organisation.id,
      regionId: organisation.regionId,
      nomineeKind: "MY_TEAM",
      nomineeName: `Team ${word}`,
      state: "ELIGIBLE",
      title,
      answers: { categoryId: category.id, title, summary, responses },
      version: 2,
      submittedVersion: 2,
      createdAt: at,
      savedAt: at,
      submittedAt: at,
      eligibilityDecidedAt: at,
      partners: { create: partnerIds.map((organisationId) => ({ organisationId })) },
      snapshots: {
        create: {
          number: 1,
          submittedAt: at,
          submittedById: entrantId,
          content: {
            reference,
            round: round.title,
            category: { id: category.id, title: category.title },
            organisation: { id: organisation.id, name: organisation.name },
            entrant: entrant.name,
            nominee: { kind: "MY_TEAM", name: `Team ${word}` },
            initiative: null,
            title,
            summary,
            responses: criteria.map(({ id, title: criterion, question, wordLimit }, index) => {
              const text = responses[index]?.text ?? ""
              return { criterionId: id, title: criterion, question, wordLimit, text, words: countWords(text) }
            }),
            eligibility: [],
            partners: [],
            links: [],
            attachments: [],
          } satisfies SnapshotContent,
        },
      },
      ...rest,
    },
  })
}

/** Six letters and digits after "AW-", from a word of `unique`. */
const referenceOf = (word: string) => {
  const alphabet = "23456789ABCDEFGHJKMNPQRSTVWXYZ"
  const bytes = createHash("sha256").update(word).digest()
  return `AW-${[...bytes.subarray(0, 6)].map((byte) => alphabet[byte % alphabet.length]).join("")}`
}

/** Somebody on the panel who has agreed and declared. */
export async function makePanelMember(
  world: World,
  { round }: Pick<JudgedRound, "round">,
  own: Partial<Prisma.PanelMemberUncheckedCreateInput> & { person?: Person } = {},
): Promise<PanelMember & { person: Person }> {
  const { person = await makePerson(world), ...rest } = own
  const at = world.clock.now()
  const member = await world.db.panelMember.create({
    data: {
      roundId: round.id,
      personId: person.id,
      name: person.name,
      email: person.email,
      state: "ACCEPTED",
      tokenHash: createHash("sha256").update(unique()).digest("hex"),
      invitedById: person.id,
      invitedAt: at,
      respondedAt: at,
      declaredAt: at,
      ...rest,
    },
  })
  return { ...member, person }
}

/** Gives a nomination to a panel member, and a sheet with these points once they are given. */
export async function makeReading(
  { db, clock }: World,
  { criteria }: Pick<JudgedRound, "criteria">,
  nomination: Nomination,
  member: { id: string },
  values?: readonly number[],
  sheet: Partial<Prisma.ScoreSheetUncheckedCreateInput> = {},
): Promise<void> {
  const at = clock.now()
  await db.allocation.create({
    data: { roundId: nomination.roundId, nominationId: nomination.id, panelMemberId: member.id, state: "ALLOCATED", allocatedAt: at },
  })
  if (!values) return
  await db.scoreSheet.create({
    data: {
      nominationId: nomination.id,
      panelMemberId: member.id,
      state: "SUBMITTED",
      createdAt: at,
      savedAt: at,
      submittedAt: at,
      ...sheet,
      scores: {
        create: criteria.flatMap(({ id }, index) =>
          values[index] === undefined ? [] : [{ criterionId: id, value: values[index], reason: "As the figures show." }],
        ),
      },
    },
  })
}
