/** The only door of the directory for the domains to its right. */
export { termFields } from "./case-study.reads.ts"
export { Initiative } from "./initiative.graphql.ts"
export { type InitiativeRecord, loadInitiative } from "./initiative.reads.ts"
