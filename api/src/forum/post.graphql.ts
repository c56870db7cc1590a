import { PostState as states } from "@hub/prisma"
import { builder } from "../platform/builder.ts"
import { isUuid } from "../platform/input.ts"
import { htmlOf, mostAppreciatedIn } from "./post.reads.ts"
import { canReadBody, pageCount, pageOfPosition, positionsOfPage, postsPerPage } from "./post.rules.ts"
import { nobody } from "./space.reads.ts"
import { Thread } from "./thread.graphql.ts"
import { postsVisibleTo } from "./thread.reads.ts"

const PostState = builder.enumType("PostState", {
  description: "Where a post stands.",
  values: {
    WAITING: { value: states.WAITING, description: "Waits for a moderator; its author and moderators see it." },
    PUBLISHED: { value: states.PUBLISHED, description: "Can be read." },
    HIDDEN: { value: states.HIDDEN, description: "Taken out of sight by a moderator; its place says so." },
    DELETED: { value: states.DELETED, description: "Taken back by its author; its place says so." },
  },
})

/** What every field of a post may go by. */
const basis = {
  id: true,
  state: true,
  authorId: true,
  position: true,
  thread: { select: { id: true, acceptedPostId: true, space: { select: { regionId: true } } } },
} as const

/** Reached only through threads the viewer may read and look-ups that ask postsVisibleTo, so it is no node. */
export const Post = builder.prismaObject("Post", {
  description: "One contribution to a thread.",
  select: basis,
  fields: (t) => ({
    id: t.globalID({ description: "For mutations.", resolve: ({ id }) => ({ type: "Post", id }) }),
    anchor: t.string({ description: "Its place on its page: the part of the address after #.", resolve: ({ id }) => `post-${id}` }),
    position: t.exposeInt("position", { description: "1 for the first of its thread. It stays while the post is in this thread." }),
    page: t.int({
      description: `The page of its thread it is on; ${postsPerPage} positions are on each.`,
      resolve: ({ position }) => pageOfPosition(position),
    }),
    state: t.expose("state", { type: PostState, description: "Where it stands." }),
    stateReason: t.string({
      nullable: true,
      description: "Why it waits or was hidden; for its author and moderators.",
      select: { stateReason: true },
      resolve: (post, _args, { viewer }) =>
        (post.state === "WAITING" || post.state === "HIDDEN") && canReadBody(viewer, post, post.thread.space) ? post.stateReason : null,
    }),
    author: t.relation("author", { description: "Who wrote it." }),
    html: t.string({
      nullable: true,
      description: "What it says, as HTML that is safe to show; null when it was hidden or taken back.",
      select: { body: true, html: true, rendererVersion: true },
      resolve: (post, _args, context) => (canReadBody(context.viewer, post, post.thread.space) ? htmlOf(context, post) : null),
    }),
    body: t.string({
      nullable: true,
      description: "What it says, in Markdown; null when it was hidden or taken back.",
      select: { body: true },
      resolve: (post, _args, { viewer }) => (canReadBody(viewer, post, post.thread.space) ? post.body : null),
    }),
    isAcceptedAnswer: t.boolean({
      description: "It was accepted as the answer.",
      resolve: ({ id, thread }) => thread.acceptedPostId === id,
    }),
    mergedTitle: t.string({
      nullable: true,
      description: "The title of the thread that it opened, if that was merged into this one.",
      select: { mergedFrom: { select: { title: true } } },
      resolve: ({ mergedFrom }) => mergedFrom?.title ?? null,
    }),
    reactionCount: t.exposeInt("reactionCount", { description: "Reactions of all kinds." }),
    createdAt: t.expose("createdAt", { type: "DateTime", description: "When it was written." }),
    editedAt: t.expose("editedAt", { type: "DateTime", nullable: true, description: "When it was last changed; null if it never was." }),
    version: t.exposeInt("version", { description: "Send it with the next edit." }),
  }),
})

builder.prismaObjectField(Post, "replyTo", (t) =>
  t.field({
    type: Post,
    nullable: true,
    description: "The post of this thread that it answers, if it names one that is not waiting for a moderator.",
    select: (_args, _context, nested) => ({ replyTo: nested({ select: basis }) }),
    resolve: ({ replyTo, thread }) => (replyTo?.thread.id === thread.id && replyTo.state !== "WAITING" ? replyTo : null),
  }),
)

type PageOfPosts = { threadId: string; page: number; lastPosition: number }

const PostPage = builder.objectRef<PageOfPosts>("PostPage").implement({
  description: "One page of a thread. What is on it never moves to another.",
  fields: (t) => ({
    page: t.exposeInt("page", { description: "Which, from 1." }),
    pageCount: t.int({ description: "How many pages the thread has.", resolve: ({ lastPosition }) => pageCount(lastPosition) }),
    posts: t.prismaField({
      type: [Post],
      description: `Its posts in order. At most ${postsPerPage}.`,
      complexity: { field: 1, multiplier: postsPerPage },
      resolve: (query, { threadId, page }, _args, { db, viewer }) => {
        const { from, to } = positionsOfPage(page)
        return db.post.findMany({
          ...query,
          where: { AND: [{ threadId, position: { gte: from, lte: to } }, postsVisibleTo(viewer)] },
          orderBy: { position: "asc" },
        })
      },
    }),
  }),
})

builder.prismaObjectFields(Thread, (t) => ({
  posts: t.field({
    type: PostPage,
    description: "A page of its posts, oldest first. A page after the last gives the last.",
    args: { page: t.arg.int({ defaultValue: 1, description: "Which page, from 1." }) },
    resolve: ({ id, lastPosition }, { page }): PageOfPosts => ({
      threadId: id,
      lastPosition,
      page: Math.min(Math.max(page ?? 1, 1), pageCount(lastPosition)),
    }),
  }),
  post: t.prismaField({
    type: Post,
    nullable: true,
    description: "One of its posts; null when it has no such post that the viewer may come upon.",
    args: { id: t.arg.string({ required: true, description: "The part of its anchor after “post-”." }) },
    resolve: (query, thread, { id }, { db, viewer }) =>
      db.post.findFirst({ ...query, where: { AND: [{ id: isUuid(id) ? id : nobody, threadId: thread.id }, postsVisibleTo(viewer)] } }),
  }),
  acceptedAnswer: t.prismaField({
    type: Post,
    nullable: true,
    description: "The accepted answer; null without one that can be read.",
    resolve: (query, { acceptedPostId, id }, _args, { db, viewer }) =>
      db.post.findFirst({
        ...query,
        where: { AND: [{ id: acceptedPostId ?? nobody, threadId: id, state: "PUBLISHED" }, postsVisibleTo(viewer)] },
      }),
  }),
  mostAppreciated: t.prismaField({
    type: [Post],
    description: "The posts with most reactions, best first. At most 3.",
    resolve: async (query, { id }, _args, context) =>
      context.db.post.findMany({
        ...query,
        where: { AND: [{ id: { in: await mostAppreciatedIn(context, id) } }, postsVisibleTo(context.viewer)] },
        orderBy: [{ reactionCount: "desc" }, { position: "asc" }],
      }),
  }),
}))
