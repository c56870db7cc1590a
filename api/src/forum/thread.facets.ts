import type { ThreadKind } from "@hub/prisma"
import { synonyms } from "../directory/public.ts"
import type { FacetSettings, SearchIndex } from "../platform/search/document.ts"

/** The facets of threads, in the order in which they are offered. One word for each: in filters, answers and addresses. */
export const threadFacets = [
  { name: "spaces", label: "Space", counted: true, likeness: 1 },
  { name: "kinds", label: "Kind", counted: true, likeness: 0 },
  { name: "answered", label: "Answered", counted: true, likeness: 0 },
  { name: "themes", label: "Theme", counted: true, likeness: 3 },
  { name: "targetGroups", label: "Target group", counted: true, likeness: 3 },
  { name: "interventions", label: "Intervention", counted: true, likeness: 2 },
  { name: "stages", label: "Stage of life", counted: true, likeness: 1 },
  { name: "professions", label: "Profession or staff group", counted: true, likeness: 1 },
] as const satisfies readonly FacetSettings[]

export type ThreadFacet = (typeof threadFacets)[number]["name"]

/** What search engines have to know of threads. */
export const threadIndex: SearchIndex = { kind: "thread", facets: threadFacets, synonyms }

export const threadKindLabels: Record<ThreadKind, string> = {
  QUESTION: "Question",
  DISCUSSION: "Discussion",
  ANNOUNCEMENT: "Announcement",
  POLL: "Poll",
}
