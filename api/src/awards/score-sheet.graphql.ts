import type { Prisma } from "@hub/prisma"
import { builder } from "../platform/builder.ts"
import type { Context } from "../platform/context.ts"
import { ConflictError, NotFoundError, ValidationError, WrongStateError } from "../platform/errors.ts"
import { canReadForJudging, canScore, canSeeJudgement } from "./conflict.policy.ts"
import { type Judged, JudgingRound, ScoreSheetState } from "./judging.graphql.ts"
import { entryOnce, judgingOf } from "./judging.reads.ts"
import { type CriterionWithScale, criteriaOf, markOf, type SheetWithScores } from "./score-sheet.reads.ts"
import { scoreSheetStateNames } from "./score-sheet.rules.ts"
import { postToDiscussion, reviseScoreSheet, saveScoreSheet, submitScoreSheet } from "./score-sheet.service.ts"

type Sheet = SheetWithScores & { readerName: string; criteria: CriterionWithScale[] }
export const Score = builder.objectRef<Sheet["scores"][number]>("Score").implement({
  description: "One criterion of a score sheet.",
  fields: (t) => ({
    criterion: t.exposeID("criterionId", { description: "The criterion's key on this sheet." }),
    value: t.exposeInt("value", { nullable: true, description: "The point chosen; null until there is one." }),
    reason: t.exposeString("reason", { nullable: true, description: "Why." }),
    originalValue: t.exposeInt("originalValue", { nullable: true, description: "The point before it was revised." }),
    originalReason: t.exposeString("originalReason", { nullable: true, description: "The reason before it was revised." }),
  }),
})

export const ScoreSheet = builder.objectRef<Sheet>("ScoreSheet").implement({
  description: "One reader's judgement of one nomination. For that reader, for readers whose own sheet is in, and for managers.",
  fields: (t) => ({
    reader: t.exposeString("readerName", { description: "Whose it is." }),
    state: t.expose("state", { type: ScoreSheetState, description: "How far it is." }),
    stateName: t.string({ description: "The same in words.", resolve: ({ state }) => scoreSheetStateNames[state] }),
    version: t.exposeInt("version", { description: "Send it with the next save." }),
    comment: t.exposeString("comment", { nullable: true, description: "For the other readers and the managers." }),
    savedAt: t.expose("savedAt", { type: "DateTime", description: "When it was last saved." }),
    submittedAt: t.expose("submittedAt", { type: "DateTime", nullable: true, description: "When it was handed in." }),
    revisedAt: t.expose("revisedAt", { type: "DateTime", nullable: true, description: "When it was last revised." }),
    mark: t.float({ nullable: true, description: "What it gives, 0 to 100.", resolve: ({ criteria, scores }) => markOf(criteria, scores) }),
    originalMark: t.float({
      nullable: true,
      description: "What it gave before it was revised.",
      resolve: ({ criteria, scores, state }) =>
        state === "REVISED"
          ? markOf(
              criteria,
              scores.map(({ criterionId, originalValue }) => ({ criterionId, value: originalValue })),
            )
          : null,
    }),
    scores: t.field({ type: [Score], description: "Its scores. At most 100.", resolve: ({ scores }) => scores }),
  }),
})

const ScoringPoint = builder.objectRef<CriterionWithScale["scale"][number]>("ScoringPoint").implement({
  description: "One described point of a scale.",
  fields: (t) => ({
    value: t.exposeInt("value", { description: "The score." }),
    label: t.exposeString("label", { description: "What it is called." }),
    description: t.exposeString("description", { description: "What deserves it." }),
  }),
})

export const ScoringCriterion = builder.objectRef<CriterionWithScale & { answer?: string }>("ScoringCriterion").implement({
  description: "A criterion to score, with what the entry says about it.",
  fields: (t) => ({
    key: t.exposeID("id", { description: "Names it in scores." }),
    title: t.exposeString("title", { description: "What is judged." }),
    question: t.exposeString("question", { description: "What entrants were asked." }),
    guidance: t.exposeString("guidance", { description: "What to look for." }),
    weight: t.exposeInt("weight", { description: "Its share in the weighted mean." }),
    isReasonRequired: t.exposeBoolean("isReasonRequired", { description: "A score needs a reason." }),
    answer: t.string({
      nullable: true,
      description: "What the entry says, exactly as submitted.",
      resolve: ({ answer }) => answer || null,
    }),
    scale: t.field({ type: [ScoringPoint], description: "Its points, lowest first. At most 101.", resolve: ({ scale }) => scale }),
  }),
})

const DiscussionPost = builder
  .objectRef<{ id: string; body: string; createdAt: Date; author: { name: string } }>("DiscussionPost")
  .implement({
    description: "What a reader or a manager says about a nomination to its other readers.",
    fields: (t) => ({
      key: t.exposeID("id", { description: "Tells posts apart." }),
      author: t.string({ description: "Who wrote it.", resolve: ({ author }) => author.name }),
      body: t.exposeString("body", { description: "What they say, plain text." }),
      createdAt: t.expose("createdAt", { type: "DateTime", description: "When." }),
    }),
  })

/** A nomination to score, and where the viewer stands in its round. */
type ToScore = Judged & { nomination: Prisma.NominationGetPayload<{ include: { category: true; organisation: true } }> }
const criteriaKey = Symbol("criteria")

/** The criteria of a nomination; once a request. */
export function criteriaOnce(context: Context, nomination: { categoryId: string; roundId: string }): Promise<CriterionWithScale[]> {
  const known = context.once(criteriaKey, () => new Map<string, Promise<CriterionWithScale[]>>())
  const found = known.get(nomination.categoryId) ?? criteriaOf(context.db, { id: nomination.categoryId, roundId: nomination.roundId })
  known.set(nomination.categoryId, found)
  return found
}

/** Sheets of a nomination that are in, or (with `own`) the one of this member. */
export async function sheetsOf(
  context: Context,
  nomination: { id: string; categoryId: string; roundId: string },
  which: { own: string } | { submittedExcept: string | null },
): Promise<Sheet[]> {
  const criteria = await criteriaOnce(context, nomination)
  const sheets = await context.db.scoreSheet.findMany({
    where: {
      nominationId: nomination.id,
      allocation: { state: "ALLOCATED" },
      ...("own" in which
        ? { panelMemberId: which.own }
        : { state: { not: "DRAFT" }, ...(which.submittedExcept && { panelMemberId: { not: which.submittedExcept } }) }),
    },
    include: { scores: true, allocation: { select: { panelMember: { select: { name: true } } } } },
    orderBy: { submittedAt: "asc" },
    take: 100,
  })
  return sheets.map(({ allocation, ...sheet }) => ({ ...sheet, readerName: allocation.panelMember.name, criteria }))
}

const NominationToScore = builder.objectRef<ToScore>("NominationToScore").implement({
  description:
    "A nomination as one of its readers sees it: the entry, their sheet, and, once that is in, what others say. Managers see it too.",
  fields: (t) => ({
    round: t.field({ type: JudgingRound, description: "The round.", resolve: ({ round }) => round }),
    reference: t.string({ description: "Such as AW-7KQ2MP.", resolve: ({ nomination }) => nomination.reference }),
    title: t.string({ description: "What is entered.", resolve: ({ nomination }) => nomination.title }),
    nominee: t.string({ description: "Who is nominated.", resolve: ({ nomination }) => nomination.nomineeName }),
    organisation: t.string({ description: "Who enters it.", resolve: ({ nomination }) => nomination.organisation.name }),
    category: t.string({ description: "What it is entered for.", resolve: ({ nomination }) => nomination.category.title }),
    isDemonstration: t.boolean({ description: "Invented data.", resolve: ({ nomination }) => nomination.isDemonstration }),
    summary: t.string({
      description: "The entry in short, exactly as submitted.",
      resolve: async ({ nomination }, _args, context) => (await entryOnce(context, nomination.id)).summary,
    }),
    criteria: t.field({
      type: [ScoringCriterion],
      description: "What it is judged by, with what it says about each. At most 100.",
      resolve: async ({ nomination }, _args, context) => {
        const criteria = await criteriaOnce(context, nomination)
        const { answers } = await entryOnce(context, nomination.id)
        return criteria.map((criterion) => ({ ...criterion, answer: answers.get(criterion.id) ?? "" }))
      },
    }),
    sheet: t.field({
      type: ScoreSheet,
      nullable: true,
      description: "The viewer's own sheet; null until they save.",
      resolve: async ({ nomination, seat }, _args, context) =>
        seat.memberId ? ((await sheetsOf(context, nomination, { own: seat.memberId }))[0] ?? null) : null,
    }),
    canChange: t.boolean({
      description: "The viewer's sheet can be changed now.",
      resolve: ({ seat, nomination }) => canScore(seat, nomination.id).allowed,
    }),
    others: t.field({
      type: [ScoreSheet],
      nullable: true,
      description: "What other readers gave it; null until the viewer's own sheet is in. At most 100.",
      resolve: ({ seat, nomination }, _args, context) =>
        canSeeJudgement(seat, nomination.id) ? sheetsOf(context, nomination, { submittedExcept: seat.memberId }) : null,
    }),
    discussion: t.field({
      type: [DiscussionPost],
      nullable: true,
      description: "The discussion, oldest first; null until the viewer's own sheet is in. At most 500.",
      resolve: ({ seat, nomination }, _args, { db }) =>
        canSeeJudgement(seat, nomination.id)
          ? db.discussionPost.findMany({
              where: { nominationId: nomination.id },
              include: { author: { select: { name: true } } },
              orderBy: [{ createdAt: "asc" }, { id: "asc" }],
              take: 500,
            })
          : null,
    }),
  }),
})

async function toScore(context: Context, slug: string, reference: string): Promise<ToScore | null> {
  const judged = await judgingOf(context, slug)
  if (!judged) return null
  const nomination = await context.db.nomination.findFirst({
    where: { reference, roundId: judged.round.id },
    include: { category: true, organisation: true },
  })
  if (!nomination) return null
  const { seat } = judged
  return canReadForJudging(seat, nomination.id) || canSeeJudgement(seat, nomination.id) ? { ...judged, nomination } : null
}

builder.queryField("nominationToScore", (t) =>
  t.field({
    type: NominationToScore,
    nullable: true,
    description:
      "A nomination the viewer is to read; null for everybody but its readers and the managers, and for whoever has a conflict of interest.",
    authScopes: { signedIn: true },
    args: {
      round: t.arg.string({ required: true, description: "Address of the round." }),
      nomination: t.arg.string({ required: true, description: "Reference of the nomination." }),
    },
    resolve: (_root, { round, nomination }, context) => toScore(context, round, nomination),
  }),
)

const ScoreInput = builder.inputType("ScoreInput", {
  description: "One criterion of a sheet.",
  fields: (t) => ({
    criterion: t.id({ required: true, description: "Its key." }),
    value: t.int({ description: "The point chosen; left out for none yet." }),
    reason: t.string({ required: true, description: "Why; may be empty in a draft. At most 4,000 characters." }),
  }),
})

const sheetArgs = builder.args((t) => ({
  round: t.string({ required: true, description: "Address of the round." }),
  nomination: t.string({ required: true, description: "Reference of the nomination." }),
  version: t.int({ required: true, description: "The version that was read; 0 for the first save." }),
  scores: t.field({ type: [ScoreInput], required: true, description: "The scores." }),
  comment: t.string({ required: true, description: "For the other readers and the managers; may be empty." }),
}))

type SheetArgs = {
  round: string
  nomination: string
  version: number
  comment: string
  scores: { criterion: string | number; value?: number | null | undefined; reason: string }[]
}
const enteredOf = ({ scores, ...rest }: SheetArgs) => ({
  ...rest,
  scores: scores.map(({ criterion, value, reason }) => ({ criterionId: String(criterion), value: value ?? null, reason })),
})

async function afterwards(context: Context, { round, nomination }: { round: string; nomination: string }): Promise<ToScore> {
  const found = await toScore(context, round, nomination)
  if (!found) throw new NotFoundError("The nomination")
  return found
}

builder.mutationFields((t) => ({
  saveScoreSheet: t.field({
    type: NominationToScore,
    description: "Saves the viewer's sheet as far as it goes. For readers of the nomination.",
    authScopes: { signedIn: true },
    errors: { types: [ValidationError, NotFoundError, WrongStateError, ConflictError] },
    args: sheetArgs,
    resolve: async (_root, args, context) => afterwards(context, await saveScoreSheet(context, enteredOf(args))),
  }),
  submitScoreSheet: t.field({
    type: NominationToScore,
    description: "Hands the viewer's sheet in. It can be revised afterwards, and both values are kept.",
    authScopes: { signedIn: true },
    errors: { types: [ValidationError, NotFoundError, WrongStateError, ConflictError] },
    args: sheetArgs,
    resolve: async (_root, args, context) => afterwards(context, await submitScoreSheet(context, enteredOf(args))),
  }),
  reviseScoreSheet: t.field({
    type: NominationToScore,
    description: "Changes a sheet that is in, after the discussion. What it said first is kept.",
    authScopes: { signedIn: true },
    errors: { types: [ValidationError, NotFoundError, WrongStateError, ConflictError] },
    args: sheetArgs,
    resolve: async (_root, args, context) => afterwards(context, await reviseScoreSheet(context, enteredOf(args))),
  }),
  postToDiscussion: t.field({
    type: NominationToScore,
    description: "Says something to the other readers. For readers whose own sheet is in, and managers.",
    authScopes: { signedIn: true },
    errors: { types: [ValidationError, NotFoundError, WrongStateError] },
    args: {
      round: t.arg.string({ required: true, description: "Address of the round." }),
      nomination: t.arg.string({ required: true, description: "Reference of the nomination." }),
      body: t.arg.string({ required: true, description: "Plain text, at most 4,000 characters." }),
    },
    resolve: async (_root, args, context) => afterwards(context, await postToDiscussion(context, args)),
  }),
}))
