import {
  giveRole,
  joinOrganisation,
  makeJudgedRound,
  makeNomination,
  makeOrganisation,
  makePanelMember,
  makePerson,
  makePersonWithRole,
  makeReading,
} from "@hub/seed/builders"
import { parse } from "csv-parse/sync"
import { strFromU8, unzipSync } from "fflate"
import { describe, expect, test } from "vitest"
import type { Who } from "../../kit/hub.ts"
import { useHub } from "../../kit/hub.ts"

const hub = useHub()

type Line = Record<string, string>

const address = (slug: string) => `/export/awards/${slug}/everything.zip`

/** The archive as its reader opens it: the lines of each table, and the text that explains them. */
async function opened(slug: string, as: Who) {
  const answer = await hub.fetch(address(slug), { as })
  expect(answer.status).toBe(200)
  const files = Object.entries(unzipSync(new Uint8Array(await answer.arrayBuffer())))
  const tables = new Map(
    files.flatMap(([name, bytes]) =>
      name.endsWith(".csv") ? [[name, parse(strFromU8(bytes), { bom: true, columns: true }) as Line[]] as const] : [],
    ),
  )
  const readme = strFromU8(files.find(([name]) => name === "README.txt")?.[1] ?? new Uint8Array())
  return { answer, readme, names: files.map(([name]) => name), lines: (name: string) => tables.get(`${name}.csv`) ?? [] }
}

/** A round in judging with an entry that two have read, one of them gone back on it, and everything that is said about it. */
async function judged() {
  const set = await makeJudgedRound(hub, { state: "JUDGING" })
  const manager = await makePerson(hub, { name: "Mary Manager", twoFactorEnabled: true })
  await giveRole(hub, manager, "AWARD_MANAGER", { round: set.round })
  const partner = await makeOrganisation(hub)
  const nomination = await makeNomination(hub, set, {
    state: "SCORED",
    title: '=HYPERLINK("http://evil.example")',
    partnerIds: [partner.id],
  })
  const readers = [
    await makePanelMember(hub, set, { name: "Rita Reader" }),
    await makePanelMember(hub, set),
    await makePanelMember(hub, set),
  ]
  for (const reader of readers.slice(0, 2)) await makeReading(hub, set, nomination, reader, [4, 2])
  await joinOrganisation(hub, readers[2]!.person, partner)
  const at = hub.clock.now()
  const ofEntry = { nominationId: nomination.id }
  await hub.db.conflictOfInterest.create({
    data: {
      ...ofEntry,
      panelMemberId: readers[2]!.id,
      kind: "DECLARED",
      reason: "We are neighbours.",
      recordedById: readers[2]!.person.id,
      createdAt: at,
    },
  })
  await hub.db.discussionPost.create({ data: { ...ofEntry, authorId: readers[0]!.person.id, body: "Strong figures.", createdAt: at } })
  await hub.db.decision.create({
    data: {
      ...ofEntry,
      outcome: "SHORTLISTED",
      isAgainstRanking: true,
      reason: "The only rural one.",
      decidedById: manager.id,
      decidedAt: at,
    },
  })
  await hub.db.feedback.create({ data: { ...ofEntry, body: "Say how you counted.", editedById: manager.id, editedAt: at } })
  await hub.db.extension.create({
    data: {
      roundId: set.round.id,
      ...ofEntry,
      until: new Date("2026-10-25T00:30:00Z"),
      reason: "Flood",
      grantedById: manager.id,
      grantedAt: at,
    },
  })
  await hub.db.extension.create({
    data: { roundId: set.round.id, until: new Date("2026-10-25T01:30:00Z"), reason: "Flood", grantedById: manager.id, grantedAt: at },
  })
  return { ...set, slug: set.round.slug, manager, nomination, readers }
}

describe("everything about a round in one file", () => {
  test("has a table for each thing there is, with who said what and why", async () => {
    const { slug, manager, nomination, readers } = await judged()
    const { answer, names, readme, lines } = await opened(slug, manager)
    expect(answer.headers.get("content-disposition")).toBe(`attachment; filename="${slug}.zip"`)
    expect(answer.headers.get("cache-control")).toBe("private, no-store")
    for (const name of names.slice(1)) expect(readme).toContain(`- ${name}: `)
    const { reference } = nomination
    expect(lines("criteria").map((line) => line["Criterion"])).toEqual(["Impact", "Reach"])
    expect(lines("panel").map((line) => line["Panel member"])).toEqual(readers.map(({ name }) => name))
    expect(lines("answers").map((line) => [line["Reference"], line["Submission"], line["Criterion"]])).toEqual([
      [reference, "1", "Impact"],
      [reference, "1", "Reach"],
    ])
    expect(lines("answers")[0]?.["Answer"]).not.toBe("")
    expect(lines("eligibility")).toMatchObject([{ Reference: reference, Decision: "Eligible" }])
    expect(lines("conflicts")).toMatchObject([
      { Reference: reference, "Panel member": readers[2]!.name, Reason: "We are neighbours.", "Said by": readers[2]!.person.name },
      {
        Reference: reference,
        "Panel member": readers[2]!.name,
        "They cannot judge it because": "they belong to a partner organisation",
        "Said by": "the hub",
      },
    ])
    expect(lines("allocation")).toMatchObject([1, 2].map(() => ({ Reference: reference, State: "Given to read", Sheet: "Submitted" })))
    expect(lines("sheets").filter((line) => line["Reader"] === "Rita Reader")).toMatchObject([
      { Criterion: "Impact", Score: "4", Counts: "yes", "Score before revision": "" },
      { Criterion: "Reach", Score: "2", Counts: "yes" },
    ])
    expect(lines("discussion")).toMatchObject([{ Reference: reference, "Written by": readers[0]!.person.name, Text: "Strong figures." }])
    expect(lines("results")).toMatchObject([{ Reference: reference, "Sheets in": "2", "Raw mean": "58.3" }])
    expect(lines("decisions")).toMatchObject([
      { Decision: "Shortlisted", "Against the ranking": "yes", Reason: "The only rural one.", "Decided by": "Mary Manager" },
    ])
    expect(lines("feedback")).toMatchObject([
      { Criterion: "The entry as a whole", Text: "Say how you counted.", "Written by": "Mary Manager" },
    ])
  })

  test("shows a formula and does not run it, and leaves no doubt of an instant when the clocks go back", async () => {
    const { slug, manager } = await judged()
    const { lines } = await opened(slug, manager)
    expect(lines("entries")[0]?.["Title"]).toBe('\'=HYPERLINK("http://evil.example")')
    expect(lines("extensions").map((line) => line["Until"])).toEqual(["2026-10-25T01:30:00+01:00", "2026-10-25T01:30:00+00:00"])
  })

  test("holds every entry and every act, however many there are", async () => {
    const { slug, round, manager, nomination } = await judged()
    const set = await hub.db.category.findFirstOrThrow({ where: { roundId: round.id } })
    const many = 120
    const source = await hub.db.nomination.findUniqueOrThrow({ where: { id: nomination.id }, include: { snapshots: true } })
    const { id: _, reference: __, snapshots, answers, ...rest } = source
    for (let index = 0; index < many; index += 1) {
      const content = { ...(snapshots[0]?.content as object), reference: `AW-MANY${index}` }
      await hub.db.nomination.create({
        data: {
          ...rest,
          answers: answers as object,
          categoryId: set.id,
          reference: `AW-MANY${index}`,
          snapshots: { create: { number: 1, content, submittedAt: hub.clock.now(), submittedById: rest.entrantId } },
        },
      })
    }
    await hub.db.auditEvent.createMany({
      data: Array.from({ length: many }, (_unused, index) => ({
        at: hub.clock.now(),
        actorId: manager.id,
        action: "panel.remind",
        subjectType: "Round",
        subjectId: round.id,
        withinId: round.id,
        reason: `Act ${index}`,
      })),
    })
    const { lines } = await opened(slug, manager)
    expect(new Set(lines("entries").map((line) => line["Reference"])).size).toBe(many + 1)
    expect(lines("answers")).toHaveLength(2 * (many + 1))
    const acts = lines("audit-trail").filter((line) => line["What"] === "panel.remind")
    expect(new Set(acts.map((line) => line["Reason"])).size).toBe(many)
    expect(acts[0]).toMatchObject({ Who: "Mary Manager", "Done to": "Round" })
  })

  test("does not hold what a reader has begun, nor what an entrant has not submitted", async () => {
    const { slug, manager, nomination, readers, ...set } = await judged()
    const draft = await makeNomination(hub, set, {
      state: "DRAFT",
      submittedAt: null,
      submittedVersion: null,
      eligibilityDecidedAt: null,
    })
    const reader = await makePanelMember(hub, set, { name: "Beginner" })
    await makeReading(hub, set, nomination, reader, [1, 1], { state: "DRAFT", submittedAt: null })
    const { lines } = await opened(slug, manager)
    expect(lines("sheets").map((line) => line["Reader"])).not.toContain("Beginner")
    expect(lines("allocation").find((line) => line["Reader"] === "Beginner")).toMatchObject({ Sheet: "Begun" })
    for (const name of ["entries", "eligibility", "answers"])
      expect(lines(name).map((line) => line["Reference"])).not.toContain(draft.reference)
  })

  test("is not there for anybody but a manager of the round without a conflict of interest", async () => {
    const { slug, nomination, readers } = await judged()
    const conflicted = await makePersonWithRole(hub, "AWARD_MANAGER")
    await joinOrganisation(hub, conflicted, { id: nomination.organisationId })
    const elsewhere = await makePerson(hub, { twoFactorEnabled: true })
    await giveRole(hub, elsewhere, "AWARD_MANAGER", { round: (await makeJudgedRound(hub)).round })
    const absent = await hub.fetch(address("no-such-round"), { as: await makePersonWithRole(hub, "AWARD_MANAGER") })
    const said = await absent.text()
    for (const as of [
      conflicted,
      elsewhere,
      readers[0]!.person,
      await makePersonWithRole(hub, "ADMINISTRATOR"),
      await makePerson(hub),
      undefined,
    ]) {
      const answer = await hub.fetch(address(slug), as ? { as } : {})
      expect([answer.status, await answer.text()]).toEqual([404, said])
    }
    const asked = (as: { id: string }) =>
      hub.as(as).query("query ($round: String!) { judgingManagement(round: $round) { viewerCanExport } }", { round: slug })
    expect(await asked(conflicted)).toEqual({ judgingManagement: { viewerCanExport: false } })
    expect(await asked(await makePersonWithRole(hub, "AWARD_MANAGER"))).toEqual({ judgingManagement: { viewerCanExport: true } })
  })
})
