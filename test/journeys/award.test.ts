import { announceDueJob } from "@hub/api/awards/announcement.jobs"
import { moveRoundsJob } from "@hub/api/awards/round.jobs"
import { joinOrganisation, makeInitiative, makeOrganisation, makePerson, makePersonWithRole } from "@hub/seed/builders"
import { loadBase } from "@hub/seed/load/worlds"
import { expect, test } from "vitest"
import { useBrowser } from "../kit/browser.ts"
import { useHub } from "../kit/hub.ts"
import { useSite } from "../kit/site.ts"
import { pdf } from "../platform/sample-files.ts"
import { archive, decide, findsNothing, readResults, readsHonours, schedule, writeFeedback } from "./award-announcing.ts"
import { askNominee, beginEntry, consent, isTooLate, writeEntry } from "./award-entering.ts"
import {
  allocate,
  declareConflicts,
  draftOffline,
  findEligible,
  isThrough,
  revise,
  score,
  scoreWithCare,
  seesNothingOf,
} from "./award-judging.ts"
import { award, type Dates, joinPanel, setUpRound } from "./award-setup.ts"

const hub = useHub()
const browser = useBrowser(hub, useSite(hub))
const day = 24 * 60 * 60 * 1000

/** Moves the clock, and does what the clock has come to. */
async function moveTo(at: Date): Promise<void> {
  hub.clock.set(at)
  const context = await hub.contextAs(null)
  await moveRoundsJob.handle(context, {}, { number: 1, isLast: false })
  await announceDueJob.handle(context, {}, { number: 1, isLast: false })
  await hub.runJobs()
}

/** Path of the link in the newest mail to this address. */
async function linkIn(email: string, path: string): Promise<string> {
  await hub.runJobs()
  const text = (await hub.mail(email)).at(-1)?.text ?? ""
  return new RegExp(`${path}/[\\w-]+`).exec(text)?.[0] ?? `no link in: ${text}`
}

/** A manager, five people to judge, and three to enter for their own organisations, the first with an initiative. */
async function people() {
  await loadBase(hub.db, hub.clock.now())
  const initiative = await makeInitiative(hub, { slug: "mentors", content: { title: "Mentors for midwives" } })
  const organisations = [{ id: initiative.organisationId }, await makeOrganisation(hub), await makeOrganisation(hub)]
  const entrants = []
  for (const organisation of organisations) {
    const entrant = await makePerson(hub)
    await joinOrganisation(hub, entrant, organisation)
    entrants.push(entrant)
  }
  const panel = []
  for (const name of ["Ada Archer", "Ben Brook", "Cleo Cole", "Dai Davies", "Eve Ellis"]) panel.push(await makePerson(hub, { name }))
  const [conflicted] = panel.slice(-1)
  if (conflicted) await joinOrganisation(hub, conflicted, { id: initiative.organisationId })
  const { slug } = await hub.db.organisation.findUniqueOrThrow({ where: { id: initiative.organisationId } })
  const partner = await makeOrganisation(hub, { name: "Harbour College" })
  return { manager: await makePersonWithRole(hub, "AWARD_MANAGER"), entrants, panel, partner, organisation: slug }
}

test("a whole round: three enter, five judge, one of them with a conflict, a manager decides; everything comes out at one moment", async () => {
  const { manager, entrants, panel, partner, organisation } = await people()
  const start = hub.clock.now().getTime()
  const at = (days: number) => new Date(Math.floor((start + days * day) / 60_000) * 60_000)
  const dates: Dates = { opens: at(1), closes: at(8), scoresDue: at(20), results: at(30) }

  await setUpRound(await browser.open({ as: manager }), dates, panel)
  for (const member of panel) {
    const visit = await browser.open({ as: member, javaScript: member !== panel[0] })
    await joinPanel(visit, await linkIn(member.email, "/awards/panel"))
    await visit.close()
  }

  await moveTo(dates.opens)
  const titles = ["Mentors for midwives", "School visits", "Night classes"] as const
  const references: string[] = []
  const starts = [
    { kind: "Myself", initiative: titles[0] },
    { kind: "My team", name: "The outreach team" },
    { kind: "Somebody else", name: "Noor Nash", email: "noor@example.org" },
  ] as const
  const late = await browser.open({ as: entrants[1]!, javaScript: false })
  for (const [index, entrant] of entrants.entries()) {
    const javaScript = index !== 1
    const visit = await browser.open({ as: entrant, javaScript, ...(index === 2 && { width: 320 }) })
    const reference = await beginEntry(visit, starts[index]!)
    references.push(reference)
    if (index === 2) await askNominee(visit, reference)
    const extra = index === 1 ? { partner: partner.name, attachment: pdf() } : {}
    await visit.go(`/my/nominations/${reference}`)
    await writeEntry(visit, { title: titles[index]!, ...extra }, javaScript)
    await visit.close()
  }
  await consent(await browser.open(), await linkIn("noor@example.org", "/awards/consent"))
  await late.go(`/my/nominations/${references[1]}`)
  await moveTo(dates.closes)
  await isTooLate(late, titles[1])

  const entries = titles.map((title, index) => ({ title, reference: references[index] ?? "" }))
  const [first, second, third] = entries as [(typeof entries)[0], (typeof entries)[0], (typeof entries)[0]]
  const chair = await browser.open({ as: manager })
  await findEligible(chair, titles)
  for (const member of panel) {
    const visit = await browser.open({ as: member, javaScript: member !== panel[0] })
    await declareConflicts(visit, member === panel[4] ? "you belong to the organisation that enters it" : undefined)
    await visit.close()
  }
  await allocate(chair, { ...first, name: "Eve Ellis" })
  await chair.close()

  await moveTo(at(12))
  const deserved = new Map([
    [first.reference, 3],
    [second.reference, 2],
    [third.reference, 1],
  ])
  for (const member of panel) {
    const readings = await hub.db.allocation.findMany({
      where: { state: "ALLOCATED", panelMember: { personId: member.id } },
      include: { nomination: { select: { reference: true, title: true } } },
    })
    const reader = await browser.open({ as: member, javaScript: member !== panel[0], ...(member === panel[1] && { width: 320 }) })
    const [offline] = readings
    if (member === panel[2] && offline) await draftOffline(reader, offline.nomination)
    for (const [index, { nomination }] of readings.entries()) {
      const hand = index === 0 && panel.indexOf(member) < 3 ? scoreWithCare : score
      await hand(reader, nomination, deserved.get(nomination.reference) ?? 0, member.name)
    }
    if (member === panel[2] && offline) await revise(reader, offline.nomination, (deserved.get(offline.nomination.reference) ?? 1) - 1)
    await isThrough(reader, readings.length)
    if (member === panel[4]) await seesNothingOf(reader, first)
    await reader.close()
  }

  await moveTo(at(21))
  const decider = await browser.open({ as: manager })
  await readResults(decider)
  await decide(decider, first, [{ choice: "Shortlist it" }, { choice: "Highly commended", against: "It won last year." }])
  await decide(decider, second, [{ choice: "Shortlist it" }, { choice: "Winner", against: "The best of those that have not won yet." }])
  await decide(decider, third, [{ choice: "Do not shortlist it" }])
  await writeFeedback(decider, third, "A sound start: come back with a second year's figures.")
  await schedule(decider, dates.results)
  await decider.close()

  const visitor = await browser.open()
  const honoured = ["/initiatives/mentors", `/organisations/${organisation}`]
  await findsNothing(visitor, honoured, entries)
  const subjects = async (email: string) => (await hub.mail(email)).map(({ subject }) => subject)
  for (const { email } of entrants) expect((await subjects(email)).filter((subject) => /results/i.test(subject))).toEqual([])
  await moveTo(new Date(dates.results.getTime() - 1))
  await findsNothing(visitor, [], entries)

  await moveTo(dates.results)
  await readsHonours(
    visitor,
    [
      { ...second, honour: "Winner" },
      { ...first, honour: "Highly commended" },
    ],
    honoured,
  )
  for (const { email } of entrants) expect(await subjects(email)).toContain(`The results of ${award.title} are out`)
  const entrant = await browser.open({ as: entrants[2]! })
  await entrant.go(`/my/nominations/${third.reference}`)
  await entrant.arriveAt(third.title)
  await entrant.follow("Read the feedback")
  await entrant.arriveAt(`Feedback on ${third.title}`)
  await entrant.sees("A sound start: come back with a second year's figures.")
  const said = await entrant.page.locator("main").textContent()
  for (const { name } of panel) expect(said).not.toContain(name)
  await archive(await browser.open({ as: manager }))
  await visitor.go(`/awards/${award.slug}/results`)
  await visitor.arriveAt(`Results of ${award.title}`)
}, 900_000)
