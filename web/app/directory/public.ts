/** What other domains of the site may use of this one. */
export { CallStatusTag, callDates } from "./parts/call-status.tsx"
export { fileFacts } from "./parts/file-facts.ts"
export { ThreadsAbout } from "./parts/threads-about.tsx"
export { callPath, initiativePath, initiativesPath } from "./paths.ts"
