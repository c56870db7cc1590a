import type { CaseStudy } from "@hub/api/directory/case-study.input"
import { complete, type InitiativeSeed, type WrittenCaseStudy } from "../initiative.ts"
import { type DemoOrganisationSlug, demoOrganisations } from "./organisations.ts"

/** A year, or a year and month, counted from the year of the load: "Y-2-09" is September two years before. */
export type RelativeMonth = `Y${"-" | "+"}${number}` | `Y${"-" | "+"}${number}-${string}`

/** What a partner is called and does; an organisation of this world by its slug, any other by its name. */
export type WrittenPartner = [organisation: DemoOrganisationSlug | { name: string }, role: string]

/** A case study of the demonstration world, with months relative to the load so that it never looks old. */
export type DemoCaseStudy = Omit<WrittenCaseStudy, "startedOn" | "endedOn"> & {
  startedOn?: RelativeMonth
  endedOn?: RelativeMonth
  partners?: WrittenPartner[]
}

/** An invented entry as authors write it. */
export type WrittenInitiative = {
  slug: string
  organisation: DemoOrganisationSlug
  evidence: InitiativeSeed["evidence"]
  publishedDaysAgo: number
  content: DemoCaseStudy
}

const nameOf = new Map<DemoOrganisationSlug, string>(demoOrganisations.map(({ slug, name }) => [slug, name]))

/** The case study as it stands when the world is loaded at this moment. */
export function demoCaseStudy({ startedOn, endedOn, partners = [], ...written }: DemoCaseStudy, now: Date): CaseStudy {
  const named = partners.map(([organisation, role]) => ({
    organisationId: null,
    name: typeof organisation === "string" ? nameOf.get(organisation)! : organisation.name,
    role,
  }))
  return complete({ ...written, startedOn: monthOf(startedOn, now), endedOn: monthOf(endedOn, now) }, named)
}

/** The slug of each partner's organisation, null for one that is not part of this world. */
export function partnerSlugs({ partners = [] }: DemoCaseStudy): (DemoOrganisationSlug | null)[] {
  return partners.map(([organisation]) => (typeof organisation === "string" ? organisation : null))
}

function monthOf(relative: RelativeMonth | undefined, now: Date): string {
  if (!relative) return ""
  const [, offset, month = ""] = /^Y([+-]\d+)(-\d\d)?$/.exec(relative) ?? []
  if (offset === undefined) throw new Error(`Not a relative month: ${relative}`)
  return `${now.getUTCFullYear() + Number(offset)}${month}`
}
