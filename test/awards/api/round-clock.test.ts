import { moveRoundsJob, remindDraftsJob } from "@hub/api/awards/round.jobs"
import { makeAward, makeEntry, makePerson, makeRound } from "@hub/seed/builders"
import { beforeEach, describe, expect, test } from "vitest"
import { globalId } from "../../kit/everybody.ts"
import { useHub } from "../../kit/hub.ts"
import { advance, extend, follow, roundId, useManaging } from "../managing.ts"

const hub = useHub()
const scene = useManaging(hub)
const once = { number: 1, isLast: false }

describe("the clock", () => {
  beforeEach(() => hub.clock.set(new Date("2026-11-24T12:00:00.000Z")))
  const tick = async (at: string) => {
    hub.clock.set(new Date(at))
    await moveRoundsJob.handle(await hub.contextAs(null), {}, once)
  }
  const stateOf = async ({ id }: { id: string }) => (await hub.db.round.findUniqueOrThrow({ where: { id } })).state

  test("opens an approved round, tells followers once, and closes it", async () => {
    const { id: awardId } = await makeAward(hub, { name: "Clockwork Award" })
    const round = await makeRound(hub, {
      awardId,
      state: "DRAFT",
      approvedAt: hub.clock.now(),
      opensAt: new Date("2026-12-01T09:00:00Z"),
      closesAt: new Date("2026-12-10T17:00:00Z"),
    })
    const follower = await makePerson(hub)
    const variables = { id: globalId("Award", { id: awardId }), follow: true }
    await hub.visitor.expectUnauthenticated(follow, variables)
    expect(await hub.as(follower).mutate(follow, variables)).toMatchObject({ viewerFollows: true })
    await hub.as(follower).mutate(follow, variables)
    await hub.as(follower).refused("NotFoundError", follow, { ...variables, id: globalId("Award", { id: crypto.randomUUID() }) })
    await tick("2026-12-01T08:59:59.999Z")
    expect(await stateOf(round)).toBe("DRAFT")
    await tick("2026-12-01T09:00:00.000Z")
    expect(await stateOf(round)).toBe("OPEN")
    await tick("2026-12-01T09:01:00.000Z")
    await hub.runJobs()
    await hub.runJobs()
    const told = (await hub.mail(follower.email)).filter(({ kind }) => kind === "round.opened")
    expect(told.map(({ subject }) => subject)).toEqual([`Clockwork Award: “${round.title}” is open for entries`])
    expect(told[0]?.text).toContain("Entries can be submitted until 10 December 2026 at 5:00 pm, London time.")
    expect(told[0]?.text).toContain("because you follow this award")
    await hub.as(follower).mutate(follow, { ...variables, follow: false })
    await tick("2026-12-10T16:59:59.999Z")
    expect(await stateOf(round)).toBe("OPEN")
    await tick("2026-12-10T17:00:00.000Z")
    expect(await stateOf(round)).toBe("CLOSED")
    const acts = await hub.db.auditEvent.findMany({ where: { withinId: round.id }, orderBy: { id: "asc" } })
    expect(acts.map(({ action, actorId }) => [action, actorId])).toEqual([
      ["round.open", null],
      ["round.close", null],
    ])
  })

  test("reminds of a draft once, when the deadline is near, and of nothing that is submitted", async () => {
    const round = await makeRound(hub, { opensAt: new Date("2026-11-01T09:00:00Z"), closesAt: new Date("2026-12-10T17:00:00Z") })
    const draft = await makeEntry(hub, round, { state: "DRAFT" })
    const sent = await makeEntry(hub, round)
    const remind = async (at: string) => {
      hub.clock.set(new Date(at))
      await remindDraftsJob.handle(await hub.contextAs(null), {}, once)
      await hub.runJobs()
    }
    const reminders = async ({ entrant }: { entrant: { email: string } }) =>
      (await hub.mail(entrant.email)).filter(({ kind }) => kind === "nomination.remind").length
    await remind("2026-12-07T16:59:00Z")
    expect(await reminders(draft)).toBe(0)
    await remind("2026-12-07T17:00:00Z")
    await remind("2026-12-08T17:00:00Z")
    expect([await reminders(draft), await reminders(sent)]).toEqual([1, 0])
    const text = (await hub.mail(draft.entrant.email)).at(-1)?.text
    expect(text).toContain(`To take part in “${round.title}”, submit it before 10 December 2026 at 5:00 pm, London time.`)
    expect(text).toContain("Finish and submit it:")
    expect(text).toContain("because you began this entry")
  })

  test("reminds of a draft that has more time of its own when that ends, though the round has closed meanwhile", async () => {
    const round = await makeRound(hub, { opensAt: new Date("2026-11-01T09:00:00Z"), closesAt: new Date("2026-12-10T17:00:00Z") })
    const draft = await makeEntry(hub, round, { state: "DRAFT" })
    await hub.db.extension.create({
      data: {
        ...{ roundId: round.id, nominationId: draft.id, until: new Date("2026-12-20T09:00:00Z"), reason: "Illness" },
        ...{ grantedById: draft.entrantId, grantedAt: hub.clock.now() },
      },
    })
    const remind = async (at: string) => {
      hub.clock.set(new Date(at))
      await remindDraftsJob.handle(await hub.contextAs(null), {}, once)
      await hub.runJobs()
      return (await hub.mail(draft.entrant.email)).filter(({ kind }) => kind === "nomination.remind").map(({ text }) => text)
    }
    expect(await remind("2026-12-08T17:00:00Z")).toEqual([])
    await hub.db.round.update({ where: { id: round.id }, data: { state: "CLOSED" } })
    expect(await remind("2026-12-17T08:00:00Z")).toEqual([])
    expect(await remind("2026-12-17T10:00:00Z")).toEqual([expect.stringContaining("before 20 December 2026 at 9:00 am, London time")])
    expect(await remind("2026-12-18T10:00:00Z")).toHaveLength(1)
  })

  test("an extension for all opens a closed round again, on record; everybody who began is told", async () => {
    const round = await makeRound(hub, {
      state: "CLOSED",
      opensAt: new Date("2026-11-01T09:00:00Z"),
      closesAt: new Date("2026-11-20T17:00:00Z"),
    })
    const draft = await makeEntry(hub, round, { state: "DRAFT" })
    const variables = { round: roundId(round), until: "2026-11-30T17:00:00.000Z", reason: "The site was down" }
    expect((await scene.manager.refused("ValidationError", extend, { ...variables, until: "2026-11-24T11:00:00Z" })).issues[0].field).toBe(
      "until",
    )
    expect((await scene.manager.refused("ValidationError", extend, { ...variables, reason: "" })).issues[0].field).toBe("reason")
    expect(await scene.manager.mutate(extend, variables)).toMatchObject({ state: "OPEN", closesAt: variables.until })
    await scene.manager.refused("ValidationError", extend, variables)
    await hub.runJobs()
    const told = await hub.mail(draft.entrant.email)
    expect(told.map(({ kind }) => kind)).toEqual(["round.extended"])
    expect(told[0]?.text).toContain("Entries can be submitted until 30 November 2026 at 5:00 pm, London time.\n\nWhy: The site was down\n")
    const { trail } = (
      await scene.manager.query(
        `query($slug: String!) { round(slug: $slug) { trail(first: 5) { edges { node { action reason before after actor { name } } } } } }`,
        { slug: round.slug },
      )
    ).round
    expect(trail.edges.map(({ node }: { node: object }) => node)).toMatchObject([
      { action: "round.extend" },
      {
        action: "extension.grant",
        reason: "The site was down",
        before: { deadline: "2026-11-20T17:00:00.000Z" },
        after: { deadline: variables.until },
      },
    ])
    await expect(hub.db.extension.updateMany({ data: { reason: "Another" } })).rejects.toThrow()
    await tick("2026-11-30T17:00:00.000Z")
    expect(await stateOf(round)).toBe("CLOSED")
  })

  test("a manager takes a closed round on by the table; judging waits for the eligibility check", async () => {
    const round = await makeRound(hub, { opensAt: new Date("2026-11-01T09:00:00Z"), closesAt: new Date("2026-11-30T17:00:00Z") })
    const waiting = await makeEntry(hub, round)
    const move = (name: string) => ({ round: roundId(round), move: name })
    await scene.manager.refused("WrongStateError", advance, move("START_JUDGING"))
    hub.clock.set(new Date("2026-11-30T17:00:00Z"))
    expect((await scene.manager.refused("WrongStateError", advance, move("START_JUDGING"))).message).toBe(
      "One entry waits for the eligibility check. Decide it first.",
    )
    await hub.db.nomination.update({ where: { id: waiting.id }, data: { state: "ELIGIBLE" } })
    expect(await scene.manager.mutate(advance, move("START_JUDGING"))).toMatchObject({ state: "JUDGING" })
    await scene.manager.refused("WrongStateError", advance, move("ARCHIVE"))
    await hub.db.round.update({ where: { id: round.id }, data: { state: "MODERATED" } })
    const seen = `query($slug: String!) { round(slug: $slug) { state stateLabel } }`
    expect((await hub.visitor.query(seen, { slug: round.slug })).round).toEqual({ state: "JUDGING", stateLabel: "Being judged" })
    await scene.manager.refused("WrongStateError", extend, { round: roundId(round), until: "2026-12-30T17:00:00Z", reason: "Late" })
    await hub.db.round.update({ where: { id: round.id }, data: { state: "ANNOUNCED", announcedAt: hub.clock.now() } })
    expect(await scene.manager.mutate(advance, move("ARCHIVE"))).toMatchObject({ state: "ARCHIVED" })
  })
})
