import { SubmissionState as states } from "@hub/prisma"
import { encodeGlobalID } from "@pothos/plugin-relay"
import { builder } from "../platform/builder.ts"
import type { Context } from "../platform/context.ts"
import { Deleted } from "../platform/deleted.graphql.ts"
import { ValidationIssue } from "../platform/errors.graphql.ts"
import { ConflictError, DeadlinePassedError, type Issue, NotFoundError, ValidationError, WrongStateError } from "../platform/errors.ts"
import { pageSize } from "../platform/paging.ts"
import { CaseStudyInput, CaseStudyType, savedFields } from "./case-study.graphql.ts"
import { type Gap, gapsOf } from "./case-study.rules.ts"
import { type Duplicate, likelyDuplicates } from "./duplicate.reads.ts"
import { canReadSubmission, canWriteSubmission, isEditorFor } from "./submission.policy.ts"
import { contentFor, isUnseenDraft, lastSent, ownSubmissions, submissionsVisibleTo } from "./submission.reads.ts"
import { submissionStateNames } from "./submission.rules.ts"
import {
  deleteDraft,
  reopenSubmission,
  type Saved,
  saveSubmission,
  startRevision,
  startSubmission,
  submitSubmission,
  withdrawSubmission,
} from "./submission.service.ts"

export const SubmissionState = builder.enumType("SubmissionState", {
  description: "How far a case study has come.",
  values: Object.values(states),
})

const GapType = builder.objectRef<Gap>("CaseStudyGap").implement({
  description: "Something a case study lacks, and why readers want it.",
  fields: (t) => ({
    field: t.exposeString("field", { description: "The field of CaseStudy." }),
    missing: t.exposeString("missing", { description: "What to do." }),
    why: t.exposeString("why", { description: "Why it matters." }),
    isRequired: t.exposeBoolean("isRequired", { description: "It cannot be submitted without." }),
  }),
})

const DuplicateType = builder.objectRef<Duplicate>("LikelyDuplicate").implement({
  description: "Something that may be the same as this case study.",
  fields: (t) => ({
    title: t.exposeString("title", { description: "Its title." }),
    path: t.exposeString("path", { description: "Its page on the web site." }),
    organisation: t.exposeString("organisation", { description: "Whose it is." }),
    reason: t.exposeString("reason", { description: "Why it looks the same, in words." }),
  }),
})

export const Submission = builder.prismaNode("Submission", {
  id: { field: "id" },
  description:
    "A case study on its way to being an initiative. Seen by its organisation's members and, once submitted, the editors of its region.",
  select: {
    id: true,
    state: true,
    submittedAt: true,
    submitterId: true,
    organisationId: true,
    assignedToId: true,
    content: true,
    organisation: { select: { regionId: true } },
  },
  runScopesOnType: true,
  authScopes: (submission, { viewer }) => canReadSubmission(viewer, submission, isUnseenDraft(submission)),
  fields: (t) => ({
    reference: t.exposeString("reference", { description: 'What people quote: "CS-7KQ2MP".' }),
    state: t.expose("state", { type: SubmissionState, description: "How far it has come." }),
    stateLabel: t.string({ description: "The state in words.", resolve: ({ state }) => submissionStateNames[state] }),
    title: t.string({
      description: "Its title, or “Untitled case study”.",
      select: { snapshots: lastSent },
      resolve: (submission, _args, { viewer }) => contentFor(viewer, submission).title || "Untitled case study",
    }),
    content: t.field({
      type: CaseStudyType,
      description: "What it says: to its organisation as last saved, to editors as last submitted.",
      select: { snapshots: lastSent },
      resolve: (submission, _args, { viewer }) => contentFor(viewer, submission),
    }),
    version: t.exposeInt("version", { description: "Send it with the next save." }),
    organisation: t.relation("organisation", { description: "Whose case study it is." }),
    submitter: t.relation("submitter", { description: "Who writes it." }),
    assignedTo: t.relation("assignedTo", { nullable: true, description: "The editor who has it." }),
    decisionReason: t.exposeString("decisionReason", { nullable: true, description: "The reason of the last decision." }),
    publishAt: t.expose("publishAt", { type: "DateTime", nullable: true, description: "When it will be published by itself." }),
    createdAt: t.expose("createdAt", { type: "DateTime", description: "When it was begun." }),
    updatedAt: t.expose("updatedAt", { type: "DateTime", description: "When it was last changed." }),
    submittedAt: t.expose("submittedAt", { type: "DateTime", nullable: true, description: "When it was last submitted." }),
    gaps: t.field({
      type: [GapType],
      description: "What it still lacks, what is required first. At most 30.",
      select: { snapshots: lastSent },
      resolve: (submission, _args, { viewer }) => gapsOf(contentFor(viewer, submission)),
    }),
    likelyDuplicates: t.field({
      type: [DuplicateType],
      description: "What may be the same. At most five.",
      select: { snapshots: lastSent },
      resolve: (submission, _args, context) =>
        likelyDuplicates(context, { ...submission, content: contentFor(context.viewer, submission) }),
    }),
    isRevision: t.boolean({
      description: "It revises an initiative that is published.",
      select: { initiativeId: true, state: true },
      resolve: ({ initiativeId, state }) => initiativeId !== null && state !== "PUBLISHED",
    }),
    initiativeSlug: t.string({
      nullable: true,
      description: "The initiative it became or revises: /initiatives/<slug>.",
      select: { initiative: { select: { slug: true } } },
      resolve: ({ initiative }) => initiative?.slug ?? null,
    }),
    viewerCanWrite: t.boolean({
      description: "The viewer may change and submit it.",
      resolve: (submission, _args, { viewer }) => canWriteSubmission(viewer, submission).allowed,
    }),
    viewerIsEditor: t.boolean({
      description: "The viewer is an editor of its region.",
      resolve: (submission, _args, { viewer }) => isEditorFor(viewer, submission),
    }),
  }),
})

builder.queryField("submission", (t) =>
  t.prismaField({
    type: Submission,
    nullable: true,
    description: "One submission by its reference; null when there is none the viewer may see.",
    authScopes: { signedIn: true },
    args: { reference: t.arg.string({ required: true, description: '"CS-7KQ2MP"' }) },
    resolve: (query, _root, { reference }, { db, viewer }) =>
      db.submission.findFirst({ ...query, where: { AND: [{ reference: reference.toUpperCase() }, submissionsVisibleTo(viewer)] } }),
  }),
)

builder.queryField("mySubmissions", (t) =>
  t.prismaConnection({
    type: Submission,
    cursor: "id",
    description: "Submissions of the viewer and of their organisations, last changed first.",
    authScopes: { signedIn: true },
    args: { states: t.arg({ type: [SubmissionState], description: "Only in these states." }) },
    complexity: ({ first }) => ({ field: 1, multiplier: pageSize(first) }),
    resolve: (query, _root, { states }, { db, viewer }) =>
      db.submission.findMany({
        ...query,
        where: {
          ...ownSubmissions(viewer),
          ...(states && { state: { in: states } }),
        },
        orderBy: [{ updatedAt: "desc" }, { id: "desc" }],
      }),
  }),
)

const SavedSubmission = builder.objectRef<Saved>("SavedSubmission").implement({
  description: "What came of a save.",
  fields: (t) => ({
    submission: t.prismaField({
      type: Submission,
      description: "The submission as it is now.",
      resolve: (query, { submission }, _args, context) => reload(context, query, submission),
    }),
    issues: t.field({
      type: [ValidationIssue],
      description: "Fields that could not be taken and kept what they had. At most a few a field.",
      resolve: ({ issues }): Issue[] => issues,
    }),
  }),
})

/** A submission after an act, with what the operation selects of it. */
function reload({ db }: Context, query: object, { id }: { id: string }) {
  return db.submission.findUniqueOrThrow({ ...query, where: { id } })
}

builder.mutationFields((t) => ({
  startSubmission: t.prismaField({
    type: Submission,
    description: "Begins a case study for an organisation the viewer belongs to, in answer to an open call or by itself.",
    authScopes: { signedIn: true },
    errors: { types: [ValidationError, NotFoundError, WrongStateError, DeadlinePassedError] },
    args: {
      organisation: t.arg.globalID({ required: true, description: "For which organisation." }),
      call: t.arg.globalID({ description: "In answer to which call." }),
    },
    resolve: async (query, _root, { organisation, call }, context) =>
      reload(context, query, await startSubmission(context, { organisationId: organisation.id, callId: call?.id ?? null })),
  }),
  startRevision: t.prismaField({
    type: Submission,
    description: "Begins the next revision of a published initiative, or gives the one that is open. For members of its organisation.",
    authScopes: { signedIn: true },
    errors: { types: [NotFoundError] },
    args: { initiative: t.arg.globalID({ required: true, description: "Of which initiative." }) },
    resolve: async (query, _root, { initiative }, context) => reload(context, query, await startRevision(context, initiative.id)),
  }),
  saveSubmission: t.field({
    type: SavedSubmission,
    description: "Saves the fields given. Fields that cannot be taken keep what they had and are named.",
    authScopes: { signedIn: true },
    errors: { types: [NotFoundError, WrongStateError, ConflictError] },
    args: {
      id: t.arg.globalID({ required: true, description: "Which submission." }),
      version: t.arg.int({ required: true, description: "The version that was read." }),
      fields: t.arg({ type: CaseStudyInput, required: true, description: "What to save." }),
    },
    resolve: (_root, { id, version, fields }, context) => saveSubmission(context, { id: id.id, version, fields: savedFields(fields) }),
  }),
  submitSubmission: t.prismaField({
    type: Submission,
    description: "Sends a case study to the editors.",
    authScopes: { signedIn: true },
    errors: { types: [ValidationError, NotFoundError, WrongStateError, ConflictError, DeadlinePassedError] },
    args: {
      id: t.arg.globalID({ required: true, description: "Which submission." }),
      version: t.arg.int({ required: true, description: "The version that was read." }),
    },
    resolve: async (query, _root, { id, version }, context) =>
      reload(context, query, await submitSubmission(context, { id: id.id, version })),
  }),
  withdrawSubmission: t.prismaField({
    type: Submission,
    description: "Takes a case study back before it is published.",
    authScopes: { signedIn: true },
    errors: { types: [NotFoundError, WrongStateError] },
    args: {
      id: t.arg.globalID({ required: true, description: "Which submission." }),
      reason: t.arg.string({ defaultValue: "", description: "For the editor." }),
    },
    resolve: async (query, _root, { id, reason }, context) =>
      reload(context, query, await withdrawSubmission(context, { id: id.id, reason: reason ?? "" })),
  }),
  reopenSubmission: t.prismaField({
    type: Submission,
    description: "Makes a withdrawn case study a draft again.",
    authScopes: { signedIn: true },
    errors: { types: [NotFoundError, WrongStateError] },
    args: { id: t.arg.globalID({ required: true, description: "Which submission." }) },
    resolve: async (query, _root, { id }, context) => reload(context, query, await reopenSubmission(context, id.id)),
  }),
  deleteDraft: t.field({
    type: Deleted,
    description: "Throws a draft away that was never submitted.",
    authScopes: { signedIn: true },
    errors: { types: [NotFoundError, WrongStateError] },
    args: { id: t.arg.globalID({ required: true, description: "Which draft." }) },
    resolve: async (_root, { id }, context) => {
      await deleteDraft(context, id.id)
      return { id: encodeGlobalID(id.typename, id.id) }
    },
  }),
}))
