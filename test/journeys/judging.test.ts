import {
  joinOrganisation,
  makeInitiative,
  makeJudgedRound,
  makeNomination,
  makeOrganisation,
  makePanelMember,
  makePerson,
  makePersonWithRole,
} from "@hub/seed/builders"
import { expect, test } from "vitest"
import { useBrowser, type Visit } from "../kit/browser.ts"
import { useHub } from "../kit/hub.ts"
import { useSite } from "../kit/site.ts"

const hub = useHub()
const browser = useBrowser(hub, useSite(hub))

/** Three entrants, five panel members of whom the last belongs to the first entry's organisation, and a manager. */
async function round() {
  const judged = await makeJudgedRound(hub, { title: "Award of the year", slug: "award-of-the-year", readersPerNomination: 3 })
  const initiative = await makeInitiative(hub, { slug: "mentors", content: { title: "Mentors for midwives" } })
  const organisation = { id: initiative.organisationId }
  const entrants = [await makePerson(hub), await makePerson(hub), await makePerson(hub)]
  const titles = ["Mentors for midwives", "School visits", "Night classes"]
  const nominations = []
  for (const [index, title] of titles.entries())
    nominations.push(
      await makeNomination(hub, judged, {
        title,
        entrantId: entrants[index]!.id,
        organisationId: index === 0 ? organisation.id : (await makeOrganisation(hub)).id,
        initiativeId: index === 0 ? initiative.id : null,
      }),
    )
  const members = []
  for (const name of ["Ada", "Ben", "Cleo", "Dai", "Eve"])
    members.push(await makePanelMember(hub, judged, { person: await makePerson(hub, { name }), declaredAt: null }))
  await joinOrganisation(hub, members[4]!.person, organisation)
  return { ...judged, slug: judged.round.slug, nominations, entrants, members, manager: await makePersonWithRole(hub, "AWARD_MANAGER") }
}

/** Fills in a sheet by the keyboard: a point and a reason for each criterion. */
async function score({ page }: Visit, value: number) {
  for (const criterion of await page.locator(".hub-sheet__criterion").all()) {
    await criterion.locator(`input[type=radio][value="${value}"]`).focus()
    await page.keyboard.press("Space")
    await criterion.locator("textarea").fill(`The figures deserve a ${value}.`)
  }
}

test("a whole round: conflicts, readers, sheets, discussion, decisions, announcement, feedback", async () => {
  const { slug, nominations, entrants, members, manager } = await round()
  const [first, second, third] = nominations as [(typeof nominations)[0], (typeof nominations)[0], (typeof nominations)[0]]

  for (const { person } of members) {
    const member = await browser.open({ as: person, javaScript: person.name !== "Ada" })
    await member.go(`/awards/${slug}/judge`)
    await member.arriveAt("Judge Award of the year")
    await member.follow("Declare conflicts of interest")
    await member.arriveAt("Declare conflicts of interest")
    if (person.name === "Eve") await member.sees("you belong to the organisation that enters it")
    await member.press("These are all my conflicts")
    await member.arriveAt("Judge Award of the year")
    await member.close()
  }

  const chair = await browser.open({ as: manager })
  await chair.go(`/manage/awards/${slug}/judging`)
  await chair.arriveAt("Readers of Award of the year")
  await chair.press("Propose readers")
  await chair.sees("loads differ by at most 1")
  await chair.press("Give the readings out")
  await chair.sees("The readings are given out")
  await chair.go(`/manage/awards/${slug}/judging/${first.reference}`)
  await chair.arriveAt(/^Readers: /)
  await chair.sees("has a conflict of interest")

  const quality = new Map([
    [first.id, 5],
    [second.id, 4],
    [third.id, 2],
  ])
  for (const { person, id } of members) {
    const readings = await hub.db.allocation.findMany({ where: { panelMemberId: id, state: "ALLOCATED" }, include: { nomination: true } })
    const withScripts = person.name !== "Ada"
    const reader = await browser.open({ as: person, javaScript: withScripts, ...(person.name === "Ben" && { width: 320 }) })
    for (const { nomination, nominationId } of readings) {
      await reader.go(`/awards/${slug}/judge/${nomination.reference}`)
      await reader.arriveAt(nomination.title)
      expect(await reader.page.getByRole("heading", { name: "Discussion" }).count()).toBe(0)
      await reader.press("Hand in the sheet")
      await reader.sees("Choose a score for “Impact”")
      await score(reader, quality.get(nominationId) ?? 3)
      await reader.press("Hand in the sheet")
      await reader.sees("Your score sheet is in")
      await reader.fill("Say something to the other readers", `${person.name} was here.`)
      await reader.press("Post")
      await reader.sees(`${person.name} was here.`)
    }
    await reader.go(`/awards/${slug}/judge`)
    await reader.sees(`${readings.length} of ${readings.length} score sheets are in.`)
    if (person.name === "Eve") {
      await reader.go(`/awards/${slug}/judge/${first.reference}`)
      await reader.arriveAt(/not found/i)
    }
    await reader.close()
  }

  await chair.go(`/manage/awards/${slug}/results`)
  await chair.arriveAt("Results of Award of the year")
  for (const [nomination, choices, reason] of [
    [first, ["Shortlist it", "Winner"], ""],
    [second, ["Shortlist it", "Highly commended"], ""],
    [third, ["Do not shortlist it"], ""],
  ] as const)
    for (const choice of choices) {
      await chair.go(`/manage/awards/${slug}/results/${nomination.reference}`)
      await chair.arriveAt(nomination.title)
      await chair.tick(choice)
      await chair.fill("Reason", reason)
      await chair.press("Decide")
      await chair.sees("Your decision is on record")
    }
  await chair.fill("The entry as a whole", "A sound start: come back with a second year's figures.")
  await chair.press("Save the feedback on The entry as a whole")
  await chair.sees("The feedback is saved.")
  await chair.go(`/manage/awards/${slug}/results`)
  await chair.press("End the judging")
  await chair.follow("Announce the results")
  await chair.arriveAt("Announce the results of Award of the year")

  const visitor = await browser.open()
  await visitor.go(`/awards/${slug}/results`)
  await visitor.arriveAt(/not found/i)
  const due = new Date(hub.clock.now().getTime() + 24 * 60 * 60 * 1000)
  const parts = new Intl.DateTimeFormat("en-GB", { timeZone: "Europe/London", day: "numeric", month: "numeric", year: "numeric" }).formatToParts(due)
  const part = (type: string) => parts.find((one) => one.type === type)?.value ?? ""
  await chair.fill("Day", part("day"))
  await chair.fill("Month", part("month"))
  await chair.fill("Year", part("year"))
  await chair.fill("Time, such as 9:30", "9:30")
  await chair.press("Schedule the announcement")
  await chair.sees("The announcement is due on")
  await visitor.go(`/awards/${slug}/results`)
  await visitor.arriveAt(/not found/i)

  hub.clock.set(new Date(due.getTime() + 24 * 60 * 60 * 1000))
  const { announceDueJob } = await import("@hub/api/awards/announcement.jobs")
  await announceDueJob.handle(await hub.contextAs(null), {}, { number: 1, isLast: false })
  await hub.runJobs()
  await visitor.go(`/awards/${slug}/results`)
  await visitor.arriveAt("Results of Award of the year")
  await visitor.sees("Winner")
  const entrant = await browser.open({ as: entrants[2]! })
  await entrant.go(`/awards/${slug}/feedback/${third.reference}`)
  await entrant.arriveAt("Feedback on Night classes")
  await entrant.sees("A sound start")
  const said = await entrant.page.locator("main").innerText()
  for (const { person } of members) expect(said).not.toContain(person.name)
}, 600_000)

test("a lost connection loses nothing that was typed", async () => {
  const judged = await makeJudgedRound(hub, { state: "JUDGING" })
  const nomination = await makeNomination(hub, judged)
  const member = await makePanelMember(hub, judged)
  await hub.db.allocation.create({
    data: { roundId: judged.round.id, nominationId: nomination.id, panelMemberId: member.id, state: "ALLOCATED", allocatedAt: hub.clock.now() },
  })
  const reader = await browser.open({ as: member.person })
  await reader.go(`/awards/${judged.round.slug}/judge/${nomination.reference}`)
  await reader.arriveAt(nomination.title)
  await reader.page.context().setOffline(true)
  await reader.page.locator(".hub-sheet textarea").first().fill("Typed in a tunnel.")
  await reader.sees("No connection.")
  await reader.page.context().setOffline(false)
  await reader.sees("Saved on")
  const sheet = await hub.db.scoreSheet.findFirstOrThrow({ where: { nominationId: nomination.id }, include: { scores: true } })
  expect(sheet.scores.map(({ reason }) => reason)).toContain("Typed in a tunnel.")
})
