import type { Person, Prisma, Space, SubscriptionLevel, Thread } from "@hub/prisma"
import {
  joinOrganisation,
  makeInitiative,
  makeOrganisation,
  makePerson,
  makePersonWithRole,
  makePost,
  makeSpace,
  makeThread,
} from "@hub/seed/builders"
import { beforeEach, describe, expect, test } from "vitest"
import { useHub } from "../../kit/hub.ts"

const hub = useHub()
const globalId = (type: string, { id }: { id: string }) => Buffer.from(`${type}:${id}`).toString("base64")
const reply = `mutation($thread: ID!, $body: String!) { replyToThread(thread: $thread, body: $body) { ... on Post { id position } } }`
const read = `mutation($thread: ID!, $position: Int!) { markThreadRead(thread: $thread, position: $position) { ... on Thread { viewerUnreadCount } } }`
const subscribe = `mutation($thread: ID!, $level: SubscriptionLevel) { subscribeToThread(thread: $thread, level: $level) { ... on Thread { viewerSubscription } } }`
const follow = `mutation($space: ID!, $level: SubscriptionLevel) { subscribeToSpace(space: $space, level: $level) { ... on Space { viewerSubscription } } }`
const visit = `mutation($space: ID!) { visitSpace(space: $space) { ... on SpaceVisit { newSince } } }`
const list = `{ viewer { unreadNotificationCount notifications { totalCount edges { node { title kind } } } } }`

let space: Space
let thread: Thread
let asker: Person
let helper: Person

const known = async (own: Partial<Prisma.PersonUncheckedCreateInput> = {}) => {
  const person = await makePerson(hub, own)
  await joinOrganisation(hub, person, await makeOrganisation(hub))
  return person
}
const pause = 3 * 60 * 1000
const says = async (person: { id: string }, body: string, where = thread) => {
  hub.clock.advance(1000)
  const post = await hub.as(person).mutate(reply, { thread: globalId("Thread", where), body })
  await hub.runJobs()
  // Mail about replies waits a little for those that follow at once.
  hub.clock.advance(pause)
  await hub.runJobs()
  return post
}
const follows = (person: { id: string }, level: SubscriptionLevel, where = thread) =>
  hub.as(person).mutate(subscribe, { thread: globalId("Thread", where), level })
const titles = async (person: { id: string }): Promise<string[]> =>
  (await hub.as(person).query(list)).viewer.notifications.edges.map(({ node }: { node: { title: string } }) => node.title)
const mails = async ({ email }: { email: string }) => (await hub.mail(email)).map(({ subject }) => subject)

beforeEach(async () => {
  asker = await known({ name: "Amara Okafor" })
  helper = await known({
    name: "Neil Jolliffe",
    handle: `neil-${Math.abs(hub.clock.now().getTime() % 1e9)}-${(await hub.db.person.count()) + 1}`,
  })
  space = await makeSpace(hub)
  thread = await makeThread(hub, { spaceId: space.id, authorId: asker.id, title: "Cadets" })
  await follows(asker, "EVERYTHING")
})

describe("who hears of a reply", () => {
  test("who follows the thread, in one line for all that is unread, and by mail; never who wrote it", async () => {
    await says(helper, "One")
    expect(await titles(asker)).toEqual(["Neil Jolliffe replied in “Cadets”"])
    await says(helper, "Two")
    await says(helper, "Three")
    expect(await titles(asker)).toEqual(["3 replies in “Cadets”"])
    expect(await titles(helper)).toEqual([])
    expect(await mails(asker)).toEqual(["Neil Jolliffe replied in “Cadets”", "2 replies in “Cadets”", "3 replies in “Cadets”"])
    await hub.as(asker).mutate(read, { thread: globalId("Thread", thread), position: 4 })
    expect((await hub.as(asker).query(list)).viewer.unreadNotificationCount).toBe(0)
    await says(helper, "Four")
    expect(await titles(asker)).toEqual(["Neil Jolliffe replied in “Cadets”"])
  })

  test("levels: digest waits, mentions and muted hear nothing, the space counts where the thread says nothing", async () => {
    const [digest, quiet, muted, inSpace, muter] = [await known(), await known(), await known(), await known(), await known()]
    await follows(digest, "DIGEST")
    await follows(quiet, "MENTIONS")
    await follows(muted, "MUTED")
    for (const person of [inSpace, muter]) await hub.as(person).mutate(follow, { space: globalId("Space", space), level: "EVERYTHING" })
    await follows(muter, "MUTED")
    await says(helper, `Hello @${quiet.handle} @${muted.handle} @${muter.handle}`)
    expect([await titles(digest), await mails(digest)]).toEqual([["Neil Jolliffe replied in “Cadets”"], []])
    expect(await titles(quiet)).toEqual(["Neil Jolliffe mentions you in “Cadets”"])
    const quoted = await known()
    await says(helper, `> Hello @${quoted.handle}\n\nI agree.`)
    expect(await titles(quoted), "named in a quotation alone").toEqual([])
    expect(await titles(muted)).toEqual([])
    expect(await titles(inSpace)).toEqual(["2 replies in “Cadets”"])
    expect(await titles(muter)).toEqual([])
  })

  test("nobody who may not read it: neither named nor following", async () => {
    const panel = await makeSpace(hub, { readers: "ROLE", readerRole: "PANEL_MEMBER" })
    const panellist = await makePersonWithRole(hub, "PANEL_MEMBER", { name: "Esther Goldberg" })
    const outsider = await known()
    const secret = await makeThread(hub, { spaceId: panel.id, title: "Secret" })
    await hub.db.threadSubscription.create({
      data: { personId: outsider.id, threadId: secret.id, level: "EVERYTHING", updatedAt: hub.clock.now() },
    })
    await says(panellist, `Hello @${outsider.handle}`, secret)
    expect([await titles(outsider), await mails(outsider)]).toEqual([[], []])
  })

  test("not who has just read it", async () => {
    hub.clock.advance(1000)
    const post = await hub.as(helper).mutate(reply, { thread: globalId("Thread", thread), body: "Quick" })
    await hub.as(asker).mutate(read, { thread: globalId("Thread", thread), position: post.position })
    await hub.runJobs()
    expect([await titles(asker), await mails(asker)]).toEqual([[], []])
  })
})

describe("what was told and may no longer be seen", () => {
  test("goes from the list, the count and mail that is not written yet, when the thread is moved or hidden", async () => {
    const late = await known({ notificationFrequency: "DAILY" })
    await follows(late, "EVERYTHING")
    await says(helper, "One")
    expect(await titles(late)).toHaveLength(1)
    const panel = await makeSpace(hub, { readers: "ROLE", readerRole: "PANEL_MEMBER" })
    await hub.db.thread.update({ where: { id: thread.id }, data: { spaceId: panel.id } })
    const { viewer } = await hub.as(late).query(list)
    expect(viewer).toEqual({ unreadNotificationCount: 0, notifications: { totalCount: 0, edges: [] } })
    const { sendDigestsJob } = await import("@hub/api/people/notification-digest.service")
    const { act } = await import("@hub/api/platform/act")
    hub.clock.advance(24 * 60 * 60 * 1000)
    await act(await hub.contextAs(null), (unit) => unit.enqueue(sendDigestsJob, {}))
    await hub.runJobs()
    expect(await mails(late)).toEqual([])
  })

  test("is not mailed either when it is hidden between telling and mailing", async () => {
    const { notify } = await import("@hub/api/people/notification.service")
    const { act } = await import("@hub/api/platform/act")
    await act(await hub.contextAs(null), async (unit) => {
      await notify(unit, {
        personIds: [asker.id],
        kind: "test.told",
        title: "About it",
        path: "/forum",
        dedupeKey: "told",
        threadId: thread.id,
      })
    })
    await hub.db.thread.update({ where: { id: thread.id }, data: { state: "HIDDEN", stateReason: "Spam." } })
    await hub.runJobs()
    expect(await mails(asker)).toEqual([])
  })
})

test("a question about an initiative reaches its contact, leads, adopters and followers, once each", async () => {
  const start = `mutation($space: ID!, $about: ID!, $body: String!) { startThread(space: $space, kind: QUESTION, title: "Who pays for it?", body: $body, about: $about) { ... on Thread { id } } }`
  const organisation = await makeOrganisation(hub)
  const [contact, lead, adopter, follower, member] = [await known(), await known(), await known(), await known(), await known()]
  await joinOrganisation(hub, contact, organisation, "LEAD")
  await joinOrganisation(hub, lead, organisation, "LEAD")
  await joinOrganisation(hub, member, organisation)
  const initiative = await makeInitiative(hub, { organisationId: organisation.id, contactPersonId: contact.id })
  const at = hub.clock.now()
  await hub.db.adoption.create({
    data: {
      initiativeId: initiative.id,
      organisationId: (await makeOrganisation(hub)).id,
      personId: adopter.id,
      stage: "ADOPTED",
      createdAt: at,
      updatedAt: at,
    },
  })
  for (const { id } of [follower, adopter])
    await hub.db.initiativeFollow.create({ data: { personId: id, initiativeId: initiative.id, createdAt: at } })
  await hub
    .as(asker)
    .mutate(start, { space: globalId("Space", space), about: globalId("Initiative", initiative), body: `Tell me, @${contact.handle}` })
  await hub.runJobs()
  const asked = "Amara Okafor asks about an initiative of yours or one you follow: “Who pays for it?”"
  for (const person of [lead, adopter, follower]) expect(await titles(person)).toEqual([asked])
  expect(await titles(contact)).toEqual(["Amara Okafor mentions you in “Who pays for it?”"])
  expect(await titles(member)).toEqual([])
})

test("an accepted answer is told to who gave it, and not for one's own", async () => {
  const accept = `mutation($thread: ID!, $post: ID) { acceptAnswer(thread: $thread, post: $post) { ... on Thread { isAnswered } } }`
  const answer = await makePost(hub, thread, { authorId: helper.id })
  const own = await makePost(hub, thread, { authorId: asker.id })
  await hub.as(asker).mutate(accept, { thread: globalId("Thread", thread), post: globalId("Post", answer) })
  await hub.as(asker).mutate(accept, { thread: globalId("Thread", thread), post: globalId("Post", own) })
  expect(await titles(helper)).toEqual(["Amara Okafor accepted your answer in “Cadets”"])
  expect(await titles(asker)).toEqual([])
})

describe("reading", () => {
  test("unread posts, the first of them, and what is new in a space since the last visit", async () => {
    const state = `query($slug: String!, $space: String!) { thread(slug: $slug) { viewerUnreadCount firstUnread { position } } space(slug: $space) { viewerNewCount } }`
    const asked = () => hub.as(asker).query(state, { slug: thread.slug, space: space.slug })
    const here = { space: globalId("Space", space) }
    expect(await asked()).toMatchObject({ thread: { viewerUnreadCount: null, firstUnread: null }, space: { viewerNewCount: 0 } })
    expect((await hub.as(asker).mutate(visit, here)).newSince).toBeNull()
    expect(await hub.as(asker).mutate(read, { thread: globalId("Thread", thread), position: 1 })).toMatchObject({ viewerUnreadCount: 0 })
    const first = hub.clock.now()
    await says(helper, "One")
    await says(helper, "Two")
    expect(await asked()).toMatchObject({ thread: { viewerUnreadCount: 2, firstUnread: { position: 2 } }, space: { viewerNewCount: 1 } })
    expect(await hub.as(asker).mutate(read, { thread: globalId("Thread", thread), position: 0 })).toMatchObject({ viewerUnreadCount: 2 })
    hub.clock.advance(60 * 60 * 1000)
    expect(new Date((await hub.as(asker).mutate(visit, here)).newSince)).toEqual(first)
    hub.clock.advance(60 * 60 * 1000)
    await hub.as(asker).mutate(visit, here)
    expect((await asked()).space.viewerNewCount).toBe(0)
  })

  test("subscribing and reading are for those who may read", async () => {
    const panel = await makeSpace(hub, { readers: "ROLE", readerRole: "PANEL_MEMBER" })
    const secret = globalId("Thread", await makeThread(hub, { spaceId: panel.id }))
    const hidden = globalId("Space", panel)
    for (const [document, variables] of [
      [subscribe, { thread: secret, level: "EVERYTHING" }],
      [read, { thread: secret, position: 1 }],
      [follow, { space: hidden, level: "EVERYTHING" }],
      [visit, { space: hidden }],
    ] as const) {
      await hub.visitor.expectUnauthenticated(document, variables)
      await hub.as(asker).refused("NotFoundError", document, variables)
    }
    expect(await hub.as(asker).mutate(subscribe, { thread: globalId("Thread", thread), level: null })).toMatchObject({
      viewerSubscription: null,
    })
    expect(await hub.as(asker).mutate(follow, { space: globalId("Space", space), level: "DIGEST" })).toMatchObject({
      viewerSubscription: "DIGEST",
    })
  })
})
