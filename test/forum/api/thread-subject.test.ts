import {
  giveRole,
  joinOrganisation,
  makeCommitment,
  makeInitiative,
  makeOrganisation,
  makePerson,
  makeRound,
  makeSpace,
} from "@hub/seed/builders"
import { beforeAll, describe, expect, test } from "vitest"
import { useHub } from "../../kit/hub.ts"

const hub = useHub()
const globalId = (type: string, { id }: { id: string }) => Buffer.from(`${type}:${id}`).toString("base64")
const start = `mutation($space: ID!, $about: ID, $title: String!) {
  startThread(space: $space, kind: QUESTION, title: $title, body: "Who pays for it?", about: $about) { __typename ... on Thread { slug } } }`
const about = `query($slug: String!) { thread(slug: $slug) { about { __typename ... on Round { slug } ... on Commitment { scheme { slug } } } } }`

let space: { id: string }
let asker: { id: string; name: string }
beforeAll(async () => {
  space = await makeSpace(hub)
  asker = await makePerson(hub, { name: "Amara Okafor" })
})

const ask = (subject: string, own: { space?: { id: string }; as?: { id: string } } = {}) =>
  hub
    .as(own.as ?? asker)
    .mutate(start, { space: globalId("Space", own.space ?? space), about: subject, title: `Who pays, ${crypto.randomUUID()}?` })
const told = (person: { id: string }) => hub.db.notification.findMany({ where: { personId: person.id, kind: "thread.asked" } })

describe("a thread about a round of an award", () => {
  const managed = async (own: Parameters<typeof makeRound>[1] = {}) => {
    const round = await makeRound(hub, own)
    const manager = await makePerson(hub, { twoFactorEnabled: true })
    await giveRole(hub, manager, "AWARD_MANAGER", { round })
    return { round, manager }
  }

  test("shows on the round, and its managers are told", async () => {
    const { round, manager } = await managed()
    const { slug } = await ask(globalId("Round", round))
    expect(await hub.visitor.query(about, { slug })).toEqual({ thread: { about: { __typename: "Round", slug: round.slug } } })
    const shown = await hub.visitor.query(
      `query($slug: String!) { round(slug: $slug) { threads { totalCount edges { node { slug } } } } }`,
      round,
    )
    expect(shown).toEqual({ round: { threads: { totalCount: 1, edges: [{ node: { slug } }] } } })
    await hub.runJobs()
    expect((await told(manager)).map(({ title }) => title.replace(/, [^?]*/, ""))).toEqual([
      "Amara Okafor asks about a round that you manage: “Who pays?”",
    ])
    expect(await told(asker)).toEqual([])
  })

  test("is not begun by who may not know of the round, and says nothing of it once they may not", async () => {
    const { round, manager } = await managed({ state: "DRAFT" })
    await hub
      .as(asker)
      .refused("NotFoundError", start, { space: globalId("Space", space), about: globalId("Round", round), title: "Who pays for it?" })
    const { slug } = await ask(globalId("Round", round), { as: manager })
    expect(await hub.as(manager).query(about, { slug })).toMatchObject({ thread: { about: { slug: round.slug } } })
    expect(await hub.as(asker).query(about, { slug })).toEqual({ thread: { about: null } })
  })

  test("in a space that somebody may not read is neither shown nor counted to them", async () => {
    const { round } = await managed()
    await ask(globalId("Round", round), { space: await makeSpace(hub, { readers: "MEMBERS" }) })
    const list = `query($slug: String!) { round(slug: $slug) { threads { totalCount edges { node { slug } } } } }`
    expect(await hub.visitor.query(list, round)).toEqual({ round: { threads: { totalCount: 0, edges: [] } } })
    expect(await hub.as(asker).query(list, round)).toMatchObject({ round: { threads: { totalCount: 1 } } })
  })
})

test("a thread about a commitment shows on it, and leads of its organisation are told", async () => {
  const organisation = await makeOrganisation(hub)
  const lead = await makePerson(hub)
  await joinOrganisation(hub, lead, organisation, "LEAD")
  const commitment = await makeCommitment(hub, { organisationId: organisation.id })
  const { slug } = await ask(globalId("Commitment", commitment))
  expect(await hub.visitor.query(about, { slug })).toEqual({
    thread: { about: { __typename: "Commitment", scheme: { slug: "practise" } } },
  })
  const shown = await hub.visitor.query(
    `query($slug: String!) { commitment(organisation: $slug, scheme: "practise") { threads { totalCount } } }`,
    organisation,
  )
  expect(shown).toEqual({ commitment: { threads: { totalCount: 1 } } })
  await hub.runJobs()
  expect(await told(lead)).toHaveLength(1)
})

test("a thread is about nothing else, and about one thing at most", async () => {
  for (const other of [globalId("Space", space), globalId("Initiative", { id: crypto.randomUUID() }), globalId("Commitment", { id: "x" })])
    await hub.as(asker).refused("NotFoundError", start, { space: globalId("Space", space), about: other, title: "Who pays for it?" })
  const { slug } = await ask(globalId("Initiative", await makeInitiative(hub)))
  const commitment = await makeCommitment(hub)
  await expect(hub.db.thread.update({ where: { slug }, data: { commitmentId: commitment.id } })).rejects.toThrow("Thread_subject_check")
})
