import {
  makeInitiative,
  makeJudgedRound,
  makeNomination,
  makePanelMember,
  makePerson,
  makePersonWithRole,
  makeReading,
} from "@hub/seed/builders"
import { beforeAll, describe, expect, test } from "vitest"
import type { Client } from "../../kit/client.ts"
import { useHub } from "../../kit/hub.ts"

const hub = useHub()
let manager: Client

beforeAll(async () => {
  manager = hub.as(await makePersonWithRole(hub, "AWARD_MANAGER"))
})

const results = `query($round: String!) { judgingManagement(round: $round) { results { refusal hidden agreement { ofOne ofMean readers inWords } contests { key shortlistSize } readers { name effect }
  rows { reference mean adjusted error rank bestRank worstRank probability isDisputed readers state } } announcement { state } } }`
const decide = `mutation($round: String!, $nomination: String!, $outcome: Outcome!, $reason: String = "") { decideOutcome(round: $round, nomination: $nomination, outcome: $outcome, reason: $reason) { ... on JudgingManagement { round { state } } } }`
const undo = `mutation($round: String!, $nomination: String!) { undoDecision(round: $round, nomination: $nomination) { ... on JudgingManagement { round { state } } } }`
const move = (name: string) => `mutation($round: String!) { ${name}(round: $round) { ... on JudgingManagement { round { state } } } }`
const announce = `mutation($round: String!, $dueAt: DateTime, $message: String = "Well done, **all**.") { announceResults(round: $round, dueAt: $dueAt, message: $message) { ... on JudgingManagement { round { state } announcement { state } } } }`
const outcomes = `query($round: String!) { roundOutcomes(round: $round) { message outcomes { reference outcome initiativeSlug } statistics { entries sheets sheetsWanted agreement { readers inWords } } } }`
const feedback = `mutation($round: String!, $nomination: String!, $criterion: ID, $body: String!, $version: Int!) { saveFeedback(round: $round, nomination: $nomination, criterion: $criterion, body: $body, version: $version) { ... on JudgingManagement { round { state } } } }`
const own = `query($nomination: String!) { entryFeedback(nomination: $nomination) { outcome remarks { criterion body } } }`

/** Four nominations read by the same three members, best first. */
async function judged() {
  const round = await makeJudgedRound(hub, { state: "JUDGING" })
  const initiative = await makeInitiative(hub)
  const entrants = [await makePerson(hub), await makePerson(hub), await makePerson(hub), await makePerson(hub)]
  const members = [await makePanelMember(hub, round), await makePanelMember(hub, round), await makePanelMember(hub, round)]
  const points = [
    [5, 5],
    [4, 5],
    [3, 3],
    [2, 1],
  ]
  const nominations = []
  for (const [index, entrant] of entrants.entries()) {
    const nomination = await makeNomination(hub, round, {
      entrantId: entrant.id,
      state: "SCORED",
      ...(index === 0 && { initiativeId: initiative.id, organisationId: initiative.organisationId }),
    })
    for (const [reader, member] of members.entries())
      await makeReading(
        hub,
        round,
        nomination,
        member,
        points[index]!.map((value) => Math.max(1, value - (reader === 1 ? 1 : 0))),
      )
    nominations.push(nomination)
  }
  const [first, second, third, fourth] = nominations.map(({ reference }) => reference) as [string, string, string, string]
  return { ...round, slug: round.round.slug, entrants, members, nominations, initiative, first, second, third, fourth }
}

describe("results", () => {
  test("raw and adjusted means, ranks and chances of the shortlist; readers and how they mark", async () => {
    const { slug, first, fourth, members } = await judged()
    const { judgingManagement } = await manager.query(results, { round: slug })
    const row = (reference: string) => judgingManagement.results.rows.find((one: { reference: string }) => one.reference === reference)
    expect(judgingManagement.results).toMatchObject({ refusal: null, hidden: 0, agreement: { readers: 3, inWords: "excellent" } })
    expect(row(first)).toMatchObject({ rank: 1, readers: 3, isDisputed: false })
    expect(row(first).probability).toBeGreaterThan(0.9)
    expect(row(fourth)).toMatchObject({ rank: 4 })
    expect(row(fourth).probability).toBeLessThan(0.1)
    const severe = judgingManagement.results.readers.find(({ name }: { name: string }) => name === members[1]!.name)
    expect(severe.effect).toBeLessThan(0)
  })

  test("refused with what would mend it where there are too few sheets; raw means stay", async () => {
    const round = await makeJudgedRound(hub, { state: "JUDGING" })
    const nomination = await makeNomination(hub, round)
    await makeReading(hub, round, nomination, await makePanelMember(hub, round), [3, 3])
    const { judgingManagement } = await manager.query(results, { round: round.round.slug })
    expect(judgingManagement.results.refusal).toContain("at least 5 are needed")
    expect(judgingManagement.results.agreement).toBeNull()
    expect(judgingManagement.results.rows[0]).toMatchObject({ mean: 50, adjusted: null, probability: null, rank: 1 })
  })

  test("a manager with a conflict sees neither the row nor the file's line, and cannot decide", async () => {
    const { slug, first, second, nominations } = await judged()
    const person = await makePersonWithRole(hub, "AWARD_MANAGER")
    await hub.db.nomination.update({ where: { id: nominations[0]!.id }, data: { nomineeId: person.id } })
    const conflicted = hub.as(person)
    const { judgingManagement } = await conflicted.query(results, { round: slug })
    expect(judgingManagement.results.hidden).toBe(1)
    expect(judgingManagement.results.rows.map(({ reference }: { reference: string }) => reference)).not.toContain(first)
    await conflicted.refused("NotFoundError", decide, { round: slug, nomination: first, outcome: "SHORTLISTED" })
    for (const file of ["results", "sheets"]) {
      const csv = await (await hub.fetch(`/export/awards/${slug}/${file}.csv`, { as: person })).text()
      expect(csv).toContain(second)
      expect(csv).not.toContain(first)
    }
  })

  test("files are for managers", async () => {
    const { slug, members, first } = await judged()
    for (const who of [members[0]!.person, await makePerson(hub)])
      expect((await hub.fetch(`/export/awards/${slug}/results.csv`, { as: who })).status).toBe(404)
    expect((await hub.fetch(`/export/awards/${slug}/results.csv`)).status).toBe(404)
    expect(await (await hub.fetch(`/export/awards/${slug}/results.csv`, { as: manager })).text()).toContain(first)
  })
})

describe("from decision to announcement", () => {
  test("the whole way: a reason against the ranking, nothing before the hour, everything after it", async () => {
    const { slug, round, first, second, third, fourth, entrants, nominations, initiative, criteria } = await judged()
    const say = (nomination: string, outcome: string, reason = "") => manager.mutate(decide, { round: slug, nomination, outcome, reason })
    await manager.refused("WrongStateError", decide, { round: slug, nomination: first, outcome: "WINNER" })
    await say(first, "SHORTLISTED")
    const without = { round: slug, nomination: third, outcome: "SHORTLISTED" }
    expect((await manager.refused("ValidationError", decide, without)).issues[0].field).toBe("reason")
    await say(third, "SHORTLISTED", "The only entry from a rural area.")
    await say(second, "NOT_SHORTLISTED", "Its figures could not be confirmed.")
    await say(fourth, "NOT_SHORTLISTED")
    await manager.mutate(undo, { round: slug, nomination: fourth })
    await say(fourth, "NOT_SHORTLISTED")
    expect(await hub.db.decision.count({ where: { nomination: { roundId: round.id }, isAgainstRanking: true } })).toBe(2)
    await manager.refused("WrongStateError", move("finishJudging"), { round: slug })
    await say(first, "WINNER")
    await say(third, "HIGHLY_COMMENDED")
    await manager.mutate(feedback, {
      round: slug,
      nomination: second,
      criterion: criteria[0]!.id,
      body: "Say how you counted.",
      version: 0,
    })
    await manager.refused("ConflictError", feedback, {
      round: slug,
      nomination: second,
      criterion: criteria[0]!.id,
      body: "Late",
      version: 0,
    })
    await manager.refused("WrongStateError", announce, { round: slug })
    expect(await manager.mutate(move("finishJudging"), { round: slug })).toMatchObject({ round: { state: "MODERATED" } })
    await manager.mutate(move("resumeJudging"), { round: slug })
    await manager.mutate(move("finishJudging"), { round: slug })

    const dueAt = new Date(hub.clock.now().getTime() + 60 * 60 * 1000)
    await manager.refused("ValidationError", announce, { round: slug, dueAt: new Date(hub.clock.now().getTime() - 1000).toISOString() })
    expect(await manager.mutate(announce, { round: slug, dueAt: dueAt.toISOString() })).toMatchObject({
      announcement: { state: "SCHEDULED" },
    })
    await manager.refused("WrongStateError", announce, { round: slug })
    await manager.refused("WrongStateError", move("resumeJudging"), { round: slug })
    const entrant = hub.as(entrants[1]!)
    const certificate = `/export/awards/${slug}/certificates/${first}.pdf`
    const badges = `query($slug: String!) { initiative(slug: $slug) { honours { outcome roundSlug } } }`
    const seen = async () => ({
      outcomes: (await hub.visitor.query(outcomes, { round: slug })).roundOutcomes,
      feedback: (await entrant.query(own, { nomination: second })).entryFeedback,
      badges: (await hub.visitor.query(badges, { slug: initiative.slug })).initiative.honours,
      certificate: (await hub.fetch(certificate)).status,
      mails: (await Promise.all(entrants.map(({ email }) => hub.mail(email)))).flat().length,
    })
    await runAnnouncements()
    expect(await seen()).toEqual({ outcomes: null, feedback: null, badges: [], certificate: 404, mails: 0 })

    hub.clock.set(dueAt)
    await runAnnouncements()
    await runAnnouncements()
    const after = await seen()
    expect(after.outcomes).toMatchObject({
      message: expect.stringContaining("<strong>all</strong>"),
      outcomes: [
        { reference: first, outcome: "WINNER", initiativeSlug: initiative.slug },
        { reference: third, outcome: "HIGHLY_COMMENDED", initiativeSlug: null },
      ],
      statistics: { entries: 4, sheets: 12, sheetsWanted: 12, agreement: { readers: 3, inWords: "excellent" } },
    })
    expect(after.feedback).toEqual({ outcome: "Not shortlisted", remarks: [{ criterion: "Impact", body: "Say how you counted." }] })
    expect(after.badges).toEqual([{ outcome: "WINNER", roundSlug: slug }])
    expect(after.mails).toBe(entrants.length)
    const pdf = await hub.fetch(certificate)
    expect(pdf.headers.get("content-type")).toBe("application/pdf")
    const bytes = Buffer.from(await pdf.arrayBuffer())
    expect(bytes.subarray(0, 5).toString()).toBe("%PDF-")
    for (const mark of ["/Lang (en-GB)", "/MarkInfo", "/StructTreeRoot"]) expect(bytes.toString("latin1")).toContain(mark)
    expect((await hub.fetch(`/export/awards/${slug}/certificates/${second}.pdf`)).status).toBe(404)
    expect((await hub.as(entrants[0]!).query(own, { nomination: second })).entryFeedback).toBeNull()
    expect((await hub.db.nomination.findUniqueOrThrow({ where: { id: nominations[0]!.id } })).state).toBe("WINNER")
    expect(await manager.mutate(move("archiveRound"), { round: slug })).toMatchObject({ round: { state: "ARCHIVED" } })
    expect((await seen()).outcomes.outcomes).toHaveLength(2)
  })

  test("cancelled before it is due, it is not made", async () => {
    const { slug, round } = await judged()
    await hub.db.nomination.updateMany({ where: { roundId: round.id }, data: { state: "NOT_SHORTLISTED" } })
    await manager.mutate(move("finishJudging"), { round: slug })
    const dueAt = new Date(hub.clock.now().getTime() + 60_000)
    await manager.mutate(announce, { round: slug, dueAt: dueAt.toISOString() })
    await manager.mutate(move("cancelAnnouncement"), { round: slug })
    await manager.refused("WrongStateError", move("cancelAnnouncement"), { round: slug })
    hub.clock.set(dueAt)
    await runAnnouncements()
    expect((await hub.db.round.findUniqueOrThrow({ where: { id: round.id } })).state).toBe("MODERATED")
  })

  test("panel members decide nothing", async () => {
    const { slug, first, members } = await judged()
    const member = hub.as(members[0]!.person)
    await member.expectForbidden(decide, { round: slug, nomination: first, outcome: "SHORTLISTED" })
    await member.expectForbidden(undo, { round: slug, nomination: first })
    await member.expectForbidden(feedback, { round: slug, nomination: first, body: "Good", version: 0 })
    for (const name of ["finishJudging", "resumeJudging", "cancelAnnouncement", "archiveRound"])
      await member.expectForbidden(move(name), { round: slug })
    await member.expectForbidden(announce, { round: slug })
    await hub.as(await makePerson(hub)).refused("NotFoundError", announce, { round: slug })
  })
})

/** The job that runs every minute, and what it sets going. */
async function runAnnouncements() {
  const { announceDueJob } = await import("@hub/api/awards/announcement.jobs")
  await announceDueJob.handle(await hub.contextAs(null), {}, { number: 1, isLast: false })
  await hub.runJobs()
}
