import { awardPaths } from "./paths.ts"

/** What other domains of the site may use of this one. */
export const roundPath = awardPaths.round
