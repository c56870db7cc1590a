import { Initiative, type InitiativeRecord, loadInitiative } from "../directory/public.ts"
import { Thread, threadsListedFor } from "../forum/public.ts"
import { demand } from "../platform/auth.ts"
import { builder } from "../platform/builder.ts"
import { canSeeInsight } from "./insight.policy.ts"
import {
  activityOfRegions,
  activityOfSpaces,
  figuresOfQuestions,
  listed,
  type MissedSearch,
  type MonthOfUse,
  missedSearches,
  monthsOfUse,
  mostAdopted,
  mostFollowed,
  type Period,
  periodOf,
  type QuestionFigures,
  type RegionActivity,
  type SpaceActivity,
  type Uptake,
  unansweredQuestions,
} from "./insight.reads.ts"

const Month = builder.objectRef<MonthOfUse>("InsightMonth").implement({
  description: "What happened in one month, by the calendar of Europe/London.",
  fields: (t) => ({
    month: t.exposeString("month", { description: 'Which: "2026-11".' }),
    postCount: t.exposeInt("posts", { description: "Posts in the forum." }),
    initiativeCount: t.exposeInt("initiatives", { description: "Initiatives published for the first time." }),
    adoptionCount: t.exposeInt("adoptions", { description: "Adoptions recorded." }),
    commitmentCount: t.exposeInt("commitments", { description: "Commitments of organisations made, those ended since included." }),
    followCount: t.exposeInt("follows", { description: "Follows of initiatives that began and still last." }),
    personCount: t.exposeInt("people", { description: "Accounts that were made and still exist." }),
  }),
})

const SpaceUse = builder.objectRef<SpaceActivity>("InsightSpace").implement({
  description: "How lively a space of the forum was.",
  fields: (t) => ({
    slug: t.exposeString("slug", { description: "Its place in addresses: /forum/<slug>." }),
    name: t.exposeString("name", { description: "Its name." }),
    threadCount: t.exposeInt("threads", { description: "Threads begun." }),
    postCount: t.exposeInt("posts", { description: "Posts, those that begin a thread included." }),
    personCount: t.exposeInt("people", { description: "People who wrote them." }),
  }),
})

const RegionUse = builder.objectRef<RegionActivity>("InsightRegion").implement({
  description: "What came from the organisations of a region. Somebody who belongs to organisations of two regions counts for both.",
  fields: (t) => ({
    slug: t.exposeString("slug", { description: "Its place in addresses: /regions/<slug>." }),
    name: t.exposeString("name", { description: "Its name." }),
    initiativeCount: t.exposeInt("initiatives", { description: "Initiatives published for the first time." }),
    adoptionCount: t.exposeInt("adoptions", { description: "Adoptions recorded." }),
    commitmentCount: t.exposeInt("commitments", { description: "Commitments made, those ended since included." }),
    postCount: t.exposeInt("posts", { description: "Posts in the forum." }),
    personCount: t.exposeInt("people", { description: "People who wrote them." }),
  }),
})

const Questions = builder.objectRef<QuestionFigures>("InsightQuestions").implement({
  description: "How questions fared that were asked in the period. An answer is a reply of somebody else.",
  fields: (t) => ({
    askedCount: t.exposeInt("asked", { description: "Questions asked." }),
    answeredCount: t.exposeInt("answered", { description: "Of these, with an answer." }),
    acceptedCount: t.exposeInt("accepted", { description: "Of these, with an accepted answer." }),
    medianHoursToFirstAnswer: t.exposeFloat("medianHours", {
      nullable: true,
      description: "Hours until the first answer came, the median of those that have one; null without any.",
    }),
  }),
})

const Missed = builder.objectRef<MissedSearch>("InsightMissedSearch").implement({
  description: "Words that nothing was found for. Who looked is not kept.",
  fields: (t) => ({
    where: t.exposeString("kind", { description: 'What was searched: "initiative" for the directory, "thread" for the forum.' }),
    text: t.exposeString("text", { description: "The words, in small letters." }),
    count: t.exposeInt("count", { description: "How often; two or more." }),
    lastOn: t.field({ type: "Date", description: "On which day last.", resolve: ({ lastOn }) => lastOn.toISOString().slice(0, 10) }),
  }),
})

const InitiativeUse = builder.objectRef<Uptake>("InsightInitiative").implement({
  description: "An initiative and how often it was followed or taken up.",
  fields: (t) => ({
    initiative: t.field({
      type: Initiative,
      description: "Which.",
      resolve: ({ initiativeId }, _args, context) => loadInitiative(context, initiativeId) as Promise<InitiativeRecord>,
    }),
    count: t.exposeInt("count", { description: "How often in the period." }),
  }),
})

const Insight = builder.objectRef<Period>("Insight").implement({
  description:
    "How the hub is used, in the last so many calendar months with the running one. Of the forum only the spaces that the viewer may read.",
  fields: (t) => ({
    months: t.field({
      type: [Month],
      description: "Month by month, the earliest first; at most 36.",
      resolve: (period, _args, context) => monthsOfUse(context, period),
    }),
    spaces: t.field({
      type: [SpaceUse],
      description: "Spaces of the forum, the liveliest first; a few dozen at most.",
      resolve: (period, _args, context) => activityOfSpaces(context, period),
    }),
    regions: t.field({
      type: [RegionUse],
      description: "Regions in their order; a few dozen at most.",
      resolve: (period, _args, context) => activityOfRegions(context, period),
    }),
    questions: t.field({
      type: Questions,
      description: "How questions fared.",
      resolve: (period, _args, context) => figuresOfQuestions(context, period),
    }),
    unansweredQuestions: t.prismaField({
      type: [Thread],
      description: "Questions of the period without an answer, the longest waiting first; at most 20.",
      resolve: async (query, period, _args, context) => {
        const ids = await unansweredQuestions(context, period, listed)
        const threads = await context.db.thread.findMany({
          ...query,
          where: { AND: [{ id: { in: ids } }, threadsListedFor(context.viewer)] },
        })
        return threads.toSorted((a, b) => ids.indexOf(a.id) - ids.indexOf(b.id))
      },
    }),
    searchesWithoutResult: t.field({
      type: [Missed],
      description: "What was looked for in vain and without filters, most often first; at most 20.",
      resolve: (period, _args, context) => missedSearches(context, period, listed),
    }),
    mostFollowed: t.field({
      type: [InitiativeUse],
      description: "Initiatives that most people began to follow; at most 20.",
      resolve: (period, _args, context) => mostFollowed(context, period, listed),
    }),
    mostAdopted: t.field({
      type: [InitiativeUse],
      description: "Initiatives that most organisations began to take up; at most 20.",
      resolve: (period, _args, context) => mostAdopted(context, period, listed),
    }),
  }),
})

builder.queryField("insight", (t) =>
  t.field({
    type: Insight,
    description: "How the hub is used. For the national team and administrators.",
    authScopes: { signedIn: true },
    args: { months: t.arg.int({ defaultValue: 12, description: "How many calendar months, the running one included: 1 to 36." }) },
    resolve: (_root, { months }, context) => {
      demand(context.viewer, canSeeInsight(context.viewer))
      return periodOf(months ?? 12)
    },
  }),
)
