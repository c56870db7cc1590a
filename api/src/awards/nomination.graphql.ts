import {
  ConsentState as consentStates,
  NominationState as nominationStates,
  NomineeKind as nomineeKinds,
  type RoundState,
} from "@hub/prisma"
import { encodeGlobalID } from "@pothos/plugin-relay"
import { Organisation, Person } from "../people/public.ts"
import { builder } from "../platform/builder.ts"
import type { Context } from "../platform/context.ts"
import { pageSize } from "../platform/paging.ts"
import { managesRound } from "./award.policy.ts"
import { seatOf } from "./conflict.reads.ts"
import { differsFromSubmitted, type EntryGap, gapsOfEntry } from "./entry.rules.ts"
import type { NominationAnswers, SnapshotContent } from "./nomination.input.ts"
import { isOwnNomination } from "./nomination.policy.ts"
import {
  entriesWhere,
  isNominationVisible,
  knowsJudging,
  lastSnapshot,
  nominationsVisibleTo,
  ownNominations,
  readAnswers,
  readSnapshot,
} from "./nomination.reads.ts"
import { entrantMove, nominationStateNames, publicState, statesBefore } from "./nomination.rules.ts"
import { partnersOf } from "./nomination-answers.reads.ts"
import { Round } from "./round.graphql.ts"
import { extensionsOf, roundSetup } from "./round.reads.ts"
import { deadlineOf, entryWindow, isAnnounced } from "./round.rules.ts"

export const NominationState = builder.enumType("NominationState", {
  description: "How far an entry is. Until the round is announced everybody but its managers sees nothing after ELIGIBLE.",
  values: Object.values(nominationStates),
})

export const NomineeKind = builder.enumType("NomineeKind", {
  description: "Who is nominated, seen from the person who enters.",
  values: Object.values(nomineeKinds),
})

const ConsentState = builder.enumType("ConsentState", {
  description: "Whether a nominee has agreed.",
  values: Object.values(consentStates),
})

const Gap = builder.objectRef<EntryGap>("EntryGap").implement({
  description: "Something an entry lacks before it can be submitted.",
  fields: (t) => ({
    field: t.exposeString("field", { description: 'Where: "title", "responses.<criterion id>" …' }),
    missing: t.exposeString("missing", { description: "What to do." }),
  }),
})

const EntryLink = builder.objectRef<NominationAnswers["links"][number]>("EntryLink").implement({
  description: "A web address with its text.",
  fields: (t) => ({
    label: t.exposeString("label", { description: "The text." }),
    url: t.exposeString("url", { description: "The address." }),
  }),
})

const EntryAttachment = builder.objectRef<NominationAnswers["attachments"][number]>("EntryAttachment").implement({
  description: "A file with its description.",
  fields: (t) => ({
    fileId: t.exposeID("fileId", { description: "Read it at /files/<id>." }),
    description: t.exposeString("description", { description: "What it shows." }),
  }),
})

const EntryResponse = builder.objectRef<NominationAnswers["responses"][number]>("EntryResponse").implement({
  description: "An answer to the question of a criterion.",
  fields: (t) => ({
    criterionId: t.exposeID("criterionId", { description: "Of which criterion." }),
    text: t.exposeString("text", { description: "The answer." }),
  }),
})

const EntryEligibility = builder.objectRef<NominationAnswers["eligibility"][number]>("EntryEligibility").implement({
  description: "An answer to an eligibility question.",
  fields: (t) => ({
    questionId: t.exposeID("questionId", { description: "To which question." }),
    answer: t.exposeBoolean("answer", { description: "Yes or no." }),
  }),
})

const Answers = builder.objectRef<NominationAnswers>("NominationAnswers").implement({
  description: "What an entrant has written, submitted or not.",
  fields: (t) => ({
    categoryId: t.exposeID("categoryId", { description: "Entered in which category." }),
    title: t.exposeString("title", { description: "Title." }),
    summary: t.exposeString("summary", { description: "A few sentences." }),
    responses: t.field({ type: [EntryResponse], description: "Answers. At most one a criterion.", resolve: ({ responses }) => responses }),
    eligibility: t.field({
      type: [EntryEligibility],
      description: "Answers. At most one a question.",
      resolve: ({ eligibility }) => eligibility,
    }),
    partnerIds: t.idList({
      description: "Partner organisations. At most ten.",
      resolve: ({ partnerIds }) => partnerIds.map((id) => encodeGlobalID("Organisation", id)),
    }),
    partners: t.field({
      type: [Organisation],
      description: "The same with what the hub knows of them. At most ten.",
      resolve: (answers, _args, context) => partnersOf(context, answers),
    }),
    links: t.field({ type: [EntryLink], description: "At most five.", resolve: ({ links }) => links }),
    attachments: t.field({ type: [EntryAttachment], description: "At most five.", resolve: ({ attachments }) => attachments }),
  }),
})

const SubmittedResponse = builder.objectRef<SnapshotContent["responses"][number]>("SubmittedResponse").implement({
  description: "A question as it was, with the answer.",
  fields: (t) => ({
    criterionId: t.exposeID("criterionId", { description: "Of which criterion." }),
    title: t.exposeString("title", { description: "The criterion." }),
    question: t.exposeString("question", { description: "What was asked." }),
    wordLimit: t.exposeInt("wordLimit", { description: "How many words were allowed." }),
    words: t.exposeInt("words", { description: "How many words it has." }),
    text: t.exposeString("text", { description: "The answer." }),
  }),
})

const SubmittedEligibility = builder.objectRef<SnapshotContent["eligibility"][number]>("SubmittedEligibility").implement({
  description: "An eligibility question as it was, with the answer.",
  fields: (t) => ({
    question: t.exposeString("question", { description: "What was asked." }),
    answer: t.exposeBoolean("answer", { description: "Yes or no." }),
    expected: t.exposeBoolean("expected", { description: "What an eligible entry answers." }),
  }),
})

const Submitted = builder.objectRef<SnapshotContent & { submittedAt: Date; number: number }>("SubmittedEntry").implement({
  description: "What was submitted, exactly as it was, with the questions as they were.",
  fields: (t) => ({
    number: t.exposeInt("number", { description: "1 for the first time it was submitted." }),
    submittedAt: t.expose("submittedAt", { type: "DateTime", description: "When it arrived, to the millisecond." }),
    round: t.exposeString("round", { description: "Title of the round." }),
    category: t.string({ description: "Title of the category.", resolve: ({ category }) => category.title }),
    organisation: t.string({ description: "Name of the organisation.", resolve: ({ organisation }) => organisation.name }),
    entrant: t.exposeString("entrant", { description: "Who entered it." }),
    nomineeKind: t.field({ type: NomineeKind, description: "Who was nominated.", resolve: ({ nominee }) => nominee.kind }),
    nominee: t.string({ description: "Name of who was nominated.", resolve: ({ nominee }) => nominee.name }),
    initiativeSlug: t.string({
      nullable: true,
      description: "The initiative it started from.",
      resolve: ({ initiative }) => initiative?.slug ?? null,
    }),
    initiativeTitle: t.string({
      nullable: true,
      description: "Title of that initiative.",
      resolve: ({ initiative }) => initiative?.title ?? null,
    }),
    title: t.exposeString("title", { description: "Title." }),
    summary: t.exposeString("summary", { description: "A few sentences." }),
    responses: t.field({ type: [SubmittedResponse], description: "At most one a criterion.", resolve: ({ responses }) => responses }),
    eligibility: t.field({
      type: [SubmittedEligibility],
      description: "At most one a question.",
      resolve: ({ eligibility }) => eligibility,
    }),
    partners: t.stringList({
      description: "Names of partner organisations. At most ten.",
      resolve: ({ partners }) => partners.map(({ name }) => name),
    }),
    links: t.field({ type: [EntryLink], description: "At most five.", resolve: ({ links }) => links }),
    attachments: t.field({ type: [EntryAttachment], description: "At most five.", resolve: ({ attachments }) => attachments }),
  }),
})

/** The nominee who was asked last: whoever was asked before them has been replaced. */
const consentThatCounts = {
  where: { state: { not: "REPLACED" } },
  orderBy: { askedAt: "desc" },
  take: 1,
  select: { state: true },
} as const

const OwnDraft = builder.prismaObject("Nomination", {
  variant: "NominationDraft",
  description: "An entry as its entrant works on it.",
  select: {
    id: true,
    state: true,
    answers: true,
    version: true,
    submittedVersion: true,
    round: { include: { ...roundSetup } },
  },
  fields: (t) => ({
    answers: t.field({ type: Answers, description: "What is written now.", resolve: ({ answers }) => readAnswers(answers) }),
    version: t.exposeInt("version", { description: "Send it with the next save." }),
    savedAt: t.expose("savedAt", { type: "DateTime", description: "When it was last saved." }),
    hasChanges: t.boolean({
      description: "What is written now is anything else than what was submitted last.",
      resolve: async ({ id, answers, version, submittedVersion, round }, _args, context) => {
        if (version === submittedVersion) return false
        const snapshot = await lastSnapshot(context, id)
        return !snapshot || differsFromSubmitted(readAnswers(answers), readSnapshot(snapshot), round)
      },
    }),
    gaps: t.field({
      type: [Gap],
      description: "What is missing before it can be submitted. At most one a question and a few more.",
      resolve: ({ answers, round }) => gapsOfEntry(readAnswers(answers), round),
    }),
    deadline: t.field({
      type: "DateTime",
      nullable: true,
      description: "The first instant at which it is too late, with extensions.",
      resolve: async ({ id, round }, _args, context) => deadlineOf(round, await extensionsOf(context, round.id), id),
    }),
    canSave: t.boolean({
      description: "It can be changed and submitted now.",
      resolve: async ({ id, state, round }, _args, context) => {
        const { arrivedAt } = context
        const extensions = await extensionsOf(context, round.id)
        const isCommon = entryWindow(round, extensions, null, arrivedAt) === "OPEN"
        return entrantMove(state, "save", isCommon) !== null && entryWindow(round, extensions, id, arrivedAt) === "OPEN"
      },
    }),
    canWithdraw: t.boolean({
      description: "It can be withdrawn now.",
      resolve: ({ state, round }) => statesBefore("withdraw").includes(state) && !isAnnounced(round),
    }),
    nomineeEmail: t.exposeString("nomineeEmail", { nullable: true, description: "Where the nominee is asked to consent." }),
    consent: t.field({
      type: ConsentState,
      nullable: true,
      description: "Whether the nominee has agreed; null while nobody was asked.",
      select: { consents: consentThatCounts },
      resolve: ({ consents }) => consents[0]?.state ?? null,
    }),
    initiativeSlug: t.string({
      nullable: true,
      description: "The initiative it started from.",
      select: { initiative: { select: { slug: true } } },
      resolve: ({ initiative }) => initiative?.slug ?? null,
    }),
  }),
})

const EligibilityRecord = builder.prismaObject("Nomination", {
  variant: "NominationEligibility",
  description: "What was decided about an entry taking part, and what the entrant says to that.",
  select: { id: true, state: true, round: { select: { state: true } } },
  fields: (t) => ({
    ineligibleReason: t.exposeString("ineligibleReason", { nullable: true, description: "Why it may not take part." }),
    decidedAt: t.expose("eligibilityDecidedAt", { type: "DateTime", nullable: true, description: "When it was decided." }),
    appeal: t.exposeString("appeal", { nullable: true, description: "What the entrant says against it." }),
    appealedAt: t.expose("appealedAt", { type: "DateTime", nullable: true, description: "When they said it." }),
    canAppeal: t.boolean({
      description: "The entrant may object now.",
      select: { appeal: true },
      resolve: ({ state, appeal }) => state === "INELIGIBLE" && appeal === null,
    }),
    consent: t.field({
      type: ConsentState,
      nullable: true,
      description: "Whether the nominee has agreed; null where nobody has to.",
      select: { consents: consentThatCounts },
      resolve: ({ consents }) => consents[0]?.state ?? null,
    }),
  }),
})

type State = keyof typeof nominationStates

const facts = { id: true, entrantId: true, organisationId: true, roundId: true, state: true, round: { select: { state: true } } } as const

/** The state of an entry as the viewer may know it. */
async function stateFor(
  context: Context,
  nomination: { id: string; roundId: string; state: State; round: { state: RoundState } },
): Promise<State> {
  return (await knowsJudging(context, nomination)) ? nomination.state : publicState(nomination.state, nomination.round)
}

export const Nomination = builder.prismaNode("Nomination", {
  id: { field: "id" },
  description:
    "An entry for an award. Seen by its entrant and the leads of the organisation and, once submitted, the round's managers and its readers.",
  select: facts,
  runScopesOnType: true,
  authScopes: ({ id }, context) => isNominationVisible(context, id),
  fields: (t) => ({
    reference: t.exposeString("reference", { description: 'What people quote: "AW-7KQ2MP".' }),
    round: t.relation("round", { type: Round, description: "In which round." }),
    state: t.field({
      type: NominationState,
      description: "How far it is, as the viewer may know it.",
      resolve: async (nomination, _args, context) => stateFor(context, nomination),
    }),
    stateLabel: t.string({
      description: "The state in words.",
      resolve: async (nomination, _args, context) => nominationStateNames[await stateFor(context, nomination)],
    }),
    title: t.exposeString("title", { description: "The title last submitted, or of the draft; may be empty." }),
    category: t.relation("category", { description: "Entered in which category." }),
    organisation: t.relation("organisation", { type: Organisation, description: "On whose behalf." }),
    entrant: t.relation("entrant", { type: Person, description: "Who entered it." }),
    nomineeKind: t.expose("nomineeKind", { type: NomineeKind, description: "Who is nominated." }),
    nomineeName: t.exposeString("nomineeName", { description: "Name of the person or team." }),
    submittedAt: t.expose("submittedAt", { type: "DateTime", nullable: true, description: "When it was last submitted." }),
    withdrawnAt: t.expose("withdrawnAt", {
      type: "DateTime",
      nullable: true,
      description: "When it was withdrawn; null unless it stands withdrawn.",
    }),
    submitted: t.field({
      type: Submitted,
      nullable: true,
      description: "What was last submitted, exactly as it was.",
      resolve: async ({ id }, _args, context) => {
        const snapshot = await lastSnapshot(context, id)
        return snapshot && { ...readSnapshot(snapshot), submittedAt: snapshot.submittedAt, number: snapshot.number }
      },
    }),
    isDemonstration: t.exposeBoolean("isDemonstration", { description: "True for invented data." }),
    draft: t.variant(OwnDraft, {
      description: "What its entrant writes and may do; null for everybody else.",
      isNull: (nomination, _args, { viewer }) => !isOwnNomination(viewer, nomination),
    }),
    eligibility: t.variant(EligibilityRecord, {
      description: "What was decided about taking part; null for readers.",
      isNull: (nomination, _args, { viewer }) => !isOwnNomination(viewer, nomination) && !managesRound(viewer, nomination.roundId),
    }),
  }),
})

builder.queryField("nomination", (t) =>
  t.prismaField({
    type: Nomination,
    nullable: true,
    description: "One entry by its reference; null when there is none the viewer may see.",
    authScopes: { signedIn: true },
    args: { reference: t.arg.string({ required: true, description: '"AW-7KQ2MP"' }) },
    resolve: (query, _root, { reference }, { db, viewer }) =>
      db.nomination.findFirst({ ...query, where: { AND: [{ reference: reference.toUpperCase() }, nominationsVisibleTo(viewer)] } }),
  }),
)

builder.queryField("myNominations", (t) =>
  t.prismaConnection({
    type: Nomination,
    cursor: "id",
    description: "Entries of the viewer and of the organisations they lead, last begun first.",
    authScopes: { signedIn: true },
    complexity: ({ first }) => ({ field: 1, multiplier: pageSize(first) }),
    resolve: (query, _root, _args, { db, viewer }) =>
      db.nomination.findMany({ ...query, where: ownNominations(viewer), orderBy: { id: "desc" } }),
  }),
)

builder.objectField(Round, "entries", (t) =>
  t.prismaConnection({
    type: Nomination,
    cursor: "id",
    description: "What was submitted, first submitted first; empty for all but its managers.",
    args: {
      states: t.arg({ type: [NominationState], description: "Only in these states." }),
      categoryId: t.arg.id({ description: "Only in this category." }),
      appealed: t.arg.boolean({ defaultValue: false, description: "Only those whose entrant objects." }),
    },
    complexity: ({ first }) => ({ field: 1, multiplier: pageSize(first) }),
    totalCount: async (round, args, context) => {
      if (!managesRound(context.viewer, round.id)) return 0
      const { conflicts } = await seatOf(context, round)
      return context.db.nomination.count({ where: entriesWhere(round.id, args, conflicts) })
    },
    resolve: async (query, round, args, context) => {
      if (!managesRound(context.viewer, round.id)) return []
      const { conflicts } = await seatOf(context, round)
      const where = entriesWhere(round.id, args, conflicts)
      return context.db.nomination.findMany({ ...query, where, orderBy: [{ submittedAt: "asc" }, { id: "asc" }] })
    },
  }),
)
