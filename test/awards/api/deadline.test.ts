import { submitNomination } from "@hub/api/awards/nomination-submit.service"
import { moveRoundsJob } from "@hub/api/awards/round.jobs"
import { grantExtension } from "@hub/api/awards/round.service"
import type { Context } from "@hub/api/platform/context"
import { makeEntry, makePersonWithRole, makeRound } from "@hub/seed/builders"
import { describe, expect, test } from "vitest"
import { useHub } from "../../kit/hub.ts"
import { save, start, submit, useEntering } from "../entering.ts"

const hub = useHub()
const { scene, startWith, begin, fieldsOf } = useEntering(hub)

describe("the deadline", () => {
  test("late is late, to the millisecond, unless an extension is on record", async () => {
    hub.clock.set(new Date("2026-10-24T12:00:00Z"))
    // Half past midnight on the night the clocks go back is still summer time.
    const closesAt = new Date("2026-10-24T23:30:00Z")
    scene.round = await makeRound(hub, { closesAt })
    const { id } = await begin()
    await scene.hannah.mutate(save, { id, version: 1, fields: fieldsOf() })
    hub.clock.set(closesAt)
    expect(await scene.hannah.refused("DeadlinePassedError", submit, { id, version: 2 })).toMatchObject({
      deadline: closesAt.toISOString(),
    })
    await scene.hannah.refused("DeadlinePassedError", save, { id, version: 2, fields: { title: "Late" } })
    await scene.hannah.refused("DeadlinePassedError", start, startWith())
    const until = new Date("2026-10-25T12:00:00Z")
    const rawId = Buffer.from(id, "base64").toString().split(":")[1] ?? ""
    const context = await hub.contextAs(await makePersonWithRole(hub, "AWARD_MANAGER"))
    await grantExtension(context, { roundId: scene.round.id, nominationId: rawId, until, reason: "Ill" })
    await scene.hannah.refused("DeadlinePassedError", start, startWith())
    hub.clock.set(new Date(until.getTime() - 1))
    expect(await scene.hannah.mutate(submit, { id, version: 2 })).toMatchObject({
      state: "SUBMITTED",
      submittedAt: "2026-10-25T11:59:59.999Z",
    })
    hub.clock.set(until)
    await scene.hannah.refused("DeadlinePassedError", submit, { id, version: 2 })
  })

  test("fifty in the last second and fifty in the first after it are decided right, while the clock closes the round", async () => {
    const closesAt = new Date("2027-03-28T16:00:00Z")
    hub.clock.set(new Date("2027-03-28T12:00:00Z"))
    const busy = await makeRound(hub, { closesAt })
    const entries = []
    for (let more = 0; more < 100; more++) entries.push(await makeEntry(hub, busy, { state: "DRAFT" }))
    const requests: { context: Context; id: string; inTime: boolean }[] = []
    for (const [index, { id, entrant: person }] of entries.entries()) {
      const inTime = index % 2 === 0
      hub.clock.set(new Date(closesAt.getTime() + (inTime ? -1 - index * 10 : index * 10 - 10)))
      requests.push({ context: await hub.contextAs(person), id, inTime })
    }
    // All are worked on after the deadline: what counts is when each arrived.
    hub.clock.set(new Date(closesAt.getTime() + 5000))
    const job = hub.contextAs(null).then((context) => moveRoundsJob.handle(context, {}, { number: 1, isLast: false }))
    const outcomes = await Promise.allSettled(requests.map(({ context, id }) => submitNomination(context, { id, version: 1 })))
    await job
    for (const [index, { inTime }] of requests.entries()) {
      const outcome = outcomes[index]
      if (inTime) expect(outcome).toMatchObject({ status: "fulfilled", value: { state: "SUBMITTED" } })
      else expect(outcome).toMatchObject({ status: "rejected", reason: { code: "DEADLINE_PASSED" } })
    }
    const snapshots = await hub.db.nominationSnapshot.findMany({ where: { nomination: { roundId: busy.id } } })
    expect(snapshots).toHaveLength(50)
    expect(snapshots.every(({ submittedAt }) => submittedAt < closesAt)).toBe(true)
    expect((await hub.db.round.findUniqueOrThrow({ where: { id: busy.id } })).state).toBe("CLOSED")
    expect(await hub.db.nomination.count({ where: { roundId: busy.id, state: "DRAFT" } })).toBe(50)
  }, 180_000)

  test("one entry is submitted once, however often the button is pressed", async () => {
    hub.clock.set(new Date("2026-11-24T12:00:00Z"))
    const calm = await makeRound(hub)
    const { id, entrant: person } = await makeEntry(hub, calm, { state: "DRAFT" })
    const context = await hub.contextAs(person)
    const outcomes = await Promise.allSettled(Array.from({ length: 5 }, () => submitNomination(context, { id, version: 1 })))
    const numbers = (await hub.db.nominationSnapshot.findMany({ where: { nominationId: id } })).map(({ number }) => number)
    expect(numbers.toSorted()).toEqual(outcomes.filter(({ status }) => status === "fulfilled").map((_, index) => index + 1))
  })
})
