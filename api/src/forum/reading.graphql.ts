import { SubscriptionLevel as levels } from "@hub/prisma"
import { builder } from "../platform/builder.ts"
import type { Context } from "../platform/context.ts"
import { NotFoundError } from "../platform/errors.ts"
import { Post } from "./post.graphql.ts"
import { newThreadsIn } from "./reading.reads.ts"
import { markThreadRead, subscribeToSpace, subscribeToThread, visitSpace } from "./reading.service.ts"
import { Space } from "./space.graphql.ts"
import { nobody } from "./space.reads.ts"
import { Thread } from "./thread.graphql.ts"
import { postsVisibleTo } from "./thread.reads.ts"

const SubscriptionLevel = builder.enumType("SubscriptionLevel", {
  description: "How much somebody wants to hear of a space or thread.",
  values: {
    EVERYTHING: { value: levels.EVERYTHING, description: "Every post, by mail as they chose for all notifications." },
    DIGEST: { value: levels.DIGEST, description: "Every post, by mail in their summary only." },
    MENTIONS: { value: levels.MENTIONS, description: "Only what names them." },
    MUTED: { value: levels.MUTED, description: "Nothing, not even what names them." },
  },
})

/** The viewer's own rows, beside what is asked for. */
const ownMark = (_args: object, { viewer }: Pick<Context, "viewer">) => ({ readMarks: { where: { personId: viewer?.id ?? nobody } } })
const ownSubscription = (_args: object, { viewer }: Pick<Context, "viewer">) => ({
  subscriptions: { where: { personId: viewer?.id ?? nobody } },
})

builder.prismaObjectFields(Thread, (t) => ({
  viewerUnreadCount: t.int({
    nullable: true,
    description: "Posts the viewer has not had before them; null when they never opened it, and for visitors.",
    select: ownMark,
    resolve: ({ readMarks, lastPosition }) => {
      const [mark] = readMarks
      return mark ? Math.max(0, lastPosition - mark.position) : null
    },
  }),
  firstUnread: t.prismaField({
    type: Post,
    nullable: true,
    description: "The first post the viewer has not had before them; null when there is none, they never opened it, and for visitors.",
    resolve: async (query, { id }, _args, { db, viewer }) => {
      const wanted = { ...query }
      const mark = viewer && (await db.readMark.findUnique({ where: { personId_threadId: { personId: viewer.id, threadId: id } } }))
      return mark
        ? db.post.findFirst({
            ...wanted,
            where: { AND: [{ threadId: id, position: { gt: mark.position } }, postsVisibleTo(viewer)] },
            orderBy: { position: "asc" },
          })
        : null
    },
  }),
  viewerSubscription: t.field({
    type: SubscriptionLevel,
    nullable: true,
    description: "What the viewer chose to hear of it; null when it goes by their choice for its space.",
    select: ownSubscription,
    resolve: ({ subscriptions }) => subscriptions[0]?.level ?? null,
  }),
}))

builder.prismaObjectFields(Space, (t) => ({
  viewerSubscription: t.field({
    type: SubscriptionLevel,
    nullable: true,
    description: "What the viewer chose to hear of it; null is the same as mentions only.",
    select: ownSubscription,
    resolve: ({ subscriptions }) => subscriptions[0]?.level ?? null,
  }),
  viewerNewCount: t.int({
    description:
      "Threads with something new since the viewer's last visit: 0 to 99, where 99 means that many or more; 0 before the first visit.",
    resolve: ({ id }, _args, context) => newThreadsIn(context, id),
  }),
}))

const Visit = builder.objectRef<{ newSince: Date | null }>("SpaceVisit").implement({
  description: "That the viewer looks into a space.",
  fields: (t) => ({
    newSince: t.expose("newSince", {
      type: "DateTime",
      nullable: true,
      description: "The end of their visit before: what came after it is new to them; null at the first visit.",
    }),
  }),
})

builder.mutationFields((t) => ({
  markThreadRead: t.prismaField({
    type: Thread,
    description: "Notes that the viewer has had a thread before them up to a position. Never goes back.",
    authScopes: { signedIn: true },
    errors: { types: [NotFoundError] },
    args: {
      thread: t.arg.globalID({ required: true, description: "Which." }),
      position: t.arg.int({ required: true, description: "Position of the last post they saw." }),
    },
    resolve: async (query, _root, { thread, position }, context) => {
      const id = await markThreadRead(context, { threadId: thread.id, position })
      return context.db.thread.findUniqueOrThrow({ ...query, where: { id } })
    },
  }),
  visitSpace: t.field({
    type: Visit,
    description: "Notes that the viewer looks into a space. Half an hour without a look ends a visit.",
    authScopes: { signedIn: true },
    errors: { types: [NotFoundError] },
    args: { space: t.arg.globalID({ required: true, description: "Which." }) },
    resolve: async (_root, { space }, context) => ({ newSince: await visitSpace(context, space.id) }),
  }),
  subscribeToThread: t.prismaField({
    type: Thread,
    description: "Says how much the viewer wants to hear of a thread.",
    authScopes: { signedIn: true },
    errors: { types: [NotFoundError] },
    args: {
      thread: t.arg.globalID({ required: true, description: "Which." }),
      level: t.arg({ type: SubscriptionLevel, description: "How much; without it, as they chose for its space." }),
    },
    resolve: async (query, _root, { thread, level }, context) => {
      const id = await subscribeToThread(context, { threadId: thread.id, level: level ?? null })
      return context.db.thread.findUniqueOrThrow({ ...query, where: { id } })
    },
  }),
  subscribeToSpace: t.prismaField({
    type: Space,
    description: "Says how much the viewer wants to hear of a space.",
    authScopes: { signedIn: true },
    errors: { types: [NotFoundError] },
    args: {
      space: t.arg.globalID({ required: true, description: "Which." }),
      level: t.arg({ type: SubscriptionLevel, description: "How much; without it, mentions only." }),
    },
    resolve: async (query, _root, { space, level }, context) => {
      const id = await subscribeToSpace(context, { spaceId: space.id, level: level ?? null })
      return context.db.space.findUniqueOrThrow({ ...query, where: { id } })
    },
  }),
}))
