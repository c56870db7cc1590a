import type { Prisma, Round } from "@hub/prisma"
import { ConflictKind as conflictKinds, RoundState as roundStates, ScoreSheetState as sheetStates } from "@hub/prisma"
import { encodeGlobalID } from "@pothos/plugin-relay"
import { builder } from "../platform/builder.ts"
import type { Context } from "../platform/context.ts"
import { NotFoundError, ValidationError, WrongStateError } from "../platform/errors.ts"
import { returnNomination } from "./allocation.service.ts"
import type { Seat } from "./conflict.policy.ts"
import { conflictsOf } from "./conflict.reads.ts"
import { conflictInWords } from "./conflict.rules.ts"
import { declareConflicts } from "./conflict.service.ts"
import { judgingOf, requireJudging } from "./judging.reads.ts"
import { takingPart } from "./nomination.rules.ts"
import { roundStateNames } from "./round.rules.ts"
import { type CriterionWithScale, markOf } from "./score-sheet.reads.ts"
import { scoreSheetStateNames } from "./score-sheet.rules.ts"

export const JudgingState = builder.enumType("JudgingState", {
  description: "How far the round is.",
  values: Object.values(roundStates),
})

export const ScoreSheetState = builder.enumType("ScoreSheetState", {
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
}))

const ConflictInput = builder.inputType("ConflictInput", {
  description: "A nomination that is too close to the viewer.",
  fields: (t) => ({
    nomination: t.globalID({ required: true, description: "Which nomination." }),
    reason: t.string({ required: true, description: "What the conflict is; at most 1,000 characters." }),
  }),
})

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
}))
