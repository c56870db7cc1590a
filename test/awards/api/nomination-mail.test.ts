import { makeRound } from "@hub/seed/builders"
import { describe, expect, test } from "vitest"
import { useHub } from "../../kit/hub.ts"
import { consent, one, save, submit, useEntering, withdraw } from "../entering.ts"

const hub = useHub()
const { scene, begin, fieldsOf, submitted } = useEntering(hub)

/** What the entrant was mailed of one kind, oldest first. */
const mailOf = async (kind: string) => (await hub.mail(scene.entrant.email)).filter((mail) => mail.kind === kind)

test("a receipt says what came in and when, until when it can be changed, and what comes next; every version has its own", async () => {
  hub.clock.set(new Date("2026-11-24T12:34:56.789Z"))
  const dates = { scoresDueAt: new Date("2027-01-10T12:00:00Z"), resultsExpectedAt: new Date("2027-02-01T12:00:00Z") }
  scene.round = await makeRound(hub, dates)
  const { id, reference } = await begin()
  await scene.hannah.mutate(save, { id, version: 1, fields: fieldsOf({ title: "As it was" }) })
  await scene.hannah.mutate(submit, { id, version: 2 })
  await scene.hannah.mutate(save, { id, version: 2, fields: { title: "Changed" } })
  await scene.hannah.mutate(submit, { id, version: 3 })
  const receipts = await mailOf("nomination.receipt")
  expect(receipts.map(({ subject }) => subject)).toEqual([
    `Received: “As it was” (${reference})`,
    `Received, version 2: “Changed” (${reference})`,
  ])
  expect(receipts[0]?.text).toContain("24 November 2026 at 12:34:56 GMT")
  expect(receipts[1]?.text).toContain("change and submit it again before 24 December 2026 at 12:34 pm, London time")
  expect(receipts[1]?.text).toContain("reads and scores it, by 10 January 2027.")
  expect(receipts[1]?.text).toContain("announced, which is expected on 1 February 2027.")
})

describe("withdrawing", () => {
  const confirmations = () => mailOf("nomination.withdrawal")

  test("is confirmed to the entrant, with when, and until when it can be submitted again; whoever did it for them is named", async () => {
    hub.clock.set(new Date("2026-11-24T12:34:56.789Z"))
    scene.round = await makeRound(hub, { closesAt: new Date("2026-12-07T17:00:00Z") })
    const { id, reference } = await submitted()
    const at = "2026-11-24T12:34:56.789Z"
    expect(await scene.hannah.mutate(withdraw, { id })).toMatchObject({ state: "WITHDRAWN", withdrawnAt: at })
    const mine = (await confirmations()).filter(({ subject }) => subject.includes(reference))
    expect(mine).toHaveLength(1)
    const [first] = mine
    expect(first?.subject).toMatch(new RegExp(`^Withdrawn: “.+” \\(${reference}\\)$`))
    expect(first?.text).toContain("You withdrew your entry")
    expect(first?.text).toContain("24 November 2026 at 12:34:56 GMT")
    expect(first?.text).toContain("You can submit it again before 7 December 2026 at 5:00 pm, London time")
    expect(await scene.hannah.mutate(submit, { id, version: 2 })).toMatchObject({ state: "SUBMITTED", withdrawnAt: null })
    hub.clock.set(new Date("2026-12-07T17:00:00Z"))
    await scene.lead.mutate(withdraw, { id })
    const last = (await confirmations()).at(-1)
    expect(last?.text).toMatch(/Person \S+ withdrew your entry/)
    expect(last?.text).toContain("it cannot be submitted again")
    hub.clock.set(new Date("2026-11-24T12:34:56.789Z"))
  })

  test("by a nominee who refuses is told by their answer, and not once more", async () => {
    const before = (await confirmations()).length
    const nominee = { kind: "SOMEBODY_ELSE", name: "Eve Cole", email: "eve@example.org" }
    const { reference } = await submitted({ nominee })
    const asked = (await hub.mail("eve@example.org")).at(-1)?.text ?? ""
    await hub.visitor.mutate(consent, { token: /\/awards\/consent\/([\w-]+)/.exec(asked)?.[1] ?? "", agrees: false })
    expect((await scene.hannah.query(one, { reference })).nomination.withdrawnAt).not.toBeNull()
    expect(await confirmations()).toHaveLength(before)
  })
})
