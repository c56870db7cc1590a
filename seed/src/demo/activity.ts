import { demoAdoptions } from "./activity/adoptions.ts"
import { type DemoMark, spreadMarks } from "./activity/reading.ts"
import { writtenInitiatives } from "./initiatives.ts"
import { demoPeople } from "./people.ts"

export { type DemoAdoption, demoAdoptions } from "./activity/adoptions.ts"
export { type DemoCommitment, demoCommitments } from "./activity/commitments.ts"
export { type DemoCollection, type DemoMark, type DemoSavedSearch, demoCollections, demoSavedSearches } from "./activity/reading.ts"

const people = demoPeople.map(({ handle }) => handle)
const initiatives = writtenInitiatives.map(({ slug, publishedDaysAgo }) => ({
  slug,
  publishedDaysAgo,
  adoptions: demoAdoptions.filter(({ initiative }) => initiative === slug).length,
}))

/** Who saved what. */
export const demoSaves: readonly DemoMark[] = spreadMarks("saved", people, initiatives)

/** Who wants to hear of changes to what. */
export const demoFollows: readonly DemoMark[] = spreadMarks("followed", people, initiatives)
