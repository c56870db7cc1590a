import { stringify } from "csv-stringify/sync"
import { type Request, Router } from "express"
import { loadInitiative } from "../directory/public.ts"
import type { Context } from "../platform/context.ts"
import type { ContextFor } from "../platform/http/app.ts"
import { asSpreadsheet } from "../platform/http/table.ts"
import { canSeeInsight } from "./insight.policy.ts"
import {
  activityOfRegions,
  activityOfSpaces,
  missedSearches,
  monthsOfUse,
  mostAdopted,
  mostFollowed,
  type Period,
  periodOf,
  type Uptake,
} from "./insight.reads.ts"

type Row = Record<string, string | number>

/** Rows of a table: longer lists than pages show, but not without end. */
const longest = 1000

/** The tables there are, by their place in the address. */
const tables: Record<string, (context: Context, period: Period) => Promise<Row[]>> = {
  months: async (context, period) =>
    (await monthsOfUse(context, period)).map(({ month, posts, initiatives, adoptions, commitments, follows, people }) => ({
      Month: month,
      "Posts in the forum": posts,
      "Initiatives published": initiatives,
      Adoptions: adoptions,
      "Commitments made": commitments,
      Follows: follows,
      "New accounts": people,
    })),
  spaces: async (context, period) =>
    (await activityOfSpaces(context, period)).map(({ name, threads, posts, people }) => ({
      Space: name,
      "Threads begun": threads,
      Posts: posts,
      "People who wrote": people,
    })),
  regions: async (context, period) =>
    (await activityOfRegions(context, period)).map(({ name, initiatives, adoptions, commitments, posts, people }) => ({
      Region: name,
      "Initiatives published": initiatives,
      Adoptions: adoptions,
      "Commitments made": commitments,
      "Posts in the forum": posts,
      "People who wrote": people,
    })),
  searches: async (context, period) =>
    (await missedSearches(context, period, longest)).map(({ kind, text, count, lastOn }) => ({
      Searched: kind === "thread" ? "Forum" : "Directory",
      Words: text,
      Times: count,
      "Last on": lastOn.toISOString().slice(0, 10),
    })),
  followed: async (context, period) => uptake(context, await mostFollowed(context, period, longest)),
  adopted: async (context, period) => uptake(context, await mostAdopted(context, period, longest)),
}

const uptake = (context: Context, rows: Uptake[]): Promise<Row[]> =>
  Promise.all(
    rows.map(async ({ initiativeId, count }) => {
      const initiative = await loadInitiative(context, initiativeId)
      return {
        Initiative: initiative?.card.title ?? "",
        Organisation: initiative?.card.organisation.name ?? "",
        Times: count,
        Address: initiative ? `${context.env.PUBLIC_URL}/initiatives/${initiative.card.slug}` : "",
      }
    }),
  )

/** Insight as tables, for those who see its page: /export/insight/<table>.csv?months=12. To others they do not exist. */
export function insightRoutes(contextFor: ContextFor): Router {
  const router = Router()
  router.get("/export/insight/:table.csv", (request, response, next) => {
    answer(request)
      .then((csv) => {
        if (csv === null) response.status(404).type("text/plain").send("This table was not found, or you may not have access to it.\n")
        else response.attachment(`${request.params.table}.csv`).type("text/csv; charset=utf-8").send(csv)
      })
      .catch(next)

    async function answer({ params, query }: Request<{ table: string }>): Promise<string | null> {
      const context = await contextFor(request, response)
      const table = Object.hasOwn(tables, params.table) ? tables[params.table] : undefined
      if (!table || !canSeeInsight(context.viewer).allowed) return null
      const rows = await table(context, periodOf(Number(query["months"] ?? 12)))
      return stringify(rows, asSpreadsheet)
    }
  })
  return router
}
