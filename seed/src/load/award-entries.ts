import { emptyAnswers, type NominationAnswers } from "@hub/api/awards/nomination.input"
import { readCaseStudy } from "@hub/api/directory/submission.reads"
import type { Prisma } from "@hub/prisma"
import type { DemoEntry } from "../demo/award.ts"
import type { LoadedRound } from "./award-round.ts"
import { daysBefore } from "./days.ts"
import { digest } from "./digest.ts"

type Tx = Prisma.TransactionClient
export type Around = { people: ReadonlyMap<string, string>; initiatives: ReadonlyMap<string, string>; now: Date }

/** Entries made from published initiatives, each found eligible once the round had closed. Gives their ids by initiative. */
export async function loadEntries(
  tx: Tx,
  { id: roundId, slug: roundSlug, title, closedDaysAgo, criteria }: LoadedRound,
  entries: readonly DemoEntry[],
  { people, initiatives, now }: Around,
): Promise<ReadonlyMap<string, string>> {
  const before = (days: number) => daysBefore(now, closedDaysAgo + days)
  const categories = new Map((await tx.category.findMany({ where: { roundId } })).map((category) => [category.slug, category]))
  const sources = await tx.initiative.findMany({
    where: { id: { in: entries.map(({ initiative }) => initiatives.get(initiative)!) } },
    include: { currentRevision: true, organisation: true },
  })
  const ids = new Map<string, string>()
  for (const { initiative: slug, category: categorySlug } of entries) {
    const source = sources.find((candidate) => candidate.slug === slug)!
    const category = categories.get(categorySlug)!
    const study = readCaseStudy(source.currentRevision?.content)
    const entrantId = source.contactPersonId ?? people.get("hannah-whitfield")!
    const at = before(2)
    const reference = referenceOf(`${roundSlug} ${slug}`)
    const answers: NominationAnswers = {
      ...emptyAnswers,
      categoryId: category.id,
      title: study.title,
      summary: study.summary,
      responses: criteria.map(({ id, answeredBy }) => ({ criterionId: id, text: study[answeredBy] })),
    }
    const { id } = await tx.nomination.create({
      data: {
        reference,
        roundId,
        categoryId: category.id,
        entrantId,
        organisationId: source.organisationId,
        regionId: source.organisation.regionId,
        nomineeKind: "MY_TEAM",
        nomineeName: "The project team",
        initiativeId: source.id,
        state: "ALLOCATED",
        title: study.title,
        answers,
        version: 2,
        submittedVersion: 2,
        createdAt: before(18),
        savedAt: at,
        submittedAt: at,
        eligibilityDecidedAt: before(-1),
        isDemonstration: true,
        snapshots: {
          create: {
            number: 1,
            submittedAt: at,
            submittedById: entrantId,
            content: {
              reference,
              round: title,
              category: { id: category.id, title: category.title },
              organisation: { id: source.organisationId, name: source.organisation.name },
              entrant: "The contact of the initiative",
              nominee: { kind: "MY_TEAM", name: "The project team" },
              initiative: { slug, title: study.title },
              title: study.title,
              summary: study.summary,
              responses: criteria.map((criterion) => {
                const text = study[criterion.answeredBy]
                return {
                  criterionId: criterion.id,
                  title: criterion.title,
                  question: criterion.question,
                  wordLimit: 300,
                  text,
                  words: text.split(/\s+/).length,
                }
              }),
              eligibility: [],
              partners: [],
              links: [],
              attachments: [],
            },
          },
        },
      },
    })
    ids.set(slug, id)
  }
  return ids
}

const alphabet = "23456789ABCDEFGHJKMNPQRSTVWXYZ"
const referenceOf = (slug: string) => `AW-${[...digest(slug).subarray(0, 6)].map((byte) => alphabet[byte % alphabet.length]).join("")}`
