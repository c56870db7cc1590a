import type { OrganisationKind } from "@hub/prisma"
import type { RegionSlug } from "./reference/regions.ts"

/** An organisation as it is first loaded. */
export type OrganisationSeed = {
  slug: string
  name: string
  kind: OrganisationKind
  /** The region's slug. */
  region: RegionSlug
  odsCode?: string
  ukprn?: string
  about: string
  /** Verified addresses under these let a person join. */
  emailDomains?: readonly string[]
}
