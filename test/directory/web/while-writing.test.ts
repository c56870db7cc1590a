import { caseStudy, joinOrganisation, makeInitiative, makeOrganisation, makePerson, makeSubmission } from "@hub/seed/builders"
import { expect, test } from "vitest"
import { useHub } from "../../kit/hub.ts"
import { useSite } from "../../kit/site.ts"

const hub = useHub()
const site = useSite(hub)

async function draft(content: Parameters<typeof caseStudy>[0]) {
  const organisation = await makeOrganisation(hub, { name: "Harbour Trust" })
  const hannah = await makePerson(hub)
  await joinOrganisation(hub, hannah, organisation)
  const { reference } = await makeSubmission(hub, {
    organisationId: organisation.id,
    submitterId: hannah.id,
    state: "DRAFT",
    content: caseStudy(content),
  })
  return { reference, visitor: await site.visitor(hannah) }
}

test("likely duplicates are shown while writing, and again before it is sent, each with the reason", async () => {
  const elsewhere = await makeOrganisation(hub, { name: "Kennet Bridge College" })
  const { slug } = await makeInitiative(hub, { organisationId: elsewhere.id, content: { title: "Cadets on the wards of Kennet" } })
  const { reference, visitor } = await draft({ title: "Cadets on the wards" })
  for (const path of [`/submit/${reference}`, `/submit/${reference}/check`]) {
    const page = await visitor.visit(path)
    expect(page.$(`main a[href="/initiatives/${slug}"]`).text(), path).toContain("Cadets on the wards of Kennet")
    expect(page.text("main"), path).toContain("Kennet Bridge College has one with a similar title or summary")
  }
})

test("what is missing is said with why it matters, in words and never as a bare score", async () => {
  const { reference, visitor } = await draft({ title: "Evening tasters", costBand: null, measures: [] })
  const page = await visitor.visit(`/submit/${reference}`)
  const missing = page
    .$("h2:contains('What is missing, and why it matters') + ul li")
    .get()
    .map((item) => page.$(item).text())
  expect(missing.some((text) => text.startsWith("Say what it costs, or that you cannot state it"))).toBe(true)
  for (const text of missing) expect(text, "a reason after what is missing").toMatch(/\. \S.+\.$/)
  expect(page.text("main")).not.toMatch(/\d ?%|per cent|\d out of \d/)
})
