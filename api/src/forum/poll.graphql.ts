import { builder } from "../platform/builder.ts"
import type { Context } from "../platform/context.ts"
import { DeadlinePassedError, NotFoundError, ValidationError } from "../platform/errors.ts"
import { isClosed, showsResults } from "./poll.rules.ts"
import { closePoll, voteInPoll } from "./poll.service.ts"
import { nobody } from "./space.reads.ts"
import { Thread } from "./thread.graphql.ts"
import { canClosePoll } from "./writing.policy.ts"

const PollOption = builder.objectRef<{ id: string; text: string; voteCount: number | null; isViewers: boolean }>("PollOption").implement({
  description: "One thing to vote for.",
  fields: (t) => ({
    id: t.globalID({ description: "For voting.", resolve: ({ id }) => ({ type: "PollOption", id }) }),
    text: t.exposeString("text", { description: "What it says." }),
    voteCount: t.exposeInt("voteCount", {
      nullable: true,
      description: "Votes for it; null while results are not shown to the viewer.",
    }),
    isViewers: t.exposeBoolean("isViewers", { description: "The viewer voted for it." }),
  }),
})

const standing = { closesAt: true, thread: { select: { state: true } } } as const

/** How the poll stands and the viewer's own ballot, beside what is asked for. */
const ownBallot = (_args: object, { viewer }: Pick<Context, "viewer">) => ({
  ...standing,
  ballots: { where: { personId: viewer?.id ?? nobody }, include: { votes: true } },
})

/** Reached only through a thread the viewer may read, so it is no node. */
const Poll = builder.prismaObject("Poll", {
  description: "What a thread of kind POLL asks.",
  fields: (t) => ({
    isMultiple: t.exposeBoolean("isMultiple", { description: "More than one option may be chosen." }),
    closesAt: t.expose("closesAt", { type: "DateTime", nullable: true, description: "The first instant at which it is too late to vote." }),
    isClosed: t.boolean({
      description: "It is too late to vote, or its thread is locked.",
      select: standing,
      resolve: (poll, _args, { clock }) => isClosed(poll, clock.now()),
    }),
    voterCount: t.exposeInt("voterCount", { description: "How many people have voted." }),
    viewerHasVoted: t.boolean({ description: "The viewer has voted.", select: ownBallot, resolve: ({ ballots }) => ballots.length > 0 }),
    showsResults: t.boolean({
      description: "Results are shown: to those who have voted, and to all once it is closed.",
      select: ownBallot,
      resolve: (poll, _args, { clock }) => showsResults(poll, poll.ballots.length > 0, clock.now()),
    }),
    viewerCanClose: t.boolean({
      description: "The viewer may close it before its day.",
      select: { closesAt: true, thread: { select: { state: true, authorId: true, kind: true, space: true } } },
      resolve: (poll, _args, { viewer, clock }) =>
        !isClosed(poll, clock.now()) && canClosePoll(viewer, poll.thread, poll.thread.space).allowed,
    }),
    options: t.field({
      type: [PollOption],
      description: "In order. At most 10.",
      select: (args, context) => ({ ...ownBallot(args, context), options: { orderBy: { position: "asc" as const } } }),
      resolve: (poll, _args, { clock }) => {
        const isShown = showsResults(poll, poll.ballots.length > 0, clock.now())
        const chosen = new Set(poll.ballots.flatMap(({ votes }) => votes.map(({ optionId }) => optionId)))
        return poll.options.map(({ id, text, voteCount }) => ({
          id,
          text,
          voteCount: isShown ? voteCount : null,
          isViewers: chosen.has(id),
        }))
      },
    }),
  }),
})

builder.prismaObjectField(Thread, "poll", (t) =>
  t.relation("poll", { type: Poll, nullable: true, description: "What it asks, if it is a poll." }),
)

builder.mutationField("voteInPoll", (t) =>
  t.prismaField({
    type: Thread,
    description: "Votes, or changes one's vote, while the poll is open.",
    authScopes: { signedIn: true },
    errors: { types: [ValidationError, NotFoundError, DeadlinePassedError] },
    args: {
      thread: t.arg.globalID({ required: true, description: "Which poll, by its thread." }),
      options: t.arg.globalIDList({ required: true, description: "The options chosen." }),
    },
    resolve: async (query, _root, { thread, options }, context) => {
      const id = await voteInPoll(context, { threadId: thread.id, optionIds: options.map((option) => option.id) })
      return context.db.thread.findUniqueOrThrow({ ...query, where: { id } })
    },
  }),
)

builder.mutationField("closePoll", (t) =>
  t.prismaField({
    type: Thread,
    description: "Closes a poll now: nobody can vote any more, and everybody sees the result. For who started it, and moderators.",
    authScopes: { signedIn: true },
    errors: { types: [NotFoundError] },
    args: { thread: t.arg.globalID({ required: true, description: "Which poll, by its thread." }) },
    resolve: async (query, _root, { thread }, context) => {
      const id = await closePoll(context, thread.id)
      return context.db.thread.findUniqueOrThrow({ ...query, where: { id } })
    },
  }),
)
