import { AllocationState as allocationStates, PanelMemberState as memberStates } from "@hub/prisma"
import { encodeGlobalID } from "@pothos/plugin-relay"
import { builder } from "../platform/builder.ts"
import type { Context } from "../platform/context.ts"
import { NotFoundError, ValidationError, WrongStateError } from "../platform/errors.ts"
import { type AllocationFacts, allocationFacts, pairOf } from "./allocation.reads.ts"
import { pairKey, prepare, unevenness, whyNot, whyNotInWords } from "./allocation.rules.ts"
import { addReader, confirmAllocation, proposeAllocation, removeReader } from "./allocation.service.ts"
import { canExportRound } from "./conflict.policy.ts"
import { conflictInWords } from "./conflict.rules.ts"
import { recordConflict } from "./conflict.service.ts"
import { ConflictKind, type Judged, JudgingRound } from "./judging.graphql.ts"
import { judgingOf, requireJudging } from "./judging.reads.ts"
import { outstandingInWords } from "./panel-progress.rules.ts"
import { type PanelProgress, panelProgress, remindPanel } from "./panel-progress.service.ts"
import { scoreSheetStateNames } from "./score-sheet.rules.ts"

const ReadingState = builder.enumType("ReadingState", {
  description: "What became of a nomination given to a panel member.",
  values: Object.values(allocationStates),
})

const PanelMemberState = builder.enumType("JudgeState", {
  description: "Whether somebody asked to judge has agreed.",
  values: Object.values(memberStates),
})

const memberId = (id: string) => encodeGlobalID("PanelMember", id)

const PanelProgressType = builder.objectRef<PanelProgress>("PanelProgress").implement({
  description: "How far a panel member is. For the managers of the round.",
  fields: (t) => ({
    id: t.id({ description: "The panel member's id.", resolve: ({ member }) => memberId(member.id) }),
    name: t.string({ description: "Their name.", resolve: ({ member }) => member.name }),
    state: t.field({ type: PanelMemberState, description: "Whether they agreed to judge.", resolve: ({ member }) => member.state }),
    maximumLoad: t.int({ nullable: true, description: "The most they are willing to read.", resolve: ({ member }) => member.maximumLoad }),
    declaredAt: t.field({
      type: "DateTime",
      nullable: true,
      description: "When they declared conflicts.",
      resolve: ({ member }) => member.declaredAt,
    }),
    allocated: t.exposeInt("allocated", { description: "How many nominations they have." }),
    begun: t.exposeInt("begun", { description: "How many sheets are begun and not in." }),
    submitted: t.exposeInt("submitted", { description: "How many sheets are in." }),
    returned: t.exposeInt("returned", { description: "How many they gave back." }),
    outstanding: t.string({
      nullable: true,
      description: "What they still have to do, after their name; null for nothing.",
      resolve: ({ outstanding }) => outstanding && outstandingInWords[outstanding],
    }),
    remindedAt: t.field({
      type: "DateTime",
      nullable: true,
      description: "When they were last reminded.",
      resolve: ({ member }) => member.remindedAt,
    }),
    remindableAt: t.field({
      type: "DateTime",
      nullable: true,
      description: "From when they may be reminded again; null for now.",
      resolve: ({ waitUntil }) => waitUntil,
    }),
  }),
})

type Reading = {
  memberId: string
  name: string
  state: (typeof allocationStates)[keyof typeof allocationStates]
  isManual: boolean
  points: number
  sheet: string | null
  reason: string | null
}
const ReadingType = builder.objectRef<Reading>("Reading").implement({
  description: "A nomination given to a panel member. For the managers of the round.",
  fields: (t) => ({
    member: t.id({ description: "The panel member.", resolve: (reading) => memberId(reading.memberId) }),
    name: t.exposeString("name", { description: "Their name." }),
    state: t.expose("state", { type: ReadingState, description: "What became of it." }),
    isManual: t.exposeBoolean("isManual", { description: "The manager chose the pair; a new proposal leaves it alone." }),
    expertise: t.exposeInt("points", { description: "How many of the nomination's themes and professions they know well." }),
    sheet: t.exposeString("sheet", { nullable: true, description: "How far their sheet is, in words; null before it is begun." }),
    reason: t.exposeString("reason", { nullable: true, description: "Why it was given back or taken back." }),
  }),
})

type Conflict = AllocationFacts["conflicts"][number] & { name: string }
const ConflictType = builder.objectRef<Conflict>("ConflictOfInterest").implement({
  description: "Why a panel member may not judge a nomination. For the managers of the round.",
  fields: (t) => ({
    member: t.id({ description: "The panel member.", resolve: (conflict) => memberId(conflict.memberId) }),
    name: t.exposeString("name", { description: "Their name." }),
    kind: t.expose("kind", { type: ConflictKind, description: "What kind it is." }),
    because: t.string({ description: "In words, after their name.", resolve: ({ kind }) => conflictInWords[kind] }),
    reason: t.exposeString("reason", { nullable: true, description: "What was written down." }),
  }),
})

type WhyNotOf = { memberId: string; name: string; because: string }
const NotAReader = builder.objectRef<WhyNotOf>("NotAReader").implement({
  description: "Somebody on the panel who does not read a nomination, and why. For the managers of the round.",
  fields: (t) => ({
    member: t.id({ description: "The panel member.", resolve: (one) => memberId(one.memberId) }),
    name: t.exposeString("name", { description: "Their name." }),
    because: t.exposeString("because", { description: "Why not, after their name." }),
  }),
})

type Allocated = { nomination: AllocationFacts["nominations"][number]; facts: AllocationFacts }
const NominationReaders = builder.objectRef<Allocated>("NominationReaders").implement({
  description: "Who reads a nomination. For the managers of the round.",
  fields: (t) => ({
    id: t.id({ description: "The nomination's id.", resolve: ({ nomination }) => encodeGlobalID("Nomination", nomination.id) }),
    reference: t.string({ description: "Such as AW-7KQ2MP.", resolve: ({ nomination }) => nomination.reference }),
    title: t.string({ description: "What is entered.", resolve: ({ nomination }) => nomination.title }),
    organisation: t.string({ description: "Who enters it.", resolve: ({ nomination }) => nomination.organisation.name }),
    category: t.string({ description: "What it is entered for.", resolve: ({ nomination }) => nomination.category.title }),
    readings: t.field({ type: [ReadingType], description: "Its readers, and who was one. At most 500.", resolve: readingsOf }),
    conflicts: t.field({
      type: [ConflictType],
      description: "Who may not judge it. At most 500.",
      resolve: ({ nomination, facts }) =>
        facts.conflicts
          .filter(({ nominationId }) => nominationId === nomination.id)
          .map((conflict) => ({ ...conflict, name: facts.members.find(({ id }) => id === conflict.memberId)?.name ?? "" })),
    }),
    notReaders: t.field({
      type: [NotAReader],
      description: "Who else is on the panel, and why they do not read it. At most 500.",
      resolve: whyNots,
    }),
  }),
})

function readingsOf({ nomination, facts }: Allocated): Reading[] {
  const points = new Map(facts.problem.expertise.map((pair) => [pairKey(pair), pair.points]))
  return facts.allocations
    .filter(({ nominationId }) => nominationId === nomination.id)
    .map((one) => ({
      memberId: one.panelMemberId,
      name: facts.members.find(({ id }) => id === one.panelMemberId)?.name ?? "A former member",
      state: one.state,
      isManual: one.isManual,
      points: points.get(pairKey(pairOf(one))) ?? 0,
      sheet: one.sheet && scoreSheetStateNames[one.sheet.state],
      reason: one.endReason,
    }))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
}

function whyNots({ nomination, facts }: Allocated): WhyNotOf[] {
  const prepared = prepare(facts.problem)
  const held = facts.allocations.filter(({ state }) => state === "PROPOSED" || state === "ALLOCATED").map(pairOf)
  return facts.members
    .map(({ id, name }) => ({ memberId: id, name, because: whyNot(prepared, held, { nominationId: nomination.id, memberId: id }) }))
    .filter(({ because }) => because !== "ALREADY_READS")
    .map(({ because, ...one }) => ({ ...one, because: whyNotInWords[because] }))
}

const factsKey = Symbol("allocation facts")
/** As the viewer may see them: without nominations they have a conflict of interest with. */
const factsOnce = (context: Context, { round, seat }: Judged) =>
  context.once(factsKey, () => allocationFacts(context.db, round, seat.conflicts))

export const JudgingManagement = builder.objectRef<Judged>("JudgingManagement").implement({
  description: "The judging of a round as its managers see it.",
  fields: (t) => ({
    round: t.field({ type: JudgingRound, description: "The round.", resolve: ({ round }) => round }),
    readersWanted: t.int({
      description: "How many readers each nomination is to have.",
      resolve: ({ round }) => round.readersPerNomination,
    }),
    viewerCanExport: t.boolean({
      description: "The viewer may read the round's trail and take all of it away: no entry is closed to them by a conflict of interest.",
      resolve: ({ seat }) => canExportRound(seat).allowed,
    }),
    proposedCount: t.int({
      description: "How many readings are proposed and not yet given out.",
      resolve: async (judged, _args, context) =>
        (await factsOnce(context, judged)).allocations.filter(({ state }) => state === "PROPOSED").length,
    }),
    unevenness: t.int({
      description: "The difference between the fullest and the emptiest load, proposals included.",
      resolve: async (judged, _args, context) => {
        const { members, allocations } = await factsOnce(context, judged)
        const held = allocations.filter(({ state }) => state === "PROPOSED" || state === "ALLOCATED")
        return unevenness(members.map(({ id }) => held.filter(({ panelMemberId }) => panelMemberId === id).length))
      },
    }),
    panel: t.field({
      type: [PanelProgressType],
      description: "Everybody asked to judge, and how far they are. At most 500.",
      complexity: 50,
      resolve: ({ round, seat }, _args, { db, clock }) => panelProgress(db, round, clock.now(), seat.conflicts),
    }),
    nominations: t.field({
      type: [NominationReaders],
      description: "Nominations and their readers. At most 2,000.",
      complexity: 50,
      resolve: async (judged, _args, context) => {
        const facts = await factsOnce(context, judged)
        return facts.nominations.map((nomination) => ({ nomination, facts }))
      },
    }),
    nomination: t.field({
      type: NominationReaders,
      nullable: true,
      description: "One nomination and its readers.",
      args: { reference: t.arg.string({ required: true, description: "Its reference." }) },
      resolve: async (judged, { reference }, context) => {
        const facts = await factsOnce(context, judged)
        const nomination = facts.nominations.find((candidate) => candidate.reference === reference)
        return nomination ? { nomination, facts } : null
      },
    }),
  }),
})

builder.queryField("judgingManagement", (t) =>
  t.field({
    type: JudgingManagement,
    nullable: true,
    description: "The judging of a round; null for everybody but its managers.",
    authScopes: { signedIn: true },
    args: { round: t.arg.string({ required: true, description: "Address of the round." }) },
    resolve: async (_root, { round }, context) => {
      const judged = await judgingOf(context, round)
      return judged?.seat.isManager ? judged : null
    },
  }),
)

type Proposal = { judged: Judged; obstacles: string[] }
const AllocationProposal = builder.objectRef<Proposal>("AllocationProposal").implement({
  description: "What came of proposing an allocation.",
  fields: (t) => ({
    judging: t.field({ type: JudgingManagement, description: "The round with its proposal.", resolve: ({ judged }) => judged }),
    obstacles: t.stringList({
      description:
        "What stands in the way of giving every nomination its readers, and what would mend it; empty when all have them. At most a few dozen.",
      resolve: ({ obstacles }) => obstacles,
    }),
  }),
})

const round = "Address of the round."
const nomination = "Reference of the nomination."

builder.mutationFields((t) => ({
  proposeAllocation: t.field({
    type: AllocationProposal,
    description:
      "Proposes readers for nominations that lack some: loads even, conflicts left out, as much expertise as possible. Keeps what is given out. For managers.",
    authScopes: { signedIn: true },
    errors: { types: [NotFoundError, WrongStateError] },
    args: { round: t.arg.string({ required: true, description: round }) },
    resolve: async (_root, args, context) => {
      const { round: slug, obstacles } = await proposeAllocation(context, args.round)
      return { judged: await requireJudging(context, slug), obstacles }
    },
  }),
  confirmAllocation: t.field({
    type: JudgingManagement,
    description: "Gives proposed readings out and tells the readers. Begins the judging. For managers.",
    authScopes: { signedIn: true },
    errors: { types: [NotFoundError, WrongStateError] },
    args: { round: t.arg.string({ required: true, description: round }) },
    resolve: async (_root, args, context) => requireJudging(context, await confirmAllocation(context, args.round)),
  }),
  addReader: t.field({
    type: JudgingManagement,
    description: "Proposes a reader by hand, by the same rules as the solver. For managers.",
    authScopes: { signedIn: true },
    errors: { types: [ValidationError, NotFoundError, WrongStateError] },
    args: {
      round: t.arg.string({ required: true, description: round }),
      nomination: t.arg.string({ required: true, description: nomination }),
      member: t.arg.globalID({ required: true, description: "The panel member." }),
    },
    resolve: async (_root, { member, ...args }, context) =>
      requireJudging(context, await addReader(context, { ...args, panelMemberId: member.id })),
  }),
  removeReader: t.field({
    type: JudgingManagement,
    description: "Takes a nomination from a reader. For managers.",
    authScopes: { signedIn: true },
    errors: { types: [ValidationError, NotFoundError, WrongStateError] },
    args: {
      round: t.arg.string({ required: true, description: round }),
      nomination: t.arg.string({ required: true, description: nomination }),
      member: t.arg.globalID({ required: true, description: "The panel member." }),
      reason: t.arg.string({ required: true, description: "Why; kept on record." }),
    },
    resolve: async (_root, { member, ...args }, context) =>
      requireJudging(context, await removeReader(context, { ...args, panelMemberId: member.id })),
  }),
  recordConflict: t.field({
    type: JudgingManagement,
    description: "Writes a conflict of interest down. A nomination the member has is taken back. For managers.",
    authScopes: { signedIn: true },
    errors: { types: [ValidationError, NotFoundError, WrongStateError] },
    args: {
      round: t.arg.string({ required: true, description: round }),
      nomination: t.arg.globalID({ required: true, description: "The nomination." }),
      member: t.arg.globalID({ required: true, description: "The panel member." }),
      reason: t.arg.string({ required: true, description: "What the conflict is." }),
    },
    resolve: async (_root, args, context) =>
      requireJudging(
        context,
        await recordConflict(context, {
          round: args.round,
          nominationId: args.nomination.id,
          panelMemberId: args.member.id,
          reason: args.reason,
        }),
      ),
  }),
  remindPanel: t.field({
    type: JudgingManagement,
    description: "Reminds panel members of what they still have to do, nobody twice in a day. For managers.",
    authScopes: { signedIn: true },
    errors: { types: [NotFoundError, WrongStateError] },
    args: {
      round: t.arg.string({ required: true, description: round }),
      members: t.arg.globalIDList({ description: "Whom; left out: everybody who has something to do." }),
    },
    resolve: async (_root, { round: slug, members }, context) => {
      const done = await remindPanel(context, { round: slug, panelMemberIds: members?.map(({ id }) => id) ?? null })
      return requireJudging(context, done.round)
    },
  }),
}))
