import type { Prisma } from "@hub/prisma"
import type { Act } from "../platform/act.ts"
import { type Rendered, readMarkdown } from "../platform/markdown.ts"
import { everyone, type FacetValue, type SearchDocument } from "../platform/search/document.ts"
import { writeDocuments } from "../platform/search/projection.ts"
import type { SearchSource } from "../platform/search/source.ts"
import { type CaseStudy, caseStudyDraft, termFields } from "./case-study.input.ts"
import type { InitiativeCard, InitiativePage, NarrativeField, OrganisationRef, TermRef } from "./initiative.card.ts"
import { narrativeFields } from "./initiative.card.ts"
import {
  costBandLabels,
  evidenceLevels,
  type InitiativeFacet,
  initiativeIndex,
  organisationKindLabels,
  organisationKindValue,
  type TermFacet,
  termFacetNames,
  workStatusLabels,
} from "./initiative.facets.ts"
import { peopleReached, yearsOfWork } from "./initiative.rules.ts"

type Tx = Prisma.TransactionClient

/**
 * Brings what readers see of an initiative up to date, in the caller's transaction: lists, search, its page.
 * Call it last in every act that changes an initiative, its current revision, its terms or its adoptions.
 */
export function projectInitiative(unit: Pick<Act, "tx">, initiativeId: string): Promise<void> {
  return projectInitiatives(unit, [initiativeId])
}

/** The same for several, with one data version for all. Loads of plain text bring a quicker way to render it. */
export async function projectInitiatives(
  { tx }: Pick<Act, "tx">,
  initiativeIds: readonly string[],
  render: (markdown: string) => Rendered = readMarkdown,
): Promise<void> {
  const documents = await initiativeDocuments(tx, initiativeIds, render)
  if (documents.length > 0) await writeDocuments(tx, initiativeIndex, documents)
}

const projected = {
  organisation: { include: { region: true } },
  currentRevision: true,
  _count: { select: { adoptions: { where: { stage: { in: ["PILOTING", "ADOPTED", "ADAPTED"] } } } } },
} as const satisfies Prisma.InitiativeInclude
type Row = Prisma.InitiativeGetPayload<{ include: typeof projected }>
type Region = Row["organisation"]["region"]
type Term = Prisma.TermGetPayload<{ include: { parent: true } }>

/** What the rows lead to, read together for all of them. */
type Surroundings = {
  /** By taxonomy and slug, merged terms leading to their successors. */
  term(facet: TermFacet, slug: string): Term | undefined
  /** Slugs of the terms that were merged into this one. */
  merged: Map<string, string[]>
  regions: Map<string, Region>
  organisations: Map<string, OrganisationRef>
  files: Map<string, { id: string; name: string; contentType: string; size: number }>
}

/** The documents of initiatives, from the tables as they stand in this transaction. A constant number of statements. */
export async function initiativeDocuments(
  tx: Tx,
  initiativeIds: readonly string[],
  render: (markdown: string) => Rendered = readMarkdown,
): Promise<SearchDocument[]> {
  const rows = await tx.initiative.findMany({ where: { id: { in: [...initiativeIds] } }, include: projected })
  const contents = rows.map((row) => caseStudyDraft.parse(row.currentRevision?.content))
  const surroundings = await readSurroundings(tx, contents)
  return rows.map((row, index) => initiativeDocument(row, contents[index] as CaseStudy, surroundings, render))
}

async function readSurroundings(tx: Tx, contents: readonly CaseStudy[]): Promise<Surroundings> {
  const all = await tx.term.findMany({ include: { parent: true } })
  const byId = new Map(all.map((term) => [term.id, term]))
  const bySlug = new Map(all.map((term) => [`${term.taxonomy} ${term.slug}`, term]))
  const merged = new Map<string, string[]>()
  for (const { slug, mergedIntoId } of all) if (mergedIntoId) merged.set(mergedIntoId, [...(merged.get(mergedIntoId) ?? []), slug])
  const regions = await tx.region.findMany()
  const partnerIds = contents.flatMap((content) => content.partners.flatMap(({ organisationId }) => organisationId ?? []))
  const organisations = await tx.organisation.findMany({ where: { id: { in: partnerIds } }, include: { region: true } })
  const fileIds = contents.flatMap((content) => content.attachments.map(({ fileId }) => fileId))
  const files = await tx.storedFile.findMany({ where: { id: { in: fileIds } } })
  return {
    term(facet, slug) {
      const term = bySlug.get(`${termFields[facet]} ${slug}`)
      return term?.mergedIntoId ? byId.get(term.mergedIntoId) : term
    },
    merged,
    regions: new Map(regions.map((region) => [region.slug, region])),
    organisations: new Map(organisations.map((organisation) => [organisation.id, organisationRef(organisation)])),
    files: new Map(files.map((file) => [file.id, file])),
  }
}

const regionRef = ({ id, slug, name }: Region) => ({ id, slug, name })

const organisationRef = ({ id, slug, name, kind, regionId, region, isDemonstration }: Row["organisation"]): OrganisationRef => ({
  id,
  slug,
  name,
  kind,
  regionId,
  region: regionRef(region),
  isDemonstration,
})

function initiativeDocument(row: Row, content: CaseStudy, around: Surroundings, render: (markdown: string) => Rendered): SearchDocument {
  const rendered = (Object.keys(narrativeFields) as NarrativeField[])
    .filter((field) => content[field] !== "")
    .map((field) => ({ field, markdown: content[field], ...render(content[field]) }))
  const terms = Object.fromEntries(
    termFacetNames.map((facet) => [facet, [...new Set(content[facet].flatMap((slug) => around.term(facet, slug) ?? []))]]),
  ) as Record<TermFacet, Term[]>
  const regions = content.regions.flatMap((slug) => around.regions.get(slug) ?? [])
  const reach = peopleReached(content.measures)
  const card = (withDefinitions: boolean): InitiativeCard => ({
    id: row.id,
    slug: row.slug,
    title: content.title,
    summary: content.summary,
    organisation: organisationRef(row.organisation),
    regions: regions.map(regionRef),
    terms: Object.fromEntries(
      termFacetNames.map((facet) => [facet, terms[facet].map((term) => termRef(term, withDefinitions))]),
    ) as InitiativeCard["terms"],
    workStatus: content.workStatus,
    startedOn: content.startedOn,
    endedOn: content.endedOn,
    costBand: content.costBand,
    measures: content.measures,
    reach,
    evidenceLevel: row.evidenceLevel,
    evidenceReason: row.evidenceReason,
    evidenceRatedAt: row.evidenceRatedAt?.toISOString() ?? null,
    adoptionCount: row._count.adoptions,
    revision: row.currentRevision?.number ?? 0,
    firstPublishedAt: row.firstPublishedAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
    confirmedAt: row.confirmedAt.toISOString(),
    reviewBy: row.reviewBy.toISOString(),
    archivedAt: row.archivedAt?.toISOString() ?? null,
    archiveReason: row.archiveReason,
    isDemonstration: row.isDemonstration,
  })
  const page: InitiativePage = {
    ...card(true),
    narratives: rendered.map(({ field, markdown, html }) => ({ field, markdown, html })),
    partners: content.partners.map(({ name, role, organisationId }) => {
      const organisation = organisationId ? (around.organisations.get(organisationId) ?? null) : null
      return { name: organisation?.name ?? name, role, organisation }
    }),
    links: content.links,
    attachments: content.attachments.flatMap(({ fileId, description }) => {
      const file = around.files.get(fileId)
      return file ? [{ fileId, name: file.name, contentType: file.contentType, size: file.size, description }] : []
    }),
  }
  return {
    subjectId: row.id,
    slug: row.slug,
    audience: row.archivedAt ? [] : [everyone],
    texts: textsOf(page, content, rendered.map(({ text }) => text).join(" ")),
    facets: facetsOf(row, content, terms, regions, around),
    sorts: { newest: row.firstPublishedAt, strength: row.evidenceLevel, uptake: row._count.adoptions, reach },
    card: card(false),
    page,
  }
}

const termRef = ({ id, taxonomy, slug, label, definition }: Term, withDefinition: boolean): TermRef => ({
  id,
  taxonomy,
  slug,
  label,
  ...(withDefinition && { definition }),
})

/** The words by weight: the title; what it is about; its figures and partners; the narratives. */
function textsOf(page: InitiativePage, content: CaseStudy, narratives: string): SearchDocument["texts"] {
  const about = termFacetNames.flatMap((facet) => page.terms[facet].map(({ label }) => label))
  return [
    page.title,
    [page.summary, page.organisation.name, ...about].join(" · "),
    [...page.regions.map(({ name }) => name), ...page.partners.map(({ name }) => name), ...content.measures.map(({ what }) => what)].join(
      " · ",
    ),
    narratives,
  ]
}

function facetsOf(
  row: Row,
  content: CaseStudy,
  terms: Record<TermFacet, Term[]>,
  regions: { slug: string; name: string; position: number }[],
  { merged }: Surroundings,
): FacetValue[] {
  const value = (facet: InitiativeFacet, name: string, label: string, position = 0): FacetValue => ({
    facet,
    value: name,
    label,
    position,
  })
  const ofTerm = (facet: TermFacet, { id, slug, label, position }: Omit<Term, "parent">): FacetValue => ({
    ...value(facet, slug, label, position),
    aliases: merged.get(id) ?? [],
  })
  const { organisation } = row
  const places = regions.length > 0 ? regions : [organisation.region]
  return [
    // Whoever asks for a wider term finds the narrower ones too.
    ...termFacetNames.flatMap((facet) =>
      terms[facet].flatMap((term) => [ofTerm(facet, term), ...(term.parent ? [ofTerm(facet, term.parent)] : [])]),
    ),
    ...places.map(({ slug, name, position }) => value("regions", slug, name, position)),
    value(
      "organisationKinds",
      organisationKindValue(organisation.kind),
      organisationKindLabels[organisation.kind],
      Object.keys(organisationKindLabels).indexOf(organisation.kind),
    ),
    value("organisations", organisation.slug, organisation.name),
    value("evidence", String(row.evidenceLevel), evidenceLevels[row.evidenceLevel]?.label ?? "", row.evidenceLevel),
    value("costBands", content.costBand ?? "not-stated", costBandLabels[content.costBand ?? "not-stated"], costPosition(content.costBand)),
    ...(content.workStatus
      ? [
          value(
            "workStatus",
            content.workStatus,
            workStatusLabels[content.workStatus],
            Object.keys(workStatusLabels).indexOf(content.workStatus),
          ),
        ]
      : []),
    ...yearsOfWork(content, row.firstPublishedAt).map((year) => value("years", String(year), String(year), -year)),
    ...(content.measures.length > 0 ? [value("hasFigures", "yes", "Has figures")] : []),
    ...(row._count.adoptions > 0 ? [value("adoptedElsewhere", "yes", "Adopted elsewhere")] : []),
  ]
}

const costPosition = (band: CaseStudy["costBand"]) => Object.keys(costBandLabels).indexOf(band ?? "not-stated")

/** Every initiative, archived ones too: their pages stay. */
export const initiativeSource: SearchSource = {
  index: initiativeIndex,
  async ids(tx, after, limit) {
    const rows = await tx.initiative.findMany({
      ...(after && { where: { id: { gt: after } } }),
      select: { id: true },
      orderBy: { id: "asc" },
      take: limit,
    })
    return rows.map(({ id }) => id)
  },
  documents: (tx, ids) => initiativeDocuments(tx, ids),
}
