import { act } from "../platform/act.ts"
import { demand, requireViewer } from "../platform/auth.ts"
import type { Context } from "../platform/context.ts"
import { DeadlinePassedError, NotFoundError, ValidationError } from "../platform/errors.ts"
import { choiceProblem, isClosed } from "./poll.rules.ts"
import { requireThread } from "./post.service.ts"
import { canClosePoll, canReply } from "./writing.policy.ts"

/** Votes in a poll, or changes one's vote while it is open. Returns the thread's id. */
export async function voteInPoll(context: Context, { threadId, optionIds }: { threadId: string; optionIds: string[] }): Promise<string> {
  const viewer = requireViewer(context.viewer)
  const thread = await requireThread(context, threadId)
  demand(viewer, canReply(viewer, thread, thread.space))
  const poll = await context.db.poll.findUnique({ where: { threadId }, include: { options: { select: { id: true } } } })
  if (!poll) throw new NotFoundError("The poll")
  const chosen = [...new Set(optionIds)]
  const problem = choiceProblem(
    poll.isMultiple,
    chosen,
    poll.options.map(({ id }) => id),
  )
  if (problem) throw new ValidationError([{ field: "options", message: problem }])
  return act(context, async (unit) => {
    const { tx, at } = unit
    // The poll's row is locked, so that votes are counted one after the other.
    await tx.$queryRaw`select 1 from "Poll" where "id" = ${poll.id}::uuid for update`
    if (isClosed({ ...poll, thread }, at)) throw new DeadlinePassedError("This poll is closed.", poll.closesAt ?? at)
    const ballot = await tx.pollBallot.findUnique({
      where: { pollId_personId: { pollId: poll.id, personId: viewer.id } },
      include: { votes: true },
    })
    if (ballot) {
      await tx.pollOption.updateMany({
        where: { id: { in: ballot.votes.map(({ optionId }) => optionId) } },
        data: { voteCount: { decrement: 1 } },
      })
      await tx.pollVote.deleteMany({ where: { ballotId: ballot.id } })
    }
    const { id: ballotId } = ballot
      ? await tx.pollBallot.update({ where: { id: ballot.id }, data: { castAt: at } })
      : await tx.pollBallot.create({ data: { pollId: poll.id, personId: viewer.id, castAt: at } })
    if (!ballot) await tx.poll.update({ where: { id: poll.id }, data: { voterCount: { increment: 1 } } })
    await tx.pollVote.createMany({ data: chosen.map((optionId) => ({ ballotId, optionId })) })
    await tx.pollOption.updateMany({ where: { id: { in: chosen } }, data: { voteCount: { increment: 1 } } })
    // That somebody voted is on record; for what is between them and the poll.
    await unit.audit({ action: "poll.vote", subjectType: "Thread", subjectId: threadId })
    return threadId
  })
}

/** Closes a poll before its day, so that everybody sees the result. One that is closed stays as it is. Returns the thread's id. */
export async function closePoll(context: Context, threadId: string): Promise<string> {
  const viewer = requireViewer(context.viewer)
  const thread = await requireThread(context, threadId)
  const poll = await context.db.poll.findUnique({ where: { threadId } })
  if (!poll) throw new NotFoundError("The poll")
  demand(viewer, canClosePoll(viewer, thread, thread.space))
  return act(context, async (unit) => {
    const { tx, at } = unit
    // Only one that is open: of two presses of the button the first counts, and a day that has passed stays what it was.
    const open = { threadId, OR: [{ closesAt: null }, { closesAt: { gt: at } }] }
    const { count } = await tx.poll.updateMany({ where: open, data: { closesAt: at } })
    if (count > 0)
      await unit.audit({
        action: "poll.close",
        subjectType: "Thread",
        subjectId: threadId,
        before: { closesAt: poll.closesAt },
        after: { closesAt: at },
      })
    return threadId
  })
}
