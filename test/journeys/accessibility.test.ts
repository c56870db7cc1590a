import {
  buildCaseStudy,
  joinOrganisation,
  makeCommitment,
  makeInitiative,
  makeOrganisation,
  makePerson,
  makePersonWithRole,
  makeSpace,
  makeSubmission,
  makeThread,
} from "@hub/seed/builders"
import { loadBase } from "@hub/seed/load/worlds"
import { beforeAll, expect, test } from "vitest"
import { useBrowser } from "../kit/browser.ts"
import { useHub, type Who } from "../kit/hub.ts"
import { useSite } from "../kit/site.ts"

const hub = useHub()
const browser = useBrowser(hub, useSite(hub))

/** Addresses by who opens them. */
let pages: { as?: Who; paths: string[] }[] = []

beforeAll(async () => {
  await loadBase(hub.db, hub.clock.now())
  const organisation = await makeOrganisation(hub, { slug: "harbour-trust", name: "Harbour Trust" })
  const [lead, editor] = [await makePerson(hub, { name: "Gareth Pugh", handle: "gareth-pugh" }), await makePersonWithRole(hub, "EDITOR")]
  const membership = await joinOrganisation(hub, lead, organisation, "LEAD")
  const content = buildCaseStudy({ title: "Ward summer school", regions: ["wessex"] })
  const initiative = await makeInitiative(hub, { slug: "summer", organisationId: organisation.id, contactPersonId: lead.id, content })
  await makeInitiative(hub, { slug: "winter", organisationId: organisation.id, content })
  const now = { createdAt: hub.clock.now(), updatedAt: hub.clock.now() }
  const adoption = { organisationId: (await makeOrganisation(hub)).id, personId: lead.id, stage: "ADOPTED" as const, ...now }
  await hub.db.adoption.create({ data: { initiativeId: initiative.id, ...adoption } })
  await hub.db.savedSearch.create({
    data: { personId: lead.id, name: "Summer schools", query: "q=summer", frequency: "WEEKLY", createdAt: now.createdAt },
  })
  const commitment = await makeCommitment(hub, { organisationId: organisation.id, madeById: lead.id })
  const report = { year: 2015, account: "It went well.", reportedById: lead.id, reportedAt: now.createdAt }
  await hub.db.commitmentReport.create({
    data: { commitmentId: commitment.id, ...report, figures: { create: { measure: "PLACES", value: 40 } } },
  })
  const draft = await makeSubmission(hub, { organisationId: organisation.id, submitterId: lead.id, state: "DRAFT", content })
  const sent = await makeSubmission(hub, {
    organisationId: organisation.id,
    submitterId: lead.id,
    state: "UNDER_REVIEW",
    assignedToId: editor.id,
    content,
  })
  const snapshot = { submissionId: sent.id, number: 2, submittedAt: now.createdAt, submittedById: lead.id }
  await hub.db.submissionSnapshot.create({ data: { ...snapshot, content: { ...content, title: "Summer school", startedOn: "2014-09" } } })
  const space = await makeSpace(hub, { name: "Wards" })
  const thread = await makeThread(hub, { spaceId: space.id, authorId: lead.id, title: "Who feeds the cadets?" })
  const typed = { title: "Who feeds the pupils?", body: "Lunch, that is." }
  await hub.db.postDraft.create({ data: { personId: lead.id, target: "new", content: typed, updatedAt: hub.clock.now() } })
  const steps = ["about", "who", "story", "results", "cost", "files"]
  pages = [
    {
      paths: [
        "/",
        "/initiatives",
        "/initiatives?q=nothing-is-called-this&regions=wessex",
        "/initiatives/summer",
        "/initiatives/summer/history",
        "/compare?initiative=summer&initiative=winter",
        "/calls",
        "/organisations",
        "/organisations/harbour-trust",
        "/organisations/harbour-trust/commitments/practise",
        "/commitments",
        "/regions",
        "/regions/wessex",
        "/people/gareth-pugh",
        "/about",
        "/accessibility",
        "/privacy",
        "/developers",
        "/sign-in",
        "/sign-up",
        "/no/such/page",
      ],
    },
    {
      as: lead,
      paths: [
        "/my",
        "/my/searches",
        "/my/collections",
        "/my/settings",
        "/my/settings/profile",
        "/my/notifications",
        "/my/drafts",
        "/my/drafts/discard?for=new",
        "/people",
        "/forum/ask",
        `/forum/${space.slug}/${thread.slug}/edit`,
        "/initiatives/summer",
        "/initiatives/summer/archive",
        "/submit",
        `/submit/${draft.reference}`,
        `/submit/${draft.reference}/check`,
        ...steps.map((step) => `/submit/${draft.reference}/${step}`),
        "/organisations/harbour-trust/members",
        `/organisations/harbour-trust/members/${encodeURIComponent(Buffer.from(`Membership:${membership.id}`).toString("base64"))}/end`,
        "/organisations/harbour-trust/edit",
        "/organisations/harbour-trust/commitments/practise/report",
        "/organisations/harbour-trust/commitments/practise/edit",
        "/organisations/harbour-trust/commitments/practise/end",
        "/organisations/harbour-trust/commitments/health-ambassador/make",
      ],
    },
    {
      as: editor,
      paths: [
        "/manage",
        "/manage/submissions",
        `/manage/submissions/${sent.reference}?from=2`,
        "/manage/calls",
        "/manage/calls/new",
        "/initiatives/summer/rate",
      ],
    },
    {
      as: await makePersonWithRole(hub, "ADMINISTRATOR"),
      paths: [
        "/manage/organisations",
        "/manage/organisations/new",
        "/manage/organisation-imports",
        "/manage/people",
        "/manage/taxonomies",
        "/manage/audit",
        "/manage/outbox",
        "/manage/jobs",
        "/manage/insight",
        "/regions/wessex/edit",
      ],
    },
    { as: await makePersonWithRole(hub, "MODERATOR"), paths: ["/manage/moderation", "/my/moderation", "/forum/moderation-log", "/forum"] },
  ]
})

/**
 * How many of each there are, by how much the page is wider than its window, words in drawings that are drawn too small, and
 * tables that scroll what names their rows away.
 */
const shape = `({
  headings: document.querySelectorAll("h1").length,
  mains: document.querySelectorAll("main").length,
  banners: document.querySelectorAll("body > header").length,
  footers: document.querySelectorAll("body > footer").length,
  skipLinks: document.querySelectorAll('a.nhsuk-skip-link[href="#main"]').length,
  wider: Math.max(0, document.documentElement.scrollWidth - document.documentElement.clientWidth),
  tiny: [...document.querySelectorAll("svg text")]
    .filter((text) => text.getClientRects().length > 0)
    .filter((text) => Number.parseFloat(getComputedStyle(text).fontSize) * text.getScreenCTM().a < 11.9).length,
  nameless: [...document.querySelectorAll(".hub-table-wrap:has(> table)")]
    .filter((wrap) => wrap.scrollWidth > wrap.clientWidth + 1)
    .filter((wrap) => wrap.querySelector("tbody > tr"))
    .filter((wrap) => getComputedStyle(wrap.querySelector("tbody > tr > th") ?? wrap).position !== "sticky").length,
})`

test.each([
  { name: "320 pixels wide, which is 400% zoom", width: 320, javaScript: true, axe: true },
  // The other journeys run axe on wide pages and without scripts; here every page is looked at, as fast as that goes.
  { name: "1280 pixels wide", width: 1280, javaScript: true, axe: false },
  { name: "without JavaScript", width: 320, javaScript: false, axe: false },
])(
  "every kind of page is free of faults that axe finds, has its landmarks and one heading, and fits: $name",
  async ({ name: _, axe, ...options }) => {
    const problems: string[] = []
    for (const { as, paths } of pages) {
      const visitor = await browser.open({ ...options, ...(as && { as }) })
      for (const path of paths) {
        await visitor.go(path)
        if (axe) await visitor.arriveAt(/./).catch((error: Error) => problems.push(`${path}: ${error.message}`))
        const found = await visitor.page.evaluate<Record<string, number>>(shape)
        const { wider, tiny, nameless, ...ones } = found
        if (Object.values(ones).some((count) => count !== 1)) problems.push(`${path}: ${JSON.stringify(ones)}, and one of each is right`)
        if (wider) problems.push(`${path}: ${wider} pixels wider than its window`)
        if (tiny) problems.push(`${path}: ${tiny} words in drawings are smaller than 12 pixels`)
        if (nameless) problems.push(`${path}: ${nameless} tables scroll away what names their rows`)
      }
      await visitor.close()
    }
    expect(problems).toEqual([])
  },
  240_000,
)

const plant = `(() => {
  document.querySelector("main").append(document.createElement("img"), document.createElement("input"), "Pale words")
  document.querySelector("main").style.color = "rgb(190, 190, 190)"
})()`

test.each([true, false])("what is planted on a page is found, with JavaScript %s", async (javaScript) => {
  const visitor = await browser.open({ javaScript })
  await visitor.go("/about")
  await visitor.arriveAt("About")
  await visitor.page.evaluate(plant)
  const fault = await visitor.arriveAt("About").then(
    () => "nothing",
    (error: Error) => error.message,
  )
  for (const rule of ["image-alt", "label", "color-contrast"]) expect(fault).toContain(`${rule}: `)
})
