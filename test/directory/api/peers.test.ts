import type { Prisma } from "@hub/prisma"
import { joinOrganisation, makeInitiative, makeOrganisation, makePerson, makeRegion, makeTerm } from "@hub/seed/builders"
import { beforeAll, describe, expect, test } from "vitest"
import type { Client } from "../../kit/client.ts"
import { useHub } from "../../kit/hub.ts"

const hub = useHub()
const globalId = (type: string, { id }: { id: string }) => Buffer.from(`${type}:${id}`).toString("base64")
const peers = `query ($targetGroup: String, $theme: String, $region: String) { peers(targetGroup: $targetGroup, theme: $theme, region: $region, first: 50) {
  totalCount edges { node { name jobTitle askMeAbout email interests { label } organisations { name region { name } } } } } }`
const contact = `mutation ($handle: String!, $message: String!) { contactPerson(handle: $handle, message: $message) { ... on Person { name } } }`
const message = "We would like to hear how you began with cadets."

let reader: { id: string; name: string; email: string }
let asks: Client
let careLeavers: { id: string }
let wessex: { id: string; slug: string }

beforeAll(async () => {
  reader = await makePerson(hub, { name: "Amara Okafor" })
  asks = hub.as(reader)
  careLeavers = await makeTerm(hub, { taxonomy: "TARGET_GROUP", slug: "care-leavers", label: "Care leavers" })
  await makeTerm(hub, { taxonomy: "THEME", slug: "mentoring", label: "Mentoring" })
  wessex = await makeRegion(hub, { slug: "wessex", name: "Wessex" })
})

async function peer(name: string, own: Partial<Prisma.PersonUncheckedCreateInput> = {}, works: { id: string } | null = careLeavers) {
  const person = await makePerson(hub, { name, isContactable: true, ...own })
  if (works) await hub.db.personInterest.create({ data: { personId: person.id, termId: works.id } })
  return person
}
const found = async (filter: Record<string, string>) =>
  (await asks.query(peers, filter)).peers.edges.map(({ node }: { node: { name: string } }) => node.name)

describe("peers are found by what they work on and where", () => {
  test("only those who are willing, there and confirmed; and whoever answers for an initiative about it", async () => {
    const here = await peer("Bea Here", { askMeAbout: "First jobs" })
    await joinOrganisation(hub, here, await makeOrganisation(hub, { regionId: wessex.id }))
    await peer("Col Elsewhere")
    await peer("Not Willing", { isContactable: false })
    await peer("Not Confirmed", { emailVerified: false })
    await peer("Not There", { suspendedAt: new Date() })
    await peer("Other Work", {}, null)
    const contactOf = await peer("Dee Contact", {}, null)
    const initiative = await makeInitiative(hub, { contactPersonId: contactOf.id })
    await hub.db.initiativeTerm.create({ data: { initiativeId: initiative.id, termId: careLeavers.id } })
    expect(await found({ targetGroup: "care-leavers" })).toEqual(["Bea Here", "Col Elsewhere", "Dee Contact"])
    expect(await found({ targetGroup: "care-leavers", region: "wessex" })).toEqual(["Bea Here"])
    expect(await found({ theme: "mentoring" })).toEqual([])
    expect(await found({ targetGroup: "no-such-group" })).toEqual([])
    expect(await found({})).toEqual(["Bea Here", "Col Elsewhere", "Dee Contact", "Other Work"])
    const [{ node }] = (await asks.query(peers, { region: "wessex" })).peers.edges
    expect(node).toMatchObject({ askMeAbout: "First jobs", email: null, interests: [{ label: "Care leavers" }] })
  })

  test("by what a merged term leads to", async () => {
    const old = await makeTerm(hub, { taxonomy: "TARGET_GROUP", slug: "looked-after", mergedIntoId: careLeavers.id, retiredAt: new Date() })
    await peer("Eve Old", {}, old)
    expect(await found({ targetGroup: "care-leavers" })).toContain("Eve Old")
    expect(await found({ targetGroup: "looked-after" })).toEqual(["Eve Old"])
  })

  test("in as many statements whether there is one or there are three", async () => {
    const of = (region: string) => hub.statements(() => asks.query(peers, { region }))
    for (const [slug, count] of [
      ["one", 1],
      ["three", 3],
    ] as const) {
      const region = await makeRegion(hub, { slug })
      for (let number = 0; number < count; number++)
        await joinOrganisation(hub, await peer(`${slug} ${number}`), await makeOrganisation(hub, { regionId: region.id }))
    }
    expect((await of("three")).length).toBe((await of("one")).length)
  })

  test("by whoever is signed in, and not by visitors", async () => {
    await hub.visitor.expectUnauthenticated(peers, {})
  })
})

describe("a message to a peer", () => {
  test("reaches them with the sender's address to answer to, and shows theirs to nobody", async () => {
    const one = await peer("Fay Willing")
    expect(await asks.mutate(contact, { handle: one.handle, message })).toMatchObject({ name: "Fay Willing" })
    await hub.runJobs()
    const [mail, ...more] = await hub.mail(one.email)
    expect(more).toEqual([])
    expect(mail).toMatchObject({ subject: "Amara Okafor writes to you through the hub", replyTo: reader.email })
    expect(mail?.text).toContain(message)
  })

  test("is refused to whoever is not willing, is not there, is oneself, or is asked too much of", async () => {
    const [unwilling, gone] = [await peer("Gus", { isContactable: false }), await peer("Hal", { erasedAt: new Date() })]
    await asks.refused("WrongStateError", contact, { handle: unwilling.handle, message })
    await asks.refused("NotFoundError", contact, { handle: gone.handle, message })
    const willing = await peer("Ida")
    await hub.as(willing).refused("WrongStateError", contact, { handle: willing.handle, message })
    await asks.refused("ValidationError", contact, { handle: willing.handle, message: "Hello" })
    await hub.visitor.expectUnauthenticated(contact, { handle: willing.handle, message })
    const busy = hub.as(await makePerson(hub))
    for (let count = 0; count < 10; count++) await busy.mutate(contact, { handle: willing.handle, message })
    await busy.refused("RateLimitedError", contact, { handle: willing.handle, message })
  })
})

const update = `mutation ($askMeAbout: String, $interests: [ID!]) {
  updateProfile(name: "Ivo Jones", jobTitle: "", about: "", isContactable: true, askMeAbout: $askMeAbout, interests: $interests) {
    ... on Viewer { askMeAbout interests { label } } } }`

test("people say what they work on and what others may ask them about", async () => {
  const person = await makePerson(hub, { name: "Ivo Jones" })
  const own = hub.as(person)
  const interests = [globalId("Term", careLeavers)]
  const said = { askMeAbout: "Cadets", interests: [{ label: "Care leavers" }] }
  expect(await own.mutate(update, { askMeAbout: " Cadets ", interests })).toMatchObject(said)
  expect(await own.mutate(update), "what is left out stays").toMatchObject(said)
  const stage = await makeTerm(hub, { taxonomy: "STAGE" })
  const error = await own.refused("ValidationError", update, { interests: [globalId("Term", stage)], askMeAbout: "Cadets" })
  expect(error.issues).toEqual([{ field: "interests", message: "Choose from the list" }])
  expect(await own.mutate(update, { askMeAbout: "", interests: [] })).toMatchObject({ askMeAbout: null, interests: [] })
})
