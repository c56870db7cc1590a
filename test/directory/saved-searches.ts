import { matchSavedSearchesJob, savedSearchJobs } from "@hub/api/directory/saved-search.jobs"
import { sendDigestsJob } from "@hub/api/people/notification-digest.service"
import { act } from "@hub/api/platform/act"
import { createContext } from "@hub/api/platform/context"
import type { Job } from "@hub/api/platform/jobs/define"
import { makeInitiative } from "@hub/seed/builders"
import type { Hub } from "../kit/hub.ts"

/** A Wednesday in summer, ten in the morning in London. */
export const wednesday = new Date("2015-07-01T09:00:00Z")

const search = "... on SavedSearch { id name query frequency newCount }"
export const save = `mutation ($query: String!, $name: String!, $frequency: NotificationFrequency!) {
  saveSearch(query: $query, name: $name, frequency: $frequency) { ${search} } }`
export const update = `mutation ($id: ID!, $name: String!, $frequency: NotificationFrequency!) {
  updateSavedSearch(id: $id, name: $name, frequency: $frequency) { ${search} } }`
export const seen = `mutation ($id: ID!) { markSavedSearchSeen(id: $id) { ${search} } }`
export const remove = `mutation ($id: ID!) { deleteSavedSearch(id: $id) { ... on Deleted { id } } }`
export const list = "{ savedSearches(first: 50) { totalCount edges { node { id name query frequency newCount } } } }"

export const wanted = { query: "q=summer+school", name: "Summer schools", frequency: "AT_ONCE" }

/** What happens to saved searches, set going in a hub as it does by itself. */
export function savedSearchesOf(hub: Hub) {
  const enqueue = <T>(job: Job<T>, data: T) => act(createContext(hub.platform), (unit) => unit.enqueue(job, data))
  const at = async <T>(now: Date, job: Job<T>, data: T) => {
    hub.clock.set(now)
    await enqueue(job, data)
    await hub.runJobs()
  }
  return {
    enqueue,
    /** Publishes an initiative as the service does: with the job that looks up who waits for it. */
    async publish(title: string, own: Parameters<typeof makeInitiative>[1] = {}) {
      const initiative = await makeInitiative(hub, { ...own, content: { title, ...own.content } })
      await enqueue(matchSavedSearchesJob, { initiativeId: initiative.id, after: null })
      return initiative
    },
    /** Gathers what was found for those whose digest is next. */
    gather: (now: Date) => at(now, savedSearchJobs.find(({ name }) => name === "tell-saved-searches") as Job, {}),
    digests: (now: Date) => at(now, sendDigestsJob, {}),
    told: (person: { id: string }) =>
      hub.db.notification.findMany({ where: { personId: person.id, kind: "saved-search.found" }, orderBy: { createdAt: "asc" } }),
    subjects: async ({ email }: { email: string }) => (await hub.mail(email)).map(({ subject }) => subject),
  }
}
