import type { Feedback, Prisma } from "@hub/prisma"
import { AnnouncementState as announcementStates, NominationState as nominationStates, Outcome as outcomes } from "@hub/prisma"
import { builder } from "../platform/builder.ts"
import type { Context } from "../platform/context.ts"
import { ConflictError, NotFoundError, ValidationError, WrongStateError } from "../platform/errors.ts"
import { type Agreement, agreementInWords } from "./agreement.rules.ts"
import { JudgingManagement } from "./allocation.graphql.ts"
import { announcementAudience, announceResults, archiveRound, cancelAnnouncement, standingAnnouncement } from "./announcement.service.ts"
import { canSeeJudgement } from "./conflict.policy.ts"
import { decideOutcome, moveJudging, undoDecision } from "./decision.service.ts"
import { saveFeedback } from "./feedback.service.ts"
import type { Judged } from "./judging.graphql.ts"
import { requireJudging } from "./judging.reads.ts"
import { nominationStateNames } from "./nomination.rules.ts"
import { type Contest, contestKey, type NominationResult, type RoundResults, refusalInWords, resultsOf } from "./results.reads.ts"
import { disputedFrom } from "./results.rules.ts"
import { draws } from "./results-rank.rules.ts"
import { criteriaOnce, ScoreSheet, ScoringCriterion, sheetsOf } from "./score-sheet.graphql.ts"

const JudgedState = builder.enumType("JudgedState", {
  description: "How far a nomination is, for the managers of its round.",
  values: Object.values(nominationStates),
})

export const Outcome = builder.enumType("Outcome", {
  description: "What is decided about a nomination.",
  values: Object.values(outcomes),
})

const AnnouncementState = builder.enumType("AnnouncementState", {
  description: "Whether results are out.",
  values: Object.values(announcementStates),
})

const ContestType = builder.objectRef<Contest>("Contest").implement({
  description: "Nominations that compete with each other: a category, or a category within a region.",
  fields: (t) => ({
    key: t.exposeString("key", { description: "Tells contests apart." }),
    title: t.string({
      description: "What it is called.",
      resolve: ({ category, region }) => (region ? `${category.title}, ${region.name}` : category.title),
    }),
    shortlistSize: t.exposeInt("shortlistSize", { description: "How many are shortlisted." }),
    winnerCount: t.exposeInt("winnerCount", { description: "How many win." }),
  }),
})

const NominationResultType = builder.objectRef<NominationResult>("NominationResult").implement({
  description: "What readers gave a nomination. For the managers of the round who have no conflict of interest with it.",
  fields: (t) => ({
    reference: t.string({ description: "Such as AW-7KQ2MP.", resolve: ({ nomination }) => nomination.reference }),
    title: t.string({ description: "What is entered.", resolve: ({ nomination }) => nomination.title }),
    organisation: t.string({ description: "Who enters it.", resolve: ({ nomination }) => nomination.organisation.name }),
    contest: t.string({ description: "The key of its contest.", resolve: ({ nomination }) => contestKey(nomination) }),
    state: t.field({ type: JudgedState, description: "How far it is.", resolve: ({ nomination }) => nomination.state }),
    stateName: t.string({ description: "The same in words.", resolve: ({ nomination }) => nominationStateNames[nomination.state] }),
    readers: t.int({ description: "How many sheets are in.", resolve: ({ raw }) => raw?.readers ?? 0 }),
    readersWanted: t.exposeInt("readersWanted", { description: "How many readers have it." }),
    mean: t.float({ nullable: true, description: "Raw mean of its marks, 0 to 100.", resolve: ({ raw }) => raw?.mean ?? null }),
    lowest: t.float({ nullable: true, description: "Its lowest mark.", resolve: ({ raw }) => raw?.lowest ?? null }),
    highest: t.float({ nullable: true, description: "Its highest mark.", resolve: ({ raw }) => raw?.highest ?? null }),
    deviation: t.float({ nullable: true, description: "Standard deviation of its marks.", resolve: ({ raw }) => raw?.deviation ?? null }),
    isDisputed: t.boolean({
      description: `Its highest and lowest mark are ${disputedFrom} points or more apart.`,
      resolve: ({ raw }) => raw?.isDisputed ?? false,
    }),
    adjusted: t.exposeFloat("adjusted", { nullable: true, description: "Mean adjusted for how severe or generous its readers are." }),
    error: t.exposeFloat("error", { nullable: true, description: "Standard error of the adjusted mean." }),
    rank: t.int({
      nullable: true,
      description: "Rank in its contest by adjusted mean, or by raw mean where there is none.",
      resolve: ({ standing, rawRank }) => standing?.rank ?? rawRank,
    }),
    bestRank: t.int({
      nullable: true,
      description: "Nine times out of ten its rank is not better than this.",
      resolve: ({ standing }) => standing?.bestRank ?? null,
    }),
    worstRank: t.int({
      nullable: true,
      description: "Nine times out of ten its rank is not worse than this.",
      resolve: ({ standing }) => standing?.worstRank ?? null,
    }),
    probability: t.float({
      nullable: true,
      description: "How likely it belongs on the shortlist, 0 to 1.",
      resolve: ({ standing }) => standing?.probability ?? null,
    }),
  }),
})

const ReaderFigures = builder.objectRef<RoundResults["readers"][number]>("ReaderFigures").implement({
  description: "How a reader marks, for managers.",
  fields: (t) => ({
    name: t.exposeString("name", { description: "Their name." }),
    sheets: t.exposeInt("sheets", { description: "How many of their sheets are in." }),
    mean: t.exposeFloat("mean", { description: "Mean of their marks." }),
    effect: t.exposeFloat("effect", { nullable: true, description: "Estimated severity: below 0 severe, above generous." }),
  }),
})

export const ReaderAgreement = builder.objectRef<Agreement>("ReaderAgreement").implement({
  description: "How far readers agree, from 0 to 1: intraclass correlations by Shrout and Fleiss (1979).",
  fields: (t) => ({
    ofOne: t.exposeFloat("ofOne", { description: "Of one reader's marks, severity counted as disagreement: ICC(2,1)." }),
    ofMean: t.exposeFloat("ofMean", { description: "Of the mean of all readers of an entry: ICC(2,k)." }),
    withoutSeverity: t.exposeFloat("withoutSeverity", { description: "Of one reader's marks with severity taken out: ICC(3,1)." }),
    readers: t.exposeFloat("readers", { description: "k: sheets of an entry, on average." }),
    inWords: t.string({
      description: "What the agreement of the mean comes to: poor, moderate, good or excellent.",
      resolve: ({ ofMean }) => agreementInWords(ofMean),
    }),
  }),
})

const Results = builder.objectRef<RoundResults>("RoundResults").implement({
  description: "The results of a round as they stand. For its managers.",
  fields: (t) => ({
    contests: t.field({
      type: [ContestType],
      description: "What nominations compete in. At most 1,000.",
      resolve: ({ contests }) => contests,
    }),
    rows: t.field({
      type: [NominationResultType],
      description: "Nominations by reference. At most 2,000.",
      complexity: 50,
      resolve: ({ rows }) => rows,
    }),
    readers: t.field({ type: [ReaderFigures], description: "How readers mark. At most 500.", resolve: ({ readers }) => readers }),
    refusal: t.string({
      nullable: true,
      description: "Why there is no adjusted mean, and what would mend it; null where there is one.",
      resolve: ({ refusal, readers }) =>
        refusal && refusalInWords(refusal, (id) => readers.find(({ panelMemberId }) => panelMemberId === id)?.name ?? "A reader"),
    }),
    agreement: t.expose("agreement", {
      type: ReaderAgreement,
      nullable: true,
      description: "How far readers agree; null where marks are not adjusted, for the same reason.",
    }),
    hidden: t.exposeInt("hidden", {
      description: "How many nominations are left out because the viewer has a conflict of interest with them.",
    }),
    mean: t.float({ nullable: true, description: "Mean of all marks in the model.", resolve: ({ model }) => model?.mean ?? null }),
    nominationVariance: t.float({
      nullable: true,
      description: "Variance between nominations.",
      resolve: ({ model }) => model?.variance.nomination ?? null,
    }),
    readerVariance: t.float({
      nullable: true,
      description: "Variance between readers.",
      resolve: ({ model }) => model?.variance.reader ?? null,
    }),
    errorVariance: t.float({ nullable: true, description: "Variance left over.", resolve: ({ model }) => model?.variance.error ?? null }),
    draws: t.int({ description: "How often ranks are drawn from the model.", resolve: () => draws }),
  }),
})

const AnnouncementType = builder.objectRef<Prisma.AnnouncementGetPayload<object>>("Announcement").implement({
  description: "The publication of a round's results. For its managers.",
  fields: (t) => ({
    state: t.expose("state", { type: AnnouncementState, description: "Whether they are out." }),
    dueAt: t.expose("dueAt", { type: "DateTime", description: "When it is due." }),
    madeAt: t.expose("madeAt", { type: "DateTime", nullable: true, description: "When it was made." }),
  }),
})

const AnnouncementAudience = builder.objectRef<{ entrants: number; others: number }>("AnnouncementAudience").implement({
  description: "How many people learn that results are out.",
  fields: (t) => ({
    entrants: t.exposeInt("entrants", { description: "Those who entered or are nominated; they can read feedback." }),
    others: t.exposeInt("others", { description: "Besides them: the panel and followers of the award." }),
  }),
})

type Decided = Prisma.DecisionGetPayload<{ include: { decidedBy: { select: { name: true } } } }>
const DecisionType = builder.objectRef<Decided>("Decision").implement({
  description: "What a manager decided. All are kept; the newest counts.",
  fields: (t) => ({
    outcome: t.expose("outcome", { type: Outcome, description: "What." }),
    isAgainstRanking: t.exposeBoolean("isAgainstRanking", { description: "The ranking would have placed it otherwise." }),
    reason: t.exposeString("reason", { nullable: true, description: "Why." }),
    decidedBy: t.string({ description: "Who.", resolve: ({ decidedBy }) => decidedBy.name }),
    decidedAt: t.expose("decidedAt", { type: "DateTime", description: "When." }),
  }),
})

const FeedbackType = builder.objectRef<Feedback>("Feedback").implement({
  description: "What the entrant will read about a criterion, or about the whole.",
  fields: (t) => ({
    criterion: t.exposeID("criterionId", { nullable: true, description: "The criterion's key; null for the whole." }),
    body: t.exposeString("body", { description: "The text." }),
    version: t.exposeInt("version", { description: "Send it with the next save." }),
  }),
})

type Judgement = Judged & { nomination: Prisma.NominationGetPayload<{ include: { category: true; organisation: true } }> }
const JudgementType = builder.objectRef<Judgement>("Judgement").implement({
  description: "Everything about one nomination for the manager who decides and writes its feedback.",
  fields: (t) => ({
    reference: t.string({ description: "Such as AW-7KQ2MP.", resolve: ({ nomination }) => nomination.reference }),
    title: t.string({ description: "What is entered.", resolve: ({ nomination }) => nomination.title }),
    organisation: t.string({ description: "Who enters it.", resolve: ({ nomination }) => nomination.organisation.name }),
    category: t.string({ description: "What for.", resolve: ({ nomination }) => nomination.category.title }),
    state: t.field({ type: JudgedState, description: "How far it is.", resolve: ({ nomination }) => nomination.state }),
    stateName: t.string({ description: "The same in words.", resolve: ({ nomination }) => nominationStateNames[nomination.state] }),
    criteria: t.field({
      type: [ScoringCriterion],
      description: "What it is judged by. At most 100.",
      resolve: ({ nomination }, _args, context) => criteriaOnce(context, nomination),
    }),
    sheets: t.field({
      type: [ScoreSheet],
      description: "Sheets that are in. At most 100.",
      resolve: ({ nomination }, _args, context) => sheetsOf(context, nomination, { submittedExcept: null }),
    }),
    decisions: t.field({
      type: [DecisionType],
      description: "What was decided, newest first. At most 50.",
      resolve: ({ nomination }, _args, { db }) =>
        db.decision.findMany({
          where: { nominationId: nomination.id },
          include: { decidedBy: { select: { name: true } } },
          orderBy: [{ decidedAt: "desc" }, { id: "desc" }],
          take: 50,
        }),
    }),
    feedback: t.field({
      type: [FeedbackType],
      description: "What is written so far. At most 101.",
      resolve: ({ nomination }, _args, { db }) => db.feedback.findMany({ where: { nominationId: nomination.id }, take: 101 }),
    }),
  }),
})

const resultsKey = Symbol("results")
const resultsOnce = (context: Context, { round, seat }: Judged) => context.once(resultsKey, () => resultsOf(context.db, round, seat))

builder.objectFields(JudgingManagement, (t) => ({
  results: t.field({
    type: Results,
    description: "The results as they stand.",
    complexity: 50,
    resolve: (judged, _args, context) => resultsOnce(context, judged),
  }),
  announcement: t.field({
    type: AnnouncementType,
    nullable: true,
    description: "The announcement that waits or was made.",
    resolve: ({ round }, _args, context) => standingAnnouncement(context, round.id),
  }),
  audience: t.field({
    type: AnnouncementAudience,
    description: "How many people an announcement tells.",
    resolve: async ({ round }, _args, { db }) => {
      const { entrants, others } = await announcementAudience(db, round)
      return { entrants: entrants.length, others: others.length }
    },
  }),
  judgement: t.field({
    type: JudgementType,
    nullable: true,
    description: "One nomination to decide about; null where the viewer has a conflict of interest.",
    args: { reference: t.arg.string({ required: true, description: "Its reference." }) },
    resolve: async (judged, { reference }, { db }) => {
      const nomination = await db.nomination.findFirst({
        where: { reference, roundId: judged.round.id },
        include: { category: true, organisation: true },
      })
      return nomination && canSeeJudgement(judged.seat, nomination.id) ? { ...judged, nomination } : null
    },
  }),
}))

const args = builder.args((t) => ({ round: t.string({ required: true, description: "Address of the round." }) }))
const nominationArgs = builder.args((t) => ({
  round: t.string({ required: true, description: "Address of the round." }),
  nomination: t.string({ required: true, description: "Reference of the nomination." }),
}))

builder.mutationFields((t) => ({
  decideOutcome: t.field({
    type: JudgingManagement,
    description:
      "Shortlists a nomination, passes it over, or says what a shortlisted one wins. Against the ranking only with a reason. For managers.",
    authScopes: { signedIn: true },
    errors: { types: [ValidationError, NotFoundError, WrongStateError] },
    args: {
      ...nominationArgs,
      outcome: t.arg({ type: Outcome, required: true, description: "What is decided." }),
      reason: t.arg.string({ required: true, description: "Why; may be empty where it follows the ranking." }),
    },
    resolve: async (_root, input, context) => requireJudging(context, await decideOutcome(context, input)),
  }),
  undoDecision: t.field({
    type: JudgingManagement,
    description: "Takes the last decision about a nomination back, one step. For managers.",
    authScopes: { signedIn: true },
    errors: { types: [NotFoundError, WrongStateError] },
    args: nominationArgs,
    resolve: async (_root, input, context) => requireJudging(context, await undoDecision(context, input)),
  }),
  finishJudging: t.field({
    type: JudgingManagement,
    description: "Ends the judging once every nomination is decided. For managers.",
    authScopes: { signedIn: true },
    errors: { types: [NotFoundError, WrongStateError] },
    args,
    resolve: async (_root, { round }, context) => requireJudging(context, await moveJudging(context, { round, event: "moderate" })),
  }),
  resumeJudging: t.field({
    type: JudgingManagement,
    description: "Takes the judging up again while nothing is announced. For managers.",
    authScopes: { signedIn: true },
    errors: { types: [NotFoundError, WrongStateError] },
    args,
    resolve: async (_root, { round }, context) => requireJudging(context, await moveJudging(context, { round, event: "resumeJudging" })),
  }),
  announceResults: t.field({
    type: JudgingManagement,
    description: "Announces the results now, or at an instant to come. For managers.",
    authScopes: { signedIn: true },
    errors: { types: [ValidationError, NotFoundError, WrongStateError] },
    args: {
      ...args,
      dueAt: t.arg({ type: "DateTime", description: "When; left out: now." }),
      message: t.arg.string({ required: true, description: "Markdown above the results; may be empty." }),
    },
    resolve: async (_root, { round, dueAt, message }, context) =>
      requireJudging(context, await announceResults(context, { round, dueAt: dueAt ?? null, message })),
  }),
  cancelAnnouncement: t.field({
    type: JudgingManagement,
    description: "Takes back an announcement that is not due yet. For managers.",
    authScopes: { signedIn: true },
    errors: { types: [NotFoundError, WrongStateError] },
    args,
    resolve: async (_root, { round }, context) => requireJudging(context, await cancelAnnouncement(context, round)),
  }),
  archiveRound: t.field({
    type: JudgingManagement,
    description: "Takes an announced round out of the way. Its results stay public. For managers.",
    authScopes: { signedIn: true },
    errors: { types: [NotFoundError, WrongStateError] },
    args,
    resolve: async (_root, { round }, context) => requireJudging(context, await archiveRound(context, round)),
  }),
  saveFeedback: t.field({
    type: JudgingManagement,
    description: "Writes what the entrant will read about a criterion, or about the whole. For managers.",
    authScopes: { signedIn: true },
    errors: { types: [ValidationError, NotFoundError, ConflictError] },
    args: {
      ...nominationArgs,
      criterion: t.arg.id({ description: "The criterion's key; left out for the whole." }),
      body: t.arg.string({ required: true, description: "The text, at most 4,000 characters; empty for nothing." }),
      version: t.arg.int({ required: true, description: "The version that was read; 0 for the first save." }),
    },
    resolve: async (_root, { criterion, ...input }, context) => {
      const saved = await saveFeedback(context, { ...input, criterionId: criterion ? String(criterion) : null })
      return requireJudging(context, saved.round)
    },
  }),
}))
