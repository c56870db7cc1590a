import type { Person, Space, Thread } from "@hub/prisma"
import { joinOrganisation, makeOrganisation, makePerson, makeSpace, makeThread } from "@hub/seed/builders"
import { beforeEach, expect, test } from "vitest"
import { useHub } from "../../kit/hub.ts"

const hub = useHub()
const globalId = (type: string, { id }: { id: string }) => Buffer.from(`${type}:${id}`).toString("base64")
const subscribe = `mutation($thread: ID!) { subscribeToThread(thread: $thread, level: EVERYTHING) { ... on Thread { id } } }`
const reply = `mutation($thread: ID!, $body: String!) { replyToThread(thread: $thread, body: $body) { ... on Post { id } } }`
const link = `query ($token: String!) { threadMuteLink(token: $token) { address title path isMuted } }`
const mute = `mutation ($token: String!) { muteThread(token: $token) { ... on ThreadMuteLink { title isMuted } } }`

let space: Space
let thread: Thread
let other: Thread
let follower: Person
let writer: Person

const known = async (name: string) => {
  const person = await makePerson(hub, { name })
  await joinOrganisation(hub, person, await makeOrganisation(hub))
  return person
}

beforeEach(async () => {
  follower = await known("Amara Okafor")
  writer = await known("Neil Jolliffe")
  space = await makeSpace(hub)
  thread = await makeThread(hub, { spaceId: space.id, title: "Cadets" })
  other = await makeThread(hub, { spaceId: space.id, title: "Uniforms" })
  for (const one of [thread, other]) await hub.as(follower).mutate(subscribe, { thread: globalId("Thread", one) })
})

/** Somebody replies; the mail that the follower gets about it, if any, and the token of the link that ends it. */
async function told(where = thread) {
  const before = (await hub.mail(follower.email)).length
  hub.clock.advance(1000)
  await hub.as(writer).mutate(reply, { thread: globalId("Thread", where), body: "So have we." })
  await hub.runJobs()
  hub.clock.advance(3 * 60 * 1000)
  await hub.runJobs()
  const [mail] = (await hub.mail(follower.email)).slice(before)
  const headers = mail?.headers as Record<string, string> | undefined
  return { mail, headers, token: /\/unsubscribe\/thread\/([^>]+)>/.exec(headers?.["List-Unsubscribe"] ?? "")?.[1] ?? "" }
}

const levelOf = async (one: Thread, person = follower) =>
  (await hub.db.threadSubscription.findUnique({ where: { personId_threadId: { personId: person.id, threadId: one.id } } }))?.level ?? null

test("mail about a thread has a link that stops that thread alone, and behind it the one that stops all", async () => {
  const { mail, headers, token } = await told()
  expect(headers?.["List-Unsubscribe-Post"]).toBe("List-Unsubscribe=One-Click")
  expect(mail?.text).toMatch(
    /Stop e-mails about this thread: \S+\/unsubscribe\/thread\/\S+\nStop all e-mails like these: \S+\/unsubscribe\/[^/\s]+\n/,
  )
  const address = `${follower.email[0]}…${follower.email.slice(follower.email.indexOf("@"))}`
  const before = { address, title: "Cadets", path: `/forum/${space.slug}/${thread.slug}`, isMuted: false }
  expect((await hub.visitor.query(link, { token })).threadMuteLink).toEqual(before)
  expect(await levelOf(thread), "looking changes nothing").toBe("EVERYTHING")

  expect(await hub.visitor.mutate(mute, { token })).toMatchObject({ title: "Cadets", isMuted: true })
  expect((await told()).mail).toBeUndefined()
  expect((await told(other)).mail?.subject).toContain("Uniforms")
  expect([await levelOf(thread, writer), await levelOf(other)]).toEqual(["EVERYTHING", "EVERYTHING"])
  expect((await hub.db.person.findUniqueOrThrow({ where: { id: follower.id } })).notificationFrequency).toBe("AT_ONCE")
})

test("used again it changes nothing, and is in the audit log once; who wants to hear of it again can end that again", async () => {
  const { token } = await told()
  for (let times = 0; times < 2; times++) expect((await hub.visitor.mutate(mute, { token })).isMuted).toBe(true)
  expect(await hub.db.auditEvent.count({ where: { action: "thread.mute", subjectId: thread.id } })).toBe(1)
  await hub.as(follower).mutate(subscribe, { thread: globalId("Thread", thread) })
  expect((await hub.visitor.query(link, { token })).threadMuteLink.isMuted).toBe(false)
  await hub.visitor.mutate(mute, { token })
  expect(await levelOf(thread)).toBe("MUTED")
})

test("a token that was not made here ends nothing: cut off, for somebody else, for another thread, or for another purpose", async () => {
  const { mail, token } = await told()
  const [personId = "", threadId = "", signature = ""] = token.split(".")
  const all = /\/unsubscribe\/([^/\s]+)\n/.exec(mail?.text ?? "")?.[1] ?? ""
  expect(all).toContain(personId)
  const forged = [
    "",
    token.slice(0, -1),
    `${writer.id}.${threadId}.${signature}`,
    `${personId}.${other.id}.${signature}`,
    `${threadId}.${personId}.${signature}`,
    `${personId}.${signature}`,
    all,
  ]
  for (const wrong of forged) {
    await hub.visitor.refused("ValidationError", mute, { token: wrong })
    expect((await hub.visitor.query(link, { token: wrong })).threadMuteLink).toBeNull()
  }
  expect([await levelOf(thread), await levelOf(other), await levelOf(thread, writer)]).toEqual(["EVERYTHING", "EVERYTHING", "EVERYTHING"])
  const unsubscribe = `mutation ($token: String!) { unsubscribe(token: $token) { ... on Unsubscribed { notificationFrequency } } }`
  await hub.visitor.refused("ValidationError", unsubscribe, { token })
})

test("a thread that the person may not read any more is still ended, without its name; an account that has gone has no link", async () => {
  const { token } = await told()
  await hub.db.thread.update({ where: { id: thread.id }, data: { state: "HIDDEN", stateReason: "spam", title: "Told in confidence" } })
  expect((await hub.visitor.query(link, { token })).threadMuteLink).toMatchObject({ title: null, path: null, isMuted: false })
  expect(await hub.visitor.mutate(mute, { token })).toMatchObject({ title: null, isMuted: true })
  expect(await levelOf(thread)).toBe("MUTED")
  await hub.db.person.update({ where: { id: follower.id }, data: { erasedAt: hub.clock.now() } })
  expect((await hub.visitor.query(link, { token })).threadMuteLink).toBeNull()
  await hub.visitor.refused("ValidationError", mute, { token })
})

test("of a thread that was merged into another, the other is ended: that is where its mail comes from", async () => {
  const { token } = await told()
  await hub.db.thread.update({ where: { id: thread.id }, data: { state: "MERGED", mergedIntoId: other.id } })
  expect(await hub.visitor.mutate(mute, { token })).toMatchObject({ title: "Uniforms", isMuted: true })
  expect([await levelOf(thread), await levelOf(other)]).toEqual(["EVERYTHING", "MUTED"])
})

test("who has muted a thread is not told that their answer there was accepted", async () => {
  const asker = await known("Ada Archer")
  const question = await makeThread(hub, { spaceId: space.id, authorId: asker.id, kind: "QUESTION" })
  await hub.db.threadSubscription.create({
    data: { personId: follower.id, threadId: question.id, level: "MUTED", updatedAt: hub.clock.now() },
  })
  const { id: post } = await hub.as(follower).mutate(reply, { thread: globalId("Thread", question), body: "Try this." })
  const accept = `mutation($thread: ID!, $post: ID) { acceptAnswer(thread: $thread, post: $post) { ... on Thread { id } } }`
  await hub.as(asker).mutate(accept, { thread: globalId("Thread", question), post })
  expect(await hub.db.notification.count({ where: { personId: follower.id, kind: "post.accepted" } })).toBe(0)
})

test("what waits to be mailed about a thread is not sent once it is muted; what was told of another is", async () => {
  const write = async (where: Thread) => hub.as(writer).mutate(reply, { thread: globalId("Thread", where), body: "So have we." })
  const { token } = await told()
  const before = (await hub.mail(follower.email)).length
  await write(thread)
  await write(other)
  await hub.runJobs()
  await hub.visitor.mutate(mute, { token })
  hub.clock.advance(3 * 60 * 1000)
  await hub.runJobs()
  expect((await hub.mail(follower.email)).slice(before).map(({ subject }) => subject)).toEqual([expect.stringContaining("Uniforms")])
  const unread = await hub.db.notification.findMany({ where: { personId: follower.id, readAt: null } })
  expect(unread.map(({ threadId }) => threadId)).toEqual([other.id])
})
