import { type CaseStudy, emptyCaseStudy } from "@hub/api/directory/case-study.input"
import type { RegionSlug } from "./reference/regions.ts"
import type { TermSlugs } from "./reference/terms.ts"

/** A published entry as it is first loaded. */
export type InitiativeSeed<OrganisationSlug extends string = string> = {
  /** Its address, /initiatives/<slug>. */
  slug: string
  /** Slug of the owner. */
  organisation: OrganisationSlug
  /** 0 not assessed · 1 described · 2 measured · 3 compared · 4 replicated. The reason is empty for 0 only. */
  evidence: { level: 0 | 1 | 2 | 3 | 4; reason: string }
  /** Days before the load on which it was first published. */
  publishedDaysAgo: number
  /** Exactly what the owner says: parses unchanged. Partners and contact carry no ids; see partnerOrganisations. */
  content: CaseStudy
  /** For each partner of the content, in order, the slug of its organisation; null when it is not in the hub. */
  partnerOrganisations: readonly (OrganisationSlug | null)[]
}

type TermFields = { [Field in keyof TermSlugs]: TermSlugs[Field][] }

/** A case study as authors of this package write it: known slugs only, and whatever is left out stays empty. */
export type WrittenCaseStudy = Omit<Partial<CaseStudy>, keyof TermFields | "regions" | "partners"> &
  Partial<TermFields> & { title: string; summary: string; regions?: RegionSlug[] }

/** Fills what was left out. */
export function complete(written: WrittenCaseStudy, partners: CaseStudy["partners"] = []): CaseStudy {
  return { ...emptyCaseStudy, ...written, partners }
}

type Measure = CaseStudy["measures"][number]
type MeasureDetail = {
  /** Of how many. */
  of?: number
  /** The same figure before, or without. */
  from?: number
  period?: string
  /** How it was collected. */
  method?: string
  sourceUrl?: string
}

const measure =
  (unit: Measure["unit"], isReach = false) =>
  (what: string, value: number, { of, from, period = "", method = "", sourceUrl = "" }: MeasureDetail = {}): Measure => ({
    what,
    value,
    unit,
    denominator: of ?? null,
    baseline: from ?? null,
    period,
    method,
    sourceUrl,
    isReach,
  })

/** People whom the initiative reached. */
export const reached = measure("COUNT", true)
export const count = measure("COUNT")
export const perCent = measure("PER_CENT")
export const pounds = measure("POUNDS")
export const score = measure("SCORE")
