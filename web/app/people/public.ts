/** What other domains of the site may use of this one. */
export { organisationPath, regionPath } from "./organisation-paths.ts"
export { organisationKindLabels } from "./parts/organisation-kinds.ts"
