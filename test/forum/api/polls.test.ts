import { joinOrganisation, makeOrganisation, makePerson, makePersonWithRole, makeSpace, makeThread } from "@hub/seed/builders"
import { beforeAll, expect, test } from "vitest"
import type { Client } from "../../kit/client.ts"
import { useHub } from "../../kit/hub.ts"

const hub = useHub()
const globalId = (type: string, { id }: { id: string }) => Buffer.from(`${type}:${id}`).toString("base64")

let space: string
let amara: Client
let neil: Client
let moderator: Client
const hour = 3_600_000

beforeAll(async () => {
  space = globalId("Space", await makeSpace(hub))
  const organisation = await makeOrganisation(hub)
  const people = [await makePerson(hub), await makePerson(hub)] as const
  // Members of an organisation are known: the limits of new members are tested with others.
  for (const person of people) await joinOrganisation(hub, person, organisation)
  amara = hub.as(people[0])
  neil = hub.as(people[1])
  moderator = hub.as(await makePersonWithRole(hub, "MODERATOR"))
})

const start = `mutation($space: ID!, $title: String!, $poll: PollInput) {
  startThread(space: $space, kind: POLL, title: $title, body: "The strategy wants to know.", poll: $poll) { ... on Thread { id slug poll { options { id } } } } }`
const result = `poll { voterCount showsResults isClosed viewerHasVoted viewerCanClose closesAt options { text voteCount isViewers } }`
const vote = `mutation($thread: ID!, $options: [ID!]!) { voteInPoll(thread: $thread, options: $options) { ... on Thread { ${result} } } }`
const close = `mutation($thread: ID!) { closePoll(thread: $thread) { ... on Thread { ${result} } } }`

/** A poll of Amara's that is open for an hour, as others see it. */
async function startPoll(title: string) {
  const closesAt = new Date(hub.clock.now().getTime() + hour).toISOString()
  const made = await amara.mutate(start, { space, title, poll: { options: ["Yes", "No"], isMultiple: false, closesAt } })
  const read = async (who: Client) =>
    (await who.query(`query($slug: String!) { thread(slug: $slug) { ${result} } }`, { slug: made.slug })).thread.poll
  return {
    thread: made.id as string,
    slug: made.slug as string,
    options: made.poll.options.map(({ id }: { id: string }) => id) as string[],
    closesAt,
    read,
  }
}

test("a poll shows results to who voted and to all once closed; a vote can be changed until then", async () => {
  const { thread, slug, options, read } = await startPoll("Do we need a forum?")
  const [yes, no] = options
  await hub.visitor.expectUnauthenticated(vote, { thread, options: [yes] })
  await neil.refused("ValidationError", vote, { thread, options: [yes, no] })
  await neil.refused("ValidationError", vote, { thread, options: [] })
  await neil.refused("NotFoundError", vote, { thread: globalId("Thread", await makeThread(hub)), options: [yes] })
  await neil.mutate(vote, { thread, options: [yes] })
  expect((await neil.mutate(vote, { thread, options: [no] })).poll).toMatchObject({
    voterCount: 1,
    viewerHasVoted: true,
    options: [{ voteCount: 0 }, { voteCount: 1, isViewers: true }],
  })
  expect(await read(hub.visitor)).toMatchObject({ showsResults: false, options: [{ voteCount: null }, { voteCount: null }] })
  // In a locked thread nobody can vote any more, so there is nothing left to sway.
  await hub.db.thread.update({ where: { slug }, data: { state: "LOCKED", stateReason: "Enough." } })
  await moderator.refused("DeadlinePassedError", vote, { thread, options: [yes] })
  expect(await read(hub.visitor)).toMatchObject({ isClosed: true, showsResults: true })
  await hub.db.thread.update({ where: { slug }, data: { state: "OPEN", stateReason: null } })
  hub.clock.advance(hour)
  await neil.refused("DeadlinePassedError", vote, { thread, options: [yes] })
  expect(await read(hub.visitor)).toMatchObject({ isClosed: true, options: [{ voteCount: 0 }, { voteCount: 1 }] })
})

test("who started a poll, or a moderator, closes it before its day, once and for all", async () => {
  const { thread, options, closesAt, read } = await startPoll("Shall we meet in Leeds?")
  await neil.mutate(vote, { thread, options: [options[0]] })
  await hub.visitor.expectUnauthenticated(close, { thread })
  await neil.expectForbidden(close, { thread })
  await amara.refused("NotFoundError", close, { thread: globalId("Thread", await makeThread(hub)) })
  expect(
    [await read(amara), await read(moderator), await read(neil), await read(hub.visitor)].map(({ viewerCanClose }) => viewerCanClose),
  ).toEqual([true, true, false, false])
  const at = hub.clock.now().toISOString()
  const closed = { isClosed: true, viewerCanClose: false, closesAt: at, options: [{ voteCount: 1 }, { voteCount: 0 }] }
  expect((await amara.mutate(close, { thread })).poll).toMatchObject(closed)
  await neil.refused("DeadlinePassedError", vote, { thread, options: [options[1]] })
  hub.clock.advance(1000)
  // Pressed twice, the first counts.
  expect((await moderator.mutate(close, { thread })).poll).toMatchObject(closed)
  expect(await read(hub.visitor)).toMatchObject(closed)
  const acts = await hub.db.auditEvent.findMany({ where: { action: "poll.close" } })
  expect(acts).toMatchObject([{ before: { closesAt }, after: { closesAt: at } }])
})
