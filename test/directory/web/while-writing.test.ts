import { caseStudy, joinOrganisation, makeInitiative, makeOrganisation, makePerson, makeSubmission } from "@hub/seed/builders"
import { expect, test } from "vitest"
import { useHub } from "../../kit/hub.ts"
import { useSite } from "../../kit/site.ts"
import { pdf } from "../../platform/sample-files.ts"

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

test("a sign that contradicts the unit is refused beside the figure, which unit to choose is said, and nothing wrong is stored", async () => {
  const { reference, visitor } = await draft({ title: "Evening tasters", measures: [] })
  const form = await visitor.visit(`/submit/${reference}/results`)
  const figure = (value: string, unit: string, denominator = "") => ({
    "measures.0.what": "Came back",
    "measures.0.value": value,
    "measures.0.unit": unit,
    "measures.0.denominator": denominator,
  })
  const stored = async () => {
    const { content } = await hub.db.submission.findUniqueOrThrow({ where: { reference } })
    return (content as { measures: { value: number | null; unit: string; denominator: number | null }[] }).measures[0]
  }
  const said = async (typed: Record<string, string>, field: string) =>
    (
      await form.submit("Save and continue", {
        ...typed,
        version: String((await hub.db.submission.findUniqueOrThrow({ where: { reference } })).version),
      })
    ).text(`#measures-0-${field}-error`)

  expect(await said(figure("45%", "COUNT"), "value")).toContain(
    "“45%” is written with %. Choose “per cent” under “It is”, or leave the % out",
  )
  expect(await stored()).toMatchObject({ value: null, unit: "COUNT" })
  expect(await said(figure("£3,000", "COUNT"), "value")).toContain("Choose “pounds” under “It is”")
  expect(await said(figure("45", "COUNT", "60%"), "denominator")).toContain("Write it without %")
  expect(await said(figure("45%", "PER_CENT", "60"), "value")).toBe("")
  expect(await stored()).toMatchObject({ value: 45, unit: "PER_CENT", denominator: 60 })
  expect(await said(figure("£3,000", "POUNDS"), "value")).toBe("")
  expect(await stored()).toMatchObject({ value: 3000, unit: "POUNDS" })
})

test("an empty file is refused beside its field; one that is taken shows its name, kind and size; none chosen is fine", async () => {
  const { reference, visitor } = await draft({ title: "Evening tasters" })
  const form = await visitor.visit(`/submit/${reference}/files`)
  const empty = await form.submit("Save and continue", { file: new File([], "plan.pdf") })
  expect(empty.text("#file-error")).toContain("This file is empty")
  const added = await empty.submit("Save and continue", { file: new File([new Uint8Array(pdf())], "plan.pdf") })
  expect(added.path).toBe(`/submit/${reference}`)
  expect((await visitor.visit(`/submit/${reference}/files`)).text("#attachments")).toMatch(/plan\.pdf \(PDF, 1 kB\)/)
  const none = await (await visitor.visit(`/submit/${reference}/files`)).submit("Save and continue", { file: new File([], "") })
  expect(none.path).toBe(`/submit/${reference}`)
})
