import { tellFollowersJob } from "@hub/api/directory/follow.jobs"
import { act } from "@hub/api/platform/act"
import { createContext } from "@hub/api/platform/context"
import {
  caseStudy,
  joinOrganisation,
  makeInitiative,
  makeOrganisation,
  makePerson,
  makePersonWithRole,
  makeSubmission,
} from "@hub/seed/builders"
import { afterEach, expect, test } from "vitest"
import { useHub } from "../../kit/hub.ts"

const hub = useHub()
afterEach(() => hub.reset())

const globalId = (type: string, id: string) => Buffer.from(`${type}:${id}`).toString("base64")
const told = (person: { id: string }, kind: string) => hub.db.notification.findMany({ where: { personId: person.id, kind } })
const follow = (person: { id: string }, initiative: { id: string }) =>
  hub.as(person).mutate(`mutation ($initiative: ID!) { setFollowed(initiative: $initiative, followed: true) { __typename } }`, {
    initiative: globalId("Initiative", initiative.id),
  })

test("followers are told of a new revision, once, but not those who wrote or published it", async () => {
  const organisation = await makeOrganisation(hub)
  const [writer, follower] = [await makePerson(hub), await makePerson(hub)]
  const editor = await makePersonWithRole(hub, "EDITOR")
  await joinOrganisation(hub, writer, organisation)
  const initiative = await makeInitiative(hub, { organisationId: organisation.id })
  for (const person of [writer, editor, follower]) await follow(person, initiative)
  const { id } = await makeSubmission(hub, {
    organisationId: organisation.id,
    submitterId: writer.id,
    initiativeId: initiative.id,
    state: "UNDER_REVIEW",
    assignedToId: editor.id,
    evidenceLevel: 2,
    evidenceReason: "Outcomes were counted.",
  })
  await hub.as(editor).mutate(`mutation ($id: ID!) { publishSubmission(id: $id, changeNote: "New figures") { __typename } }`, {
    id: globalId("Submission", id),
  })
  await hub.runJobs()
  expect(await told(follower, "initiative.revised")).toMatchObject([{ body: "New figures", path: `/initiatives/${initiative.slug}` }])
  for (const person of [writer, editor]) expect(await told(person, "initiative.revised")).toEqual([])
  expect(await told(writer, "submission.published")).toHaveLength(1)
})

test("followers are told when it is archived, but not the one who archives it", async () => {
  const organisation = await makeOrganisation(hub)
  const [lead, follower] = [await makePerson(hub), await makePerson(hub)]
  await joinOrganisation(hub, lead, organisation, "LEAD")
  const initiative = await makeInitiative(hub, { organisationId: organisation.id, content: { title: "Mentors for midwives" } })
  for (const person of [lead, follower]) await follow(person, initiative)
  await hub.as(lead).mutate(`mutation ($id: ID!) { archiveInitiative(id: $id, reason: "The funding has ended.") { __typename } }`, {
    id: globalId("Initiative", initiative.id),
  })
  await hub.runJobs()
  expect(await told(follower, "initiative.archived")).toMatchObject([
    { title: "“Mentors for midwives” was archived", body: "The funding has ended." },
  ])
  expect(await told(lead, "initiative.archived")).toEqual([])
})

test("its contact and who submitted it are told who archived it, why and where to restore it, each once, but not the one who did it", async () => {
  const organisation = await makeOrganisation(hub, { name: "Harbour Trust" })
  const [contact, submitter] = [await makePerson(hub), await makePerson(hub)]
  const lead = await makePerson(hub, { name: "Zoe Lead" })
  await joinOrganisation(hub, lead, organisation, "LEAD")
  const archive = (initiative: { id: string }) =>
    hub.as(lead).mutate(`mutation ($id: ID!) { archiveInitiative(id: $id, reason: "The funding has ended.") { __typename } }`, {
      id: globalId("Initiative", initiative.id),
    })
  const submittedBy = async (submitterId: string, contactPersonId: string) => {
    const initiative = await makeInitiative(hub, { organisationId: organisation.id, contactPersonId })
    const { id: submissionId } = await makeSubmission(hub, {
      organisationId: organisation.id,
      submitterId,
      initiativeId: initiative.id,
      state: "PUBLISHED",
    })
    const content = caseStudy({ title: "Mentors" })
    const { id: currentRevisionId } = await hub.db.revision.create({
      data: { initiativeId: initiative.id, number: 2, content, submissionId, publishedAt: hub.clock.now() },
    })
    await hub.db.initiative.update({ where: { id: initiative.id }, data: { currentRevisionId } })
    return initiative
  }
  const initiative = await submittedBy(submitter.id, contact.id)
  for (const person of [contact, submitter]) await follow(person, initiative)
  await archive(initiative)
  await archive(await submittedBy(lead.id, lead.id))
  await hub.runJobs()
  for (const person of [contact, submitter]) {
    expect(await told(person, "initiative.archivedOwn")).toMatchObject([
      {
        title: "“Mentors” was archived",
        body: "Zoe Lead archived it: The funding has ended.\n\nA lead of Harbour Trust or a directory editor can restore it on its page.",
        path: `/initiatives/${initiative.slug}`,
      },
    ])
    expect(await told(person, "initiative.archived")).toEqual([])
  }
  expect(await hub.db.notification.count({ where: { personId: lead.id } })).toBe(0)
})

test("followers and the contact are told of an adoption, a contact who follows once, and nobody of their own", async () => {
  const adopters = await makeOrganisation(hub, { name: "Kennet Bridge College" })
  const [adopter, lead, contact, follower] = [await makePerson(hub), await makePerson(hub), await makePerson(hub), await makePerson(hub)]
  await joinOrganisation(hub, adopter, adopters)
  await joinOrganisation(hub, lead, adopters, "LEAD")
  const initiative = await makeInitiative(hub, { contactPersonId: contact.id, content: { title: "Mentors" } })
  for (const person of [adopter, lead, contact, follower]) await follow(person, initiative)
  const { id } = await hub.as(adopter).mutate(
    `mutation ($initiative: ID!, $organisation: ID!) {
      recordAdoption(initiative: $initiative, organisation: $organisation, stage: PILOTING) { ... on Adoption { id } } }`,
    { initiative: globalId("Initiative", initiative.id), organisation: globalId("Organisation", adopters.id) },
  )
  await hub.runJobs()
  for (const person of [lead, contact, follower])
    expect(await told(person, "adoption.moved")).toMatchObject([{ title: "Kennet Bridge College is piloting “Mentors”" }])
  expect(await told(adopter, "adoption.moved")).toEqual([])
  await hub
    .as(lead)
    .mutate(`mutation ($id: ID!) { updateAdoption(id: $id, version: 1, stage: ADOPTED, localChanges: "", outcome: "") { __typename } }`, {
      id,
    })
  await hub.runJobs()
  expect(await told(lead, "adoption.moved"), "the lead moved it").toHaveLength(1)
  for (const person of [adopter, contact, follower]) expect((await told(person, "adoption.moved")).length).toBe(person === adopter ? 1 : 2)
})

test("mail about an adoption says who, how far, what they changed, and whom to ask there; and to whom it comes as what", async () => {
  const adopters = await makeOrganisation(hub, { name: "Kennet Bridge College" })
  const [adopter, contact, follower] = [await makePerson(hub), await makePerson(hub), await makePerson(hub)]
  const willing = await makePerson(hub, { name: "Bo Willing", jobTitle: "Tutor", isContactable: true })
  for (const person of [adopter, willing]) await joinOrganisation(hub, person, adopters)
  const initiative = await makeInitiative(hub, { contactPersonId: contact.id, content: { title: "Mentors" } })
  await follow(follower, initiative)
  await hub.as(adopter).mutate(
    `mutation ($initiative: ID!, $organisation: ID!) {
      recordAdoption(initiative: $initiative, organisation: $organisation, stage: ADAPTED, localChanges: "In the evening.") { ... on Adoption { id } } }`,
    { initiative: globalId("Initiative", initiative.id), organisation: globalId("Organisation", adopters.id) },
  )
  await hub.runJobs()
  const texts = await Promise.all([contact, follower].map(async ({ email }) => (await hub.mail(email))[0]?.text ?? ""))
  for (const text of texts) {
    expect(text).toContain(`Organisation: Kennet Bridge College (`)
    expect(text).toContain(`/organisations/${adopters.slug}\n`)
    expect(text).toContain("* Stage: adapted\n")
    expect(text).toContain("What they changed locally:\n\n> In the evening.\n")
    expect(text).toContain("* Contact there: Bo Willing, Tutor\n")
    expect(text).toContain(`/people/${willing.handle}\n`)
    expect(text, "who keeps the record is nobody's business").not.toContain(adopter.name)
    expect(text).toContain("See who has taken it up:\n")
  }
  expect(texts[0]).toContain("You get this because you are the contact of this initiative.")
  expect(texts[1]).toContain("You get this because you follow this initiative; you can stop following it on its page.")
})

test("more followers than one step takes are all told, once however often the job runs; who began to follow later is not", async () => {
  const initiative = await makeInitiative(hub)
  const at = hub.clock.now()
  const people = await hub.db.person.createManyAndReturn({
    data: Array.from({ length: 505 }, (_, n) => ({
      name: `Follower ${n}`,
      email: `follower-${n}@example.org`,
      handle: `follower-${n}`,
      emailVerified: true,
      notificationFrequency: "DAILY" as const,
      createdAt: at,
    })),
    select: { id: true },
  })
  await hub.db.initiativeFollow.createMany({ data: people.map(({ id }) => ({ personId: id, initiativeId: initiative.id, createdAt: at })) })
  const late = await makePerson(hub)
  await hub.db.initiativeFollow.create({
    data: { personId: late.id, initiativeId: initiative.id, createdAt: new Date(at.getTime() + 1000) },
  })
  const news = {
    initiativeId: initiative.id,
    kind: "initiative.revised",
    title: "“It” was revised",
    path: "/",
    dedupeKey: "one",
    except: [],
  }
  for (const _again of [1, 2]) {
    await act(createContext(hub.platform), (unit) => unit.enqueue(tellFollowersJob, { ...news, at: at.toISOString(), after: null }))
    await hub.runJobs()
  }
  expect(await hub.db.notification.count()).toBe(505)
  expect(await told(late, "initiative.revised")).toEqual([])
})
