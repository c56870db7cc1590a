import { type CaseStudy, caseStudyDraft, emptyCaseStudy } from "@hub/api/directory/case-study.input"
import { projectInitiative } from "@hub/api/directory/initiative.search"
import { act } from "@hub/api/platform/act"
import type { Initiative, Prisma, Revision } from "@hub/prisma"
import { makeOrganisation } from "./organisation.ts"
import { unique } from "./unique.ts"
import type { World } from "./world.ts"

export type OwnInitiative = Partial<Prisma.InitiativeUncheckedCreateInput> & { content?: Partial<CaseStudy> }

const year = 365 * 24 * 60 * 60 * 1000

/** A case study with a title and a summary of its own; everything else is what it is given. */
export function caseStudy(own: Partial<CaseStudy> = {}): CaseStudy {
  const word = unique()
  return caseStudyDraft.parse({ ...emptyCaseStudy, title: `Initiative ${word}`, summary: `What initiative ${word} does.`, ...own })
}

/** A published initiative with one revision, found at once. Terms and regions that its content names must exist. */
export async function makeInitiative(world: World, { content, ...own }: OwnInitiative = {}): Promise<Initiative> {
  const now = world.clock.now()
  const organisationId = own.organisationId ?? (await makeOrganisation(world)).id
  const study = caseStudy(content)
  return act(await world.contextAs(null), async (unit) => {
    const { tx } = unit
    const { id } = await tx.initiative.create({
      data: {
        slug: `initiative-${unique()}`,
        firstPublishedAt: now,
        updatedAt: now,
        confirmedAt: now,
        reviewBy: new Date(now.getTime() + year),
        ...(own.evidenceLevel ? { evidenceReason: "The figures are there.", evidenceRatedAt: now } : {}),
        ...own,
        organisationId,
      },
    })
    await makeRevision(tx, id, study, now)
    await projectInitiative(unit, id)
    return tx.initiative.findUniqueOrThrow({ where: { id } })
  })
}

/** The next revision of an initiative, current from now on; projected like any. */
export async function reviseInitiative(
  world: World,
  initiative: { id: string },
  content: Partial<CaseStudy>,
  changeNote: string | null = null,
): Promise<Revision> {
  return act(await world.contextAs(null), async (unit) => {
    const revision = await makeRevision(unit.tx, initiative.id, caseStudy(content), unit.at, changeNote)
    await unit.tx.initiative.update({ where: { id: initiative.id }, data: { updatedAt: unit.at } })
    await projectInitiative(unit, initiative.id)
    return revision
  })
}

async function makeRevision(
  tx: Prisma.TransactionClient,
  initiativeId: string,
  study: CaseStudy,
  publishedAt: Date,
  changeNote: string | null = null,
): Promise<Revision> {
  const number = 1 + (await tx.revision.count({ where: { initiativeId } }))
  const revision = await tx.revision.create({ data: { initiativeId, number, content: study, changeNote, publishedAt } })
  await tx.initiative.update({ where: { id: initiativeId }, data: { currentRevisionId: revision.id } })
  return revision
}
