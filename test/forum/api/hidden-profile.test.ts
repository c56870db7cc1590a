import {
  giveRole,
  joinOrganisation,
  makeInitiative,
  makeOrganisation,
  makePerson,
  makePersonWithRole,
  makePost,
  makeRegion,
  makeTerm,
  makeThread,
} from "@hub/seed/builders"
import { beforeAll, expect, test } from "vitest"
import type { Client } from "../../kit/client.ts"
import { useHub } from "../../kit/hub.ts"

const hub = useHub()
const globalId = (type: string, { id }: { id: string }) => Buffer.from(`${type}:${id}`).toString("base64")

const details = `name handle jobTitle about askMeAbout isContactable isProfileHidden isFormerMember email interests { label } organisations { name }
  forum { postCount } contributions(first: 5) { totalCount edges { node { initiative { slug } } } } adoptions(first: 5) { totalCount }`
const page = `query ($handle: String!) { person(handle: $handle) { ${details} } }`
const byId = `query ($id: ID!) { node(id: $id) { ... on Person { ${details} } } }`
const hide = `mutation ($isProfileHidden: Boolean) {
  updateProfile(name: "Priya Nair", jobTitle: "Lead", about: "Hello", isContactable: true, isProfileHidden: $isProfileHidden) {
    ... on Viewer { isProfileHidden } } }`
const contact = `mutation ($handle: String!, $message: String!) { contactPerson(handle: $handle, message: $message) { ... on Person { name } } }`
const message = "We would like to hear how you began with cadets."
const startThread = `mutation ($space: ID!, $title: String!, $body: String!) {
  startThread(space: $space, kind: QUESTION, title: $title, body: $body) { ... on Thread { slug } } }`
const threadPage = "query ($slug: String!) { thread(slug: $slug) { posts { posts { html author { name handle } } } } }"

let priya: Awaited<ReturnType<typeof makePerson>>
let own: Client
let member: Client
let moderator: Client
let administrator: Client
let initiative: { slug: string }
let thread: { slug: string; spaceId: string }

beforeAll(async () => {
  priya = await makePerson(hub, {
    ...{ name: "Priya Nair", handle: "priya-nair", jobTitle: "Lead", about: "Hello", askMeAbout: "Cadets", isContactable: true },
    createdAt: new Date("2014-01-01"),
  })
  own = hub.as(priya)
  member = hub.as(await makePerson(hub, { name: "Amara Okafor", createdAt: new Date("2014-01-01") }))
  moderator = hub.as(await makePersonWithRole(hub, "MODERATOR"))
  administrator = hub.as(await makePersonWithRole(hub, "ADMINISTRATOR"))
  const group = await makeTerm(hub, { taxonomy: "TARGET_GROUP", slug: "care-leavers", label: "Care leavers" })
  await hub.db.personInterest.create({ data: { personId: priya.id, termId: group.id } })
  await joinOrganisation(hub, priya, await makeOrganisation(hub, { name: "Otter Valley NHS Trust" }))
  initiative = await makeInitiative(hub, { slug: "cadets-at-sixteen", contactPersonId: priya.id })
  thread = await makeThread(hub)
  await makePost(hub, { id: (await hub.db.thread.findFirstOrThrow({ where: { slug: thread.slug } })).id }, { authorId: priya.id })
  await member.mutate(startThread, {
    space: globalId("Space", { id: thread.spaceId }),
    title: "Who has run cadets?",
    body: "Hello @priya-nair, have you run cadets with a special school?",
  })
})

const whole = {
  ...{ name: "Priya Nair", handle: "priya-nair", jobTitle: "Lead", about: "Hello", askMeAbout: "Cadets", isContactable: true },
  ...{ isFormerMember: false, interests: [{ label: "Care leavers" }], organisations: [{ name: "Otter Valley NHS Trust" }] },
  ...{ forum: { postCount: 1 }, adoptions: { totalCount: 0 } },
  contributions: { totalCount: 1, edges: [{ node: { initiative: { slug: "cadets-at-sixteen" } } }] },
}
const nameOnly = {
  ...{ name: "Priya Nair", handle: null, jobTitle: null, about: null, askMeAbout: null, isContactable: false, email: null },
  ...{ isProfileHidden: true, isFormerMember: false, interests: [], organisations: [], forum: null, adoptions: { totalCount: 0 } },
  contributions: { totalCount: 0, edges: [] },
}
const read = async (client: Client) => ({
  page: (await client.query(page, { handle: "priya-nair" })).person,
  named: (await client.query(byId, { id: globalId("Person", priya) })).node,
})
const contactShown = async () =>
  (await hub.visitor.query(`{ initiative(slug: "${initiative.slug}") { contact { name handle jobTitle } } }`)).initiative.contact
const found = async () => ({
  peers: (await member.query(`{ peers(targetGroup: "care-leavers", first: 5) { edges { node { name } } } }`)).peers.edges,
  completed: (await member.query(`{ mentionablePeople(text: "priya") { handle } }`)).mentionablePeople,
  preview: (await member.query(`{ previewPost(body: "@priya-nair") }`)).previewPost as string,
})
const firstPostOfQuestion = async () => {
  const { slug } = await hub.db.thread.findFirstOrThrow({ where: { title: "Who has run cadets?" } })
  return (await hub.visitor.query(threadPage, { slug })).thread.posts.posts[0].html as string
}
const link = '<a href="/people/priya-nair" rel="nofollow noopener noreferrer">@Priya Nair</a>'

test("a profile is seen by everybody until its owner hides it, then by the owner and administrators, until it is shown again", async () => {
  for (const client of [hub.visitor, member, moderator]) expect(await read(client)).toMatchObject({ page: whole, named: whole })
  expect(await found()).toMatchObject({ peers: [{ node: { name: "Priya Nair" } }], completed: [{ handle: "priya-nair" }] })
  expect(await firstPostOfQuestion()).toContain(link)
  expect(await contactShown()).toEqual({ name: "Priya Nair", handle: "priya-nair", jobTitle: "Lead" })

  expect(await own.mutate(hide, { isProfileHidden: true })).toMatchObject({ isProfileHidden: true })
  for (const client of [hub.visitor, member, moderator]) expect(await read(client)).toEqual({ page: null, named: nameOnly })
  for (const client of [own, administrator])
    expect(await read(client)).toMatchObject({ page: { ...whole, isProfileHidden: true }, named: { ...whole, isProfileHidden: true } })
  expect(await found()).toEqual({ peers: [], completed: [], preview: "<p>@priya-nair</p>" })
  expect(await firstPostOfQuestion()).not.toContain("/people/")
  expect(await contactShown(), "the owner of an initiative names whom to ask").toEqual({ name: "Priya Nair", handle: null, jobTitle: null })
  const { posts } = (await hub.visitor.query(threadPage, { slug: thread.slug })).thread.posts
  expect(posts[1].author, "a name stays by what was written").toEqual({ name: "Priya Nair", handle: null })

  expect(await own.mutate(hide), "what is left out stays").toMatchObject({ isProfileHidden: true })
  expect(await own.mutate(hide, { isProfileHidden: false })).toMatchObject({ isProfileHidden: false })
  expect(await read(hub.visitor)).toMatchObject({ page: whole, named: whole })
  expect(await firstPostOfQuestion()).toContain(link)
  const log = await hub.db.auditEvent.findMany({ where: { subjectId: priya.id, action: "person.updateProfile" }, orderBy: { at: "asc" } })
  expect(log.map(({ after }) => after)).toEqual([{ changed: ["isProfileHidden"] }, { changed: ["isProfileHidden"] }])
})

test("nobody writes to somebody who is hidden, and their own message does not lead to a page that is not there", async () => {
  const reader = await makePerson(hub, { isContactable: true })
  const hidden = await makePerson(hub, { isContactable: true, isProfileHidden: true, jobTitle: "Lead of something" })
  await member.refused("NotFoundError", contact, { handle: hidden.handle, message })
  await hub.as(hidden).mutate(contact, { handle: reader.handle, message })
  const [mail] = await hub.mail(reader.email)
  expect(mail?.text).toContain(message)
  expect(mail?.text, "name and address, as the form says").toContain(`${hidden.name}\n${hidden.email}\n`)
  expect(mail?.text).not.toContain("Lead of something")
  expect(mail?.text).not.toContain(`/people/${hidden.handle}`)
})

test("a region keeps a contact who hides their page when its text is changed by whoever may", async () => {
  const hidden = await makePerson(hub, { isProfileHidden: true })
  const region = await makeRegion(hub, { slug: "wessex", contactPersonId: hidden.id })
  const read = `{ region(slug: "wessex") { contactHandle contact { name handle } } }`
  const leader = await makePerson(hub, { twoFactorEnabled: true })
  await giveRole(hub, leader, "REGIONAL_LEAD", { region })
  const lead = hub.as(leader)
  expect((await lead.query(read)).region).toEqual({ contactHandle: hidden.handle, contact: { name: hidden.name, handle: null } })
  for (const client of [hub.visitor, member]) expect((await client.query(read)).region.contactHandle).toBeNull()
})

test("a text that names somebody says their new name, and none once they are suspended", async () => {
  const tomasz = await makePerson(hub, { name: "Tomasz Nowak", handle: "tomasz-nowak" })
  const { slug } = await member.mutate(startThread, {
    space: globalId("Space", { id: thread.spaceId }),
    title: "Which mentor?",
    body: "Ask @tomasz-nowak about it.",
  })
  const html = async () => (await hub.visitor.query(threadPage, { slug })).thread.posts.posts[0].html
  expect(await html()).toContain("@Tomasz Nowak")
  await hub
    .as(tomasz)
    .mutate(`mutation { updateProfile(name: "Tom Nowak", jobTitle: "", about: "", isContactable: false) { ... on Viewer { name } } }`)
  expect(await html()).toContain("@Tom Nowak")
  await administrator.mutate(`mutation ($id: ID!) { suspendPerson(id: $id, reason: "Sells things") { ... on Person { id } } }`, {
    id: globalId("Person", tomasz),
  })
  expect(await html()).not.toContain("Tom Nowak")
})
