import type { NotificationFrequency, Prisma } from "@hub/prisma"
import { addMinutes } from "date-fns/addMinutes"
import { addSeconds } from "date-fns/addSeconds"
import { subDays } from "date-fns/subDays"
import { subHours } from "date-fns/subHours"
import { subMinutes } from "date-fns/subMinutes"
import { z } from "zod"
import { digestReach, hoursStruck, lastDailyDigest, lastWeeklyDigest, notify } from "../people/public.ts"
import { act } from "../platform/act.ts"
import type { Context } from "../platform/context.ts"
import { defineJob, type Job } from "../platform/jobs/define.ts"
import { everyone } from "../platform/search/document.ts"
import { questionsThatFind } from "../platform/search/standing.ts"
import { initiativeIndex } from "./initiative.facets.ts"
import { parseInitiativeQuery } from "./initiative.query.ts"
import { findsOf } from "./saved-search.reads.ts"
import { noticeOfFinds } from "./saved-search.rules.ts"

/** Searches, or people, of one step; memory does not grow with their number. */
const portion = 200
/** A publication is seen by others this long after its instant at most. */
const publicationSeconds = 30
/** Monday to Sunday, as people choose the day of their weekly digest. */
const weekdays = [1, 2, 3, 4, 5, 6, 7]
/** Minutes by which finds are gathered before digests go out, so that they are in them. */
const lead = 30
/** Days after which what was found is forgotten. */
const keptDays = 90

/**
 * Looks up who waits for an initiative that was just published, a portion of searches at a time, each leading to the
 * next. What is found is one row a search and initiative: however often this runs, nothing is found twice.
 */
export const matchSavedSearchesJob: Job<{ initiativeId: string; after: string | null }> = defineJob({
  name: "match-saved-searches",
  schema: z.object({ initiativeId: z.uuid(), after: z.uuid().nullable() }),
  async handle(context, { initiativeId, after }) {
    const initiative = await context.db.initiative.findUnique({ where: { id: initiativeId }, select: { firstPublishedAt: true } })
    if (!initiative) return
    const searches = await context.db.savedSearch.findMany({
      where: { createdAt: { lte: addSeconds(initiative.firstPublishedAt, publicationSeconds) }, ...(after && { id: { gt: after } }) },
      orderBy: { id: "asc" },
      take: portion,
      select: { id: true, personId: true, query: true, frequency: true },
    })
    const finds = await questionsThatFind(context.database, initiativeIndex, {
      audience: [everyone],
      subjectId: initiativeId,
      questions: searches.map(({ query }) => parseInitiativeQuery(query)),
    })
    const matching = searches.filter((_search, at) => finds[at])
    const waiting = matching.filter(({ frequency }) => frequency === "AT_ONCE").map(({ personId }) => personId)
    const last = searches.at(-1)
    await act(context, async (unit) => {
      await unit.tx.savedSearchMatch.createMany({
        data: matching.map(({ id }) => ({ searchId: id, initiativeId, foundAt: unit.at })),
        skipDuplicates: true,
      })
      if (waiting.length > 0) await unit.enqueue(tellAtOnceJob, { personIds: [...new Set(waiting)] })
      if (last && searches.length === portion) await unit.enqueue(matchSavedSearchesJob, { initiativeId, after: last.id })
    })
  },
})

/** Tells people of what those of their searches have found that tell at once. */
const tellAtOnceJob = defineJob({
  name: "tell-saved-searches-at-once",
  schema: z.object({ personIds: z.array(z.uuid()).max(portion) }),
  async handle(context, { personIds }) {
    for (const personId of personIds) await tell(context, personId, "AT_ONCE", context.clock.now())
  },
})

/**
 * Every hour, before the digests of that hour go out: tells those whose hour it is of what searches have found that tell daily
 * or, from their own day of the week on, weekly. What is due follows from the rows, not from when the job runs: a run that was
 * missed, broken off or repeated does no harm.
 */
export const tellSavedSearchesJob = defineJob({
  name: "tell-saved-searches",
  schema: z.object({}),
  schedule: "30 * * * *",
  timeoutSeconds: 1800,
  async handle(context) {
    const soon = addMinutes(context.clock.now(), lead)
    for (const hour of hoursStruck(subHours(soon, 1), soon)) {
      const daily = subMinutes(lastDailyDigest(soon, hour), lead)
      // Searches that were switched to "at once" still tell what their daily message was going to hold.
      for (const frequency of ["DAILY", "AT_ONCE"] as const) await tellAll(context, frequency, { digestHour: hour }, daily)
      for (const weekday of weekdays) {
        const weekly = subMinutes(lastWeeklyDigest(soon, { hour, weekday }), lead)
        await tellAll(context, "WEEKLY", { digestHour: hour, digestWeekday: weekday }, weekly)
      }
    }
    await act(context, async ({ tx, at }) => {
      await tx.savedSearchMatch.deleteMany({ where: { foundAt: { lt: subDays(at, keptDays) } } })
    })
  },
})

/** What people have not been told of. After a change of settings nobody is flooded with what they let lie; what was archived meanwhile is not told of. */
const due = (until: Date) =>
  ({
    toldAt: null,
    foundAt: { lte: until, gte: new Date(until.getTime() - digestReach) },
    initiative: { archivedAt: null },
  }) satisfies Prisma.SavedSearchMatchWhereInput

/** Tells everybody who gets their digests then. */
async function tellAll(
  context: Context,
  frequency: NotificationFrequency,
  person: { digestHour: number; digestWeekday?: number },
  until: Date,
): Promise<void> {
  for (let after: string | undefined; ; ) {
    const where: Prisma.SavedSearchWhereInput = {
      frequency,
      person,
      matches: { some: due(until) },
      ...(after && { personId: { gt: after } }),
    }
    const people = await context.db.savedSearch.groupBy({ by: ["personId"], where, orderBy: { personId: "asc" }, take: portion })
    for (const { personId } of people) await tell(context, personId, frequency, until)
    after = people.at(-1)?.personId
    if (people.length < portion) return
  }
}

/** Tells one person, in one transaction: the rows are marked and the message is written together or not at all. */
async function tell(context: Context, personId: string, frequency: NotificationFrequency, until: Date): Promise<void> {
  await act(context, async (unit) => {
    const found = await unit.tx.savedSearchMatch.updateManyAndReturn({
      where: { ...due(until), search: { personId, frequency, person: { suspendedAt: null, erasedAt: null } } },
      data: { toldAt: unit.at },
      select: { searchId: true, initiativeId: true },
    })
    if (found.length === 0) return
    await notify(unit, {
      personIds: [personId],
      kind: "saved-search.found",
      ...noticeOfFinds(await findsOf(unit.tx, found)),
      dedupeKey: `saved-search.found:${found[0]?.searchId}:${found[0]?.initiativeId}:${unit.at.toISOString()}`,
      facts: { frequency },
      atOnce: frequency === "AT_ONCE",
    })
  })
}

export const savedSearchJobs: readonly Job[] = [matchSavedSearchesJob as Job, tellAtOnceJob as Job, tellSavedSearchesJob as Job]
