import type { Space } from "@hub/prisma"
import slugify from "@sindresorhus/slugify"
import { randomSuffix } from "../people/public.ts"
import { act } from "../platform/act.ts"
import { demand, requireViewer } from "../platform/auth.ts"
import type { Context } from "../platform/context.ts"
import { ConflictError, NotFoundError, ValidationError } from "../platform/errors.ts"
import { isUuid, parseInput } from "../platform/input.ts"
import { forgetDraft } from "./draft.service.ts"
import { addPost, requireThread } from "./post.service.ts"
import { spacesVisibleTo } from "./space.reads.ts"
import { projectThreads } from "./thread.search.ts"
import { requireSubject } from "./thread-subject.reads.ts"
import { type ThreadInput, threadChangeInput, threadInput } from "./writing.input.ts"
import { canChangeThread, canStartThread } from "./writing.policy.ts"

const sameAgain = 10 * 60 * 1000

async function requireSpace({ db, viewer }: Context, id: string): Promise<Space> {
  const space = isUuid(id) ? await db.space.findFirst({ where: { AND: [{ id }, spacesVisibleTo(viewer)] } }) : null
  if (!space) throw new NotFoundError("The space")
  return space
}

/** What stands for a new thread in its address. */
export const newThreadSlug = (title: string): string => `${slugify(title).slice(0, 60).replace(/-+$/, "") || "thread"}-${randomSuffix()}`

/** Starts a thread, and forgets the draft it was written as. The same words sent again at once are the same thread. Returns its id. */
export async function startThread(
  context: Context,
  { spaceId, about, draft, ...typed }: ThreadInput & { spaceId: string; about: { typename: string; id: string } | null; draft: string },
): Promise<string> {
  const viewer = requireViewer(context.viewer)
  const space = await requireSpace(context, spaceId)
  demand(viewer, canStartThread(viewer, space, typed.kind))
  const { kind, title, body, termIds, poll } = parseInput(threadInput, typed)
  if (poll?.closesAt && poll.closesAt <= context.clock.now())
    throw new ValidationError([{ field: "poll.closesAt", message: "Choose a day in the future, or leave it empty" }])
  const subject = await requireSubject(context, about)
  const known = await context.db.term.findMany({ where: { id: { in: termIds }, retiredAt: null }, select: { id: true } })
  if (known.length < new Set(termIds).size) throw new ValidationError([{ field: "termIds", message: "Choose tags from the list" }])
  return act(context, async (unit) => {
    const { tx, at } = unit
    // The author's row is locked, so that two presses of the button are decided one after the other.
    await tx.$queryRaw`select 1 from "Person" where "id" = ${viewer.id}::uuid for update`
    const before = await tx.thread.findFirst({
      where: { authorId: viewer.id, spaceId, title, createdAt: { gt: new Date(at.getTime() - sameAgain) } },
      select: { id: true },
    })
    if (before) return before.id
    const thread = await tx.thread.create({
      data: {
        slug: newThreadSlug(title),
        spaceId,
        authorId: viewer.id,
        kind,
        title,
        ...subject,
        lastPostAt: at,
        createdAt: at,
        terms: { create: known.map(({ id }) => ({ termId: id })) },
        ...(poll && {
          poll: {
            create: {
              isMultiple: poll.isMultiple,
              closesAt: poll.closesAt,
              options: { create: poll.options.map((text, position) => ({ text, position })) },
            },
          },
        }),
      },
    })
    const first = await addPost(unit, viewer, thread, body)
    if (first.state === "WAITING")
      await tx.thread.update({ where: { id: thread.id }, data: { state: "WAITING", stateReason: first.stateReason } })
    else await tx.space.update({ where: { id: spaceId }, data: { threadCount: { increment: 1 } } })
    await unit.audit({
      action: "thread.start",
      subjectType: "Thread",
      subjectId: thread.id,
      after: { spaceId, kind, ...subject, state: first.state },
    })
    await forgetDraft(unit, viewer.id, draft)
    await projectThreads(unit, [thread.id])
    return thread.id
  })
}

/** Corrects a thread's title and tags. A version that is not the stored one is refused with what is stored. */
export async function updateThread(
  context: Context,
  { id, version, ...typed }: { id: string; version: number; title: string; termIds: string[] },
): Promise<string> {
  const viewer = requireViewer(context.viewer)
  const thread = await requireThread(context, id)
  demand(viewer, canChangeThread(viewer, thread, thread.space))
  const { title, termIds } = parseInput(threadChangeInput, typed)
  const known = await context.db.term.findMany({ where: { id: { in: termIds } }, select: { id: true } })
  if (known.length < new Set(termIds).size) throw new ValidationError([{ field: "termIds", message: "Choose tags from the list" }])
  return act(context, async (unit) => {
    const { tx } = unit
    const { count } = await tx.thread.updateMany({ where: { id, version }, data: { title, version: { increment: 1 } } })
    if (count === 0) {
      const current = await tx.thread.findUniqueOrThrow({ where: { id }, select: { version: true, title: true } })
      throw new ConflictError(
        "Somebody changed this thread while you were writing. Compare the two and save again.",
        current.version,
        current,
      )
    }
    await tx.threadTerm.deleteMany({ where: { threadId: id } })
    await tx.threadTerm.createMany({ data: known.map((term) => ({ threadId: id, termId: term.id })) })
    await unit.audit({ action: "thread.update", subjectType: "Thread", subjectId: id, before: { title: thread.title }, after: { title } })
    await projectThreads(unit, [id])
    return id
  })
}
