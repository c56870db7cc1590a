import { matchSavedSearchesJob } from "@hub/api/directory/saved-search.jobs"
import { makePerson } from "@hub/seed/builders"
import { load } from "cheerio"
import { afterEach, beforeEach, describe, expect, test } from "vitest"
import { useHub } from "../../kit/hub.ts"
import { list, save, savedSearchesOf, wanted, wednesday } from "../saved-searches.ts"

const hub = useHub()
const { digests, enqueue, gather, publish, subjects, told } = savedSearchesOf(hub)
const thursdayEarly = new Date("2015-07-02T05:30:00Z")
const thursdaySeven = new Date("2015-07-02T06:00:00Z")
beforeEach(() => hub.clock.set(wednesday))
afterEach(() => hub.reset())

describe("saved searches can notify at once, daily or weekly", () => {
  test("at once: when it is published, once, however often the job runs", async () => {
    const person = await makePerson(hub)
    await hub.as(person).mutate(save, wanted)
    const initiative = await publish("Summer school in Kendal")
    await hub.runJobs()
    await enqueue(matchSavedSearchesJob, { initiativeId: initiative.id, after: null })
    await hub.runJobs()
    await gather(thursdayEarly)
    await digests(thursdaySeven)
    expect(await told(person)).toMatchObject([{ title: "New: “Summer school in Kendal”", path: `/initiatives/${initiative.slug}` }])
    expect(await subjects(person)).toEqual(["New: “Summer school in Kendal”"])
  })

  test("at once means at once, also for people whose other mail comes in a digest", async () => {
    const person = await makePerson(hub, { notificationFrequency: "WEEKLY" })
    await hub.as(person).mutate(save, wanted)
    await publish("Summer school in Kendal")
    await hub.runJobs()
    expect(await subjects(person)).toHaveLength(1)
  })

  test("daily: one message in the morning for all searches, in the one digest, once", async () => {
    const person = await makePerson(hub, { notificationFrequency: "DAILY" })
    await hub.as(person).mutate(save, { ...wanted, frequency: "DAILY" })
    await hub.as(person).mutate(save, { query: "q=cadets", name: "Cadets", frequency: "DAILY" })
    await publish("Summer school in Kendal")
    await publish("Summer school for cadets")
    await hub.runJobs()
    expect(await told(person)).toEqual([])
    await gather(thursdayEarly)
    await gather(thursdayEarly)
    expect(await told(person)).toMatchObject([
      { title: "2 new initiatives in your saved searches", body: "“Cadets”: 1, “Summer schools”: 2.", path: "/my/searches" },
    ])
    await digests(thursdaySeven)
    expect(await subjects(person)).toEqual(["1 update from the hub"])
  })

  test("daily: what comes after the morning's message waits for the next", async () => {
    const person = await makePerson(hub)
    await hub.as(person).mutate(save, { ...wanted, frequency: "DAILY" })
    await gather(thursdayEarly)
    hub.clock.advance(60_000)
    await publish("Summer school in Kendal")
    await hub.runJobs()
    await gather(hub.clock.now())
    expect(await told(person)).toEqual([])
    await gather(new Date("2015-07-03T05:30:00Z"))
    expect(await told(person)).toHaveLength(1)
  })

  test("weekly: on Monday, also when Monday's run was missed", async () => {
    const person = await makePerson(hub)
    await hub.as(person).mutate(save, { ...wanted, frequency: "WEEKLY" })
    await publish("Summer school in Kendal")
    await publish("Summer school in Hull")
    await hub.runJobs()
    await gather(thursdayEarly)
    expect(await told(person)).toEqual([])
    await gather(new Date("2015-07-07T05:30:00Z"))
    expect(await told(person)).toMatchObject([
      { title: "2 new initiatives in “Summer schools”", path: "/initiatives?q=summer+school&sort=newest" },
    ])
    await gather(new Date("2015-07-13T05:30:00Z"))
    expect(await told(person)).toHaveLength(1)
  })

  test("daily and weekly: at the hour and on the day that somebody chose for their digests", async () => {
    const early = await makePerson(hub, { notificationFrequency: "DAILY", digestHour: 5 })
    const friday = await makePerson(hub, { notificationFrequency: "DAILY", digestHour: 18, digestWeekday: 5 })
    await hub.as(early).mutate(save, { ...wanted, frequency: "DAILY" })
    await hub.as(friday).mutate(save, { ...wanted, frequency: "WEEKLY" })
    await publish("Summer school in Kendal")
    await hub.runJobs()
    // Every hour from Wednesday noon to Friday evening, in London.
    const mailedAt = new Map<string, string>()
    for (let hour = 12; hour <= 2 * 24 + 18; hour++) {
      await gather(new Date(Date.UTC(2015, 6, 1, hour - 2, 30)))
      await digests(new Date(Date.UTC(2015, 6, 1, hour - 1)))
      for (const [name, person] of Object.entries({ early, friday }))
        if (!mailedAt.has(name) && (await subjects(person)).length > 0) mailedAt.set(name, hub.clock.now().toISOString())
    }
    expect(Object.fromEntries(mailedAt)).toEqual({ early: "2015-07-02T04:00:00.000Z", friday: "2015-07-03T17:00:00.000Z" })
  })

  test("the mail names and links everything new under the search that found it, says why it came, and how to stop it", async () => {
    const [person, other] = [await makePerson(hub), await makePerson(hub)]
    await hub.as(person).mutate(save, { ...wanted, frequency: "DAILY" })
    await hub.as(person).mutate(save, { query: "q=cadets", name: "Cadets", frequency: "DAILY" })
    await hub.as(person).mutate(save, { query: "q=kendal", name: "Near us", frequency: "WEEKLY" })
    await hub.as(other).mutate(save, { query: "q=kendal", name: "Somebody else's", frequency: "DAILY" })
    const kendal = await publish("Summer school in Kendal")
    const both = await publish("Summer school for cadets")
    const gone = await publish("Summer school that ended")
    await hub.runJobs()
    // A Monday, so that the weekly search tells in the same minute.
    await gather(new Date("2015-07-06T05:30:00Z"))
    const [daily, weekly] = (await hub.mail(person.email)).toSorted((one, two) => two.subject.localeCompare(one.subject)).reverse()
    const page = load(daily?.html ?? "")
    const linked = (selector: string) =>
      page(selector)
        .toArray()
        .map((link) => [page(link).text(), page(link).attr("href")])
    const { PUBLIC_URL: site } = hub.platform.env
    const address = ({ slug }: { slug: string }) => `${site}/initiatives/${slug}`
    expect(daily?.subject).toBe("3 new initiatives in your saved searches")
    expect(
      page("h2")
        .toArray()
        .map((heading) => page(heading).text()),
    ).toEqual(["Cadets", "Summer schools"])
    expect(linked("ul:first-of-type a")).toEqual([["Summer school for cadets", address(both)]])
    expect(linked("ul").length).toBe(2)
    for (const initiative of [kendal, both, gone]) expect(daily?.text).toContain(address(initiative))
    expect(daily?.text).toContain("chose to be told once a day")
    expect(daily?.text).toContain(`delete them: ${site}/my/searches`)
    expect(daily?.text).toMatch(new RegExp(`Stop these e-mails: ${site}/unsubscribe/\\S+`))
    expect(daily?.text).not.toContain("Near us")
    expect(weekly).toMatchObject({
      subject: "New: “Summer school in Kendal”",
      text: expect.stringContaining("chose to be told once a week"),
    })
    expect(weekly?.text).toContain("Found by your saved search “Near us”.")
  })

  test("never: it is counted and nobody is told", async () => {
    const person = await makePerson(hub)
    await hub.as(person).mutate(save, { ...wanted, frequency: "NEVER" })
    await publish("Summer school in Kendal")
    await hub.runJobs()
    await gather(new Date("2015-07-07T05:30:00Z"))
    expect(await told(person)).toEqual([])
    expect((await hub.as(person).query(list)).savedSearches.edges[0].node.newCount).toBe(1)
  })

  test("nobody is told of what was archived meanwhile, nor when they are suspended", async () => {
    const [person, suspended] = [await makePerson(hub), await makePerson(hub)]
    for (const one of [person, suspended]) await hub.as(one).mutate(save, { ...wanted, frequency: "DAILY" })
    const initiative = await publish("Summer school in Kendal")
    await publish("Summer school in Hull")
    await hub.runJobs()
    await hub.db.initiative.update({ where: { id: initiative.id }, data: { archivedAt: wednesday } })
    await hub.db.person.update({ where: { id: suspended.id }, data: { suspendedAt: wednesday } })
    await gather(thursdayEarly)
    expect(await told(person)).toMatchObject([{ title: "New: “Summer school in Hull”" }])
    expect(await told(suspended)).toEqual([])
  })

  test("unsubscribing ends the mail, even of what was on its way; what is found still shows in the site", async () => {
    const person = await makePerson(hub)
    await hub.as(person).mutate(save, wanted)
    await publish("Summer school in Kendal")
    await hub.runJobs()
    const headers = (await hub.mail(person.email))[0]?.headers as Record<string, string>
    const token = headers["List-Unsubscribe"]?.match(/\/unsubscribe\/([^>]+)>/)?.[1]
    await publish("Summer school in Hull")
    await hub.visitor.mutate(
      `mutation ($token: String!) { unsubscribe(token: $token) { ... on Unsubscribed { notificationFrequency } } }`,
      { token },
    )
    await hub.runJobs()
    expect(await told(person)).toHaveLength(2)
    expect(await subjects(person)).toHaveLength(1)
  })

  test("broken off half-way goes on where it stopped: nobody is left out, nobody told twice", async () => {
    const people = [await makePerson(hub), await makePerson(hub), await makePerson(hub)]
    for (const one of people) await hub.as(one).mutate(save, { ...wanted, frequency: "DAILY" })
    await publish("Summer school in Kendal")
    await hub.runJobs()
    const [, broken] = people.toSorted((a, b) => (a.id < b.id ? -1 : 1))
    await hub.db.$executeRawUnsafe(
      `create function test_refuse() returns trigger language plpgsql as $$ begin raise exception 'disk full'; end $$`,
    )
    await hub.db.$executeRawUnsafe(
      `create trigger test_refuse before insert on "Notification" for each row when (new."personId" = '${broken?.id}') execute function test_refuse()`,
    )
    try {
      await expect(gather(thursdayEarly)).rejects.toThrow()
    } finally {
      await hub.db.$executeRawUnsafe("drop function test_refuse cascade")
    }
    await gather(thursdayEarly)
    for (const one of people) expect(await told(one)).toHaveLength(1)
  })

  test("more searches than one step takes are all matched", async () => {
    const people = await Promise.all(Array.from({ length: 15 }, () => makePerson(hub)))
    await hub.db.savedSearch.createMany({
      data: people.flatMap(({ id }) =>
        Array.from({ length: 30 }, (_, at) => ({
          personId: id,
          name: `Search ${at}`,
          query: at === 0 ? "q=summer" : `q=summer&years=${1900 + at}`,
          frequency: "AT_ONCE" as const,
          createdAt: wednesday,
        })),
      ),
    })
    await publish("Summer school in Kendal")
    await hub.runJobs()
    for (const person of people) expect(await told(person)).toHaveLength(1)
  })

  test("what was found long ago is forgotten", async () => {
    const person = await makePerson(hub)
    await hub.as(person).mutate(save, { ...wanted, frequency: "NEVER" })
    await publish("Summer school in Kendal")
    await hub.runJobs()
    await gather(new Date("2015-10-10T05:30:00Z"))
    expect(await hub.db.savedSearchMatch.count()).toBe(0)
  })
})
