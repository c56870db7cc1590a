import type { Prisma, Round } from "@hub/prisma"
import { ConflictKind as conflictKinds, RoundState as roundStates, ScoreSheetState as sheetStates } from "@hub/prisma"
import { encodeGlobalID } from "@pothos/plugin-relay"
import { builder } from "../platform/builder.ts"
import type { Context } from "../platform/context.ts"
import { ConflictError, NotFoundError, ValidationError, WrongStateError } from "../platform/errors.ts"
import { returnNomination } from "./allocation.service.ts"
import { canReadForJudging, canScore, canSeeJudgement, type Seat } from "./conflict.policy.ts"
import { conflictsOf } from "./conflict.reads.ts"
import { conflictInWords } from "./conflict.rules.ts"
import { declareConflicts } from "./conflict.service.ts"
import { entryOnce, judgingOf, requireJudging } from "./judging.reads.ts"
import { takingPart } from "./nomination.rules.ts"
import { roundStateNames } from "./round.rules.ts"
import { type CriterionWithScale, criteriaOf, markOf, type SheetWithScores } from "./score-sheet.reads.ts"
import { scoreSheetStateNames } from "./score-sheet.rules.ts"
import { postToDiscussion, reviseScoreSheet, saveScoreSheet, submitScoreSheet } from "./score-sheet.service.ts"

export const JudgingState = builder.enumType("JudgingState", {
  description: "How far the round is.",
  values: Object.values(roundStates),
})

const ScoreSheetState = builder.enumType("ScoreSheetState", {
  description: "How far a score sheet is.",
  values: Object.values(sheetStates),
})

export const ConflictKind = builder.enumType("ConflictKind", {
  description: "Why somebody may not judge a nomination.",
  values: Object.values(conflictKinds),
})

/** A round and where the viewer stands in it. */
export type Judged = { round: Round; seat: Seat }

export const JudgingRound = builder.objectRef<Round>("JudgingRound").implement({
  description: "The round that is judged.",
  fields: (t) => ({
    slug: t.exposeString("slug", { description: "Address of the round, /awards/<slug>." }),
    title: t.exposeString("title", { description: "Title." }),
    guidance: t.exposeString("guidance", { description: "How entries are judged, Markdown." }),
    state: t.expose("state", { type: JudgingState, description: "How far it is." }),
    stateName: t.string({ description: "The same in words.", resolve: ({ state }) => roundStateNames[state] }),
    scoresDueAt: t.expose("scoresDueAt", { type: "DateTime", nullable: true, description: "When readers are asked to have finished." }),
    resultsExpectedAt: t.expose("resultsExpectedAt", { type: "DateTime", nullable: true, description: "When results may be expected." }),
  }),
})

type Task = Prisma.AllocationGetPayload<typeof taskQuery> & { criteria: CriterionWithScale[] }
const taskQuery = {
  include: { nomination: { include: { category: true, organisation: true } }, sheet: { include: { scores: true } } },
} satisfies Prisma.AllocationDefaultArgs

const JudgingTask = builder.objectRef<Task>("JudgingTask").implement({
  description: "A nomination the viewer is to read, with their own sheet beside others of their own.",
  fields: (t) => ({
    reference: t.string({ description: "Such as AW-7KQ2MP.", resolve: ({ nomination }) => nomination.reference }),
    title: t.string({ description: "What is entered.", resolve: ({ nomination }) => nomination.title }),
    organisation: t.string({ description: "Who enters it.", resolve: ({ nomination }) => nomination.organisation.name }),
    category: t.string({ description: "What it is entered for.", resolve: ({ nomination }) => nomination.category.title }),
    state: t.field({
      type: ScoreSheetState,
      nullable: true,
      description: "How far the viewer's sheet is; null before it is begun.",
      resolve: ({ sheet }) => sheet?.state ?? null,
    }),
    stateName: t.string({
      description: "The same in words.",
      resolve: ({ sheet }) => (sheet ? scoreSheetStateNames[sheet.state] : "Not started"),
    }),
    mark: t.float({
      nullable: true,
      description: "What the viewer's sheet gives it so far, 0 to 100.",
      resolve: ({ sheet, criteria }) => (sheet ? markOf(criteria, sheet.scores) : null),
    }),
    savedAt: t.field({
      type: "DateTime",
      nullable: true,
      description: "When it was last saved.",
      resolve: ({ sheet }) => sheet?.savedAt ?? null,
    }),
  }),
})

type Declarable = {
  id: string
  reference: string
  title: string
  nomineeName: string
  organisation: { name: string }
  category: { title: string }
  because: string | null
}
const DeclarableNomination = builder.objectRef<Declarable>("DeclarableNomination").implement({
  description:
    "A nomination of the round as panel members see it before they declare conflicts of interest: who and what, nothing of its judging.",
  fields: (t) => ({
    id: t.id({ description: "Its id.", resolve: ({ id }) => encodeGlobalID("Nomination", id) }),
    reference: t.exposeString("reference", { description: "Such as AW-7KQ2MP." }),
    title: t.exposeString("title", { description: "What is entered." }),
    nominee: t.exposeString("nomineeName", { description: "Who is nominated." }),
    organisation: t.string({ description: "Who enters it.", resolve: ({ organisation }) => organisation.name }),
    category: t.string({ description: "What it is entered for.", resolve: ({ category }) => category.title }),
    conflict: t.exposeString("because", { nullable: true, description: "Why the viewer may not judge it, where that is known." }),
  }),
})

const Judging = builder.objectRef<Judged>("Judging").implement({
  description: "A round as a member of its panel sees it.",
  fields: (t) => ({
    round: t.field({ type: JudgingRound, description: "The round.", resolve: ({ round }) => round }),
    declaredAt: t.field({
      type: "DateTime",
      nullable: true,
      description: "When the viewer declared conflicts of interest; null while they have not.",
      resolve: ({ seat }) => seat.declaredAt,
    }),
    canDeclare: t.boolean({
      description: "Conflicts can be declared now.",
      resolve: ({ round }) => round.state === "CLOSED" || round.state === "JUDGING",
    }),
    nominations: t.field({
      type: [DeclarableNomination],
      description: "What is in the round, for declaring conflicts; empty before it has closed. At most 2,000.",
      complexity: 50,
      resolve: ({ round, seat }, _args, { db, viewer }) => declarable(db, round, seat, viewer?.id ?? null),
    }),
    tasks: t.field({
      type: [JudgingTask],
      description: "What the viewer is to read. At most 500.",
      complexity: 50,
      resolve: ({ round, seat }, _args, { db }) => tasksOf(db, round, seat),
    }),
  }),
})

async function declarable(db: Context["db"], round: Round, seat: Seat, personId: string | null): Promise<Declarable[]> {
  if (["DRAFT", "OPEN"].includes(round.state) || !personId) return []
  const nominations = await db.nomination.findMany({
    where: { roundId: round.id, state: { in: [...takingPart] } },
    include: { organisation: true, category: true },
    orderBy: { reference: "asc" },
    take: 2000,
  })
  const facts = seat.conflicts.size > 0 ? await conflictsOf(db, [round.id], [personId]) : []
  return nominations.map((nomination) => {
    const fact = facts.find(({ nominationId }) => nominationId === nomination.id)
    return { ...nomination, because: fact ? conflictInWords[fact.kind].replace("they ", "you ") : null }
  })
}

async function tasksOf(db: Context["db"], round: Round, seat: Seat): Promise<Task[]> {
  if (!seat.memberId) return []
  const allocations = await db.allocation.findMany({
    ...taskQuery,
    where: { panelMemberId: seat.memberId, state: "ALLOCATED", nominationId: { notIn: [...seat.conflicts] } },
    orderBy: [{ nomination: { category: { position: "asc" } } }, { nomination: { reference: "asc" } }],
    take: 500,
  })
  const criteria = await db.criterion.findMany({
    where: { roundId: round.id },
    include: { scale: { orderBy: { value: "asc" } } },
    take: 500,
  })
  return allocations.map((one) => ({
    ...one,
    criteria: criteria.filter(({ categoryId }) => categoryId === null || categoryId === one.nomination.categoryId),
  }))
}

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

builder.queryFields((t) => ({
  judging: t.field({
    type: Judging,
    nullable: true,
    description: "A round as a member of its panel sees it; null for everybody else.",
    authScopes: { signedIn: true },
    args: { round: t.arg.string({ required: true, description: "Address of the round." }) },
    resolve: async (_root, { round }, context) => {
      const judged = await judgingOf(context, round)
      return judged?.seat.memberId ? judged : null
    },
  }),
  nominationToScore: t.field({
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
}))

const ConflictInput = builder.inputType("ConflictInput", {
  description: "A nomination that is too close to the viewer.",
  fields: (t) => ({
    nomination: t.globalID({ required: true, description: "Which nomination." }),
    reason: t.string({ required: true, description: "What the conflict is; at most 1,000 characters." }),
  }),
})

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
  declareConflicts: t.field({
    type: Judging,
    description:
      "Says which nominations the viewer has a conflict of interest with, and that there are no others. For members of the panel.",
    authScopes: { signedIn: true },
    errors: { types: [ValidationError, NotFoundError, WrongStateError] },
    args: {
      round: t.arg.string({ required: true, description: "Address of the round." }),
      conflicts: t.arg({ type: [ConflictInput], required: true, description: "All of them; empty for none." }),
    },
    resolve: async (_root, { round, conflicts }, context) =>
      requireJudging(
        context,
        await declareConflicts(context, {
          round,
          conflicts: conflicts.map(({ nomination, reason }) => ({ nominationId: nomination.id, reason })),
        }),
      ),
  }),
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
  returnNomination: t.field({
    type: Judging,
    description: "Gives a nomination back to the pile. For its reader, while their sheet is not in.",
    authScopes: { signedIn: true },
    errors: { types: [ValidationError, NotFoundError, WrongStateError] },
    args: {
      round: t.arg.string({ required: true, description: "Address of the round." }),
      nomination: t.arg.string({ required: true, description: "Reference of the nomination." }),
      reason: t.arg.string({ required: true, description: "Why; the managers read it." }),
    },
    resolve: async (_root, args, context) => requireJudging(context, await returnNomination(context, args)),
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
