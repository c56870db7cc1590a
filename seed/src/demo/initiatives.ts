import type { CaseStudy } from "@hub/api/directory/case-study.input"
import type { InitiativeSeed } from "../initiative.ts"
import { archived, unconfirmed } from "./activity/currency.ts"
import { histories } from "./activity/revisions.ts"
import { demoCaseStudy, partnerSlugs, type WrittenInitiative } from "./initiative.ts"
import { accessToProfessions } from "./initiatives/access-to-professions.ts"
import { admissions } from "./initiatives/admissions.ts"
import { advice } from "./initiatives/advice.ts"
import { ambassadors } from "./initiatives/ambassadors.ts"
import { apprenticeships } from "./initiatives/apprenticeships.ts"
import { leadership } from "./initiatives/leadership.ts"
import { mentoring } from "./initiatives/mentoring.ts"
import { outreach } from "./initiatives/outreach.ts"
import { preEmployment } from "./initiatives/pre-employment.ts"
import { retention } from "./initiatives/retention.ts"
import { returning } from "./initiatives/returning.ts"
import { summerSchools } from "./initiatives/summer-schools.ts"
import { supportWorkers } from "./initiatives/support-workers.ts"
import { workExperience } from "./initiatives/work-experience.ts"
import type { DemoOrganisationSlug } from "./organisations.ts"
import { leadHandle } from "./people.ts"

/** Every invented entry as its author wrote it. */
export const writtenInitiatives: readonly WrittenInitiative[] = [
  ...summerSchools,
  ...accessToProfessions,
  ...advice,
  ...preEmployment,
  ...apprenticeships,
  ...workExperience,
  ...ambassadors,
  ...mentoring,
  ...outreach,
  ...supportWorkers,
  ...returning,
  ...admissions,
  ...retention,
  ...leadership,
]

/** An invented entry, with who answers for it and whether it is still current. */
export type DemoInitiative = InitiativeSeed<DemoOrganisationSlug> & {
  /** Handle of the named contact. */
  contact: string
  /** Days before the load on which the owner last said that it is current. The next question is due a year later. */
  confirmedDaysAgo: number
  archived: { daysAgo: number; reason: string } | null
  /** Every version, oldest first. The last is the present one and says what `content` says. */
  revisions: readonly DemoRevision[]
}

export type DemoRevision = { publishedDaysAgo: number; changeNote: string | null; content: CaseStudy }

const year = 365

/** Every invented entry as it stands when the world is loaded at this moment. */
export function demoInitiatives(now: Date): DemoInitiative[] {
  return writtenInitiatives.map(({ content, ...entry }) => ({
    ...entry,
    content: demoCaseStudy(content, now),
    revisions: revisionsOf(entry, demoCaseStudy(content, now)),
    partnerOrganisations: partnerSlugs(content),
    contact: entry.slug === "stepping-up-summer-school" ? "hannah-whitfield" : leadHandle(entry.organisation),
    confirmedDaysAgo: confirmedDaysAgo(entry),
    archived: archived[entry.slug] ?? null,
  }))
}

// What was published more than a year ago was confirmed a year later, unless nobody answered.
function confirmedDaysAgo({ slug, publishedDaysAgo }: Pick<WrittenInitiative, "slug" | "publishedDaysAgo">): number {
  const published = histories[slug]?.revisedDaysAgo ?? publishedDaysAgo
  if (published <= year || unconfirmed.includes(slug)) return published
  return published - year
}

function revisionsOf({ slug, publishedDaysAgo }: Pick<WrittenInitiative, "slug" | "publishedDaysAgo">, content: CaseStudy): DemoRevision[] {
  const history = histories[slug]
  if (!history) return [{ publishedDaysAgo, changeNote: null, content }]
  const earlier = history.earlier.map(({ different, ...version }) => ({ ...version, content: { ...content, ...different } }))
  return [...earlier, { publishedDaysAgo: history.revisedDaysAgo, changeNote: history.changeNote, content }]
}
