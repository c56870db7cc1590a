import { aims, interventions, themes } from "./terms/activity.ts"
import { fundingSources, professions, stages, targetGroups } from "./terms/people.ts"
import type { TermSeed } from "./terms/shape.ts"

export type { TaxonomyName, TermSeed } from "./terms/shape.ts"

/** Every term of every taxonomy as first loaded, a parent always before its children. */
export const terms: readonly TermSeed[] = [
  ...aims,
  ...themes,
  ...interventions,
  ...targetGroups,
  ...stages,
  ...professions,
  ...fundingSources,
]

type SlugOf<List extends readonly { slug: string }[]> = List[number]["slug"]

/** The slugs that a field of a case study may hold. */
export type TermSlugs = {
  aims: SlugOf<typeof aims>
  themes: SlugOf<typeof themes>
  interventions: SlugOf<typeof interventions>
  targetGroups: SlugOf<typeof targetGroups>
  stages: SlugOf<typeof stages>
  professions: SlugOf<typeof professions>
  fundingSources: SlugOf<typeof fundingSources>
}
