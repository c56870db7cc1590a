import { CategoryScope as scopes, RoundState as states } from "@hub/prisma"
import { builder } from "../platform/builder.ts"
import { renderMarkdown } from "../platform/markdown.ts"
import { Award } from "./award.graphql.ts"
import { canAppointManagers, managesRound } from "./award.policy.ts"
import { gapsOfRound, type RoundGap } from "./readiness.rules.ts"
import { extensionsOf, managedWhere, roundSetup, roundsVisibleTo } from "./round.reads.ts"
import { deadlineOf, entryWindow, isAnnounced, roundStateNames, stateByClock, stateForVisitors } from "./round.rules.ts"

export const RoundState = builder.enumType("RoundState", {
  description: "How far a round is.",
  values: Object.values(states),
})

export const CategoryScope = builder.enumType("CategoryScope", {
  description: "Who competes with whom in a category.",
  values: Object.values(scopes),
})

const RoundPart = builder.enumType("RoundPart", {
  description: "A part of the set-up of a round.",
  values: ["ROUND", "DATES", "CATEGORIES", "CRITERIA", "ELIGIBILITY", "PANEL"] as const,
})

const EntryWindow = builder.enumType("EntryWindow", {
  description: "Whether entries can be submitted.",
  values: ["NOT_YET_OPEN", "OPEN", "PASSED"] as const,
})

const Gap = builder.objectRef<RoundGap>("RoundGap").implement({
  description: "Something a round lacks before it can open.",
  fields: (t) => ({
    part: t.expose("part", { type: RoundPart, description: "Where it is mended." }),
    missing: t.exposeString("missing", { description: "What to do." }),
    why: t.exposeString("why", { description: "Why it matters." }),
    isRequired: t.exposeBoolean("isRequired", { description: "The round cannot open without." }),
  }),
})

const visibleRound = (query: object, where: object, viewer: Parameters<typeof roundsVisibleTo>[0]) => ({
  ...query,
  where: { AND: [where, roundsVisibleTo(viewer)] },
})

export const Round = builder.prismaNode("Round", {
  id: { field: "id" },
  description: "One year's run of an award. Public once its manager has approved it.",
  select: { id: true, state: true, approvedAt: true, opensAt: true, closesAt: true },
  runScopesOnType: true,
  authScopes: ({ id, approvedAt }, { viewer }) => approvedAt !== null || managesRound(viewer, id),
  fields: (t) => ({
    award: t.relation("award", { type: Award, description: "Of which award." }),
    slug: t.exposeString("slug", { description: "Its place in addresses: /awards/<slug>." }),
    title: t.exposeString("title", { description: "What it is called." }),
    summary: t.exposeString("summary", { description: "What it is about, in a few sentences." }),
    guidance: t.exposeString("guidance", { description: "How entries are judged, Markdown." }),
    guidanceHtml: t.string({
      description: "How entries are judged, as safe HTML.",
      select: { guidance: true },
      resolve: ({ guidance }) => renderMarkdown(guidance),
    }),
    state: t.field({
      type: RoundState,
      description: "How far it is, by the server's clock. Everybody but its managers sees JUDGING until the results are announced.",
      resolve: async (round, _args, context) => {
        const state = stateByClock(round, await extensionsOf(context, round.id), context.clock.now())
        return managesRound(context.viewer, round.id) ? state : stateForVisitors(state)
      },
    }),
    stateLabel: t.string({
      description: "The state in words.",
      resolve: async (round, _args, context) => {
        const state = stateByClock(round, await extensionsOf(context, round.id), context.clock.now())
        return roundStateNames[managesRound(context.viewer, round.id) ? state : stateForVisitors(state)]
      },
    }),
    entryWindow: t.field({
      type: EntryWindow,
      description: "Whether entries can be submitted now, extensions for single entries aside.",
      resolve: async (round, _args, context) => entryWindow(round, await extensionsOf(context, round.id), null, context.clock.now()),
    }),
    opensAt: t.expose("opensAt", { type: "DateTime", nullable: true, description: "From when on entries are taken." }),
    closesAt: t.field({
      type: "DateTime",
      nullable: true,
      description: "The first instant at which it is too late, with extensions for all.",
      resolve: async (round, _args, context) => deadlineOf(round, await extensionsOf(context, round.id), null),
    }),
    scoresDueAt: t.expose("scoresDueAt", { type: "DateTime", nullable: true, description: "When readers are asked to have finished." }),
    resultsExpectedAt: t.expose("resultsExpectedAt", { type: "DateTime", nullable: true, description: "When results may be expected." }),
    isAnnounced: t.boolean({ description: "The results are public.", resolve: (round) => isAnnounced(round) }),
    isApproved: t.boolean({ description: "Visitors see it, and the clock opens it.", resolve: ({ approvedAt }) => approvedAt !== null }),
    opensOnApproval: t.boolean({
      description: "It is not approved, and its opening time has passed: it opens as soon as it is approved.",
      resolve: ({ approvedAt, opensAt }, _args, { clock }) => approvedAt === null && opensAt !== null && opensAt <= clock.now(),
    }),
    readersPerNomination: t.exposeInt("readersPerNomination", { description: "How many panel members read each entry." }),
    isDemonstration: t.exposeBoolean("isDemonstration", { description: "True for invented data." }),
    version: t.exposeInt("version", { description: "Send it with the next change of the set-up." }),
    categories: t.relation("categories", { description: "What can be won. At most 20.", query: roundSetup.categories }),
    criteria: t.relation("criteria", {
      description: "What entries are judged by, in order. At most 40.",
      query: { orderBy: roundSetup.criteria.orderBy },
    }),
    eligibilityQuestions: t.relation("eligibilityQuestions", {
      description: "What decides whether an entry may take part. At most 20.",
      query: roundSetup.eligibilityQuestions,
    }),
    gaps: t.field({
      type: [Gap],
      description: "What is still missing before it can open, what is required first; empty for all but its managers. At most 100.",
      select: {
        summary: true,
        guidance: true,
        scoresDueAt: true,
        resultsExpectedAt: true,
        readersPerNomination: true,
        panelMembers: { select: { state: true } },
        ...roundSetup,
      },
      resolve: (round, _args, { viewer, clock }) => (managesRound(viewer, round.id) ? gapsOfRound(round, clock.now()) : []),
    }),
    viewerCanManage: t.boolean({
      description: "The viewer manages it.",
      resolve: ({ id }, _args, { viewer }) => managesRound(viewer, id),
    }),
    viewerCanAppointManagers: t.boolean({
      description: "The viewer may say who manages it.",
      resolve: (_round, _args, { viewer }) => canAppointManagers(viewer).allowed,
    }),
  }),
})

builder.prismaObject("Category", {
  description: "What can be won in a round.",
  fields: (t) => ({
    id: t.exposeID("id", { description: "Its id in the round." }),
    slug: t.exposeString("slug", { description: "Its place in addresses: /awards/<round>/<slug>." }),
    title: t.exposeString("title", { description: "What it is called." }),
    about: t.exposeString("about", { description: "What it rewards and who may enter, Markdown." }),
    aboutHtml: t.string({
      description: "What it rewards, as safe HTML.",
      select: { about: true },
      resolve: ({ about }) => renderMarkdown(about),
    }),
    scope: t.expose("scope", { type: CategoryScope, description: "Decided once, or in every region." }),
    shortlistSize: t.exposeInt("shortlistSize", { description: "How many are shortlisted, per region where it is decided per region." }),
    winnerCount: t.exposeInt("winnerCount", { description: "How many win, per region where it is decided per region." }),
  }),
})

builder.prismaObject("Criterion", {
  description: "What entries are judged by.",
  fields: (t) => ({
    id: t.exposeID("id", { description: "Its id in the round." }),
    categoryId: t.exposeID("categoryId", { nullable: true, description: "Only for this category; null for all." }),
    title: t.exposeString("title", { description: "What it is called." }),
    question: t.exposeString("question", { description: "What entrants are asked." }),
    guidance: t.exposeString("guidance", { description: "What is looked for; may be empty." }),
    wordLimit: t.exposeInt("wordLimit", { description: "How many words an answer may have." }),
    weight: t.exposeInt("weight", { description: "Its share in the weighted mean, beside the other weights." }),
    isReasonRequired: t.exposeBoolean("isReasonRequired", { description: "Readers give a reason with the score." }),
    scale: t.relation("scale", { description: "Its described points, lowest first. At most 11.", query: { orderBy: { value: "asc" } } }),
  }),
})

builder.prismaObject("ScalePoint", {
  description: "A described point of a criterion's scale.",
  fields: (t) => ({
    value: t.exposeInt("value", { description: "The score." }),
    label: t.exposeString("label", { description: "What it is called." }),
    description: t.exposeString("description", { description: "What deserves it." }),
  }),
})

builder.prismaObject("EligibilityQuestion", {
  description: "A yes-or-no question that decides whether an entry may take part.",
  fields: (t) => ({
    id: t.exposeID("id", { description: "Its id in the round." }),
    question: t.exposeString("question", { description: "The question." }),
    help: t.exposeString("help", { nullable: true, description: "What helps to answer it." }),
    expectedAnswer: t.exposeBoolean("expectedAnswer", { description: "What an eligible entry answers." }),
  }),
})

builder.objectField(Award, "rounds", (t) =>
  t.prismaConnection({
    type: Round,
    cursor: "id",
    description: "Its rounds, newest first.",
    resolve: (query, award, _args, { db, viewer }) =>
      db.round.findMany({ ...visibleRound(query, { awardId: award.id }, viewer), orderBy: [{ createdAt: "desc" }, { id: "desc" }] }),
  }),
)

builder.queryField("round", (t) =>
  t.prismaField({
    type: Round,
    nullable: true,
    description: "One round by its slug; null when there is none the viewer may see.",
    args: { slug: t.arg.string({ required: true, description: "As in /awards/<slug>." }) },
    resolve: (query, _root, { slug }, { db, viewer }) => db.round.findFirst(visibleRound(query, { slug }, viewer)),
  }),
)

builder.queryField("rounds", (t) =>
  t.prismaConnection({
    type: Round,
    cursor: "id",
    description: "Rounds of all awards, newest first.",
    args: { managed: t.arg.boolean({ defaultValue: false, description: "Only those the viewer manages." }) },
    resolve: (query, _root, { managed }, { db, viewer }) =>
      db.round.findMany({
        ...visibleRound(query, managed ? managedWhere(viewer) : {}, viewer),
        orderBy: [{ createdAt: "desc" }, { id: "desc" }],
      }),
  }),
)
