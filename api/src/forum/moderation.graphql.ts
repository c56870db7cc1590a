import { type Prisma, FlagReason as reasons } from "@hub/prisma"
import { builder } from "../platform/builder.ts"
import type { Context } from "../platform/context.ts"
import { NotFoundError, ValidationError, WrongStateError } from "../platform/errors.ts"
import { pageSize } from "../platform/paging.ts"
import { reinstateAuthor, type AuthorStanding as Standing, standingOfAuthor, suspendAuthor, warnAuthor } from "./author-standing.service.ts"
import { mergeThread } from "./merge.service.ts"
import { canFlag, canModerate, canSuspendAuthor } from "./moderation.policy.ts"
import {
  longestSuspension,
  mostSplit,
  type PostDecision as OnPost,
  type ThreadDecision as OnThread,
  postDecisions,
  threadDecisions,
} from "./moderation.rules.ts"
import { dismissFlags, flagPost, moderatePost, moderateThread, moveThread } from "./moderation.service.ts"
import { Post } from "./post.graphql.ts"
import { splitThread } from "./split.service.ts"
import { Thread } from "./thread.graphql.ts"
import { postsToModerate, postsVisibleTo, threadsListedFor } from "./thread.reads.ts"

const FlagReason = builder.enumType("FlagReason", {
  description: "What is wrong with a post.",
  values: {
    SPAM: { value: reasons.SPAM, description: "Advertising." },
    UNKIND: { value: reasons.UNKIND, description: "Unkind, or against somebody." },
    PERSONAL_DATA: { value: reasons.PERSONAL_DATA, description: "Says who somebody is who should not be named." },
    OFF_TOPIC: { value: reasons.OFF_TOPIC, description: "Does not belong here." },
    OTHER: { value: reasons.OTHER, description: "Something else; the note says what." },
  },
})

const decisionsOf = <T extends string>(table: Record<T, { words: string }>) =>
  Object.fromEntries(
    Object.entries<{ words: string }>(table).map(([name, { words }]) => [name, { value: name as T, description: `A moderator ${words}.` }]),
  ) as Record<string, { value: T }>

const PostDecision = builder.enumType("PostDecision", {
  description: "What a moderator decides about a post.",
  values: decisionsOf<OnPost>(postDecisions),
})
const ThreadDecision = builder.enumType("ThreadDecision", {
  description: "What a moderator decides about a thread.",
  values: decisionsOf<OnThread>(threadDecisions),
})

/** Reached only through posts, by their moderators. Who said it stays between them and the hub. */
const Flag = builder.prismaObject("Flag", {
  description: "Somebody's word to the moderators about a post.",
  fields: (t) => ({
    reason: t.expose("reason", { type: FlagReason, description: "What is wrong." }),
    note: t.exposeString("note", { nullable: true, description: "In their words." }),
    createdAt: t.expose("createdAt", { type: "DateTime", description: "When." }),
  }),
})

/** What moderators made of threads, for whoever comes to where posts were or are now. */
builder.prismaObjectFields(Thread, (t) => ({
  splitFrom: t.field({
    type: Thread,
    nullable: true,
    description: "The thread that its first posts were moved out of, if the viewer may read it.",
    select: { splitFromId: true },
    resolve: ({ splitFromId }, _args, { db, viewer }) =>
      splitFromId ? db.thread.findFirst({ where: { AND: [{ id: splitFromId }, threadsListedFor(viewer)] } }) : null,
  }),
  splitInto: t.relation("splitInto", {
    type: Thread,
    description: "Threads that posts of this one were moved to, those that the viewer may read, newest first. At most 10.",
    query: (_args, { viewer }) => ({ where: threadsListedFor(viewer), orderBy: [{ createdAt: "desc" }, { id: "desc" }], take: 10 }),
  }),
  mergedOpenings: t.prismaField({
    type: [Post],
    description: "Where threads begin that were merged into this one: the posts that opened them, in order. At most 10.",
    resolve: (query, { id }, _args, { db, viewer }) =>
      db.post.findMany({
        ...query,
        where: { AND: [{ threadId: id, mergedFrom: { mergedIntoId: id } }, postsVisibleTo(viewer)] },
        orderBy: { position: "asc" },
        take: 10,
      }),
  }),
}))

const placed = {
  authorId: true,
  state: true,
  thread: { select: { space: { select: { regionId: true } } } },
} as const satisfies Prisma.PostSelect

builder.prismaObjectFields(Post, (t) => ({
  openFlags: t.field({
    type: [Flag],
    description: "What was said against it and is not decided; empty for all but its moderators, and for whoever wrote it. At most 20.",
    select: { ...placed, flags: { where: { state: "OPEN" }, orderBy: { createdAt: "asc" }, take: 20 } },
    resolve: (post, _args, { viewer }) => (canModerate(viewer, post.thread.space, post.authorId).allowed ? post.flags : []),
  }),
  viewerCanFlag: t.boolean({
    description: "The viewer may tell the moderators about it.",
    select: placed,
    resolve: (post, _args, { viewer }) => canFlag(viewer, post).allowed,
  }),
  viewerCanModerate: t.boolean({
    description: "The viewer may decide about it.",
    select: placed,
    resolve: (post, _args, { viewer }) => canModerate(viewer, post.thread.space, post.authorId).allowed,
  }),
}))

builder.queryField("postsToModerate", (t) =>
  t.prismaConnection({
    type: Post,
    cursor: "id",
    description:
      "Posts that wait, or that somebody told the moderators about, in the spaces the viewer looks after and not by themselves; oldest first.",
    authScopes: { signedIn: true },
    complexity: ({ first }) => ({ field: 1, multiplier: pageSize(first) }),
    totalCount: (_parent, _args, { db, viewer }) => db.post.count({ where: postsToModerate(viewer) }),
    resolve: (query, _root, _args, { db, viewer }) =>
      db.post.findMany({ ...query, where: postsToModerate(viewer), orderBy: [{ createdAt: "asc" }, { id: "asc" }] }),
  }),
)

const AuthorStanding = builder.objectRef<Standing>("AuthorStanding").implement({
  description: "What moderators have decided about somebody before, for those who decide now.",
  fields: (t) => ({
    warnedAt: t.expose("warnedAt", { type: "DateTime", nullable: true, description: "When they were last warned." }),
    suspendedUntil: t.expose("suspendedUntil", {
      type: "DateTime",
      nullable: true,
      description: "Until when they are kept from writing; null when they may write.",
    }),
    actCount: t.exposeInt("actCount", { description: "Times something of theirs was hidden, or they were warned or kept from writing." }),
  }),
})

builder.prismaObjectFields(Post, (t) => ({
  authorStanding: t.field({
    type: AuthorStanding,
    nullable: true,
    description: "What was decided about its author before; null for all but its moderators.",
    complexity: 5,
    select: placed,
    resolve: (post, _args, context) =>
      canModerate(context.viewer, post.thread.space, post.authorId).allowed ? standingOfAuthor(context, post.authorId) : null,
  }),
  viewerCanSuspendAuthor: t.boolean({
    description: "The viewer may keep its author from writing.",
    resolve: ({ authorId }, _args, { viewer }) => canSuspendAuthor(viewer, authorId).allowed,
  }),
}))

const reloadPost = ({ db }: Context, query: object, id: string) => db.post.findUniqueOrThrow({ ...query, where: { id } })
const reloadThread = ({ db }: Context, query: object, id: string) => db.thread.findUniqueOrThrow({ ...query, where: { id } })
const why = "Why, for whoever wrote it; at least a few words."

builder.mutationFields((t) => ({
  flagPost: t.prismaField({
    type: Post,
    description: "Tells the moderators about a post. Saying it again changes what was said.",
    authScopes: { signedIn: true },
    errors: { types: [ValidationError, NotFoundError] },
    args: {
      id: t.arg.globalID({ required: true, description: "Which post." }),
      reason: t.arg({ type: FlagReason, required: true, description: "What is wrong." }),
      note: t.arg.string({ defaultValue: "", description: "More about it; needed for OTHER." }),
    },
    resolve: async (query, _root, { id, reason, note }, context) =>
      reloadPost(context, query, await flagPost(context, { id: id.id, reason, note: note ?? "" })),
  }),
  moderatePost: t.prismaField({
    type: Post,
    description: "Lets a post through, hides it or brings it back; its author is told why. For moderators, about what others wrote.",
    authScopes: { signedIn: true },
    errors: { types: [ValidationError, NotFoundError, WrongStateError] },
    args: {
      id: t.arg.globalID({ required: true, description: "Which post." }),
      decision: t.arg({ type: PostDecision, required: true, description: "What becomes of it." }),
      reason: t.arg.string({ required: true, description: why }),
    },
    resolve: async (query, _root, { id, ...rest }, context) =>
      reloadPost(context, query, await moderatePost(context, { id: id.id, ...rest })),
  }),
  dismissFlags: t.prismaField({
    type: Post,
    description: "Leaves a post as it is: what was said against it is decided. For moderators, about what others wrote.",
    authScopes: { signedIn: true },
    errors: { types: [NotFoundError, WrongStateError] },
    args: { id: t.arg.globalID({ required: true, description: "Which post." }) },
    resolve: async (query, _root, { id }, context) => reloadPost(context, query, await dismissFlags(context, id.id)),
  }),
  moderateThread: t.prismaField({
    type: Thread,
    description: "Locks, opens, hides or brings back a thread; its author is told why. For moderators, about what others started.",
    authScopes: { signedIn: true },
    errors: { types: [ValidationError, NotFoundError, WrongStateError] },
    args: {
      id: t.arg.globalID({ required: true, description: "Which thread." }),
      decision: t.arg({ type: ThreadDecision, required: true, description: "What becomes of it." }),
      reason: t.arg.string({ required: true, description: why }),
    },
    resolve: async (query, _root, { id, ...rest }, context) =>
      reloadThread(context, query, await moderateThread(context, { id: id.id, ...rest })),
  }),
  moveThread: t.prismaField({
    type: Thread,
    description: "Moves a thread to another space; its author is told why. For moderators of both.",
    authScopes: { signedIn: true },
    errors: { types: [ValidationError, NotFoundError, WrongStateError] },
    args: {
      id: t.arg.globalID({ required: true, description: "Which thread." }),
      space: t.arg.globalID({ required: true, description: "Where to." }),
      reason: t.arg.string({ required: true, description: why }),
    },
    resolve: async (query, _root, { id, space, reason }, context) =>
      reloadThread(context, query, await moveThread(context, { id: id.id, spaceId: space.id, reason })),
  }),
  mergeThread: t.prismaField({
    type: Thread,
    description:
      "Puts the posts of a thread behind those of another; its address leads there. Its author is told why. For moderators of both.",
    authScopes: { signedIn: true },
    errors: { types: [ValidationError, NotFoundError, WrongStateError] },
    args: {
      id: t.arg.globalID({ required: true, description: "Which thread." }),
      into: t.arg.string({ required: true, description: "The other one: its address, or the slug at the end of it." }),
      reason: t.arg.string({ required: true, description: why }),
      onlyCheck: t.arg.boolean({
        defaultValue: false,
        description: "Changes nothing: answers with the other thread, or with what stands in the way, so that a page can ask once more.",
      }),
    },
    resolve: async (query, _root, { id, into, reason, onlyCheck }, context) =>
      reloadThread(context, query, await mergeThread(context, { id: id.id, into, reason, onlyCheck: onlyCheck ?? false })),
  }),
  splitThread: t.prismaField({
    type: Thread,
    description:
      "Moves replies to a thread of their own in the same space; their authors are told why. Gives the new thread. For moderators.",
    authScopes: { signedIn: true },
    errors: { types: [ValidationError, NotFoundError, WrongStateError] },
    args: {
      id: t.arg.globalID({ required: true, description: "Which thread." }),
      posts: t.arg.globalIDList({ required: true, description: `The replies to move; at most ${mostSplit}.` }),
      title: t.arg.string({ required: true, description: "Title of the new thread." }),
      reason: t.arg.string({ required: true, description: why }),
    },
    resolve: async (query, _root, { id, posts, ...rest }, context) =>
      reloadThread(context, query, await splitThread(context, { ...rest, id: id.id, posts: posts.map((post) => post.id) })),
  }),
  warnAuthor: t.prismaField({
    type: Post,
    description: "Warns whoever wrote a post, once about each, with the reason. For moderators, about what others wrote.",
    authScopes: { signedIn: true },
    errors: { types: [ValidationError, NotFoundError, WrongStateError] },
    args: {
      post: t.arg.globalID({ required: true, description: "The post it is about." }),
      reason: t.arg.string({ required: true, description: why }),
    },
    resolve: async (query, _root, { post, reason }, context) =>
      reloadPost(context, query, await warnAuthor(context, { postId: post.id, reason })),
  }),
  suspendAuthor: t.prismaField({
    type: Post,
    description: "Keeps whoever wrote a post from writing in the forum for some days; they are told why. For moderators of all spaces.",
    authScopes: { signedIn: true },
    errors: { types: [ValidationError, NotFoundError, WrongStateError] },
    args: {
      post: t.arg.globalID({ required: true, description: "The post it is about." }),
      days: t.arg.int({ required: true, description: `How many days, 1 to ${longestSuspension}.` }),
      reason: t.arg.string({ required: true, description: why }),
    },
    resolve: async (query, _root, { post, ...rest }, context) =>
      reloadPost(context, query, await suspendAuthor(context, { postId: post.id, ...rest })),
  }),
  reinstateAuthor: t.prismaField({
    type: Post,
    description: "Lets whoever wrote a post write again before their time is over; they are told why. For moderators of all spaces.",
    authScopes: { signedIn: true },
    errors: { types: [ValidationError, NotFoundError, WrongStateError] },
    args: {
      post: t.arg.globalID({ required: true, description: "A post of theirs." }),
      reason: t.arg.string({ required: true, description: why }),
    },
    resolve: async (query, _root, { post, reason }, context) =>
      reloadPost(context, query, await reinstateAuthor(context, { postId: post.id, reason })),
  }),
}))
