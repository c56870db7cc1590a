/** The only door of the awards for the domains to their right. */
export { Round } from "./round.graphql.ts"
export { managersOf, visibleRoundLoader } from "./round.reads.ts"
