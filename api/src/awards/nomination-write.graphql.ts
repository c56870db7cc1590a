import { encodeGlobalID } from "@pothos/plugin-relay"
import { builder } from "../platform/builder.ts"
import type { Context } from "../platform/context.ts"
import { Deleted } from "../platform/deleted.graphql.ts"
import { ValidationIssue } from "../platform/errors.graphql.ts"
import {
  ConflictError,
  DeadlinePassedError,
  type Issue,
  NotFoundError,
  RateLimitedError,
  ValidationError,
  WrongStateError,
} from "../platform/errors.ts"
import { appealIneligibility, decideEligibility, type EligibilityDecided, type PassedOver } from "./eligibility.service.ts"
import { Nomination, NomineeKind } from "./nomination.graphql.ts"
import type { NominationField, NomineeInput as Nominee } from "./nomination.input.ts"
import { changeNominee, deleteNominationDraft, type SavedNomination, saveNomination, startNomination } from "./nomination.service.ts"
import { submitNomination, withdrawNomination } from "./nomination-submit.service.ts"
import { askNominee } from "./nominee-consent.service.ts"

const NomineeInput = builder.inputType("NomineeInput", {
  description: "Who is nominated.",
  fields: (t) => ({
    kind: t.field({ type: NomineeKind, required: true, description: "Seen from the person who enters." }),
    name: t.string({ description: "Of the team or person; not needed for oneself." }),
    email: t.string({ description: "Where somebody else is asked to consent." }),
  }),
})

/** The input as the rules read it; what is missing is named there. */
const nomineeOf = ({ kind, name, email }: { kind: Nominee["kind"]; name?: string | null; email?: string | null }): Nominee =>
  ({ kind, name: name ?? "", email: email ?? "" }) as Nominee

const ResponseInput = builder.inputType("EntryResponseInput", {
  description: "An answer to the question of a criterion.",
  fields: (t) => ({
    criterionId: t.id({ required: true, description: "Of which criterion." }),
    text: t.string({ required: true, description: "The answer; the word limit holds when it is submitted." }),
  }),
})

const EligibilityAnswerInput = builder.inputType("EligibilityAnswerInput", {
  description: "An answer to an eligibility question.",
  fields: (t) => ({
    questionId: t.id({ required: true, description: "To which question." }),
    answer: t.boolean({ required: true, description: "Yes or no." }),
  }),
})

const EntryLinkInput = builder.inputType("EntryLinkInput", {
  description: "A web address with its text.",
  fields: (t) => ({
    label: t.string({ required: true, description: "The text." }),
    url: t.string({ required: true, description: "Starts with https:// or http://." }),
  }),
})

const EntryAttachmentInput = builder.inputType("EntryAttachmentInput", {
  description: "A file that the viewer uploaded, with its description.",
  fields: (t) => ({
    fileId: t.id({ required: true, description: "Of the uploaded file." }),
    description: t.string({ required: true, description: "What it shows." }),
  }),
})

const NominationInput = builder.inputType("NominationInput", {
  description: "Fields of an entry to save; those left out keep what they have.",
  fields: (t) => ({
    categoryId: t.id({ description: "Entered in which category." }),
    title: t.string({ description: "At most 120 characters." }),
    summary: t.string({ description: "At most 400 characters." }),
    responses: t.field({ type: [ResponseInput], description: "All answers." }),
    eligibility: t.field({ type: [EligibilityAnswerInput], description: "All answers." }),
    partnerIds: t.globalIDList({ description: "All partner organisations, at most ten." }),
    links: t.field({ type: [EntryLinkInput], description: "All links, at most five." }),
    attachments: t.field({ type: [EntryAttachmentInput], description: "All attachments, at most five." }),
  }),
})

/** The fields that were given. */
function savedFields({ partnerIds, ...fields }: typeof NominationInput.$inferInput): Partial<Record<NominationField, unknown>> {
  const given = { ...fields, partnerIds: partnerIds?.map(({ id }) => id) }
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined && value !== null))
}

/** An entry after an act, with what the operation selects of it. */
const reload = ({ db }: Context, query: object, { id }: { id: string }) => db.nomination.findUniqueOrThrow({ ...query, where: { id } })

const Saved = builder.objectRef<SavedNomination>("SavedNomination").implement({
  description: "What came of a save.",
  fields: (t) => ({
    nomination: t.prismaField({
      type: Nomination,
      description: "The entry as it is now.",
      resolve: (query, { nomination }, _args, context) => reload(context, query, nomination),
    }),
    issues: t.field({
      type: [ValidationIssue],
      description: "Fields that could not be taken and kept what they had. At most a few a field.",
      resolve: ({ issues }): Issue[] => issues,
    }),
  }),
})

const PassedOverType = builder.objectRef<PassedOver>("PassedOverEntry").implement({
  description: "An entry that could not be decided.",
  fields: (t) => ({
    reference: t.exposeString("reference", { description: "Which entry." }),
    message: t.exposeString("message", { description: "Why not." }),
  }),
})

const Decided = builder.objectRef<EligibilityDecided>("EligibilityDecided").implement({
  description: "What came of deciding about many entries.",
  fields: (t) => ({
    nominations: t.prismaField({
      type: [Nomination],
      description: "Those that were decided. At most 100.",
      resolve: (query, { nominations }, _args, { db }) =>
        db.nomination.findMany({ ...query, where: { id: { in: nominations.map(({ id }) => id) } }, orderBy: { id: "asc" } }),
    }),
    passedOver: t.field({
      type: [PassedOverType],
      description: "Those that were not. At most 100.",
      resolve: ({ passedOver }) => passedOver,
    }),
  }),
})

builder.mutationFields((t) => {
  const id = t.arg.globalID({ required: true, description: "Which entry." })
  const version = t.arg.int({ required: true, description: "The version that was read." })
  const nominee = t.arg({ type: NomineeInput, required: true, description: "Who is nominated." })
  return {
    startNomination: t.prismaField({
      type: Nomination,
      description: "Begins an entry for an organisation the viewer belongs to, from a published initiative or from nothing.",
      authScopes: { signedIn: true },
      errors: { types: [ValidationError, NotFoundError, WrongStateError, DeadlinePassedError] },
      args: {
        round: t.arg.globalID({ required: true, description: "In which round." }),
        categoryId: t.arg.id({ required: true, description: "In which category." }),
        organisation: t.arg.globalID({ required: true, description: "For which organisation." }),
        nominee,
        initiative: t.arg.globalID({ description: "The initiative to start from." }),
      },
      resolve: async (query, _root, args, context) =>
        reload(
          context,
          query,
          await startNomination(context, {
            roundId: args.round.id,
            categoryId: args.categoryId,
            organisationId: args.organisation.id,
            nominee: nomineeOf(args.nominee),
            initiativeId: args.initiative?.id ?? null,
          }),
        ),
    }),
    changeNominee: t.prismaField({
      type: Nomination,
      description: "Says anew who is nominated, while the entry is not submitted.",
      authScopes: { signedIn: true },
      errors: { types: [ValidationError, NotFoundError, WrongStateError] },
      args: { id, nominee },
      resolve: async (query, _root, args, context) =>
        reload(context, query, await changeNominee(context, { id: args.id.id, nominee: nomineeOf(args.nominee) })),
    }),
    askNominee: t.prismaField({
      type: Nomination,
      description: "Asks the nominee by mail whether they agree, now or once more. Submitting asks by itself.",
      authScopes: { signedIn: true },
      errors: { types: [NotFoundError, WrongStateError, RateLimitedError] },
      args: { id },
      resolve: async (query, _root, args, context) => reload(context, query, await askNominee(context, args.id.id)),
    }),
    saveNomination: t.field({
      type: Saved,
      description: "Saves the fields given. Fields that cannot be taken keep what they had and are named.",
      authScopes: { signedIn: true },
      errors: { types: [NotFoundError, WrongStateError, ConflictError, DeadlinePassedError] },
      args: { id, version, fields: t.arg({ type: NominationInput, required: true, description: "What to save." }) },
      resolve: (_root, args, context) =>
        saveNomination(context, { id: args.id.id, version: args.version, fields: savedFields(args.fields) }),
    }),
    submitNomination: t.prismaField({
      type: Nomination,
      description: "Submits what is written. The instant at which the request arrived is compared with the deadline.",
      authScopes: { signedIn: true },
      errors: { types: [ValidationError, NotFoundError, WrongStateError, ConflictError, DeadlinePassedError] },
      args: { id, version },
      resolve: async (query, _root, args, context) =>
        reload(context, query, await submitNomination(context, { id: args.id.id, version: args.version })),
    }),
    withdrawNomination: t.prismaField({
      type: Nomination,
      description: "Takes an entry out of the round, at any time before the results are announced.",
      authScopes: { signedIn: true },
      errors: { types: [NotFoundError, WrongStateError] },
      args: { id, reason: t.arg.string({ defaultValue: "", description: "For the award manager." }) },
      resolve: async (query, _root, args, context) =>
        reload(context, query, await withdrawNomination(context, { id: args.id.id, reason: args.reason ?? "" })),
    }),
    deleteNominationDraft: t.field({
      type: Deleted,
      description: "Throws an entry away that was never submitted.",
      authScopes: { signedIn: true },
      errors: { types: [NotFoundError, WrongStateError] },
      args: { id },
      resolve: async (_root, args, context) => {
        await deleteNominationDraft(context, args.id.id)
        return { id: encodeGlobalID(args.id.typename, args.id.id) }
      },
    }),
    decideEligibility: t.field({
      type: Decided,
      description: "Decides whether entries may take part. For managers of their round.",
      authScopes: { signedIn: true },
      errors: { types: [ValidationError, NotFoundError] },
      args: {
        nominations: t.arg.globalIDList({ required: true, description: "Which entries, at most 100." }),
        isEligible: t.arg.boolean({ required: true, description: "They may take part." }),
        reason: t.arg.string({ defaultValue: "", description: "Why not; the entrant reads it." }),
      },
      resolve: (_root, { nominations, isEligible, reason }, context) =>
        decideEligibility(context, { nominationIds: nominations.map((one) => one.id), isEligible, reason: reason ?? "" }),
    }),
    appealIneligibility: t.prismaField({
      type: Nomination,
      description: "Says what there is to say against being found ineligible. For the entrant, once.",
      authScopes: { signedIn: true },
      errors: { types: [ValidationError, NotFoundError, WrongStateError] },
      args: { id, text: t.arg.string({ required: true, description: "At most 2000 characters." }) },
      resolve: async (query, _root, args, context) =>
        reload(context, query, await appealIneligibility(context, { id: args.id.id, text: args.text })),
    }),
  }
})
