import { type Notice, notify } from "@hub/api/people/notification.service"
import { sendDigestsJob } from "@hub/api/people/notification-digest.service"
import { act } from "@hub/api/platform/act"
import { createContext } from "@hub/api/platform/context"
import type { Prisma } from "@hub/prisma"
import { makePerson } from "@hub/seed/builders"
import { afterEach, beforeEach, describe, expect, test } from "vitest"
import { useHub } from "../../kit/hub.ts"

const hub = useHub()
const hour = 60 * 60 * 1000
const day = 24 * hour
/** A Wednesday in summer, ten in the morning in London. */
const wednesday = new Date("2015-07-01T09:00:00Z")
beforeEach(() => hub.clock.set(wednesday))
afterEach(() => hub.reset())

let count = 0
const tell = (people: { id: string }[], own: Partial<Notice> = {}) =>
  act(createContext(hub.platform), (act) =>
    notify(act, {
      personIds: people.map(({ id }) => id),
      kind: "test.told",
      title: "Your case study was read",
      path: "/submissions/1",
      dedupeKey: `key ${++count}`,
      ...own,
    }),
  )
const person = (own: Partial<Prisma.PersonUncheckedCreateInput> = {}) => makePerson(hub, own)
const subjects = async (to: { email: string }) => (await hub.mail(to.email)).map(({ subject }) => subject)

async function digests(at?: Date): Promise<void> {
  if (at) hub.clock.set(at)
  await act(createContext(hub.platform), (act) => act.enqueue(sendDigestsJob, {}))
  await hub.runJobs()
}

describe("telling people", () => {
  test("mails those at once who chose it, and nobody else", async () => {
    const [atOnce, daily, weekly, never] = [
      await person({ notificationFrequency: "AT_ONCE" }),
      await person({ notificationFrequency: "DAILY" }),
      await person({ notificationFrequency: "WEEKLY" }),
      await person({ notificationFrequency: "NEVER" }),
    ]
    await tell([atOnce, daily, weekly, never])
    await hub.runJobs()
    expect(await subjects(atOnce)).toEqual(["Your case study was read"])
    for (const other of [daily, weekly, never]) expect(await subjects(other)).toEqual([])
    expect(await hub.db.notification.count()).toBe(4)
  })

  test("mails what is urgent to everybody at once, with no way to end it", async () => {
    const never = await person({ notificationFrequency: "NEVER" })
    const daily = await person({ notificationFrequency: "DAILY" })
    await tell([never, daily], { urgent: true })
    await hub.runJobs()
    for (const one of [never, daily]) {
      const [mail] = await hub.mail(one.email)
      expect(mail?.headers).toEqual({})
    }
    await digests(new Date("2015-07-02T06:00:00Z"))
    expect(await subjects(daily), "what was mailed at once is in no digest").toHaveLength(1)
  })

  test("tells each person once, whatever is repeated", async () => {
    const one = await person()
    await tell([one, one, one], { dedupeKey: "same" })
    await tell([one], { dedupeKey: "same" })
    await hub.runJobs()
    await hub.runJobs()
    expect(await hub.db.notification.count()).toBe(1)
    expect(await subjects(one)).toHaveLength(1)
  })

  test("does not reach people who are suspended or erased, even if they are so only by the time of the mail", async () => {
    const [suspended, erased] = [await person({ suspendedAt: wednesday }), await person({ erasedAt: wednesday })]
    const [later, unconfirmed] = [await person(), await person({ emailVerified: false })]
    await tell([suspended, erased, later, unconfirmed])
    await hub.db.person.update({ where: { id: later.id }, data: { suspendedAt: wednesday } })
    await hub.runJobs()
    expect(await hub.mail()).toEqual([])
    expect(await hub.db.notification.count({ where: { personId: { in: [suspended.id, erased.id] } } })).toBe(0)
  })

  test("happens with the act or not at all", async () => {
    const one = await person()
    await expect(
      act(createContext(hub.platform), async (act) => {
        await notify(act, { personIds: [one.id], kind: "t", title: "T", path: "/", dedupeKey: "x" })
        throw new Error("refused")
      }),
    ).rejects.toThrow("refused")
    await hub.runJobs()
    expect(await hub.db.notification.count()).toBe(0)
    expect(await hub.mail()).toEqual([])
  })
})

describe("digests", () => {
  test("daily: everything up to seven in London, in one mail, once", async () => {
    const one = await person({ notificationFrequency: "DAILY" })
    await tell([one], { title: "First" })
    await tell([one], { title: "Second", path: "/two" })
    await digests(new Date("2015-07-02T05:59:59Z"))
    expect(await subjects(one), "not before seven").toEqual([])
    hub.clock.set(new Date("2015-07-02T06:00:00Z"))
    await tell([one], { title: "Third" })
    await digests()
    await digests()
    const [mail, ...more] = await hub.mail(one.email)
    expect(more).toEqual([])
    expect(mail?.subject).toBe("2 updates from the hub")
    expect(mail?.text).toContain("* First")
    expect(mail?.text).toContain(`* Second\n  ${hub.platform.env.PUBLIC_URL}/two`)
    expect(mail?.text).not.toContain("Third")
    await digests(new Date("2015-07-03T06:00:00Z"))
    expect((await hub.mail(one.email)).map(({ subject }) => subject)).toEqual(["2 updates from the hub", "1 update from the hub"])
  })

  test("of several days: each thing stands under its day, by the clock in London", async () => {
    const one = await person({ notificationFrequency: "WEEKLY" })
    await tell([one], { title: "First" })
    hub.clock.set(new Date("2015-07-01T23:30:00Z"))
    await tell([one], { title: "Second" })
    await digests(new Date("2015-07-06T06:00:00Z"))
    const [mail] = await hub.mail(one.email)
    expect(mail?.text).toMatch(/Wednesday 1 July\n-+\n\n\* First\n.+\n\nThursday 2 July\n-+\n\n\* Second\n/)
  })

  test("weekly: on Monday, also when Monday's run was missed", async () => {
    const [one, other] = [await person({ notificationFrequency: "WEEKLY" }), await person({ notificationFrequency: "WEEKLY" })]
    await tell([one])
    for (const date of ["02", "03", "04", "05"]) await digests(new Date(`2015-07-${date}T06:00:00Z`))
    expect(await subjects(one)).toEqual([])
    await digests(new Date("2015-07-06T06:00:00Z"))
    expect(await subjects(one)).toEqual(["1 update from the hub"])
    await tell([other])
    await digests(new Date("2015-07-15T06:00:00Z"))
    expect(await subjects(other), "made up for on Wednesday").toEqual(["1 update from the hub"])
  })

  test("come at the hour and on the day that somebody chose", async () => {
    const evening = await person({ notificationFrequency: "DAILY", digestHour: 18 })
    const friday = await person({ notificationFrequency: "WEEKLY", digestHour: 18, digestWeekday: 5 })
    const usual = await person({ notificationFrequency: "DAILY" })
    const everybody = [evening, friday, usual]
    const come = async () => Promise.all(everybody.map(async (one) => (await subjects(one)).length))
    await tell(everybody)
    await digests(new Date("2015-07-01T16:59:59Z"))
    expect(await come()).toEqual([0, 0, 0])
    await digests(new Date("2015-07-01T17:00:00Z"))
    expect(await come()).toEqual([1, 0, 0])
    await digests(new Date("2015-07-02T06:00:00Z"))
    expect(await come()).toEqual([1, 0, 1])
    await digests(new Date("2015-07-02T17:00:00Z"))
    expect(await come(), "not on Thursday").toEqual([1, 0, 1])
    await digests(new Date("2015-07-03T17:00:00Z"))
    expect(await come()).toEqual([1, 1, 1])
  })

  test("made up for when the hub was down at their hour, and set going once", async () => {
    const early = await person({ notificationFrequency: "DAILY", digestHour: 11 })
    const late = await person({ notificationFrequency: "DAILY", digestHour: 12 })
    await digests(wednesday)
    await tell([early, late])
    await digests(new Date("2015-07-01T13:20:00Z"))
    for (const one of [early, late]) expect(await subjects(one)).toEqual(["1 update from the hub"])
    await tell([early])
    await hub.db.notification.updateMany({ where: { mailedAt: null }, data: { createdAt: wednesday } })
    await digests(new Date("2015-07-01T13:40:00Z"))
    expect(await subjects(early), "its hour was set going already").toHaveLength(1)
  })

  test("look at the people of one hour by an index, and set no more than one hour going an hour", async () => {
    await digests(wednesday)
    hub.clock.set(new Date("2015-07-01T10:00:00Z"))
    const asked = await hub.statements(async () => {
      await digests()
    })
    expect(asked.filter((sql) => sql.includes("cross join lateral"))).toHaveLength(1)
    // So many people that it makes a difference by what they are found, all of another hour.
    await hub.db.person.createMany({
      data: Array.from({ length: 300 }, (_, at) => ({
        email: `crowd-${at}@example.org`,
        handle: `crowd-${at}`,
        name: "Somebody",
        createdAt: wednesday,
      })),
    })
    const plan = await hub.db.$transaction(async (tx) => {
      await tx.$executeRawUnsafe("set local enable_seqscan = off")
      await tx.$executeRawUnsafe('analyze "Person"')
      return tx.$queryRawUnsafe<object[]>(
        `explain select "id" from "Person" where "digestHour" = 3 and "id" > '00000000-0000-0000-0000-000000000000' order by "id" limit 50`,
      )
    })
    expect(JSON.stringify(plan)).toContain("Person_digestHour_id_idx")
  })

  test("leave out what was read meanwhile, what is older than a fortnight, and people who left", async () => {
    const reader = await person({ notificationFrequency: "DAILY" })
    await tell([reader])
    await hub.as(reader).query("mutation { markAllNotificationsRead }")
    const away = await person({ notificationFrequency: "NEVER" })
    await tell([away])
    const suspended = await person({ notificationFrequency: "DAILY" })
    await tell([suspended])
    await hub.db.person.update({ where: { id: suspended.id }, data: { suspendedAt: wednesday } })
    await digests(new Date("2015-07-02T06:00:00Z"))
    await hub.db.person.update({ where: { id: away.id }, data: { notificationFrequency: "DAILY" } })
    await digests(new Date(wednesday.getTime() + 20 * day))
    expect(await hub.mail()).toEqual([])
  })

  test("broken off half-way go on where they stopped: nobody is left out, nobody mailed twice", async () => {
    const people = [await person({ notificationFrequency: "DAILY" }), await person({ notificationFrequency: "DAILY" })]
    const broken = await person({ notificationFrequency: "DAILY" })
    await tell([...people, broken])
    // The mail of one person cannot be written: the database refuses it as it would on a full disk.
    await hub.db.$executeRawUnsafe(
      `create function test_refuse() returns trigger language plpgsql as $$ begin raise exception 'disk full'; end $$`,
    )
    await hub.db.$executeRawUnsafe(
      `create trigger test_refuse before insert on "MailMessage" for each row when (new."toAddress" = '${broken.email}') execute function test_refuse()`,
    )
    try {
      await expect(digests(new Date("2015-07-02T06:00:00Z"))).rejects.toThrow()
    } finally {
      await hub.db.$executeRawUnsafe(`drop function test_refuse cascade`)
    }
    expect(await subjects(broken)).toEqual([])
    expect(await hub.db.notification.count({ where: { personId: broken.id, mailedAt: null } }), "not marked as mailed").toBe(1)
    // Its next attempt, which the queue would make in a while.
    await hub.db.$executeRawUnsafe("update pgboss.job set start_after = now() where name = 'send-digest-portion' and state = 'retry'")
    await hub.runJobs()
    for (const one of [...people, broken]) expect(await subjects(one)).toEqual(["1 update from the hub"])
  })

  test("go to people who changed to at once before it came", async () => {
    const one = await person({ notificationFrequency: "DAILY" })
    await tell([one])
    await hub.db.person.update({ where: { id: one.id }, data: { notificationFrequency: "AT_ONCE" } })
    await digests(new Date("2015-07-02T06:00:00Z"))
    expect(await subjects(one)).toEqual(["1 update from the hub"])
  })
})

const list = `query ($unreadOnly: Boolean) { viewer { unreadNotificationCount notifications(first: 20, unreadOnly: $unreadOnly) {
  totalCount edges { node { id kind title body path createdAt readAt } } } } }`
const read = `mutation ($id: ID!) { markNotificationRead(id: $id) { ... on Notification { id readAt } } }`

describe("in the site", () => {
  test("people see their own, newest first, and how many they have not read", async () => {
    const [one, other] = [await person(), await person()]
    await tell([one], { title: "Older", body: "In full" })
    hub.clock.advance(hour)
    await tell([one], { title: "Newer" })
    await tell([other], { title: "Another's" })
    const { viewer } = await hub.as(one).query(list)
    expect(viewer.notifications.edges.map(({ node }: { node: { title: string } }) => node.title)).toEqual(["Newer", "Older"])
    expect(viewer.notifications.edges[1].node).toMatchObject({ kind: "test.told", body: "In full", path: "/submissions/1", readAt: null })
    expect(viewer).toMatchObject({ unreadNotificationCount: 2, notifications: { totalCount: 2 } })
    expect((await hub.visitor.query(list)).viewer).toBeNull()
  })

  test("as many statements for three as for one", async () => {
    const one = await person()
    const client = hub.as(one)
    await tell([one])
    await client.query(list)
    const few = await hub.statements(() => client.query(list))
    await tell([one])
    await tell([one])
    expect(await hub.statements(() => client.query(list))).toHaveLength(few.length)
  })

  test("one is read once; reading it again keeps the time", async () => {
    const one = await person()
    await tell([one])
    const id = (await hub.as(one).query(list)).viewer.notifications.edges[0].node.id
    const first = await hub.as(one).mutate(read, { id })
    hub.clock.advance(hour)
    expect(await hub.as(one).mutate(read, { id })).toMatchObject({ readAt: first.readAt })
    const { viewer } = await hub.as(one).query(list, { unreadOnly: true })
    expect(viewer).toMatchObject({ unreadNotificationCount: 0, notifications: { totalCount: 0, edges: [] } })
  })

  test("another's can be neither seen nor marked", async () => {
    const [one, other] = [await person(), await person()]
    await tell([one])
    const id = (await hub.as(one).query(list)).viewer.notifications.edges[0].node.id
    await hub.as(other).refused("NotFoundError", read, { id })
    await hub.visitor.expectUnauthenticated(read, { id })
    const node = `{ node(id: "${id}") { ... on Notification { title } } }`
    for (const client of [hub.as(other), hub.visitor]) expect((await client.raw(node)).data?.node ?? null).toBeNull()
    expect(await hub.db.notification.count({ where: { readAt: null } })).toBe(1)
  })

  test("all are read at once, up to what was on the page", async () => {
    const one = await person()
    await tell([one])
    const seen = hub.clock.now()
    hub.clock.advance(hour)
    await tell([one], { title: "Came meanwhile" })
    const all = `mutation ($until: DateTime) { markAllNotificationsRead(until: $until) }`
    await hub.visitor.expectUnauthenticated(all)
    expect(await hub.as(one).mutate(all, { until: seen.toISOString() })).toBe(1)
    expect((await hub.as(one).query(list)).viewer.unreadNotificationCount).toBe(1)
    expect(await hub.as(one).mutate(all)).toBe(1)
    expect(await hub.as(one).mutate(all)).toBe(0)
  })
})

test("mail does not begin with its own subject; where there is nothing more to say it is a whole sentence", async () => {
  const one = await person()
  await tell([one], { title: "Neil accepted your answer", body: "In two words: thank you." })
  await tell([one], { title: "Neil asks you" })
  await tell([one], { title: "Is it still so?" })
  await hub.runJobs()
  // Mail of one instant has no order.
  const begin = Object.fromEntries((await hub.mail(one.email)).map(({ subject, text }) => [subject, text.split("\n\n")[1]]))
  expect(begin).toEqual({
    "Neil accepted your answer": "In two words: thank you.",
    "Neil asks you": "Neil asks you.",
    "Is it still so?": "Is it still so?",
  })
})

describe("unsubscribing", () => {
  const link = `query ($token: String!) { unsubscribeLink(token: $token) { address notificationFrequency } }`
  const unsubscribe = `mutation ($token: String!) { unsubscribe(token: $token) { ... on Unsubscribed { notificationFrequency } } }`

  test("works from the mail alone, twice if need be, and is in the audit log once", async () => {
    const one = await person()
    await tell([one])
    await hub.runJobs()
    const headers = (await hub.mail(one.email))[0]?.headers as Record<string, string>
    const [, token] = headers["List-Unsubscribe"]?.match(/\/unsubscribe\/([^>]+)>/) ?? []
    const address = `${one.email[0]}…${one.email.slice(one.email.indexOf("@"))}`
    expect(await hub.visitor.query(link, { token })).toEqual({ unsubscribeLink: { address, notificationFrequency: "AT_ONCE" } })
    expect(await hub.visitor.mutate(unsubscribe, { token })).toMatchObject({ notificationFrequency: "NEVER" })
    expect(await hub.visitor.query(link, { token })).toEqual({ unsubscribeLink: { address, notificationFrequency: "NEVER" } })
    await hub.visitor.mutate(unsubscribe, { token })
    expect(await hub.db.person.findUnique({ where: { id: one.id } })).toMatchObject({ notificationFrequency: "NEVER" })
    expect(await hub.db.auditEvent.count({ where: { action: "person.unsubscribe", subjectId: one.id } })).toBe(1)
    await tell([one])
    await hub.runJobs()
    expect(await subjects(one)).toHaveLength(1)
  })

  test("needs a token that was made here", async () => {
    const one = await person()
    for (const token of ["", one.id, `${one.id}.forged`]) {
      await hub.visitor.refused("ValidationError", unsubscribe, { token })
      expect((await hub.visitor.query(link, { token })).unsubscribeLink).toBeNull()
    }
    expect(await hub.db.person.findUnique({ where: { id: one.id } })).toMatchObject({ notificationFrequency: "AT_ONCE" })
  })
})
