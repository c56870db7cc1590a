import { ReactionKind as reactionKinds } from "@hub/prisma"
import { requireViewer } from "../platform/auth.ts"
import { builder } from "../platform/builder.ts"
import type { Context } from "../platform/context.ts"
import { ConflictError, NotFoundError, RateLimitedError, ValidationError, WrongStateError } from "../platform/errors.ts"
import { isUuid } from "../platform/input.ts"
import { completeInitiatives, completePeople } from "./completion.reads.ts"
import { type DraftPlace, type KeptDraft, myDraft, myDrafts, savePostDraft } from "./draft.service.ts"
import { Post } from "./post.graphql.ts"
import { type CountedReaction, htmlOfRevision, reactionsTo } from "./post.reads.ts"
import { acceptAnswer, deletePost, editPost, reactToPost, replyToThread } from "./post.service.ts"
import { previewText } from "./post-text.reads.ts"
import { Space } from "./space.graphql.ts"
import { Thread, ThreadKind } from "./thread.graphql.ts"
import { postsVisibleTo, threadsListedFor, threadsTitledLike } from "./thread.reads.ts"
import { startThread, updateThread } from "./thread.service.ts"
import { longestBody } from "./writing.input.ts"
import { canAcceptAnswer, canChangePost, canChangeThread, canReact, canReply, canStartThread } from "./writing.policy.ts"

export const ReactionKind = builder.enumType("ReactionKind", {
  description: "What somebody thinks of a post, in one click.",
  values: {
    THANKS: { value: reactionKinds.THANKS, description: "Thank you." },
    AGREE: { value: reactionKinds.AGREE, description: "I agree." },
    HELPFUL: { value: reactionKinds.HELPFUL, description: "This helps me." },
    SAME_HERE: { value: reactionKinds.SAME_HERE, description: "It is the same here." },
  },
})

const ReactionCount = builder.objectRef<CountedReaction>("ReactionCount").implement({
  description: "How often a post got one kind of reaction.",
  fields: (t) => ({
    kind: t.expose("kind", { type: ReactionKind, description: "Which." }),
    count: t.exposeInt("count", { description: "How often." }),
    isViewers: t.exposeBoolean("isViewers", { description: "The viewer gave one of them." }),
  }),
})

const PostRevision = builder.prismaObject("PostRevision", {
  description: "What a post said before an edit.",
  fields: (t) => ({
    number: t.exposeInt("number", { description: "The version it was, from 1." }),
    body: t.exposeString("body", { description: "In Markdown." }),
    html: t.string({
      description: "As HTML that is safe to show.",
      select: { postId: true, body: true },
      resolve: (revision, _args, context) => htmlOfRevision(context, revision),
    }),
    editedAt: t.expose("editedAt", { type: "DateTime", description: "When it was replaced." }),
  }),
})

const PostDraft = builder.objectRef<KeptDraft>("PostDraft").implement({
  description: "What the viewer has typed and not posted. Nobody else sees it.",
  fields: (t) => ({
    title: t.exposeString("title", { description: "Title of a new thread; may be empty." }),
    body: t.exposeString("body", { description: "The text so far." }),
    kind: t.exposeString("kind", { description: "Kind of a new thread; may be empty." }),
    space: t.exposeString("space", { description: "Id of the space of a new thread; may be empty." }),
    options: t.exposeString("options", { description: "Options of a new poll, one on each line; may be empty." }),
    terms: t.exposeStringList("terms", { description: "Ids of the terms that a new thread is tagged with. At most 100." }),
    target: t.exposeString("target", { description: "What it is for, as savePostDraft takes it." }),
    updatedAt: t.expose("updatedAt", { type: "DateTime", description: "When it was kept." }),
  }),
})

const UnpostedText = builder.objectRef<KeptDraft & DraftPlace>("UnpostedText").implement({
  description: "One of the viewer's texts that wait to be posted, and where it belongs.",
  fields: (t) => ({
    draft: t.field({ type: PostDraft, description: "What was typed.", resolve: (draft) => draft }),
    path: t.exposeString("path", {
      nullable: true,
      description: "Where to go on writing: a path on the web site. Null when the viewer may no longer read that.",
    }),
    threadTitle: t.exposeString("threadTitle", {
      nullable: true,
      description: "The thread it belongs to; null for a new one, and when the viewer may no longer read it.",
    }),
  }),
})

builder.prismaObjectFields(Post, (t) => ({
  draftTarget: t.string({ description: "What savePostDraft takes for an edit of it.", resolve: ({ id }) => `post:${id}` }),
  viewerDraft: t.field({
    type: PostDraft,
    nullable: true,
    description: "The edit the viewer has begun; null without one.",
    resolve: ({ id }, _args, context) => myDraft(context, `post:${id}`),
  }),
  thread: t.relation("thread", { type: Thread, description: "The thread it is in." }),
  reactions: t.field({
    type: [ReactionCount],
    description: "Reactions by kind, those that were given. At most one entry a kind.",
    resolve: ({ id }, _args, context) => reactionsTo(context, id),
  }),
  revisions: t.relation("revisions", {
    type: PostRevision,
    description: "What it said before, newest first; empty where its text cannot be read. At most 50.",
    query: (_args, { viewer }) => ({
      // Whoever may not read the post may not read what it said either; moderators may.
      where: viewer?.grants.some(({ role, regionId }) => role === "MODERATOR" && regionId === null)
        ? {}
        : { post: { state: { in: ["PUBLISHED", "WAITING"] } } },
      orderBy: { number: "desc" },
      take: 50,
    }),
  }),
  viewerCanChange: t.boolean({
    description: "The viewer may edit and delete it.",
    select: { state: true, authorId: true, thread: { select: { state: true, space: true } } },
    resolve: (post, _args, { viewer }) => canChangePost(viewer, post, post.thread, post.thread.space).allowed,
  }),
  viewerCanReact: t.boolean({
    description: "The viewer may react to it.",
    resolve: (post, _args, { viewer }) => post.state === "PUBLISHED" && canReact(viewer, post).allowed,
  }),
}))

builder.prismaObjectFields(Thread, (t) => ({
  draftTarget: t.string({ description: "What savePostDraft takes for a reply to it.", resolve: ({ id }) => `thread:${id}` }),
  viewerDraft: t.field({
    type: PostDraft,
    nullable: true,
    description: "The reply the viewer has begun; null without one.",
    resolve: ({ id }, _args, context) => myDraft(context, `thread:${id}`),
  }),
  viewerCanReply: t.boolean({
    description: "The viewer may reply.",
    select: { space: true },
    resolve: (thread, _args, { viewer }) => canReply(viewer, thread, thread.space).allowed,
  }),
  viewerCanAccept: t.boolean({
    description: "The viewer may accept an answer.",
    select: { space: true },
    resolve: (thread, _args, { viewer }) => canAcceptAnswer(viewer, thread, thread.space).allowed,
  }),
  viewerCanChange: t.boolean({
    description: "The viewer may correct its title and tags.",
    select: { space: true },
    resolve: (thread, _args, { viewer }) => canChangeThread(viewer, thread, thread.space).allowed,
  }),
}))

builder.prismaObjectField(Space, "viewerCanStart", (t) =>
  t.boolean({
    description: "The viewer may start a thread here.",
    resolve: (space, _args, { viewer }) => canStartThread(viewer, space, "DISCUSSION").allowed,
  }),
)

const MentionablePerson = builder.objectRef<{ handle: string; name: string; jobTitle: string | null }>("MentionablePerson").implement({
  description: "Somebody who can be named with @handle.",
  fields: (t) => ({
    handle: t.exposeString("handle", { description: "What to write after @." }),
    name: t.exposeString("name", { description: "Full name." }),
    jobTitle: t.exposeString("jobTitle", { nullable: true, description: "What they do." }),
  }),
})

const MentionableInitiative = builder.objectRef<{ slug: string; title: string }>("MentionableInitiative").implement({
  description: "An initiative that can be named by a link to its page.",
  fields: (t) => ({
    slug: t.exposeString("slug", { description: "Its place in addresses: /initiatives/<slug>." }),
    title: t.exposeString("title", { description: "Title." }),
  }),
})

const completing = "What has been typed so far; two characters or more to get anything."
const handful = "At most 8."

builder.queryFields((t) => ({
  post: t.prismaField({
    type: Post,
    nullable: true,
    description: "One post by its id; null when there is none the viewer may come upon.",
    args: { id: t.arg.globalID({ for: Post, required: true, description: "Which." }) },
    resolve: (query, _root, { id }, { db, viewer }) =>
      db.post.findFirst({ ...query, where: { AND: [{ id: id.id }, postsVisibleTo(viewer)] } }),
  }),
  postByAnchor: t.prismaField({
    type: Post,
    nullable: true,
    description: "One post by its anchor, wherever it was moved; null when there is none the viewer may come upon.",
    args: { id: t.arg.string({ required: true, description: "The part of its anchor after “post-”." }) },
    resolve: (query, _root, { id }, { db, viewer }) =>
      isUuid(id) ? db.post.findFirst({ ...query, where: { AND: [{ id }, postsVisibleTo(viewer)] } }) : null,
  }),
  similarThreads: t.prismaField({
    type: [Thread],
    description: "Threads with a title like this one, likest first, for somebody about to ask. At most 5.",
    args: { title: t.arg.string({ required: true, description: "The title so far." }) },
    resolve: async (query, _root, { title }, context) => {
      const wanted = { ...query }
      const ids = await threadsTitledLike(context, title)
      const threads = await context.db.thread.findMany({
        ...wanted,
        where: { AND: [{ id: { in: ids } }, threadsListedFor(context.viewer)] },
      })
      return threads.toSorted((a, b) => ids.indexOf(a.id) - ids.indexOf(b.id))
    },
  }),
  postDraft: t.field({
    type: PostDraft,
    nullable: true,
    description: "What the viewer had typed for this; null when there is nothing.",
    args: { target: t.arg.string({ required: true, description: "As in savePostDraft." }) },
    resolve: (_root, { target }, context) => myDraft(context, target),
  }),
  postDrafts: t.field({
    type: [UnpostedText],
    description: "Everything the viewer has typed and not posted, newest first. At most 50.",
    authScopes: { signedIn: true },
    resolve: (_root, _args, context) => myDrafts(context),
  }),
  previewPost: t.string({
    description: "A text as it will look when it is posted: HTML that is safe to show.",
    authScopes: { signedIn: true },
    args: { body: t.arg.string({ required: true, description: "Markdown; what is longer than a post is cut." }) },
    resolve: (_root, { body }, context) => previewText(context.db, requireViewer(context.viewer).id, body.slice(0, longestBody)),
  }),
  mentionablePeople: t.field({
    type: [MentionablePerson],
    description: `People whose handle or name holds these letters. ${handful}`,
    authScopes: { signedIn: true },
    args: { text: t.arg.string({ required: true, description: completing }) },
    resolve: (_root, { text }, context) => completePeople(context, text),
  }),
  mentionableInitiatives: t.field({
    type: [MentionableInitiative],
    description: `Initiatives whose title holds these words. ${handful}`,
    authScopes: { signedIn: true },
    args: { text: t.arg.string({ required: true, description: completing }) },
    resolve: (_root, { text }, context) => completeInitiatives(context, text),
  }),
}))

const PollInput = builder.inputType("PollInput", {
  description: "What a poll asks.",
  fields: (t) => ({
    options: t.stringList({ required: true, description: "Two to ten options, each at most 120 characters." }),
    isMultiple: t.boolean({ required: true, description: "Whether more than one may be chosen." }),
    closesAt: t.field({ type: "DateTime", description: "The first instant at which it is too late to vote." }),
  }),
})

const reloadThread = ({ db }: Context, query: object, id: string) => db.thread.findUniqueOrThrow({ ...query, where: { id } })
const reloadPost = ({ db }: Context, query: object, id: string) => db.post.findUniqueOrThrow({ ...query, where: { id } })
const tags = "Ids of terms; at most 10."

builder.mutationFields((t) => ({
  startThread: t.prismaField({
    type: Thread,
    description: "Starts a thread. The first posts of new members wait for a moderator if they have links.",
    authScopes: { signedIn: true },
    errors: { types: [ValidationError, NotFoundError, WrongStateError, RateLimitedError] },
    args: {
      space: t.arg.globalID({ required: true, description: "Where." }),
      kind: t.arg({ type: ThreadKind, required: true, description: "What it is." }),
      title: t.arg.string({ required: true, description: "8 to 150 characters." }),
      body: t.arg.string({ required: true, description: "The first post, Markdown, at most 20,000 characters." }),
      terms: t.arg.globalIDList({ defaultValue: [], description: tags }),
      about: t.arg.globalID({ description: "The initiative, round or commitment it is about." }),
      poll: t.arg({ type: PollInput, description: "For a poll, and for nothing else." }),
      draft: t.arg.string({ defaultValue: "new", description: "The target of the draft it was written as, which is forgotten." }),
    },
    resolve: async (query, _root, { space, terms, about, poll, draft, ...rest }, context) =>
      reloadThread(
        context,
        query,
        await startThread(context, {
          ...rest,
          spaceId: space.id,
          termIds: (terms ?? []).map(({ id }) => id),
          about: about ?? null,
          poll: poll ? { ...poll, closesAt: poll.closesAt ?? null } : null,
          draft: draft ?? "new",
        }),
      ),
  }),
  updateThread: t.prismaField({
    type: Thread,
    description: "Corrects a thread's title and tags. For who started it and moderators.",
    authScopes: { signedIn: true },
    errors: { types: [ValidationError, NotFoundError, ConflictError] },
    args: {
      id: t.arg.globalID({ required: true, description: "Which thread." }),
      version: t.arg.int({ required: true, description: "The version that was read." }),
      title: t.arg.string({ required: true, description: "8 to 150 characters." }),
      terms: t.arg.globalIDList({ required: true, description: tags }),
    },
    resolve: async (query, _root, { id, terms, ...rest }, context) =>
      reloadThread(context, query, await updateThread(context, { ...rest, id: id.id, termIds: terms.map((term) => term.id) })),
  }),
  replyToThread: t.prismaField({
    type: Post,
    description: "Adds a post to a thread. The same text sent twice at once is added once.",
    authScopes: { signedIn: true },
    errors: { types: [ValidationError, NotFoundError, WrongStateError, RateLimitedError] },
    args: {
      thread: t.arg.globalID({ required: true, description: "Which thread." }),
      body: t.arg.string({ required: true, description: "Markdown, at most 20,000 characters." }),
      replyTo: t.arg.globalID({ description: "The post of the thread that it answers." }),
    },
    resolve: async (query, _root, { thread, body, replyTo }, context) =>
      reloadPost(context, query, await replyToThread(context, { threadId: thread.id, body, replyToId: replyTo?.id ?? null })),
  }),
  editPost: t.prismaField({
    type: Post,
    description: "Changes what a post says; what it said before is kept. For its author.",
    authScopes: { signedIn: true },
    errors: { types: [ValidationError, NotFoundError, WrongStateError, ConflictError] },
    args: {
      id: t.arg.globalID({ required: true, description: "Which post." }),
      version: t.arg.int({ required: true, description: "The version that was read." }),
      body: t.arg.string({ required: true, description: "Markdown, at most 20,000 characters." }),
    },
    resolve: async (query, _root, { id, ...rest }, context) => reloadPost(context, query, await editPost(context, { ...rest, id: id.id })),
  }),
  deletePost: t.prismaField({
    type: Post,
    description: "Takes a post back; its place stays and says so. For its author.",
    authScopes: { signedIn: true },
    errors: { types: [NotFoundError, WrongStateError] },
    args: { id: t.arg.globalID({ required: true, description: "Which post." }) },
    resolve: async (query, _root, { id }, context) => reloadPost(context, query, await deletePost(context, id.id)),
  }),
  reactToPost: t.prismaField({
    type: Post,
    description: "Gives a reaction, or takes it back. Doing it again changes nothing.",
    authScopes: { signedIn: true },
    errors: { types: [NotFoundError, WrongStateError] },
    args: {
      id: t.arg.globalID({ required: true, description: "Which post." }),
      kind: t.arg({ type: ReactionKind, required: true, description: "Which reaction." }),
      on: t.arg.boolean({ required: true, description: "True gives it, false takes it back." }),
    },
    resolve: async (query, _root, { id, kind, on }, context) =>
      reloadPost(context, query, await reactToPost(context, { id: id.id, kind, on })),
  }),
  acceptAnswer: t.prismaField({
    type: Thread,
    description: "Accepts a reply as the answer, or none. For who asked, and moderators.",
    authScopes: { signedIn: true },
    errors: { types: [ValidationError, NotFoundError, WrongStateError] },
    args: {
      thread: t.arg.globalID({ required: true, description: "Which question." }),
      post: t.arg.globalID({ description: "Which reply; without one no answer is accepted any more." }),
    },
    resolve: async (query, _root, { thread, post }, context) =>
      reloadThread(context, query, await acceptAnswer(context, { threadId: thread.id, postId: post?.id ?? null })),
  }),
  savePostDraft: t.field({
    type: PostDraft,
    description: "Keeps what the viewer has typed so far; an empty text is forgotten.",
    authScopes: { signedIn: true },
    args: {
      target: t.arg.string({
        required: true,
        description:
          'What it is for: "new" a thread, "new:<about>" one about something, as /forum/ask names it after "?"; "thread:<id>" a reply, "post:<id>" an edit, ids as in anchors.',
      }),
      body: t.arg.string({ required: true, description: "The text so far." }),
      title: t.arg.string({ defaultValue: "", description: "Title of a new thread." }),
      kind: t.arg.string({ defaultValue: "", description: "Kind of a new thread." }),
      space: t.arg.string({ defaultValue: "", description: "Id of the space of a new thread." }),
      options: t.arg.string({ defaultValue: "", description: "Options of a new poll, one on each line." }),
      terms: t.arg.stringList({ defaultValue: [], description: "Ids of the terms of a new thread." }),
    },
    errors: { types: [ValidationError] },
    resolve: (_root, { target, body, title, kind, space, options, terms }, context) =>
      savePostDraft(context, {
        ...{ target, body, title: title ?? "", kind: kind ?? "" },
        ...{ space: space ?? "", options: options ?? "", terms: terms ?? [] },
      }),
  }),
}))
