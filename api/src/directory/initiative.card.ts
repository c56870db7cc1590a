import type { OrganisationKind, Taxonomy } from "@hub/prisma"
import type { CaseStudy } from "./case-study.input.ts"
import type { TermFacet } from "./initiative.facets.ts"

/** A term as a projected initiative names it; pages carry its definition too. */
export type TermRef = { id: string; taxonomy: Taxonomy; slug: string; label: string; definition?: string }

type RegionRef = { id: string; slug: string; name: string }

export type OrganisationRef = {
  id: string
  slug: string
  name: string
  kind: OrganisationKind
  regionId: string
  region: RegionRef
  isDemonstration: boolean
}

/** What lists show of an initiative. Written by initiative.search.ts, kept as JSON, so instants are ISO texts. */
export type InitiativeCard = {
  id: string
  slug: string
  title: string
  summary: string
  organisation: OrganisationRef
  /** Where it runs. */
  regions: RegionRef[]
  terms: Record<TermFacet, TermRef[]>
  workStatus: CaseStudy["workStatus"]
  startedOn: string
  endedOn: string
  costBand: CaseStudy["costBand"]
  measures: CaseStudy["measures"]
  /** People reached: the sum of the measures that count them. */
  reach: number
  evidenceLevel: number
  evidenceReason: string | null
  evidenceRatedAt: string | null
  /** Organisations that pilot, adopted or adapted it. */
  adoptionCount: number
  /** Number of the revision shown. */
  revision: number
  firstPublishedAt: string
  updatedAt: string
  confirmedAt: string
  reviewBy: string
  archivedAt: string | null
  archiveReason: string | null
  isDemonstration: boolean
}

/** The narratives of a case study, in the order in which they are read, with their headings. */
export const narrativeFields = {
  need: "Why it was needed",
  activity: "What was done",
  results: "What came of it",
  evaluation: "How the results were established",
  lessons: "What was learned",
  adviceToAdopters: "Before you copy it",
  costNote: "What the money went on",
} as const satisfies Partial<Record<keyof CaseStudy, string>>
export type NarrativeField = keyof typeof narrativeFields

export type Narrative = { field: NarrativeField; markdown: string; html: string }

export type InitiativePartner = { name: string; role: string; organisation: OrganisationRef | null }

export type InitiativeAttachment = { fileId: string; name: string; contentType: string; size: number; description: string }

/** What the page of an initiative shows. */
export type InitiativePage = InitiativeCard & {
  /** Those that say something. */
  narratives: Narrative[]
  partners: InitiativePartner[]
  links: CaseStudy["links"]
  attachments: InitiativeAttachment[]
}
