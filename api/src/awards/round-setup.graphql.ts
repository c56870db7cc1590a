import { builder } from "../platform/builder.ts"
import { ConflictError, NotFoundError, ValidationError, WrongStateError } from "../platform/errors.ts"
import { CategoryScope, Round } from "./round.graphql.ts"
import { advanceRound, approveRound, grantExtension, takeBackApproval } from "./round.service.ts"
import {
  createRound,
  removeCategory,
  removeCriterion,
  removeEligibilityQuestion,
  saveCategory,
  saveCriterion,
  saveEligibilityQuestion,
  updateRound,
} from "./round-setup.service.ts"

const RoundInput = builder.inputType("RoundInput", {
  description: "The texts, dates and number of readers of a round.",
  fields: (t) => ({
    title: t.string({ required: true, description: "At most 120 characters." }),
    summary: t.string({ required: true, description: "At most 400 characters." }),
    guidance: t.string({ required: true, description: "How entries are judged, Markdown." }),
    opensAt: t.field({ type: "DateTime", description: "From when on entries are taken." }),
    closesAt: t.field({ type: "DateTime", description: "The first instant at which it is too late." }),
    scoresDueAt: t.field({ type: "DateTime", description: "When readers are asked to have finished." }),
    resultsExpectedAt: t.field({ type: "DateTime", description: "When results may be expected." }),
    readersPerNomination: t.int({ required: true, description: "How many panel members read each entry, 1 to 20." }),
  }),
})

const CategoryInput = builder.inputType("CategoryInput", {
  description: "What can be won.",
  fields: (t) => ({
    title: t.string({ required: true, description: "At most 120 characters." }),
    about: t.string({ required: true, description: "What it rewards and who may enter, Markdown." }),
    scope: t.field({ type: CategoryScope, required: true, description: "Decided once, or in every region." }),
    shortlistSize: t.int({ required: true, description: "How many are shortlisted, 1 to 100." }),
    winnerCount: t.int({ required: true, description: "How many win, at most the length of the shortlist." }),
  }),
})

const ScalePointInput = builder.inputType("ScalePointInput", {
  description: "A described point of a scale.",
  fields: (t) => ({
    value: t.int({ required: true, description: "The score, 0 to 100." }),
    label: t.string({ required: true, description: "What it is called." }),
    description: t.string({ required: true, description: "What deserves it." }),
  }),
})

const CriterionInput = builder.inputType("CriterionInput", {
  description: "What entries are judged by.",
  fields: (t) => ({
    categoryId: t.id({ description: "Only for this category; null for all." }),
    title: t.string({ required: true, description: "At most 120 characters." }),
    question: t.string({ required: true, description: "What entrants are asked, at most 400 characters." }),
    guidance: t.string({ required: true, description: "What is looked for; may be empty." }),
    wordLimit: t.int({ required: true, description: "How many words an answer may have, 1 to 5000." }),
    weight: t.int({ required: true, description: "Its weight beside the others, 1 to 100." }),
    isReasonRequired: t.boolean({ required: true, description: "Readers give a reason with the score." }),
    scale: t.field({ type: [ScalePointInput], required: true, description: "Two to eleven points." }),
  }),
})

const EligibilityQuestionInput = builder.inputType("EligibilityQuestionInput", {
  description: "A yes-or-no question that decides whether an entry may take part.",
  fields: (t) => ({
    question: t.string({ required: true, description: "At most 400 characters." }),
    help: t.string({ required: true, description: "What helps to answer it; may be empty." }),
    expectedAnswer: t.boolean({ required: true, description: "What an eligible entry answers." }),
  }),
})

const RoundMove = builder.enumType("RoundMove", {
  description: "A step a manager takes a closed round on. Judging ends by finishJudging, once everything is decided.",
  values: {
    START_JUDGING: { value: "startJudging", description: "Entries go to the panel." },
    ARCHIVE: { value: "archive", description: "The announced round is laid down." },
  } as const,
})

/** What every change of a set-up has in common. */
const setup = {
  type: Round,
  authScopes: { signedIn: true },
  errors: { types: [ValidationError, NotFoundError, WrongStateError, ConflictError] },
}

/** The round that is set up, as it was read. */
const asRead = ({ round, version }: { round: { id: string }; version: number }) => ({ roundId: round.id, version })

builder.mutationFields((t) => {
  const round = t.arg.globalID({ required: true, description: "Which round." })
  const version = t.arg.int({ required: true, description: "The version of the round that was read." })
  const id = (what: string) => t.arg.id({ description: `Which ${what}; null to add one.` })
  const removed = (what: string) => t.arg.id({ required: true, description: `Which ${what}.` })
  return {
    createRound: t.field({
      type: Round,
      description:
        "Begins a round, empty or as a copy of an earlier one without its dates and people. For award managers of the whole hub.",
      authScopes: { signedIn: true },
      errors: { types: [ValidationError, NotFoundError] },
      args: {
        award: t.arg.globalID({ required: true, description: "Of which award." }),
        title: t.arg.string({ required: true, description: "For example “2027”." }),
        copyOf: t.arg.globalID({ description: "The round to copy." }),
      },
      resolve: (_root, { award, title, copyOf }, context) =>
        createRound(context, { awardId: award.id, title, copyOfId: copyOf?.id ?? null }),
    }),
    updateRound: t.field({
      ...setup,
      description: "Changes the texts, dates and number of readers. For its managers, before it is approved.",
      args: { round, version, input: t.arg({ type: RoundInput, required: true, description: "The round as it should be." }) },
      resolve: (_root, { input, ...args }, context) =>
        updateRound(context, {
          ...asRead(args),
          ...input,
          opensAt: input.opensAt ?? null,
          closesAt: input.closesAt ?? null,
          scoresDueAt: input.scoresDueAt ?? null,
          resultsExpectedAt: input.resultsExpectedAt ?? null,
        }),
    }),
    saveCategory: t.field({
      ...setup,
      description: "Adds a category or changes one. For managers of the round, before it is approved.",
      args: { round, version, id: id("category"), input: t.arg({ type: CategoryInput, required: true, description: "The category." }) },
      resolve: (_root, args, context) => saveCategory(context, { ...asRead(args), id: args.id ?? null, ...args.input }),
    }),
    removeCategory: t.field({
      ...setup,
      description: "Takes a category away, with the criteria that are only its own. For managers of the round, before it is approved.",
      args: { round, version, id: removed("category") },
      resolve: (_root, args, context) => removeCategory(context, { ...asRead(args), id: args.id }),
    }),
    saveCriterion: t.field({
      ...setup,
      description: "Adds a criterion or changes one, with its whole scale. For managers of the round, before it is approved.",
      args: { round, version, id: id("criterion"), input: t.arg({ type: CriterionInput, required: true, description: "The criterion." }) },
      resolve: (_root, args, context) =>
        saveCriterion(context, {
          ...asRead(args),
          id: args.id ?? null,
          ...args.input,
          categoryId: args.input.categoryId ?? null,
        }),
    }),
    removeCriterion: t.field({
      ...setup,
      description: "Takes a criterion away. For managers of the round, before it is approved.",
      args: { round, version, id: removed("criterion") },
      resolve: (_root, args, context) => removeCriterion(context, { ...asRead(args), id: args.id }),
    }),
    saveEligibilityQuestion: t.field({
      ...setup,
      description: "Adds an eligibility question or changes one. For managers of the round, before it is approved.",
      args: {
        round,
        version,
        id: id("question"),
        input: t.arg({ type: EligibilityQuestionInput, required: true, description: "The question." }),
      },
      resolve: (_root, args, context) => saveEligibilityQuestion(context, { ...asRead(args), id: args.id ?? null, ...args.input }),
    }),
    removeEligibilityQuestion: t.field({
      ...setup,
      description: "Takes an eligibility question away. For managers of the round, before it is approved.",
      args: { round, version, id: removed("question") },
      resolve: (_root, args, context) => removeEligibilityQuestion(context, { ...asRead(args), id: args.id }),
    }),
    approveRound: t.field({
      type: Round,
      description: "Shows the round to visitors and lets the clock open it. For its managers, when nothing required is missing.",
      authScopes: { signedIn: true },
      errors: { types: [ValidationError, NotFoundError, WrongStateError] },
      args: { round, version },
      resolve: (_root, args, context) => approveRound(context, { id: args.round.id, version: args.version }),
    }),
    takeBackApproval: t.field({
      type: Round,
      description: "Hides the round again, so that its set-up can change. For its managers, before it opens.",
      authScopes: { signedIn: true },
      errors: { types: [NotFoundError, WrongStateError] },
      args: { round },
      resolve: (_root, args, context) => takeBackApproval(context, args.round.id),
    }),
    advanceRound: t.field({
      type: Round,
      description: "Takes a closed round a step on. For its managers.",
      authScopes: { signedIn: true },
      errors: { types: [NotFoundError, WrongStateError] },
      args: { round, move: t.arg({ type: RoundMove, required: true, description: "Which step." }) },
      resolve: (_root, args, context) => advanceRound(context, { id: args.round.id, move: args.move }),
    }),
    grantExtension: t.field({
      type: Round,
      description: "Gives more time than the closing date, to one entry or to all, on record. For managers of the round.",
      authScopes: { signedIn: true },
      errors: { types: [ValidationError, NotFoundError, WrongStateError] },
      args: {
        round,
        nomination: t.arg.globalID({ description: "For this entry only; null for all." }),
        until: t.arg({ type: "DateTime", required: true, description: "The first instant at which it is too late." }),
        reason: t.arg.string({ required: true, description: "Why; entrants read it." }),
      },
      resolve: (_root, args, context) =>
        grantExtension(context, {
          roundId: args.round.id,
          nominationId: args.nomination?.id ?? null,
          until: args.until,
          reason: args.reason,
        }),
    }),
  }
})
