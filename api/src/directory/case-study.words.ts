import { type CaseStudy, type CaseStudyField, termFields } from "./case-study.input.ts"
import { costBandLabels, workStatusLabels } from "./initiative.facets.ts"

/** What readers are shown for the slugs and ids that a case study holds; what is not known stays as it is. */
export type Names = {
  term(taxonomy: string, slug: string): string | undefined
  region(slug: string): string | undefined
  person(id: string): string | undefined
}

/** A field in the words that readers see; of a list one item a line. */
export function inWords(caseStudy: CaseStudy, field: CaseStudyField, names: Names): string {
  switch (field) {
    case "aims":
    case "themes":
    case "interventions":
    case "targetGroups":
    case "stages":
    case "professions":
    case "fundingSources":
      return lines(caseStudy[field], (slug) => names.term(termFields[field], slug) ?? slug)
    case "regions":
      return lines(caseStudy.regions, (slug) => names.region(slug) ?? slug)
    case "workStatus":
      return caseStudy.workStatus ? workStatusLabels[caseStudy.workStatus] : ""
    case "costBand":
      return caseStudy.costBand ? costBandLabels[caseStudy.costBand] : ""
    case "startedOn":
    case "endedOn":
      return monthInWords(caseStudy[field])
    case "measures":
      return lines(caseStudy.measures, measureInWords)
    case "partners":
      return lines(caseStudy.partners, ({ name, role }) => joined(": ", name, role))
    case "links":
      return lines(caseStudy.links, ({ label, url }) => joined(" ", label, url && `(${url})`))
    case "attachments":
      return lines(caseStudy.attachments, ({ description }) => description || "File without a description")
    case "pictureConsent":
      return pictureConsentLabels[caseStudy.pictureConsent]
    case "contactPersonId":
      return caseStudy.contactPersonId ? (names.person(caseStudy.contactPersonId) ?? "") : ""
    default:
      return caseStudy[field]
  }
}

const pictureConsentLabels: Record<CaseStudy["pictureConsent"], string> = {
  "no-people": "No people can be recognised",
  "consent-held": "The people pictured agreed in writing",
  "not-answered": "Not answered",
}

const month = new Intl.DateTimeFormat("en-GB", { month: "long", year: "numeric", timeZone: "UTC" })

/** "2014-09" as "September 2014"; a year alone stays. */
function monthInWords(written: string): string {
  return /^\d{4}-\d{2}$/.test(written) ? month.format(new Date(`${written}-01T00:00:00Z`)) : written
}

/** "Pupils who applied: 45 (of 60; before: 20; 2014; survey; counts people reached)". */
function measureInWords(measure: CaseStudy["measures"][number]): string {
  const { what, value, unit, denominator, baseline, period, method, sourceUrl, isReach } = measure
  const more = [
    denominator !== null && `of ${number(denominator)}`,
    baseline !== null && `before: ${inUnit[unit](baseline)}`,
    period,
    method,
    sourceUrl,
    isReach && "counts people reached",
  ].filter(Boolean)
  return joined(" ", `${what}: ${value === null ? "no value" : inUnit[unit](value)}`, more.length > 0 && `(${more.join("; ")})`)
}

const number = (value: number) => value.toLocaleString("en-GB", { maximumFractionDigits: 20 })
const inUnit: Record<CaseStudy["measures"][number]["unit"], (value: number) => string> = {
  COUNT: number,
  PER_CENT: (value) => `${number(value)}%`,
  POUNDS: (value) => `£${number(value)}`,
  SCORE: (value) => `${number(value)} (score)`,
}

const joined = (between: string, ...parts: (string | false)[]) => parts.filter(Boolean).join(between)
const lines = <T>(items: readonly T[], text: (item: T) => string) => items.map(text).join("\n")
