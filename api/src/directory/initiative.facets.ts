import type { OrganisationKind } from "@hub/prisma"
import type { FacetSettings, SearchIndex } from "../platform/search/document.ts"
import type { CaseStudy } from "./case-study.input.ts"
import { termFields } from "./case-study.input.ts"
import { synonyms } from "./synonyms.ts"

/**
 * The facets of initiatives. One word for each, everywhere: the name in filters, in answers and in addresses.
 * The order is the order in which they are offered.
 */
export const initiativeFacets = [
  { name: "themes", label: "Theme", counted: true, likeness: 3 },
  { name: "targetGroups", label: "Target group", counted: true, likeness: 3 },
  { name: "interventions", label: "Intervention", counted: true, likeness: 2 },
  { name: "stages", label: "Stage of life", counted: true, likeness: 1 },
  { name: "professions", label: "Profession or staff group", counted: true, likeness: 1 },
  { name: "aims", label: "Aim", counted: true, likeness: 0 },
  { name: "regions", label: "Region", counted: true, likeness: 0.5 },
  { name: "organisationKinds", label: "Kind of organisation", counted: true, likeness: 0.5 },
  { name: "evidence", label: "Strength of evidence", counted: true, likeness: 0 },
  { name: "costBands", label: "Cost", counted: true, likeness: 0 },
  { name: "workStatus", label: "Status of the work", counted: true, likeness: 0 },
  { name: "years", label: "Year", counted: true, likeness: 0 },
  { name: "fundingSources", label: "Funding source", counted: true, likeness: 0 },
  { name: "hasFigures", label: "Has figures", counted: true, likeness: 0 },
  { name: "adoptedElsewhere", label: "Adopted elsewhere", counted: true, likeness: 0 },
  { name: "organisations", label: "Organisation", counted: false, likeness: 0 },
] as const satisfies readonly FacetSettings[]

export type InitiativeFacet = (typeof initiativeFacets)[number]["name"]

/** What search engines have to know of initiatives. */
export const initiativeIndex: SearchIndex = { kind: "initiative", facets: initiativeFacets, synonyms }

/** The facets whose values are terms. */
export type TermFacet = keyof typeof termFields
export const termFacetNames = Object.keys(termFields) as (TermFacet & InitiativeFacet)[]

export const workStatusLabels: Record<NonNullable<CaseStudy["workStatus"]>, string> = {
  planned: "Planned",
  running: "Running",
  completed: "Completed",
  stopped: "Stopped",
}

export const costBandLabels: Record<NonNullable<CaseStudy["costBand"]>, string> = {
  none: "No cost",
  "under-5k": "Under £5,000",
  "5k-25k": "£5,000 to £25,000",
  "25k-100k": "£25,000 to £100,000",
  "over-100k": "Over £100,000",
  "not-stated": "Not stated",
}

export const organisationKindLabels: Record<OrganisationKind, string> = {
  NHS_TRUST: "NHS trust",
  PRIMARY_CARE: "Primary care",
  SOCIAL_CARE: "Social care",
  UNIVERSITY: "University",
  FURTHER_EDUCATION_COLLEGE: "Further-education college",
  SCHOOL: "School",
  PROFESSIONAL_BODY: "Professional body",
  CHARITY: "Charity",
  LOCAL_AUTHORITY: "Local authority",
  ARMS_LENGTH_BODY: "Arm's-length body",
  OTHER: "Other",
}

/** How a kind of organisation is written in addresses: "nhs-trust". */
export const organisationKindValue = (kind: OrganisationKind): string => kind.toLowerCase().replaceAll("_", "-")

/** The five strengths of evidence; the index is the level. */
export const evidenceLevels = [
  { label: "Not assessed", explanation: "No editor has rated the evidence yet." },
  { label: "Described", explanation: "It says why it should work; outcomes have not been measured." },
  { label: "Measured", explanation: "Outcomes for those who took part were measured, before and after." },
  { label: "Compared", explanation: "Outcomes were set against a comparison group or a benchmark." },
  { label: "Replicated", explanation: "It was shown to work in more than one place, or evaluated independently." },
] as const
