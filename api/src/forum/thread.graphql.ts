import { ThreadKind as kinds, type Prisma, ThreadState as states } from "@hub/prisma"
import { Round } from "../awards/public.ts"
import { Commitment, Initiative, type InitiativeRecord } from "../directory/public.ts"
import { Term } from "../people/public.ts"
import type { Viewer } from "../platform/auth.ts"
import { builder } from "../platform/builder.ts"
import type { Context } from "../platform/context.ts"
import { pageSize } from "../platform/paging.ts"
import { canModerate } from "./moderation.policy.ts"
import { Space } from "./space.graphql.ts"
import { nobody } from "./space.reads.ts"
import { threadIdBySlug, threadsListedFor } from "./thread.reads.ts"
import { loadSubject } from "./thread-subject.reads.ts"

export const ThreadKind = builder.enumType("ThreadKind", {
  description: "What a thread is.",
  values: {
    QUESTION: { value: kinds.QUESTION, description: "Wants an answer; one can be accepted." },
    DISCUSSION: { value: kinds.DISCUSSION, description: "Wants thoughts." },
    ANNOUNCEMENT: { value: kinds.ANNOUNCEMENT, description: "Tells everybody something." },
    POLL: { value: kinds.POLL, description: "Wants votes." },
  },
})

const ThreadState = builder.enumType("ThreadState", {
  description: "Where a thread stands.",
  values: {
    WAITING: { value: states.WAITING, description: "Its first post waits for a moderator." },
    OPEN: { value: states.OPEN, description: "Can be answered." },
    LOCKED: { value: states.LOCKED, description: "Can be read, and answered by moderators only." },
    HIDDEN: { value: states.HIDDEN, description: "Taken out of sight; moderators still see it." },
    MERGED: { value: states.MERGED, description: "Its posts are in another thread now." },
  },
})

const ThreadSubject = builder.unionType("ThreadSubject", {
  description: "What a thread can be about.",
  types: [Initiative, Round, Commitment],
  resolveType: (subject) => ("card" in subject ? "Initiative" : "awardId" in subject ? "Round" : "Commitment"),
})

/** Reached only through lists and look-ups that ask threadsVisibleTo, so it is no node. */
export const Thread = builder.prismaObject("Thread", {
  description: "A question, discussion, announcement or poll.",
  fields: (t) => ({
    id: t.globalID({ description: "For mutations.", resolve: ({ id }) => ({ type: "Thread", id }) }),
    slug: t.exposeString("slug", { description: "Its place in addresses: /forum/<space>/<slug>. It never changes." }),
    title: t.exposeString("title", { description: "Title, at most 150 characters." }),
    kind: t.expose("kind", { type: ThreadKind, description: "What it is." }),
    state: t.expose("state", { type: ThreadState, description: "Where it stands." }),
    stateReason: t.string({
      nullable: true,
      description: "Why it waits, is locked or hidden.",
      resolve: ({ state, stateReason }) => (state === "OPEN" ? null : stateReason),
    }),
    space: t.relation("space", { type: Space, description: "Where it is." }),
    author: t.relation("author", { description: "Who started it." }),
    lastAuthor: t.relation("lastAuthor", { nullable: true, description: "Who wrote the newest post; null without one that can be read." }),
    terms: t.field({
      type: [Term],
      description: "What it is tagged with. At most 10; merged terms have led to their successors.",
      select: { terms: { include: { term: { include: { mergedInto: true } } }, take: 10 } },
      resolve: ({ terms }) => [...new Map(terms.map(({ term }) => [term.mergedIntoId ?? term.id, term.mergedInto ?? term])).values()],
    }),
    about: t.field({
      type: ThreadSubject,
      nullable: true,
      description: "What it is about, and where it shows: null when it is about nothing in the hub.",
      resolve: (thread, _args, context) => loadSubject(context, thread),
    }),
    isAnswered: t.boolean({
      description: "An answer to the question has been accepted.",
      resolve: ({ acceptedPostId }) => acceptedPostId !== null,
    }),
    isPinned: t.boolean({ description: "It stands above the others of its space.", resolve: ({ pinnedAt }) => pinnedAt !== null }),
    postCount: t.exposeInt("postCount", { description: "Posts that can be read, the first one included." }),
    replyCount: t.int({ description: "Posts after the first that can be read.", resolve: ({ postCount }) => Math.max(0, postCount - 1) }),
    lastPosition: t.exposeInt("lastPosition", { description: "Position of its newest post, whether that can be read or not." }),
    lastPostAt: t.expose("lastPostAt", { type: "DateTime", description: "When the newest post was written." }),
    createdAt: t.expose("createdAt", { type: "DateTime", description: "When it was started." }),
    isDemonstration: t.exposeBoolean("isDemonstration", { description: "True for an invented one." }),
    version: t.exposeInt("version", { description: "Send it with the next change." }),
    viewerCanModerate: t.boolean({
      description: "The viewer may decide about it: they look after its space, and did not start it themselves.",
      select: { authorId: true, space: { select: { regionId: true } } },
      resolve: ({ space, authorId }, _args, { viewer }) => canModerate(viewer, space, authorId).allowed,
    }),
  }),
})

const byActivity = [{ lastPostAt: "desc" }, { id: "desc" }] satisfies Prisma.ThreadOrderByWithRelationInput[]

builder.prismaObjectField(Space, "pinnedThreads", (t) =>
  t.relation("threads", {
    type: Thread,
    description: "Those that stand above the others. At most 5.",
    query: (_args, { viewer }) => ({
      where: { AND: [threadsListedFor(viewer), { pinnedAt: { not: null } }] },
      orderBy: { pinnedAt: "desc" },
      take: 5,
    }),
  }),
)

/** What the forum says about something, for each type that a thread can be about. */
function threadsAbout<Subject>(about: (subject: Subject) => Prisma.ThreadWhereInput) {
  const where = (subject: Subject, viewer: Viewer | null) => ({ AND: [about(subject), threadsListedFor(viewer)] })
  return {
    type: Thread,
    cursor: "id",
    description: "What is asked and said about it in the forum, as far as the viewer may read it; last answered first.",
    complexity: ({ first }: { first?: number | null }) => ({ field: 1, multiplier: pageSize(first) }),
    totalCount: (subject: Subject, _args: object, { db, viewer }: Context) => db.thread.count({ where: where(subject, viewer) }),
    resolve: (query: object, subject: Subject, _args: object, { db, viewer }: Context) =>
      db.thread.findMany({ ...query, where: where(subject, viewer), orderBy: byActivity }),
  } as const
}

builder.objectField(Initiative, "threads", (t) =>
  t.prismaConnection(threadsAbout(({ card }: InitiativeRecord) => ({ initiativeId: card.id }))),
)
builder.objectField(Round, "threads", (t) => t.prismaConnection(threadsAbout(({ id }: { id: string }) => ({ roundId: id }))))
builder.objectField(Commitment, "threads", (t) => t.prismaConnection(threadsAbout(({ id }: { id: string }) => ({ commitmentId: id }))))

builder.queryFields((t) => ({
  thread: t.prismaField({
    type: Thread,
    nullable: true,
    description: "One thread by its slug; null when there is none the viewer may read. A merged one leads to where its posts are now.",
    args: { slug: t.arg.string({ required: true, description: "As in /forum/<space>/<slug>." }) },
    resolve: async (query, _root, { slug }, context) => {
      const wanted = { ...query }
      const id = await threadIdBySlug(context, slug)
      return id === null ? null : context.db.thread.findUnique({ ...wanted, where: { id } })
    },
  }),
  threads: t.prismaConnection({
    type: Thread,
    cursor: "id",
    description: "Threads the viewer may read, last answered first.",
    args: {
      space: t.arg.string({ description: "Only those of the space with this slug." }),
      kind: t.arg({ type: ThreadKind, description: "Only those of this kind." }),
      unanswered: t.arg.boolean({ defaultValue: false, description: "Only open questions without an accepted answer." }),
    },
    complexity: ({ first }) => ({ field: 1, multiplier: pageSize(first) }),
    resolve: async (query, _root, { space, kind, unanswered }, { db, viewer }) => {
      const wanted = { ...query }
      // Named by its id, so that the database walks the threads of this space and not those of all.
      const spaceId = space ? ((await db.space.findUnique({ where: { slug: space }, select: { id: true } }))?.id ?? nobody) : null
      return db.thread.findMany({
        ...wanted,
        where: {
          AND: [
            threadsListedFor(viewer),
            spaceId ? { spaceId } : {},
            kind ? { kind } : {},
            unanswered ? { kind: "QUESTION", acceptedPostId: null, state: "OPEN" } : {},
          ],
        },
        orderBy: byActivity,
      })
    },
  }),
}))
