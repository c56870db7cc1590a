/** The only door of the directory for the domains to its right. */
export { termFields } from "./case-study.input.ts"
export { type News, tellFollowers } from "./follow.jobs.ts"
export { Initiative } from "./initiative.graphql.ts"
export { type InitiativeRecord, loadInitiative, suggestInitiatives } from "./initiative.reads.ts"
export { FacetType, HighlightType } from "./initiative-list.graphql.ts"
export { readCaseStudy } from "./submission.reads.ts"
export { synonyms } from "./synonyms.ts"
