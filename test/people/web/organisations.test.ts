import {
  giveRole,
  joinOrganisation,
  makeCommitment,
  makeInitiative,
  makeOrganisation,
  makePerson,
  makeRegion,
  makeTerm,
} from "@hub/seed/builders"
import { afterEach, describe, expect, test } from "vitest"
import { useHub } from "../../kit/hub.ts"
import { useSite } from "../../kit/site.ts"

const hub = useHub()
const site = useSite(hub)
afterEach(() => hub.reset())

describe("joining an organisation", () => {
  test("at once with an address of its domain", async () => {
    const { slug, name } = await makeOrganisation(hub, { domains: ["royalexample.nhs.uk"] })
    const person = await makePerson(hub, { email: "ada@royalexample.nhs.uk" })
    const page = await (await site.visitor(person)).visit(`/organisations/${slug}`)
    const joined = await page.submit(`Join ${name}`)
    expect(joined.text("main")).toContain(`You are now a member of ${name}.`)
    expect(joined.text("main")).toContain("You are a member.")
  })

  test("by request: the lead is told, refuses with a reason, and accepts the next one", async () => {
    const { slug, name, id } = await makeOrganisation(hub)
    const [lead, person] = [await makePerson(hub), await makePerson(hub, { name: "Bob Barnes" })]
    await joinOrganisation(hub, lead, { id }, "LEAD")
    const [leads, bobs] = [await site.visitor(lead), await site.visitor(person)]
    const asked = await (await bobs.visit(`/organisations/${slug}`)).submit(`Join ${name}`, { message: "I run outreach" })
    expect(asked.text("main")).toContain("Its leads have not decided yet")

    const told = await leads.visit("/my/notifications")
    const members = await told.follow(`Bob Barnes asks to join ${name}`)
    expect(members.path).toBe(`/organisations/${slug}/members`)
    expect(members.text("main")).toContain("I run outreach")
    const noReason = await members.submit("Refuse Bob Barnes")
    expect(noReason.text(".nhsuk-error-summary")).toContain("Say why")
    await noReason.submit("Refuse Bob Barnes", { reason: "Which department?" })
    const refused = await bobs.visit(`/organisations/${slug}`)
    expect(refused.text("main")).toContain("Your last request was refused: “Which department?”")

    hub.clock.advance(60_000)
    await refused.submit(`Join ${name}`, { message: "Nursing" })
    const accepted = await (await leads.visit(`/organisations/${slug}/members`)).submit("Accept Bob Barnes")
    expect(accepted.text("main")).toContain("Nobody is waiting")
    expect((await bobs.visit("/my/notifications")).text("main")).toContain(`You are now a member of ${name}`)
    expect((await bobs.visit(`/organisations/${slug}/members`)).text("main")).toContain("Bob Barnes")
  })

  test("its leads end a membership only after they have been asked whether they mean it", async () => {
    const { slug, id } = await makeOrganisation(hub)
    const [lead, second, member] = [await makePerson(hub), await makePerson(hub), await makePerson(hub, { name: "Bob Barnes" })]
    for (const person of [lead, second]) await joinOrganisation(hub, person, { id }, "LEAD")
    await joinOrganisation(hub, member, { id })
    const active = () => hub.db.membership.count({ where: { organisationId: id, status: "ACTIVE" } })
    const leads = await site.visitor(lead)
    const members = `/organisations/${slug}/members`
    const asked = await (await leads.visit(members)).follow("End the membership of Bob Barnes")
    expect(asked.text("h1")).toBe("End the membership of Bob Barnes?")
    expect(asked.$(`a[href="${members}"]`).text()).toContain("Cancel")
    expect((await (await site.visitor(member)).visit(asked.path)).status).toBe(404)
    expect(await active()).toBe(3)
    const ended = await asked.submit("End the membership")
    expect(ended.path).toBe(members)
    expect(ended.text("main")).toContain("Their membership has ended.")
    expect(ended.text("main")).not.toContain("Bob Barnes")

    const own = await (await leads.visit(members)).follow(`End the membership of ${lead.name}`)
    const left = await own.submit("End the membership")
    expect(left.path).toBe(`/organisations/${slug}`)
    expect(left.text("main")).toContain("Your membership has ended.")
    const last = await (await (await site.visitor(second)).visit(members)).follow(`End the membership of ${second.name}`)
    expect((await last.submit("End the membership")).text(".nhsuk-error-summary")).not.toBe("")
    expect(await active()).toBe(1)
  })

  test("strangers do not see who belongs to it", async () => {
    const { slug } = await makeOrganisation(hub)
    expect((await (await site.visitor(await makePerson(hub))).visit(`/organisations/${slug}/members`)).status).toBe(403)
  })
})

describe("a region", () => {
  test("says what it offers and lacks, whom to ask, and passes a message on without showing an address", async () => {
    await makeTerm(hub, { taxonomy: "THEME", slug: "outreach", label: "Outreach" })
    await makeTerm(hub, { taxonomy: "THEME", slug: "mentoring", label: "Mentoring" })
    const priya = await makePerson(hub, { name: "Priya Raman", email: "priya@private.example" })
    const region = await makeRegion(hub, { slug: "wessex", name: "Wessex", contactPersonId: priya.id })
    const college = await makeOrganisation(hub, { name: "Hill View College", slug: "hill-view", regionId: region.id })
    await makeCommitment(hub, { organisationId: college.id })
    await makeInitiative(hub, { content: { title: "Summer school", themes: ["outreach"], regions: ["wessex"] } })
    const nobody = await (await site.visitor()).visit("/regions/wessex")
    for (const text of [
      "Priya Raman",
      "Summer school",
      "Hill View College",
      "Outreach (1)",
      "Nothing here yet: mentoring.",
      "Sign in to write to them",
    ])
      expect(nobody.text("main"), text).toContain(text)
    expect(nobody.html).not.toContain("priya@private.example")
    expect(nobody.$("a[href='/organisations/hill-view/commitments/practise']").text()).toBe("Practise work experience commitment")

    const page = await (await site.visitor(await makePerson(hub, { name: "Ada Lovelace" }))).visit("/regions/wessex")
    const short = await page.submit("Send", { message: "Hello" })
    expect(short.text("#message-error")).toContain("Write at least a sentence or two")
    expect(short.$("#message").text()).toContain("Hello")
    const sent = await short.submit("Send", { message: "We would like to hear about your summer schools." })
    expect(sent.text("main")).toContain("Your message is on its way")
    expect((await hub.mail(priya.email)).map(({ subject }) => subject)).toEqual(["Ada Lovelace asks about Wessex"])
  })

  test("is kept by its regional lead, who sees what somebody else saved meanwhile", async () => {
    const region = await makeRegion(hub, { slug: "wessex", name: "Wessex" })
    const lead = await makePerson(hub)
    await giveRole(hub, lead, "REGIONAL_LEAD", { region })
    const visitor = await site.visitor(lead)
    const form = await (await visitor.visit("/regions/wessex")).follow("Edit this page")
    const wrong = await form.submit("Save", { about: "What we offer", contactHandle: "nobody" })
    expect(wrong.text("#contactHandle-error")).toContain("Nobody has this handle")
    const saved = await wrong.submit("Save", { contactHandle: lead.handle })
    expect(saved.text("main")).toContain("What we offer")
    const late = await form.submit("Save", { about: "Typed late" })
    expect(late.text("dl")).toContain("What we offer")
    expect(late.$("#about").text()).toContain("Typed late")
    const stranger = await site.visitor(await makePerson(hub))
    expect((await stranger.visit("/regions/wessex/edit")).status).toBe(403)
  })
})

test("somebody's page names what they are the contact of", async () => {
  const person = await makePerson(hub, { name: "Priya Raman" })
  await makeInitiative(hub, { contactPersonId: person.id, content: { title: "Summer school" } })
  const page = await (await site.visitor()).visit(`/people/${person.handle}`)
  expect(page.text("main")).toContain("Contact for one initiative")
  expect((await page.follow("Summer school")).text("h1")).toBe("Summer school")
})
