import { idsOfMailToken, loadReaders, mailToken, shortenedAddress } from "../people/public.ts"
import { act } from "../platform/act.ts"
import type { Context } from "../platform/context.ts"
import { ValidationError } from "../platform/errors.ts"
import { canReadThread } from "./space.policy.ts"
import { setThreadLevel } from "./thread-level.service.ts"

const purpose = "mute-thread"

/** The page that ends mail about one thread for one person, without signing in. */
export const muteThreadPath = (personId: string, threadId: string, secret: string): string =>
  `/unsubscribe/thread/${mailToken(purpose, [personId, threadId], secret)}`

/** Whose mail about which thread a token ends, and whether it has ended. */
export type ThreadMuteLink = {
  address: string
  /** Null when the person may not read the thread any more: then they are not told what it is called by now. */
  thread: { title: string; path: string } | null
  isMuted: boolean
}

/** What the link in a mail would end; null when it was not made here, or its account or thread has gone. Reading it ends nothing. */
export async function threadMuteLink(context: Context, token: string): Promise<ThreadMuteLink | null> {
  const found = await findMuted(context, token)
  return found && linkOf(found)
}

/** Mutes a thread on the proof of a token from a mail about it. Doing it again changes nothing. */
export async function muteThread(context: Context, token: string): Promise<ThreadMuteLink> {
  const found = await findMuted(context, token)
  if (!found) {
    throw new ValidationError([
      { field: "token", message: "This link is not complete. Copy the whole address from the e-mail, or sign in and open the thread" },
    ])
  }
  if (!found.isMuted) {
    const key = { personId: found.person.id, threadId: found.thread.id }
    await act(context, async (unit) => {
      await setThreadLevel(unit, key, "MUTED")
      await unit.audit({ action: "thread.mute", subjectType: "Thread", subjectId: key.threadId, after: key })
    })
  }
  return linkOf({ ...found, isMuted: true })
}

/** The person and the thread of a token. A thread that was merged into another is that other one by now. */
async function findMuted({ db, env }: Context, token: string) {
  const [personId, threadId] = idsOfMailToken(purpose, token, env.AUTH_SECRET) ?? []
  if (!personId || !threadId) return null
  const person = await db.person.findFirst({ where: { id: personId, erasedAt: null }, select: { id: true, email: true } })
  const named = await db.thread.findUnique({ where: { id: threadId }, include: { space: true, mergedInto: { include: { space: true } } } })
  const thread = named && (named.mergedInto ?? named)
  if (!person || !thread) return null
  const own = await db.threadSubscription.findUnique({ where: { personId_threadId: { personId, threadId: thread.id } } })
  const reader = (await loadReaders(db, env, [personId])).get(personId)
  return { person, thread, isMuted: own?.level === "MUTED", canRead: canReadThread(reader ?? null, thread, thread.space) }
}

const linkOf = ({ person, thread, isMuted, canRead }: NonNullable<Awaited<ReturnType<typeof findMuted>>>): ThreadMuteLink => ({
  address: shortenedAddress(person.email),
  thread: canRead ? { title: thread.title, path: `/forum/${thread.space.slug}/${thread.slug}` } : null,
  isMuted,
})
