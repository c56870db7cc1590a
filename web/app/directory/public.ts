/** What other domains of the site may use of this one. */
export { initiativePath, initiativesPath } from "./paths.ts"
