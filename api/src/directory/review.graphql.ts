import { builder } from "../platform/builder.ts"
import type { Context } from "../platform/context.ts"
import { NotFoundError, ValidationError, WrongStateError } from "../platform/errors.ts"
import { pageSize } from "../platform/paging.ts"
import { type ChangePart, changesBetween, type FieldChange } from "./case-study.changes.ts"
import { namesIn } from "./case-study-names.reads.ts"
import { publishSubmission } from "./publish.service.ts"
import { commentsVisibleTo, reviewableWhere } from "./review.reads.ts"
import { type Checklist, reviewChecks } from "./review.rules.ts"
import {
  assignSubmission,
  commentOnSubmission,
  declineSubmission,
  rateEvidence,
  requestChanges,
  resolveComment,
  schedulePublication,
  setReviewCheck,
  unassignSubmission,
  unschedulePublication,
} from "./review.service.ts"
import { Submission, SubmissionState } from "./submission.graphql.ts"
import { canReviewSubmission } from "./submission.policy.ts"
import { contentFor, lastSent, readCaseStudy } from "./submission.reads.ts"

const ChangePartKind = builder.enumType("ChangePartKind", {
  description: "What became of a run of words.",
  values: { SAME: { description: "It stayed." }, REMOVED: { description: "It went." }, ADDED: { description: "It came." } },
})

const ChangePartType = builder.objectRef<ChangePart>("ChangePart").implement({
  description: "A run of words of a comparison.",
  fields: (t) => ({
    kind: t.expose("kind", { type: ChangePartKind, description: "What became of it." }),
    text: t.exposeString("text", { description: "The words." }),
  }),
})

export const FieldChangeType = builder.objectRef<FieldChange>("FieldChange").implement({
  description: "A field in which two versions differ.",
  fields: (t) => ({
    field: t.exposeString("field", { description: "The field of CaseStudy." }),
    label: t.exposeString("label", { description: "What people call it." }),
    parts: t.field({
      type: [ChangePartType],
      description: "The two texts, word by word. At most a few thousand runs: longer texts are not compared word by word.",
      resolve: ({ parts }) => parts,
    }),
  }),
})

const ReviewComment = builder.prismaObject("ReviewComment", {
  description: "A remark on a submission. Internal ones are for editors only.",
  fields: (t) => ({
    id: t.globalID({ description: "Its id.", resolve: ({ id }) => ({ type: "ReviewComment", id }) }),
    author: t.relation("author", { description: "Who wrote it." }),
    field: t.exposeString("field", { nullable: true, description: "The field of CaseStudy it is about; null for the whole." }),
    body: t.exposeString("body", { description: "The remark, plain text." }),
    isInternal: t.exposeBoolean("isInternal", { description: "Only editors see it." }),
    createdAt: t.expose("createdAt", { type: "DateTime", description: "When." }),
    resolvedAt: t.expose("resolvedAt", { type: "DateTime", nullable: true, description: "When it was dealt with." }),
  }),
})

builder.prismaObject("SubmissionSnapshot", {
  description: "What was sent, exactly as it was.",
  fields: (t) => ({
    number: t.exposeInt("number", { description: "Counted from 1 within the submission." }),
    submittedAt: t.expose("submittedAt", { type: "DateTime", description: "When." }),
  }),
})

type CheckState = { key: string; label: string; doneAt: string | null }
const ReviewCheck = builder.objectRef<CheckState>("ReviewCheck").implement({
  description: "A point of the editor's checklist.",
  fields: (t) => ({
    key: t.exposeString("key", { description: "Name it by this." }),
    label: t.exposeString("label", { description: "What to check." }),
    doneAt: t.field({
      type: "DateTime",
      nullable: true,
      description: "When it was ticked.",
      resolve: ({ doneAt }) => (doneAt ? new Date(doneAt) : null),
    }),
  }),
})

builder.prismaObjectFields(Submission, (t) => ({
  comments: t.relation("comments", {
    description: "Remarks, oldest first. At most 200.",
    // Not everybody who sees the submission sees every remark: the relation asks for those the viewer may see.
    query: (_args, { viewer }) => ({ where: commentsVisibleTo(viewer), orderBy: { createdAt: "asc" }, take: 200 }),
  }),
  snapshots: t.relation("snapshots", {
    description: "Each time it was submitted, oldest first. At most 50.",
    query: { orderBy: { number: "asc" }, take: 50 },
  }),
  checklist: t.field({
    type: [ReviewCheck],
    nullable: true,
    description: "The editor's checklist; null for everybody else. At most a dozen points.",
    select: { checklist: true },
    resolve: (submission, _args, { viewer }) =>
      canReviewSubmission(viewer, submission).allowed
        ? reviewChecks.map(({ key, label }) => ({ key, label, doneAt: (submission.checklist as Checklist)[key]?.at ?? null }))
        : null,
  }),
  evidenceLevel: t.int({
    nullable: true,
    description: "The rating prepared for publication, 0 to 4; null for everybody but editors.",
    select: { evidenceLevel: true },
    resolve: (submission, _args, { viewer }) => (canReviewSubmission(viewer, submission).allowed ? submission.evidenceLevel : null),
  }),
  evidenceReason: t.string({
    nullable: true,
    description: "Its reason; null for everybody but editors.",
    select: { evidenceReason: true },
    resolve: (submission, _args, { viewer }) => (canReviewSubmission(viewer, submission).allowed ? submission.evidenceReason : null),
  }),
  viewerCanReview: t.boolean({
    description: "The viewer may take it on: an editor of the region who does not belong to the organisation.",
    resolve: (submission, _args, { viewer }) => canReviewSubmission(viewer, submission).allowed,
  }),
  changes: t.field({
    type: [FieldChangeType],
    description: "In which fields it differs from an earlier snapshot; without one, from what is published. At most one a field.",
    args: {
      from: t.arg.int({ description: "Number of the snapshot to compare with; left out: the published revision." }),
      to: t.arg.int({ description: "Number of the snapshot to compare; left out: what its content says to the viewer." }),
    },
    select: { snapshots: lastSent },
    resolve: async (submission, { from, to }, context) => {
      const { db, viewer } = context
      const numbers = [from, to].filter((number) => number !== null && number !== undefined)
      const snapshots = await db.submissionSnapshot.findMany({ where: { submissionId: submission.id, number: { in: numbers } } })
      const contentOf = (number: number) => snapshots.find((snapshot) => snapshot.number === number)?.content
      const published = from
        ? null
        : await db.submission.findUnique({ where: { id: submission.id }, select: { initiative: { select: { currentRevision: true } } } })
      const was = from ? contentOf(from) : published?.initiative?.currentRevision?.content
      const is = to ? contentOf(to) : contentFor(viewer, submission)
      if (!was || !is) return []
      const [before, after] = [readCaseStudy(was), readCaseStudy(is)]
      return changesBetween(before, after, await namesIn(context, before, after))
    },
  }),
}))

const SubmissionFilter = builder.inputType("SubmissionFilter", {
  description: "Which submissions to list; what is left out does not narrow.",
  fields: (t) => ({
    states: t.field({ type: [SubmissionState], description: "In any of these states. Left out: those that wait for an editor." }),
    assignedToMe: t.boolean({ description: "Only those the viewer has." }),
    unassigned: t.boolean({ description: "Only those nobody has." }),
    regions: t.stringList({ description: "Slugs of regions: of organisations in any of them." }),
    call: t.globalID({ description: "Answers to this call." }),
    text: t.string({ description: "Part of the title, the reference or the organisation's name." }),
  }),
})

builder.queryField("submissionQueue", (t) =>
  t.prismaConnection({
    type: Submission,
    cursor: "id",
    description: "The editors' queue: submissions the viewer may review, what has waited longest first.",
    authScopes: { signedIn: true },
    args: { filter: t.arg({ type: SubmissionFilter, description: "Which ones." }) },
    complexity: ({ first }) => ({ field: 1, multiplier: pageSize(first) }),
    totalCount: (_root, { filter }, { db, viewer }) => db.submission.count({ where: queueWhere(filter, viewer) }),
    resolve: (query, _root, { filter }, { db, viewer }) =>
      db.submission.findMany({ ...query, where: queueWhere(filter, viewer), orderBy: [{ submittedAt: "asc" }, { id: "asc" }] }),
  }),
)

const queueWhere = (filter: typeof SubmissionFilter.$inferInput | null | undefined, viewer: Context["viewer"]) =>
  reviewableWhere(viewer, { ...filter, callId: filter?.call?.id ?? null })

const id = "Which submission."
const reload = ({ db }: Context, query: object, submission: { id: string }) =>
  db.submission.findUniqueOrThrow({ ...query, where: { id: submission.id } })

builder.mutationFields((t) => ({
  assignSubmission: t.prismaField({
    type: Submission,
    description: "Takes a submission on, or gives it to another editor. For editors of its region.",
    authScopes: { signedIn: true },
    errors: { types: [ValidationError, NotFoundError, WrongStateError] },
    args: {
      id: t.arg.globalID({ required: true, description: id }),
      editor: t.arg.globalID({ description: "To whom; left out: the viewer." }),
    },
    resolve: async (query, _root, args, context) =>
      reload(context, query, await assignSubmission(context, { id: args.id.id, editorId: args.editor?.id ?? null })),
  }),
  unassignSubmission: t.prismaField({
    type: Submission,
    description: "Puts a submission back into the queue.",
    authScopes: { signedIn: true },
    errors: { types: [NotFoundError, WrongStateError] },
    args: { id: t.arg.globalID({ required: true, description: id }) },
    resolve: async (query, _root, args, context) => reload(context, query, await unassignSubmission(context, args.id.id)),
  }),
  setReviewCheck: t.prismaField({
    type: Submission,
    description: "Ticks or unticks a check. For the editor who has it.",
    authScopes: { signedIn: true },
    errors: { types: [ValidationError, NotFoundError, WrongStateError] },
    args: {
      id: t.arg.globalID({ required: true, description: id }),
      key: t.arg.string({ required: true, description: "The check." }),
      done: t.arg.boolean({ required: true, description: "True to tick." }),
    },
    resolve: async (query, _root, { id, key, done }, context) =>
      reload(context, query, await setReviewCheck(context, { id: id.id, key, done })),
  }),
  commentOnSubmission: t.prismaField({
    type: ReviewComment,
    description: "Remarks on a field or on the whole. For its authors and the editors of its region.",
    authScopes: { signedIn: true },
    errors: { types: [ValidationError, NotFoundError, WrongStateError] },
    args: {
      id: t.arg.globalID({ required: true, description: id }),
      field: t.arg.string({ description: "The field of CaseStudy; left out for the whole." }),
      body: t.arg.string({ required: true, description: "The remark, plain text." }),
      isInternal: t.arg.boolean({ defaultValue: false, description: "Only for editors; ignored for authors." }),
    },
    resolve: async (query, _root, { id, field, body, isInternal }, context) => {
      const comment = await commentOnSubmission(context, { id: id.id, field: field ?? null, body, isInternal: isInternal ?? false })
      return context.db.reviewComment.findUniqueOrThrow({ ...query, where: { id: comment.id } })
    },
  }),
  resolveComment: t.prismaField({
    type: ReviewComment,
    description: "Marks a remark as dealt with, or as open again.",
    authScopes: { signedIn: true },
    errors: { types: [NotFoundError] },
    args: {
      id: t.arg.globalID({ required: true, description: "Which remark." }),
      resolved: t.arg.boolean({ required: true, description: "True for dealt with." }),
    },
    resolve: async (query, _root, { id, resolved }, context) => {
      const comment = await resolveComment(context, { id: id.id, resolved })
      return context.db.reviewComment.findUniqueOrThrow({ ...query, where: { id: comment.id } })
    },
  }),
  requestChanges: t.prismaField({
    type: Submission,
    description: "Sends it back with what to change. For the editor who has it.",
    authScopes: { signedIn: true },
    errors: { types: [ValidationError, NotFoundError, WrongStateError] },
    args: {
      id: t.arg.globalID({ required: true, description: id }),
      reason: t.arg.string({ required: true, description: "What to change; the submitter reads it." }),
    },
    resolve: async (query, _root, { id, reason }, context) => reload(context, query, await requestChanges(context, { id: id.id, reason })),
  }),
  declineSubmission: t.prismaField({
    type: Submission,
    description: "Ends it without publication. For the editor who has it.",
    authScopes: { signedIn: true },
    errors: { types: [ValidationError, NotFoundError, WrongStateError] },
    args: {
      id: t.arg.globalID({ required: true, description: id }),
      reason: t.arg.string({ required: true, description: "Why; the submitter reads it." }),
    },
    resolve: async (query, _root, { id, reason }, context) =>
      reload(context, query, await declineSubmission(context, { id: id.id, reason })),
  }),
  rateEvidence: t.prismaField({
    type: Submission,
    description: "Rates the strength of the evidence for publication. For the editor who has it.",
    authScopes: { signedIn: true },
    errors: { types: [ValidationError, NotFoundError, WrongStateError] },
    args: {
      id: t.arg.globalID({ required: true, description: id }),
      level: t.arg.int({ required: true, description: "0 to 4." }),
      reason: t.arg.string({ required: true, description: "Why; shown beside the rating." }),
    },
    resolve: async (query, _root, { id, level, reason }, context) =>
      reload(context, query, await rateEvidence(context, { id: id.id, level, reason })),
  }),
  schedulePublication: t.prismaField({
    type: Submission,
    description: "Has it published by itself at an instant to come. For the editor who has it.",
    authScopes: { signedIn: true },
    errors: { types: [ValidationError, NotFoundError, WrongStateError] },
    args: {
      id: t.arg.globalID({ required: true, description: id }),
      publishAt: t.arg({ type: "DateTime", required: true, description: "When." }),
    },
    resolve: async (query, _root, { id, publishAt }, context) =>
      reload(context, query, await schedulePublication(context, { id: id.id, publishAt })),
  }),
  unschedulePublication: t.prismaField({
    type: Submission,
    description: "Takes a schedule back. For the editor who has it.",
    authScopes: { signedIn: true },
    errors: { types: [NotFoundError, WrongStateError] },
    args: { id: t.arg.globalID({ required: true, description: id }) },
    resolve: async (query, _root, args, context) => reload(context, query, await unschedulePublication(context, args.id.id)),
  }),
  publishSubmission: t.prismaField({
    type: Submission,
    description: "Publishes it as a new initiative, or as the next revision of one. For the editor who has it, once the evidence is rated.",
    authScopes: { signedIn: true },
    errors: { types: [ValidationError, NotFoundError, WrongStateError] },
    args: {
      id: t.arg.globalID({ required: true, description: id }),
      changeNote: t.arg.string({ defaultValue: "", description: "For a revision: what changed, shown in the history." }),
    },
    resolve: async (query, _root, { id, changeNote }, context) => {
      await publishSubmission(context, { id: id.id, changeNote: changeNote ?? "" })
      return reload(context, query, { id: id.id })
    },
  }),
}))
