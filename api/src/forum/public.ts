/** The only door of the forum for the domains to its right. */
export { visibleSpaceIds } from "./space.reads.ts"
export { Thread } from "./thread.graphql.ts"
export { threadsListedFor } from "./thread.reads.ts"
