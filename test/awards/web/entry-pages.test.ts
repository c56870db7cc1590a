import { hashOfToken } from "@hub/api/awards/nominee-consent.service"
import {
  joinOrganisation,
  makeEntry,
  makeOrganisation,
  makePerson,
  makePersonWithRole,
  makeRound,
  type OwnEntry,
  type RoundWithSetup,
} from "@hub/seed/builders"
import { beforeAll, describe, expect, test } from "vitest"
import { useHub } from "../../kit/hub.ts"
import { useSite } from "../../kit/site.ts"
import { pdf } from "../../platform/sample-files.ts"

const hub = useHub()
const site = useSite(hub)

let round: RoundWithSetup

beforeAll(async () => {
  round = await makeRound(hub)
})

/** An entry, a browser of its entrant's, and where it is written. */
async function entryOf(own: OwnEntry = {}) {
  const entry = await makeEntry(hub, round, own)
  return { entry, browser: await site.visitor(entry.entrant), address: `/my/nominations/${entry.reference}` }
}

const stored = async ({ id }: { id: string }) =>
  (await hub.db.nomination.findUniqueOrThrow({ where: { id } })).answers as {
    title: string
    partnerIds: string[]
    attachments: { fileId: string; description: string }[]
  }

describe("writing an entry without JavaScript", () => {
  test("a partner is found by its name; several of a name are listed, nobody of it is said, one is added and taken away", async () => {
    const [whole] = [
      await makeOrganisation(hub, { name: "Saltmarsh College" }),
      await makeOrganisation(hub, { name: "Saltmarsh College of Nursing" }),
      await makeOrganisation(hub, { name: "Saltmarsh Trust" }),
    ]
    const { entry, browser, address } = await entryOf({ state: "DRAFT" })
    const offered = await browser.fetch("/suggestions/organisations?q=saltmarsh")
    expect(await offered.json()).toEqual({ suggestions: ["Saltmarsh College", "Saltmarsh College of Nursing", "Saltmarsh Trust"] })
    const page = await browser.visit(address)
    const several = await page.submit("Save", { partnerName: "saltmarsh", title: "With partners" })
    expect(several.text(".nhsuk-error-summary")).toContain("Saltmarsh College, Saltmarsh College of Nursing, Saltmarsh Trust")
    expect(several.text("#partnerName-error")).toContain("Type the whole name")
    expect(several.$("[name=partnerName]").attr("value")).toBe("saltmarsh")
    expect(await stored(entry)).toMatchObject({ title: "With partners", partnerIds: [] })
    const nobody = await several.submit("Save", { partnerName: "Atlantis" })
    expect(nobody.text("#partnerName-error")).toContain("No organisation of the hub is called that")
    const own = await hub.db.organisation.findUniqueOrThrow({ where: { id: entry.organisationId } })
    const itself = await nobody.submit("Save", { partnerName: own.name })
    expect(itself.text("#partnerName-error")).toContain("not its own partner")
    const added = await itself.submit("Save", { partnerName: "Saltmarsh College" })
    expect((await stored(entry)).partnerIds).toEqual([whole?.id])
    expect((await browser.visit(`${address}/check`)).html).toContain("Saltmarsh College")
    await added.submit("Save", { partnerIds: [] })
    expect((await stored(entry)).partnerIds).toEqual([])
  })

  test("an address that is none is named beside its field and in the summary, and kept as it was typed", async () => {
    const { entry, browser, address } = await entryOf({ state: "DRAFT" })
    const page = await browser.visit(address)
    expect(page.$("#links-0-url").attr("type")).toBe("text")
    expect(page.text("#links-0-url-hint")).toBe("Starts with https://")
    const refused = await page.submit("Save", { "links.0.label": "Our site", "links.0.url": "www.example.org" })
    expect(refused.text("#links-0-url-error")).toContain("a web address that starts with https://")
    expect(refused.$(".nhsuk-error-summary a[href='#links-0-url']").length).toBe(1)
    expect(refused.$("[name='links.0.url']").attr("value")).toBe("www.example.org")
    await refused.submit("Save", { "links.0.url": "https://www.example.org" })
    expect(await stored(entry)).toMatchObject({ links: [{ label: "Our site", url: "https://www.example.org" }] })
  })

  test("a file is attached with what it shows, described anew, and taken away; one of a kind that is not taken is refused", async () => {
    const { entry, browser, address } = await entryOf({ state: "DRAFT" })
    const page = await browser.visit(address)
    const wrong = await page.submit("Save", { file: new File(["MZ"], "plan.exe") })
    expect(wrong.text("#file-error")).not.toBe("")
    const attached = await wrong.submit("Save", { file: new File([pdf()], "plan.pdf"), fileDescription: "Our plan" })
    const [file] = (await stored(entry)).attachments
    expect(file?.description).toBe("Our plan")
    expect(attached.$(`a[href="/files/${file?.fileId}"]`).text()).toBe("Our plan")
    expect((await browser.fetch(`/files/${file?.fileId}`)).status).toBe(200)
    expect((await (await site.visitor()).fetch(`/files/${file?.fileId}`)).status).toBe(404)
    const described = await attached.submit("Save", { [`attachment.${file?.fileId}`]: "The plan of the week" })
    expect((await stored(entry)).attachments).toEqual([{ fileId: file?.fileId, description: "The plan of the week" }])
    await described.submit("Save", { [`removed.${file?.fileId}`]: "yes" })
    expect((await stored(entry)).attachments).toEqual([])
  })

  test("an ineligible entry says why; its entrant objects once, with words; the manager finds the objection", async () => {
    const { entry, browser, address } = await entryOf({ state: "INELIGIBLE", answers: { title: "Found wanting" } })
    const page = await browser.visit(address)
    expect(page.html).toContain("It has not begun.")
    const refused = await page.submit("Object", { text: " " })
    expect(refused.text("#text-error")).toContain("Enter the objection")
    const objected = await refused.submit("Object", { text: "It began in May." })
    expect(objected.text("main")).toContain("You objected: It began in May.")
    expect(objected.html).not.toContain("If you think this is wrong")
    const manager = await site.visitor(await makePersonWithRole(hub, "AWARD_MANAGER"))
    const queue = await manager.visit(`/manage/awards/${round.slug}/entries?show=appealed`)
    expect(queue.text("tbody")).toContain("Found wanting")
    const read = await queue.follow(`Read ${entry.reference}`)
    expect(read.text("main")).toContain("The entrant objects: It began in May.")
    await read.submit("It is eligible")
    expect(await hub.db.nomination.findUniqueOrThrow({ where: { id: entry.id } })).toMatchObject({ state: "ELIGIBLE" })
  })
})

test("what was written since an entry was submitted is named, on its page and in the list, until it is as submitted again", async () => {
  const { entry, browser, address } = await entryOf({ answers: { title: "Sent off" } })
  const unsubmitted = "What you wrote since is not submitted"
  const listed = async () => (await browser.visit("/my/nominations")).text("tbody")
  const same = await (await browser.visit(address)).submit("Save")
  expect(same.text(".hub-flash")).toContain("Saved.")
  expect((await hub.db.nomination.findUniqueOrThrow({ where: { id: entry.id } })).version).toBe(entry.version + 1)
  expect(same.text("main")).not.toContain(unsubmitted)
  expect(await listed()).not.toContain(unsubmitted)
  const other = await same.submit("Save", { title: "Sent off, and mended" })
  expect(other.text("main")).toContain(unsubmitted)
  expect(await listed()).toContain(unsubmitted)
  const back = await other.submit("Save", { title: "Sent off" })
  expect(back.text("main")).not.toContain(unsubmitted)
  expect(await listed()).not.toContain(unsubmitted)
  const list = "{ myNominations { edges { node { title draft { hasChanges } } } } }"
  const entrant = hub.as(entry.entrant)
  const own = { entrantId: entry.entrantId, organisationId: entry.organisationId, version: 2 }
  const one = await hub.statements(() => entrant.query(list))
  for (const title of ["Second", "Third"]) await makeEntry(hub, await makeRound(hub), { ...own, answers: { title } })
  expect(await hub.statements(() => entrant.query(list))).toHaveLength(one.length)
})

test("an entry for somebody else says everywhere that it waits until they agree, and is not offered to be found eligible", async () => {
  const nominee = { nomineeKind: "SOMEBODY_ELSE", nomineeName: "Ada Clarke", nomineeEmail: "ada@example.org" } as const
  const { entry, browser, address } = await entryOf({ state: "DRAFT", ...nominee })
  const waits = "cannot be found eligible until Ada Clarke has agreed"
  const check = await browser.visit(`${address}/check`)
  expect(check.text("main")).toContain(waits)
  expect(check.text("main")).toContain("We ask them by e-mail (ada@example.org) when you submit.")
  const receipt = await check.submit("Submit the entry")
  expect(receipt.html).toContain("Your entry is submitted; it waits until Ada Clarke has agreed.")
  expect(receipt.text(".nhsuk-warning-callout")).toContain(waits)
  const manager = await site.visitor(await makePersonWithRole(hub, "AWARD_MANAGER"))
  const queue = `/manage/awards/${round.slug}/entries`
  expect((await manager.visit(queue)).text("tbody")).toContain("Consent of Ada Clarke: Asked, no answer yet")
  const page = await manager.visit(`${queue}/${entry.reference}`)
  expect(page.text("main")).toContain("Consent of Ada Clarke: Asked, no answer yet")
  expect(page.text("main")).toMatch(/Submitted Received on \d/)
  expect(page.text("main")).toContain("It can be found eligible once Ada Clarke has agreed")
  expect(page.text("main button")).not.toContain("It is eligible")
  await hub.db.nomineeConsent.updateMany({ where: { nominationId: entry.id }, data: { state: "GIVEN", decidedAt: hub.clock.now() } })
  expect((await browser.visit(`${address}/submitted`)).html).not.toContain(waits)
  expect((await manager.visit(queue)).text("tbody")).toContain("Consent of Ada Clarke: Agreed")
  const agreed = await manager.visit(`${queue}/${entry.reference}`)
  expect(agreed.text("main button")).toContain("It is eligible")
})

test("asking for consent saves what is typed in the entry, and what is wrong with it stands beside its field", async () => {
  const nominee = { nomineeKind: "SOMEBODY_ELSE", nomineeName: "Grace Hill", nomineeEmail: "grace@example.org" } as const
  const { entry, browser, address } = await entryOf({ state: "DRAFT", ...nominee })
  const page = await browser.visit(address)
  const refused = await page.submit("Ask now", { title: "Typed before asking", partnerName: "Atlantis" })
  expect(refused.text("#partnerName-error")).toContain("No organisation of the hub is called that")
  expect(refused.$("[name=title]").attr("value")).toBe("Typed before asking")
  expect(await hub.mail("grace@example.org")).toEqual([])
  const asked = await refused.submit("Ask now", { title: "Typed and asked", partnerName: "" })
  expect(asked.text(".nhsuk-notification-banner")).toContain("Saved. We have asked them by e-mail.")
  expect(asked.$("[name=title]").attr("value")).toBe("Typed and asked")
  expect(await stored(entry)).toMatchObject({ title: "Typed and asked" })
  expect(await hub.mail("grace@example.org")).toHaveLength(1)
  // The nominee answers while the page is open: what is typed is saved all the same.
  await hub.db.nomineeConsent.updateMany({ where: { nominationId: entry.id }, data: { state: "GIVEN", decidedAt: hub.clock.now() } })
  const answered = await asked.submit("Ask once more", { title: "Typed too late to ask" })
  expect(answered.text(".nhsuk-notification-banner")).toContain("Saved, but they were not asked. This person has agreed already.")
  expect(await stored(entry)).toMatchObject({ title: "Typed too late to ask" })
})

test("an entry that was withdrawn says so, and when, on its page and its receipt, until it is submitted again", async () => {
  const { browser, address } = await entryOf()
  const asked = await browser.visit(`${address}/withdraw`)
  const deadline = asked.text("main time")
  expect(deadline).toMatch(/^\d+ \w+ \d{4} at /)
  const page = await asked.submit("Withdraw the entry")
  expect(page.html).toContain(`The entry is withdrawn. You can submit it again before ${deadline}.`)
  expect(page.text("main dl")).toMatch(/Withdrawn\d+ \w+ \d{4} at .+Last submitted\d+/)
  const receipt = await page.follow("See exactly what you submitted")
  expect(receipt.text(".nhsuk-warning-callout")).toMatch(/It was withdrawn on \d+ \w+ \d{4} at /)
  expect(receipt.text(".nhsuk-warning-callout")).toContain(deadline)
  const check = await (await receipt.follow("submit it again")).submit("Save and check your answers")
  const again = await check.submit("Submit the entry")
  expect(again.html).not.toContain("was withdrawn")
})

test("a receipt says what comes next: until when it can be changed, who reads it by when, and when results are expected", async () => {
  const day = (text: string) => new Date(`${text}T12:00:00Z`)
  const dates = { closesAt: day("2040-03-01"), scoresDueAt: day("2040-04-02"), resultsExpectedAt: day("2040-05-03") }
  const entry = await makeEntry(hub, await makeRound(hub, dates))
  const browser = await site.visitor(entry.entrant)
  const receipt = await browser.visit(`/my/nominations/${entry.reference}/submitted`)
  const next = receipt.text("[aria-labelledby=next]")
  expect(next).toContain("change it and submit it again before 1 March 2040 at 12:00 pm, London time")
  expect(next).toContain("reads and scores what takes part, by 2 April 2040.")
  expect(next).toContain("announced, which is expected on 3 May 2040.")
  await hub.db.round.update({ where: { id: entry.roundId }, data: { state: "ANNOUNCED", announcedAt: hub.clock.now() } })
  const after = await browser.visit(`/my/nominations/${entry.reference}/submitted`)
  expect(after.text("main")).toContain("The results are out")
  expect(after.$("[aria-labelledby=next]").length).toBe(0)
})

test("who is asked for consent reads until when to answer", async () => {
  const tokenHash = hashOfToken("a-token-of-the-test")
  const entry = await makeEntry(hub, await makeRound(hub, { closesAt: new Date("2040-03-01T12:00:00Z") }), {
    nomineeKind: "SOMEBODY_ELSE",
    nomineeName: "Ada Clarke",
    nomineeEmail: "ada@example.org",
    consents: { create: { name: "Ada Clarke", email: "ada@example.org", tokenHash, askedAt: hub.clock.now() } },
  })
  const visitor = await site.visitor()
  const asked = async () => (await visitor.visit("/awards/consent/a-token-of-the-test")).text("main form")
  expect(await asked()).toContain("Please answer before 1 March 2040 at 12:00 pm, London time, when the round stops taking entries")
  await hub.db.round.update({ where: { id: entry.roundId }, data: { closesAt: hub.clock.now() } })
  expect(await asked()).toContain("The round has stopped taking entries: please answer now")
})

describe("what the page saves by itself", () => {
  const send = async (browser: Awaited<ReturnType<typeof site.visitor>>, address: string, fields: Record<string, string>) => {
    const response = await browser.fetch(`${address}/autosave`, {
      method: "POST",
      body: new URLSearchParams({ intent: "autosave", ...fields }),
      headers: { origin: site.url },
    })
    return (await response.json()) as { version?: number; problem?: string; issues?: unknown[] }
  }

  test("is stored and answered with the new version; a stale one and one of somebody signed out are not", async () => {
    const { entry, browser, address } = await entryOf({ state: "DRAFT", answers: { title: "As it was" } })
    const fields = { version: String(entry.version), title: "Typed just now", summary: "A summary." }
    const saved = await send(browser, address, fields)
    expect(saved).toMatchObject({ version: entry.version + 1, issues: [] })
    expect((await stored(entry)).title).toBe("Typed just now")
    expect((await send(browser, address, { ...fields, title: "Too late" })).problem).toMatch(/^Not saved: /)
    expect((await stored(entry)).title).toBe("Typed just now")
    const stranger = await makePerson(hub)
    await joinOrganisation(hub, stranger, await makeOrganisation(hub))
    const response = await (await site.visitor(stranger)).fetch(`${address}/autosave`, {
      method: "POST",
      body: new URLSearchParams({ intent: "autosave", ...fields, version: String(saved.version) }),
      headers: { origin: site.url },
    })
    expect(response.status).toBe(404)
    expect((await send(await site.visitor(), address, { ...fields, version: String(saved.version) })).problem).toContain("signed out")
    expect((await stored(entry)).title).toBe("Typed just now")
  })
})
