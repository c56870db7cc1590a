/** What the hub is loaded with, as data: reference data, the entries about real work, and the demonstration world. */
export type { InitiativeSeed } from "./initiative.ts"
export type { OrganisationSeed } from "./organisation.ts"
export { realInitiatives } from "./real/initiatives.ts"
export { realOrganisations } from "./real/organisations.ts"
export { type RegionSeed, regions } from "./reference/regions.ts"
export { type TaxonomyName, type TermSeed, terms } from "./reference/terms.ts"
