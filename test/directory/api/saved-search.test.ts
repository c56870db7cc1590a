import { matchSavedSearchesJob, savedSearchJobs } from "@hub/api/directory/saved-search.jobs"
import { sendDigestsJob } from "@hub/api/people/notification-digest.service"
import { act } from "@hub/api/platform/act"
import { createContext } from "@hub/api/platform/context"
import type { Job } from "@hub/api/platform/jobs/define"
import { Role } from "@hub/prisma"
import { makeInitiative, makePerson, makePersonWithRole, makeRegion, makeTerm } from "@hub/seed/builders"
import { load } from "cheerio"
import { afterEach, beforeEach, describe, expect, test } from "vitest"
import { useHub } from "../../kit/hub.ts"

const hub = useHub()
/** A Wednesday in summer, ten in the morning in London. */
const wednesday = new Date("2015-07-01T09:00:00Z")
const thursdayEarly = new Date("2015-07-02T05:30:00Z")
const thursdaySeven = new Date("2015-07-02T06:00:00Z")
beforeEach(() => hub.clock.set(wednesday))
afterEach(() => hub.reset())

const search = "... on SavedSearch { id name query frequency newCount }"
const save = `mutation ($query: String!, $name: String!, $frequency: NotificationFrequency!) {
  saveSearch(query: $query, name: $name, frequency: $frequency) { ${search} } }`
const update = `mutation ($id: ID!, $name: String!, $frequency: NotificationFrequency!) {
  updateSavedSearch(id: $id, name: $name, frequency: $frequency) { ${search} } }`
const seen = `mutation ($id: ID!) { markSavedSearchSeen(id: $id) { ${search} } }`
const remove = `mutation ($id: ID!) { deleteSavedSearch(id: $id) { ... on Deleted { id } } }`
const list = "{ savedSearches(first: 50) { totalCount edges { node { id name query frequency newCount } } } }"

const wanted = { query: "q=summer+school", name: "Summer schools", frequency: "AT_ONCE" }
const names = async (person: { id: string }) =>
  (await hub.as(person).query(list)).savedSearches.edges.map(({ node }: { node: { name: string } }) => node.name)

/** Publishes an initiative as the service does: with the job that looks up who waits for it. */
async function publish(title: string, own: Parameters<typeof makeInitiative>[1] = {}) {
  const initiative = await makeInitiative(hub, { ...own, content: { title, ...own.content } })
  await enqueue(matchSavedSearchesJob, { initiativeId: initiative.id, after: null })
  return initiative
}
const enqueue = <T>(job: Job<T>, data: T) => act(createContext(hub.platform), (unit) => unit.enqueue(job, data))
const morning = (at: Date) => {
  hub.clock.set(at)
  const job = savedSearchJobs.find(({ name }) => name === "tell-saved-searches")
  return enqueue(job as Job, {}).then(() => hub.runJobs())
}
const digests = (at: Date) => {
  hub.clock.set(at)
  return enqueue(sendDigestsJob, {}).then(() => hub.runJobs())
}
const told = (person: { id: string }) =>
  hub.db.notification.findMany({ where: { personId: person.id, kind: "saved-search.found" }, orderBy: { createdAt: "asc" } })
const subjects = async ({ email }: { email: string }) => (await hub.mail(email)).map(({ subject }) => subject)

describe("anyone signed in can save a search", () => {
  test("visitors cannot", async () => {
    await hub.visitor.expectUnauthenticated(save, wanted)
    await hub.visitor.expectUnauthenticated(list)
  })

  test("it is kept in the one way to write it: sorted, without page and what means nothing", async () => {
    const person = hub.as(await makePerson(hub))
    const saved = await person.mutate(save, {
      ...wanted,
      query: "?themes=mentoring&page=3&nonsense=1&q=%20summer%20%20school&aims=b&aims=a",
    })
    expect(saved).toMatchObject({ name: "Summer schools", query: "aims=a&aims=b&q=summer+school&themes=mentoring", frequency: "AT_ONCE" })
  })

  test("saving the same search again changes its name and frequency, and makes no second one", async () => {
    const person = await makePerson(hub)
    await hub.as(person).mutate(save, wanted)
    await hub.as(person).mutate(save, { query: "sort=relevance&q=summer school", name: "Again", frequency: "WEEKLY" })
    const { savedSearches } = await hub.as(person).query(list)
    expect(savedSearches.edges).toMatchObject([{ node: { name: "Again", query: "q=summer+school", frequency: "WEEKLY" } }])
    await Promise.all([1, 2, 3].map((n) => hub.as(person).mutate(save, { ...wanted, query: "q=cadets", name: `Click ${n}` })))
    expect(await hub.db.savedSearch.count({ where: { personId: person.id, query: "q=cadets" } })).toBe(1)
  })

  test("what cannot be saved is named with its mend", async () => {
    const person = hub.as(await makePerson(hub))
    const issues = async (own: object) => (await person.refused("ValidationError", save, { ...wanted, ...own })).issues
    expect(await issues({ name: " \0 " })).toEqual([{ field: "name", message: "Enter a name for this search" }])
    expect(await issues({ name: "x".repeat(121) })).toEqual([{ field: "name", message: "The name must be 120 characters or fewer" }])
    expect((await issues({ query: `q=${"x".repeat(9000)}` }))[0]).toMatchObject({ field: "query" })
  })

  test("thirty are enough for anyone; one deleted makes room for another", async () => {
    const person = await makePerson(hub)
    const client = hub.as(person)
    await hub.db.savedSearch.createMany({
      data: Array.from({ length: 29 }, (_, at) => ({
        personId: person.id,
        name: `Search ${at}`,
        query: `q=${at}`,
        frequency: "NEVER" as const,
        createdAt: wednesday,
      })),
    })
    await client.query(list)
    const outcome = save.replace("{ ... on", "{ __typename ... on")
    const answers = await Promise.all(["a", "b"].map((q) => client.raw(outcome, { ...wanted, query: `q=${q}` })))
    expect(answers.map(({ data }) => data.saveSearch.__typename).toSorted()).toEqual(["SavedSearch", "ValidationError"])
    const error = await client.refused("ValidationError", save, { ...wanted, query: "q=more" })
    expect(error.issues[0]).toMatchObject({ field: "query", message: expect.stringContaining("up to 30") })
    const [{ node }] = (await client.query(list)).savedSearches.edges
    await client.mutate(remove, { id: node.id })
    await client.mutate(save, { ...wanted, query: "q=more" })
  })
})

describe("a saved search is its owner's alone", () => {
  test("it is changed, seen and deleted by its owner", async () => {
    const person = await makePerson(hub)
    const { id } = await hub.as(person).mutate(save, wanted)
    expect(await hub.as(person).mutate(update, { id, name: "Other", frequency: "DAILY" })).toMatchObject({
      name: "Other",
      frequency: "DAILY",
    })
    expect((await hub.as(person).refused("ValidationError", update, { id, name: "", frequency: "DAILY" })).issues[0].field).toBe("name")
    await hub.as(person).mutate(remove, { id })
    await hub.as(person).refused("NotFoundError", remove, { id })
    expect(await names(person)).toEqual([])
  })

  test.each(Object.values(Role))("for another person who is %s it is not there", async (role) => {
    const { id } = await hub.as(await makePerson(hub)).mutate(save, wanted)
    const other = await makePersonWithRole(hub, role)
    await hub.as(other).refused("NotFoundError", update, { id, name: "Mine now", frequency: "DAILY" })
    await hub.as(other).refused("NotFoundError", seen, { id })
    await hub.as(other).refused("NotFoundError", remove, { id })
    expect(await names(other)).toEqual([])
    for (const client of [hub.as(other), hub.visitor])
      expect((await client.query(`query ($id: ID!) { node(id: $id) { id } }`, { id })).node).toBeNull()
  })

  test("visitors can do nothing with it", async () => {
    const { id } = await hub.as(await makePerson(hub)).mutate(save, wanted)
    await hub.visitor.expectUnauthenticated(update, { id, name: "x", frequency: "DAILY" })
    for (const document of [seen, remove]) await hub.visitor.expectUnauthenticated(document, { id })
  })

  test("what somebody searches for is not in the audit log", async () => {
    const client = hub.as(await makePerson(hub))
    const { id } = await client.mutate(save, wanted)
    await client.mutate(update, { id, name: "Other", frequency: "DAILY" })
    await client.mutate(remove, { id })
    expect(await hub.db.auditEvent.count({ where: { subjectType: "SavedSearch" } })).toBe(0)
  })
})

describe("what is new in a saved search", () => {
  test("is counted until its owner looks, and costs as many statements for three searches as for one", async () => {
    const client = hub.as(await makePerson(hub))
    const { id } = await client.mutate(save, wanted)
    await publish("Summer school in Kendal")
    const gone = await publish("Summer school in Hull")
    await hub.runJobs()
    expect((await client.query(list)).savedSearches.edges[0].node.newCount).toBe(2)
    await hub.db.initiative.update({ where: { id: gone.id }, data: { archivedAt: wednesday } })
    const few = await hub.statements(() => client.query(list))
    for (const q of ["cadets", "school"]) await client.mutate(save, { ...wanted, query: `q=${q}` })
    expect(await hub.statements(() => client.query(list))).toHaveLength(few.length)
    expect(await client.mutate(seen, { id })).toMatchObject({ newCount: 0 })
    await publish("Summer school in Leeds")
    await hub.runJobs()
    expect(await client.mutate(update, { id, name: "Same", frequency: "NEVER" })).toMatchObject({ newCount: 1 })
  })

  test("was published after it was saved", async () => {
    await publish("Summer school of last year")
    hub.clock.advance(3_600_000)
    const person = await makePerson(hub)
    await hub.as(person).mutate(save, wanted)
    await hub.runJobs()
    expect(await told(person)).toEqual([])
  })

  test("is what the list finds: by words, unfinished words and synonyms, by every facet and by merged terms", async () => {
    const [kept, old] = [await makeTerm(hub, { slug: "outreach" }), await makeTerm(hub, { slug: "old-outreach" })]
    await hub.db.term.update({ where: { id: old.id }, data: { mergedIntoId: kept.id } })
    await makeRegion(hub, { slug: "wessex", name: "Wessex" })
    const person = await makePerson(hub)
    const queries = {
      "q=summer+school": true,
      "q=summer+schoo": true,
      "q=school+summer": true,
      'q="school+summer"': false,
      "q=winter": false,
      "q=FSM": true,
      "q=%26%26": false,
      "themes=outreach": true,
      "themes=old-outreach": true,
      "themes=mentoring&themes=outreach": true,
      "q=summer&themes=mentoring": false,
      "regions=wessex&themes=outreach": true,
      "evidence=3&evidence=4": true,
      "evidenceAtLeast=4": false,
      "hasFigures=yes": false,
      "": true,
    }
    for (const query of Object.keys(queries)) await hub.as(person).mutate(save, { name: query || "all", query, frequency: "DAILY" })
    const initiative = await publish("Summer school", {
      evidenceLevel: 3,
      content: { summary: "For pupils on free school meals.", themes: ["outreach"], regions: ["wessex"] },
    })
    await hub.runJobs()
    const matches = await hub.db.savedSearchMatch.findMany({ where: { initiativeId: initiative.id }, select: { search: true } })
    const expected = Object.entries(queries).flatMap(([query, finds]) => (finds ? [query || "all"] : []))
    expect(matches.map(({ search: { name } }) => name).toSorted()).toEqual(expected.toSorted())
    for (const [query, finds] of Object.entries(queries)) {
      const rows = (await (await hub.fetch(`/export/initiatives.json?${query}`)).json()) as unknown[]
      expect(rows, query).toHaveLength(finds ? 1 : 0)
    }
  })

  test("is not found by words that only resemble it", async () => {
    const person = await makePerson(hub)
    await hub.as(person).mutate(save, { ...wanted, query: "q=sumner+scool" })
    await publish("Summer school")
    await hub.runJobs()
    expect(await told(person)).toEqual([])
  })
})

describe("saved searches can notify at once, daily or weekly", () => {
  test("at once: when it is published, once, however often the job runs", async () => {
    const person = await makePerson(hub)
    await hub.as(person).mutate(save, wanted)
    const initiative = await publish("Summer school in Kendal")
    await hub.runJobs()
    await enqueue(matchSavedSearchesJob, { initiativeId: initiative.id, after: null })
    await hub.runJobs()
    await morning(thursdayEarly)
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
    await morning(thursdayEarly)
    await morning(thursdayEarly)
    expect(await told(person)).toMatchObject([
      { title: "2 new initiatives in your saved searches", body: "“Cadets”: 1, “Summer schools”: 2.", path: "/my/searches" },
    ])
    await digests(thursdaySeven)
    expect(await subjects(person)).toEqual(["1 update from the hub"])
  })

  test("daily: what comes after the morning's message waits for the next", async () => {
    const person = await makePerson(hub)
    await hub.as(person).mutate(save, { ...wanted, frequency: "DAILY" })
    await morning(thursdayEarly)
    hub.clock.advance(60_000)
    await publish("Summer school in Kendal")
    await hub.runJobs()
    await morning(hub.clock.now())
    expect(await told(person)).toEqual([])
    await morning(new Date("2015-07-03T05:30:00Z"))
    expect(await told(person)).toHaveLength(1)
  })

  test("weekly: on Monday, also when Monday's run was missed", async () => {
    const person = await makePerson(hub)
    await hub.as(person).mutate(save, { ...wanted, frequency: "WEEKLY" })
    await publish("Summer school in Kendal")
    await publish("Summer school in Hull")
    await hub.runJobs()
    await morning(thursdayEarly)
    expect(await told(person)).toEqual([])
    await morning(new Date("2015-07-07T05:30:00Z"))
    expect(await told(person)).toMatchObject([
      { title: "2 new initiatives in “Summer schools”", path: "/initiatives?q=summer+school&sort=newest" },
    ])
    await morning(new Date("2015-07-13T05:30:00Z"))
    expect(await told(person)).toHaveLength(1)
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
    await morning(new Date("2015-07-06T05:30:00Z"))
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
    expect(daily?.text).toContain("chose to be told every morning")
    expect(daily?.text).toContain(`delete them: ${site}/my/searches`)
    expect(daily?.text).toMatch(new RegExp(`Stop this kind of e-mail: ${site}/unsubscribe/\\S+`))
    expect(daily?.text).not.toContain("Near us")
    expect(weekly).toMatchObject({
      subject: "New: “Summer school in Kendal”",
      text: expect.stringContaining("chose to be told every Monday"),
    })
    expect(weekly?.text).toContain("Found by your saved search “Near us”.")
  })

  test("never: it is counted and nobody is told", async () => {
    const person = await makePerson(hub)
    await hub.as(person).mutate(save, { ...wanted, frequency: "NEVER" })
    await publish("Summer school in Kendal")
    await hub.runJobs()
    await morning(new Date("2015-07-07T05:30:00Z"))
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
    await morning(thursdayEarly)
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
      await expect(morning(thursdayEarly)).rejects.toThrow()
    } finally {
      await hub.db.$executeRawUnsafe("drop function test_refuse cascade")
    }
    await morning(thursdayEarly)
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
    await morning(new Date("2015-10-10T05:30:00Z"))
    expect(await hub.db.savedSearchMatch.count()).toBe(0)
  })
})
