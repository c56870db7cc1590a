import { ModerationKind as kinds, type Space, AppealState as states, type ThreadState } from "@hub/prisma"
import { Person } from "../people/public.ts"
import type { Viewer } from "../platform/auth.ts"
import { builder } from "../platform/builder.ts"
import type { Context } from "../platform/context.ts"
import { NotFoundError, ValidationError, WrongStateError } from "../platform/errors.ts"
import { isUuid } from "../platform/input.ts"
import { pageSize } from "../platform/paging.ts"
import { appealsFor, decisionsAbout, decisionsVisibleTo } from "./appeal.reads.ts"
import { appealModeration, decideAppeal, type AppealOutcome as Outcome } from "./appeal.service.ts"
import { canAppeal, canDecideAppeal } from "./moderation.policy.ts"
import { appealDays, moderationKinds } from "./moderation.rules.ts"
import { type ModerationMonth as Month, moderationLog } from "./moderation-log.reads.ts"
import { htmlOf } from "./post.reads.ts"
import { canReadSpace } from "./space.policy.ts"
import { nobody } from "./space.reads.ts"
import { listedStates } from "./thread.reads.ts"

const ModerationKind = builder.enumType("ModerationKind", {
  description: "What a moderator did.",
  values: Object.fromEntries(
    Object.values(kinds).map((kind) => [kind, { value: kind, description: `${moderationKinds[kind].label}.` }]),
  ) as {
    [Kind in (typeof kinds)[keyof typeof kinds]]: { value: Kind; description: string }
  },
})

const AppealState = builder.enumType("AppealState", {
  description: "What became of an appeal.",
  values: {
    OPEN: { value: states.OPEN, description: "Another moderator has yet to decide." },
    UPHELD: { value: states.UPHELD, description: "The decision stands." },
    OVERTURNED: { value: states.OVERTURNED, description: "The decision does not stand." },
  },
})

const AppealOutcome = builder.enumType("AppealOutcome", {
  description: "What is decided about an appeal.",
  values: {
    UPHELD: { value: "UPHELD" as Outcome, description: "The decision stands." },
    OVERTURNED: { value: "OVERTURNED" as Outcome, description: "The decision does not stand; what can be undone is undone." },
  },
})

/** Reached only through decisionsVisibleTo: whom it concerns and who may decide an appeal. Who decided is told to nobody. */
const place = {
  ...{ slug: true, state: true, space: true },
  mergedInto: { select: { slug: true, state: true, space: true } },
} as const

type Place = { slug: string; state: ThreadState; space: Space }

/** Where a thread, or what it was merged into, can be read now; null where the viewer cannot. */
function placeNow(viewer: Viewer | null, thread: (Place & { mergedInto: Place | null }) | null): Place | null {
  const now = thread?.mergedInto ?? thread
  return now && canReadSpace(viewer, now.space) && listedStates.some((state) => state === now.state) ? now : null
}

const ModerationAct = builder.prismaObject("ModerationAct", {
  description: "What a moderator decided about what somebody wrote, and why.",
  select: { id: true, kind: true, personId: true, moderatorId: true, at: true, appealState: true },
  fields: (t) => ({
    id: t.globalID({ description: "For mutations.", resolve: ({ id }) => ({ type: "ModerationAct", id }) }),
    kind: t.expose("kind", { type: ModerationKind, description: "What was decided." }),
    kindInWords: t.string({ description: "The same for people: “Post hidden”.", resolve: ({ kind }) => moderationKinds[kind].label }),
    person: t.relation("person", { type: Person, description: "Whom it concerns." }),
    reason: t.exposeString("reason", { description: "Why, in words for the person it concerns." }),
    until: t.expose("until", { type: "DateTime", nullable: true, description: "Until when somebody is kept from writing." }),
    at: t.expose("at", { type: "DateTime", description: "When." }),
    postHtml: t.string({
      nullable: true,
      description: "What the post says that it is about, as HTML that is safe to show; null when it is about a thread.",
      select: { post: { select: { id: true, body: true, html: true, rendererVersion: true } } },
      resolve: ({ post }, _args, context) => post && htmlOf(context, post),
    }),
    threadTitle: t.string({
      nullable: true,
      description: "The title of the thread; null when the person did not start it and cannot read it.",
      select: { thread: { select: { title: true, state: true, authorId: true, space: true } } },
      resolve: ({ thread, personId }, _args, { viewer }) =>
        thread && (thread.authorId === personId || canReadSpace(viewer, thread.space)) ? thread.title : null,
    }),
    path: t.string({
      nullable: true,
      description: "Where it is on the web site; null when the viewer cannot read it.",
      select: { postId: true, thread: { select: place } },
      resolve: ({ thread, postId }, _args, { viewer }) => {
        const now = placeNow(viewer, thread)
        return now && `/forum/${now.space.slug}/${now.slug}${postId ? `?post=${postId}#post-${postId}` : ""}`
      },
    }),
    spaceName: t.string({
      nullable: true,
      description: "The name of the space it is in now; null when the viewer cannot read it.",
      select: { thread: { select: place } },
      resolve: ({ thread }, _args, { viewer }) => placeNow(viewer, thread)?.space.name ?? null,
    }),
    appeal: t.exposeString("appeal", { nullable: true, description: "What the person says against it." }),
    appealedAt: t.expose("appealedAt", { type: "DateTime", nullable: true, description: "When they said so." }),
    appealState: t.expose("appealState", {
      type: AppealState,
      nullable: true,
      description: "What became of the appeal; null without one.",
    }),
    appealAnswer: t.exposeString("appealAnswer", { nullable: true, description: "Why it was decided so." }),
    viewerCanAppeal: t.boolean({
      description: `The viewer may appeal: once, within ${appealDays} days.`,
      resolve: (act, _args, { viewer, clock }) => canAppeal(viewer, act, clock.now()).allowed,
    }),
    viewerCanDecide: t.boolean({
      description: "The viewer may decide about the appeal.",
      select: { space: { select: { regionId: true } } },
      resolve: (act, _args, { viewer }) => act.appealState === "OPEN" && canDecideAppeal(viewer, act, act.space).allowed,
    }),
  }),
})

const KindCount = builder.objectRef<Month["acts"][number]>("ModerationKindCount").implement({
  description: "How often moderators did one thing.",
  fields: (t) => ({
    kind: t.expose("kind", { type: ModerationKind, description: "What." }),
    kindInWords: t.string({ description: "The same for people.", resolve: ({ kind }) => moderationKinds[kind].label }),
    count: t.exposeInt("count", { description: "How often." }),
  }),
})

const ModerationMonth = builder.objectRef<Month>("ModerationMonth").implement({
  description: "What moderators did in a month, in counts.",
  fields: (t) => ({
    month: t.exposeString("month", { description: 'Which: "2015-07".' }),
    acts: t.field({ type: [KindCount], description: "What they did. At most one entry a kind.", resolve: ({ acts }) => acts }),
    flagCount: t.exposeInt("flagCount", { description: "Times somebody told the moderators about a post." }),
    upheldFlagCount: t.exposeInt("upheldFlagCount", { description: "Times moderators took the post out of sight for it." }),
    appealCount: t.exposeInt("appealCount", { description: "Appeals against decisions." }),
    overturnedCount: t.exposeInt("overturnedCount", { description: "Decisions that fell on appeal." }),
  }),
})

const newestFirst = [{ at: "desc" as const }, { id: "desc" as const }]

builder.queryFields((t) => ({
  moderationLog: t.field({
    type: [ModerationMonth],
    description:
      "What moderators did in each of the last twelve months, newest first; months in which nothing happened are left out. At most 12.",
    resolve: (_root, _args, context) => moderationLog(context),
  }),
  moderationAct: t.prismaField({
    type: ModerationAct,
    nullable: true,
    description: "One decision about what the viewer wrote, or one whose appeal they may decide; null for all others.",
    args: { id: t.arg.globalID({ required: true, description: "Which." }) },
    resolve: (query, _root, { id }, { db, viewer }) =>
      db.moderationAct.findFirst({ ...query, where: { AND: [{ id: isUuid(id.id) ? id.id : nobody }, decisionsVisibleTo(viewer)] } }),
  }),
  myModeration: t.prismaConnection({
    type: ModerationAct,
    cursor: "id",
    description: "What moderators decided about what the viewer wrote, newest first.",
    authScopes: { signedIn: true },
    complexity: ({ first }) => ({ field: 1, multiplier: pageSize(first) }),
    resolve: (query, _root, _args, { db, viewer }) =>
      db.moderationAct.findMany({ ...query, where: decisionsAbout(viewer), orderBy: newestFirst }),
  }),
  appealsToDecide: t.prismaConnection({
    type: ModerationAct,
    cursor: "id",
    description: "Appeals in the spaces the viewer looks after, against what others decided; oldest first.",
    authScopes: { signedIn: true },
    complexity: ({ first }) => ({ field: 1, multiplier: pageSize(first) }),
    totalCount: (_parent, _args, { db, viewer }) =>
      db.moderationAct.count({ where: { AND: [appealsFor(viewer), { appealState: "OPEN" }] } }),
    resolve: (query, _root, _args, { db, viewer }) =>
      db.moderationAct.findMany({
        ...query,
        where: { AND: [appealsFor(viewer), { appealState: "OPEN" }] },
        orderBy: [{ appealedAt: "asc" }, { id: "asc" }],
      }),
  }),
}))

const reload = ({ db }: Context, query: object, id: string) => db.moderationAct.findUniqueOrThrow({ ...query, where: { id } })

builder.mutationFields((t) => ({
  appealModeration: t.prismaField({
    type: ModerationAct,
    description: `Appeals against a decision about what the viewer wrote: once, within ${appealDays} days. Another moderator decides.`,
    authScopes: { signedIn: true },
    errors: { types: [ValidationError, NotFoundError, WrongStateError] },
    args: {
      id: t.arg.globalID({ required: true, description: "Which decision." }),
      text: t.arg.string({ required: true, description: "Why it is wrong; at most 2,000 characters." }),
    },
    resolve: async (query, _root, { id, text }, context) => reload(context, query, await appealModeration(context, { id: id.id, text })),
  }),
  decideAppeal: t.prismaField({
    type: ModerationAct,
    description: "Decides an appeal; the person is told why. For moderators, about what another one decided.",
    authScopes: { signedIn: true },
    errors: { types: [ValidationError, NotFoundError, WrongStateError] },
    args: {
      id: t.arg.globalID({ required: true, description: "Which decision." }),
      outcome: t.arg({ type: AppealOutcome, required: true, description: "Whether it stands." }),
      answer: t.arg.string({ required: true, description: "Why, for the person who appeals." }),
    },
    resolve: async (query, _root, { id, ...rest }, context) => reload(context, query, await decideAppeal(context, { id: id.id, ...rest })),
  }),
}))
