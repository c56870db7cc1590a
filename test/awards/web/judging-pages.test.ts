import { makeJudgedRound, makeNomination, makePanelMember, makePersonWithRole, makeReading } from "@hub/seed/builders"
import { beforeAll, describe, expect, test } from "vitest"
import { useHub } from "../../kit/hub.ts"
import { useSite } from "../../kit/site.ts"

const hub = useHub()
const site = useSite(hub)
let world: Awaited<ReturnType<typeof makeWorld>>

beforeAll(async () => {
  world = await makeWorld()
})

async function makeWorld() {
  const judged = await makeJudgedRound(hub, { state: "JUDGING", slug: "the-award", title: "The award" })
  const nominations = [
    await makeNomination(hub, judged, { title: "Night classes" }),
    await makeNomination(hub, judged, { title: "School visits" }),
  ]
  const members = [await makePanelMember(hub, judged), await makePanelMember(hub, judged)]
  for (const member of members) for (const nomination of nominations) await makeReading(hub, judged, nomination, member)
  return { ...judged, nominations, members, manager: await makePersonWithRole(hub, "AWARD_MANAGER") }
}

describe("without JavaScript", () => {
  test("a conflict needs its reason, which is asked beside it; then it is on record", async () => {
    const { nominations, members } = world
    const member = await site.visitor(members[1]!.person)
    const page = await member.visit("/awards/the-award/judge/conflicts")
    expect(page.status, page.text("main")).toBe(200)
    const id = String(page.$("input[name=nomination]").last().attr("value"))
    const refused = await page.submit("Add what I ticked", { nomination: id })
    expect(refused.text(".nhsuk-error-summary")).toContain("Say what the conflict is")
    expect(refused.$(`input[name="nomination"][value="${id}"]`).attr("checked")).toBeDefined()
    const done = await refused.submit("Add what I ticked", { nomination: id, [`reason.${id}`]: "We share a budget" })
    expect(done.path).toBe("/awards/the-award/judge")
    const conflicts = await hub.db.conflictOfInterest.findMany({ where: { panelMemberId: members[1]!.id } })
    expect(conflicts).toHaveLength(1)
    const declared = nominations.find((nomination) => nomination.id === conflicts[0]!.nominationId)
    const other = nominations.find((nomination) => nomination !== declared)
    expect(done.text("tbody")).toContain(other!.title)
    expect(done.text("tbody")).not.toContain(declared!.title)
  })

  test("a sheet is saved, and a stale one is shown beside what is stored with nothing typed lost", async () => {
    const { nominations, members, criteria } = world
    const reader = await site.visitor(members[0]!.person)
    const address = `/awards/the-award/judge/${nominations[0]!.reference}`
    const [first, second] = [await reader.visit(address), await reader.visit(address)]
    expect(first.text("article")).toContain("Impact of Night classes, as submitted.")
    const [impact] = criteria
    await first.submit("Save", { [`score.${impact!.id}`]: "4", [`reason.${impact!.id}`]: "Saved first" })
    const stale = await second.submit("Save", { [`score.${impact!.id}`]: "2", [`reason.${impact!.id}`]: "Typed second" })
    expect(stale.text(".nhsuk-error-summary")).toContain("saved elsewhere")
    expect(stale.text(`textarea[name="reason.${impact!.id}"]`)).toBe("Typed second")
    expect(stale.text(".hub-quote")).toContain("4, “Saved first”")
    const again = await stale.submit("Save")
    expect(again.text(`textarea[name="reason.${impact!.id}"]`)).toBe("Typed second")
  })

  test("a mark is called “so far” until its sheet is handed in, in the list and on the sheet's page", async () => {
    const judged = await makeJudgedRound(hub, { state: "JUDGING", slug: "so-far", title: "So far" })
    const nomination = await makeNomination(hub, judged)
    const member = await makePanelMember(hub, judged)
    await makeReading(hub, judged, nomination, member)
    const reader = await site.visitor(member.person)
    const { criteria } = judged
    const address = `/awards/so-far/judge/${nomination.reference}`
    const begun = await (await reader.visit(address)).submit("Save", { [`score.${criteria[0]!.id}`]: "4" })
    expect(begun.text("main")).toContain("Your mark so far: 75.0 of 100")
    expect((await reader.visit("/awards/so-far/judge")).text("tbody")).toContain("75.0 so far")
    const scores = criteria.flatMap(({ id }) => [
      [`score.${id}`, "3"],
      [`reason.${id}`, "It shows."],
    ])
    const handedIn = await begun.submit("Hand in the sheet", Object.fromEntries(scores))
    expect(handedIn.text("main")).toContain("Your mark: 50.0 of 100")
    const list = (await reader.visit("/awards/so-far/judge")).text("tbody")
    expect(list).toContain("50.0")
    expect(list).not.toContain("so far")
  })

  test("what is on record of a sheet, a remark or feedback leads to the entry it is about", async () => {
    const judged = await makeJudgedRound(hub, { state: "JUDGING", slug: "on-record", title: "On record" })
    const { reference, ...nomination } = await makeNomination(hub, judged, { title: "Evening visits" })
    const member = await makePanelMember(hub, judged)
    await makeReading(hub, judged, { reference, ...nomination }, member)
    const reader = await site.visitor(member.person)
    const sheet = await reader.visit(`/awards/on-record/judge/${reference}`)
    const scores = judged.criteria.flatMap(({ id }) => [
      [`score.${id}`, "3"],
      [`reason.${id}`, "It shows."],
    ])
    const handedIn = await sheet.submit("Hand in the sheet", Object.fromEntries(scores))
    await handedIn.submit("Post", { body: "Visits after work are new." })
    const manager = await site.visitor(world.manager)
    const judgement = await manager.visit(`/manage/awards/on-record/results/${reference}`)
    await judgement.submit("Save the feedback", { "feedback.whole": "Well told." })
    const trail = await manager.visit("/manage/awards/on-record/trail")
    for (const act of ["Score sheet handed in", "Said in a discussion", "Feedback written"])
      expect(trail.$(`li:has(strong:contains("${act}")) a`).attr("href"), act).toBe(`/manage/awards/on-record/entries/${reference}`)
  })

  test("feedback on every part is saved at once; what is wrong stands beside its part, and the decision that was typed is kept", async () => {
    const judged = await makeJudgedRound(hub, { state: "JUDGING", slug: "with-feedback", title: "With feedback" })
    const nomination = await makeNomination(hub, judged)
    await makeReading(hub, judged, nomination, await makePanelMember(hub, judged), [3, 3])
    await hub.db.nomination.update({ where: { id: nomination.id }, data: { state: "SCORED" } })
    const [impact, reach] = judged.criteria
    const [onImpact, onReach] = [`feedback.${impact!.id}`, `feedback.${reach!.id}`]
    const manager = await site.visitor(world.manager)
    const address = `/manage/awards/with-feedback/results/${nomination.reference}`
    const page = await manager.visit(address)
    const [early, late] = [await manager.visit(address), await manager.visit(address)]
    const typed = { outcome: "SHORTLISTED", reason: "It stands out", "feedback.whole": "Well told.", [onImpact]: "x".repeat(4001) }
    const refused = await page.submit("Save the feedback", { ...typed, [onReach]: "Say whom." })
    expect(refused.text(`#feedback-${impact!.id}-error`)).toContain("4,000 characters or fewer")
    expect(refused.text(`textarea[name="${onImpact}"]`)).toBe(typed[onImpact])
    const saved = await refused.submit("Save the feedback", { [onImpact]: "Say how much." })
    expect(saved.text(".nhsuk-notification-banner")).toContain("The feedback is saved.")
    const bodies = async () =>
      (await hub.db.feedback.findMany({ where: { nominationId: nomination.id } })).map(({ body }) => body).toSorted()
    expect(await bodies()).toEqual(["Say how much.", "Say whom.", "Well told."])
    expect(saved.text("textarea[name=reason]")).toBe("It stands out")
    const decided = await saved.submit("Decide", { "feedback.whole": "Very well told." })
    expect(decided.text(".nhsuk-notification-banner")).toContain("Your decision is on record")
    expect(decided.text("textarea[name=reason]")).toBe("")
    expect(decided.text("textarea[name='feedback.whole']")).toBe("Very well told.")
    // From pages that were opened before: what is not touched is left alone, what was saved elsewhere is refused once.
    const other = await early.submit("Save the feedback", { [onReach]: "Say who." })
    expect(other.text(`#feedback-${reach!.id}-error`)).toContain("saved elsewhere")
    expect(other.text("textarea[name='feedback.whole']")).toBe("Well told.")
    await other.submit("Save the feedback")
    expect(await bodies()).toEqual(["Say how much.", "Say who.", "Well told."])
    const undecided = await late.submit("Decide", { [onReach]: "Whom?" })
    expect(undecided.text("#outcome-error")).toContain("Choose what you decide")
    const again = await undecided.submit("Save the feedback")
    expect(again.text(`#feedback-${reach!.id}-error`)).toContain("saved elsewhere")
  })

  test("announcing now asks first, says to how many, and keeps what was typed", async () => {
    const judged = await makeJudgedRound(hub, { state: "MODERATED", title: "Moderated award" })
    const nominations = [
      await makeNomination(hub, judged, { state: "WINNER" }),
      await makeNomination(hub, judged, { state: "NOT_SHORTLISTED" }),
    ]
    await makePanelMember(hub, judged)
    const address = `/manage/awards/${judged.round.slug}/announce`
    const state = async () => (await hub.db.round.findUniqueOrThrow({ where: { id: judged.round.id } })).state
    const page = await (await site.visitor(world.manager)).visit(address)
    const asked = await page.submit("Announce now", { message: "Thank you, “all”" })
    expect(asked.text("h1")).toBe("Announce the results of Moderated award now?")
    const said = asked.text("main")
    expect(said).toContain("1 entry that is honoured")
    expect(said).toContain("2 people who entered or are nominated get an e-mail, and 1 person on the panel")
    expect(await state()).toBe("MODERATED")
    const done = await asked.submit("Yes, announce the results")
    expect(done.path).toBe(`/manage/awards/${judged.round.slug}/results`)
    expect(await state()).toBe("ANNOUNCED")
    expect((await hub.db.announcement.findFirstOrThrow({ where: { roundId: judged.round.id } })).message).toBe("Thank you, “all”")
    const told = await hub.db.notification.findMany({ where: { kind: "round.announced" }, select: { personId: true } })
    expect(told).toHaveLength(3)
    expect(told.map(({ personId }) => personId)).toEqual(expect.arrayContaining(nominations.map(({ entrantId }) => entrantId)))
  })

  test("for everybody else the pages are not there", async () => {
    const { manager, nominations } = world
    const stranger = await site.visitor(await makePersonWithRole(hub, "EDITOR"))
    for (const path of ["judge", "judge/conflicts", `judge/${nominations[0]!.reference}`, "results"])
      expect((await stranger.visit(`/awards/the-award/${path}`)).status).toBe(404)
    for (const path of ["judging", "results", "announce"]) {
      expect((await stranger.visit(`/manage/awards/the-award/${path}`)).status).toBe(404)
      expect((await (await site.visitor(manager)).visit(`/manage/awards/the-award/${path}`)).status).toBe(200)
    }
    expect((await (await site.visitor()).visit("/awards/the-award/judge")).path).toContain("/sign-in")
  })
})
