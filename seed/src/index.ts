/** What the hub is loaded with, as data: reference data, the entries about real work, and the demonstration world. */
export {
  type DemoAdoption,
  type DemoCollection,
  type DemoMark,
  type DemoSavedSearch,
  demoAdoptions,
  demoCollections,
  demoCommitments,
  demoFollows,
  demoSavedSearches,
  demoSaves,
} from "./demo/activity.ts"
export { type DemoCall, demoCalls } from "./demo/calls.ts"
export { type DemoReply, type DemoSpace, type DemoThread, demoSpaces, demoThreads } from "./demo/forum.ts"
export { type DemoInitiative, type DemoRevision, demoInitiatives } from "./demo/initiatives.ts"
export { type DemoOrganisationSlug, demoOrganisations } from "./demo/organisations.ts"
export { type DemoMembership, type DemoPerson, type DemoRole, demoPassword, demoPeople } from "./demo/people.ts"
export { type DemoComment, type DemoSubmission, demoSubmissions } from "./demo/submissions.ts"
export type { InitiativeSeed } from "./initiative.ts"
export type { OrganisationSeed } from "./organisation.ts"
export { realInitiatives } from "./real/initiatives.ts"
export { realOrganisations } from "./real/organisations.ts"
export { type RegionSeed, regions } from "./reference/regions.ts"
export { type TaxonomyName, type TermSeed, terms } from "./reference/terms.ts"
