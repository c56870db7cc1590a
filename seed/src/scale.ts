import { randomUUID } from "node:crypto"
import { type CaseStudy, costBands, emptyCaseStudy, workStatuses } from "@hub/api/directory/case-study.input"
import { projectInitiatives } from "@hub/api/directory/initiative.search"
import type { Database, Prisma } from "@hub/prisma"
import { terms as termSeeds } from "./index.ts"
import { regions as regionSeeds } from "./reference/regions.ts"
import { type Random, seededRandom } from "./scale/random.ts"
import { measured, places, prose, title } from "./scale/text.ts"

/** How much to make. */
export type ScaleOptions = {
  initiatives: number
  /** Called after each step with how many initiatives are done. */
  progress?: (done: number) => void
  /** Another number makes another world. */
  seed?: number
}

type Surroundings = {
  random: Random
  names: string[]
  terms: Map<string, { id: string; slug: string }[]>
  regions: { id: string; slug: string }[]
  organisations: string[]
}

type Made = { id: string; revisionId: string; organisationId: string; slug: string; content: CaseStudy; level: number; publishedAt: Date }

const batch = 250
const day = 24 * 60 * 60 * 1000
/** What the last initiative was published at; the others came before it, one an hour. */
const newest = Date.UTC(2015, 5, 30, 12)

/**
 * Fills a database with invented initiatives for measurements: the tables, as publication writes them, and the projection.
 * Goes past the services because a hundred thousand reviews would take a day. For empty or scale databases only.
 */
export async function loadScale(database: Database, { initiatives, progress, seed = 2014 }: ScaleOptions): Promise<void> {
  const around = await loadSurroundings(database, initiatives, seededRandom(seed))
  const before = await database.prisma.initiative.count()
  // An index that is built at the end takes a tenth of the time of one that grows.
  const whole = before === 0
  if (whole) await database.prisma.$executeRawUnsafe("DROP INDEX search_document_words")
  let done = 0
  let next = 0
  const worker = async () => {
    while (next < initiatives) {
      const from = next
      next += batch
      const made = Array.from({ length: Math.min(batch, initiatives - from) }, (_, at) =>
        makeOne(around, before + from + at, before + initiatives),
      )
      await database.prisma.$transaction((tx) => write(tx, around, made), { timeout: 600_000, maxWait: 600_000 })
      done += made.length
      progress?.(done)
    }
  }
  await Promise.all(database.kind === "pglite" ? [worker()] : [worker(), worker()])
  if (whole) await database.prisma.$executeRawUnsafe(wordsIndex)
  await database.prisma.$executeRawUnsafe("ANALYZE")
}

const wordsIndex =
  "CREATE INDEX search_document_words ON search_document USING gin (words, heading, facets, marks, era) WITH (fastupdate = off)"

async function loadSurroundings({ prisma }: Database, initiatives: number, random: Random): Promise<Surroundings> {
  await prisma.region.createMany({ data: [...regionSeeds], skipDuplicates: true })
  await prisma.term.createMany({ data: termSeeds.map(({ parentSlug: _, ...term }) => term), skipDuplicates: true })
  const regions = await prisma.region.findMany({ select: { id: true, slug: true } })
  const all = await prisma.term.findMany({ select: { id: true, slug: true, taxonomy: true } })
  const terms = new Map<string, { id: string; slug: string }[]>()
  for (const { taxonomy, ...term } of all) terms.set(taxonomy, [...(terms.get(taxonomy) ?? []), term])
  const names = places(random, 4000)
  const kinds = ["NHS_TRUST", "UNIVERSITY", "FURTHER_EDUCATION_COLLEGE", "CHARITY", "SCHOOL", "SOCIAL_CARE"] as const
  const organisations = Array.from({ length: Math.min(2000, Math.max(20, Math.round(initiatives / 40))) }, (_, at) => ({
    id: randomUUID(),
    slug: `scale-organisation-${randomUUID().slice(0, 8)}-${at}`,
    name: `${random.pick(names)} ${random.pick(["Trust", "University", "College", "Foundation"])}`,
    kind: random.pickCommon(kinds),
    regionId: random.pick(regions).id,
    isDemonstration: true,
  }))
  await prisma.organisation.createMany({ data: organisations })
  return { random, names, terms, regions, organisations: organisations.map(({ id }) => id) }
}

function makeOne({ random, names, terms, regions, organisations }: Surroundings, number: number, total: number): Made {
  const slugs = (taxonomy: string, count: number) => random.some(terms.get(taxonomy) ?? [], count).map(({ slug }) => slug)
  const start = 2005 + random.below(10)
  const measure = (): CaseStudy["measures"][number] => ({
    what: measured(random),
    value: random.below(500),
    unit: random.pick(["COUNT", "COUNT", "PER_CENT", "POUNDS"] as const),
    denominator: random.next() < 0.5 ? 500 + random.below(500) : null,
    baseline: random.next() < 0.3 ? random.below(100) : null,
    period: String(start),
    method: "Survey before and after",
    sourceUrl: "",
    isReach: random.next() < 0.4,
  })
  const content: CaseStudy = {
    ...emptyCaseStudy,
    title: title(random, names).slice(0, 120),
    summary: prose(random, names, 35).slice(0, 400),
    aims: slugs("AIM", 1),
    themes: slugs("THEME", 2),
    interventions: slugs("INTERVENTION", 2),
    targetGroups: slugs("TARGET_GROUP", 3),
    stages: slugs("STAGE", 1),
    professions: slugs("PROFESSION", 1),
    regions: [random.pick(regions).slug],
    workStatus: random.pick(workStatuses),
    startedOn: String(start),
    endedOn: random.next() < 0.5 ? String(start + random.below(4)) : "",
    need: prose(random, names, 80),
    activity: prose(random, names, 160),
    results: prose(random, names, 120),
    lessons: prose(random, names, 80),
    measures: random.next() < 0.8 ? [measure(), measure()] : [],
    costBand: random.pick(costBands),
    fundingSources: slugs("FUNDING_SOURCE", 1),
  }
  const level = random.pick([0, 0, 0, 1, 1, 1, 2, 2, 3, 4])
  return {
    id: randomUUID(),
    revisionId: randomUUID(),
    organisationId: random.pick(organisations),
    slug: `scale-${number}`,
    content,
    level,
    publishedAt: new Date(newest - (total - number) * (day / 24)),
  }
}

async function write(tx: Prisma.TransactionClient, { terms }: Surroundings, made: readonly Made[]): Promise<void> {
  await tx.initiative.createMany({
    data: made.map(({ id, organisationId, slug, level, publishedAt }) => ({
      id,
      organisationId,
      slug,
      evidenceLevel: level,
      evidenceReason: level === 0 ? null : "The figures and how they were collected bear this out.",
      evidenceRatedAt: publishedAt,
      firstPublishedAt: publishedAt,
      updatedAt: publishedAt,
      confirmedAt: publishedAt,
      reviewBy: new Date(publishedAt.getTime() + 365 * day),
      isDemonstration: true,
    })),
  })
  await tx.revision.createMany({
    data: made.map(({ id, revisionId, content, publishedAt }) => ({ id: revisionId, initiativeId: id, number: 1, content, publishedAt })),
  })
  await tx.$executeRawUnsafe(
    `UPDATE "Initiative" i SET "currentRevisionId" = m."revisionId"
       FROM json_to_recordset($1::json) AS m(id uuid, "revisionId" uuid) WHERE i.id = m.id`,
    JSON.stringify(made.map(({ id, revisionId }) => ({ id, revisionId }))),
  )
  const idOf = new Map([...terms].flatMap(([taxonomy, list]) => list.map(({ id, slug }) => [`${taxonomy} ${slug}`, id] as const)))
  await tx.initiativeTerm.createMany({
    data: made.flatMap(({ id, content }) =>
      Object.entries(taxonomyOf).flatMap(([field, taxonomy]) =>
        content[field as keyof typeof taxonomyOf].flatMap((slug) => {
          const termId = idOf.get(`${taxonomy} ${slug}`)
          return termId ? [{ initiativeId: id, termId }] : []
        }),
      ),
    ),
  })
  await tx.impactMeasure.createMany({
    data: made.flatMap(({ id, content }) =>
      content.measures.map((measure, position) => ({ ...measure, value: measure.value ?? 0, initiativeId: id, position })),
    ),
  })
  await projectInitiatives(
    { tx },
    made.map(({ id }) => id),
    // Made of plain sentences: reading them as Markdown would only take time.
    (text) => ({ html: `<p>${text}</p>`, text }),
  )
}

const taxonomyOf = {
  aims: "AIM",
  themes: "THEME",
  interventions: "INTERVENTION",
  targetGroups: "TARGET_GROUP",
  stages: "STAGE",
  professions: "PROFESSION",
  fundingSources: "FUNDING_SOURCE",
} as const
