import { grantExtension } from "@hub/api/awards/round.service"
import type { NominationState } from "@hub/prisma"
import { joinOrganisation, makeEntry, makeInitiative, makePerson, makePersonWithRole, makeRound } from "@hub/seed/builders"
import { describe, expect, test } from "vitest"
import { globalId } from "../../kit/everybody.ts"
import { useHub } from "../../kit/hub.ts"
import {
  appeal,
  ask,
  consent,
  consentQuery,
  decide,
  nominate,
  one,
  removeDraft,
  save,
  start,
  submit,
  useEntering,
  withdraw,
} from "../entering.ts"

const hub = useHub()
const { scene, startWith, begin, fieldsOf, submitted } = useEntering(hub)

describe("entering", () => {
  test("only members enter for an organisation, and only in a round they may know of", async () => {
    await hub.visitor.expectUnauthenticated(start, startWith())
    await scene.others["other organisation"]?.expectForbidden(start, startWith())
    const hidden = await makeRound(hub, { state: "DRAFT" })
    await scene.hannah.refused(
      "NotFoundError",
      start,
      startWith({ round: globalId("Round", hidden), categoryId: hidden.categories[0]?.id }),
    )
    const elsewhere = await makeRound(hub)
    expect(
      (await scene.hannah.refused("ValidationError", start, startWith({ categoryId: elsewhere.categories[0]?.id }))).issues[0].field,
    ).toBe("categoryId")
    expect(
      (await scene.hannah.refused("ValidationError", start, startWith({ nominee: { kind: "SOMEBODY_ELSE", name: "Ada", email: "ada" } })))
        .issues[0].field,
    ).toBe("email")
  })

  test("from a published initiative: its texts are carried over and the link is kept", async () => {
    const initiative = await makeInitiative(hub, { content: { title: "Mentors for midwives", summary: "Each has a mentor." } })
    const begun = await begin({ initiative: globalId("Initiative", initiative) })
    const { nomination } = await scene.hannah.query(
      `query($reference: String!) { nomination(reference: $reference) { draft { initiativeSlug answers { title summary } } } }`,
      begun,
    )
    expect(nomination.draft).toEqual({
      initiativeSlug: initiative.slug,
      answers: { title: "Mentors for midwives", summary: "Each has a mentor." },
    })
    await scene.hannah.refused("NotFoundError", start, startWith({ initiative: globalId("Initiative", { id: crypto.randomUUID() }) }))
  })

  test("what cannot be taken is named and keeps what it had; a stale save is refused with what is stored", async () => {
    const { id } = await begin()
    const foreign = await makeRound(hub)
    const saved = await scene.hannah.mutate(save, {
      id,
      version: 1,
      fields: {
        title: "A title",
        responses: [{ criterionId: foreign.criteria[0]?.id, text: "?" }],
        links: [{ label: "x", url: "javascript:alert(1)" }],
        partnerIds: [globalId("Organisation", scene.organisation)],
        attachments: [{ fileId: crypto.randomUUID(), description: "Not mine" }],
      },
    })
    expect(saved.nomination.draft).toMatchObject({ version: 2, answers: { title: "A title" } })
    expect(saved.issues.map(({ field }: { field: string }) => field).sort()).toEqual([
      "attachments",
      "links.0.url",
      "partnerIds",
      "responses",
    ])
    const conflict = await scene.lead.refused("ConflictError", save, { id, version: 1, fields: { title: "The lead's" } })
    expect(conflict).toMatchObject({ currentVersion: 2, current: { title: "A title" } })
  })

  test("word limits are enforced when it is submitted, and nothing typed is lost meanwhile", async () => {
    const { id } = await begin()
    const long = Array.from({ length: 51 }, () => "word").join(" ")
    const [first, second] = scene.round.criteria
    const responses = [
      { criterionId: first?.id ?? "", text: long },
      { criterionId: second?.id ?? "", text: "" },
    ]
    const { nomination } = await scene.hannah.mutate(save, { id, version: 1, fields: fieldsOf({ responses, eligibility: [] }) })
    const wrong = [`eligibility.${scene.round.eligibilityQuestions[0]?.id}`, `responses.${first?.id}`, `responses.${second?.id}`]
    expect(nomination.draft.gaps.map(({ field }: { field: string }) => field)).toEqual(wrong)
    const { issues } = await scene.hannah.refused("ValidationError", submit, { id, version: 2 })
    expect(issues.map(({ field }: { field: string }) => field)).toEqual(wrong)
    expect(issues[1].message).toBe(`Shorten “${first?.title}”: 51 words, and 50 are allowed`)
  })

  test("what was submitted is frozen and shown exactly as it was; it can be changed, submitted again, withdrawn and submitted once more", async () => {
    const { id, reference } = await begin()
    await scene.hannah.mutate(save, { id, version: 1, fields: fieldsOf({ title: "As it was" }) })
    await scene.hannah.refused("ConflictError", submit, { id, version: 1 })
    const sent = await scene.hannah.mutate(submit, { id, version: 2 })
    expect(sent).toMatchObject({ state: "SUBMITTED", submittedAt: hub.clock.now().toISOString(), draft: { hasChanges: false } })
    await scene.hannah.mutate(save, { id, version: 2, fields: { title: "Changed" } })
    const after = (await scene.manager.query(one, { reference })).nomination
    expect(after).toMatchObject({ title: "As it was", draft: null, submitted: { number: 1, title: "As it was" } })
    expect(after.submitted.responses[0]).toMatchObject({ question: scene.round.criteria[0]?.question, words: 7 })
    expect((await scene.hannah.query(one, { reference })).nomination.draft).toMatchObject({
      hasChanges: true,
      answers: { title: "Changed" },
    })
    await scene.hannah.mutate(submit, { id, version: 3 })
    expect((await scene.manager.query(one, { reference })).nomination.submitted).toMatchObject({ number: 2, title: "Changed" })
    await expect(hub.db.nominationSnapshot.updateMany({ data: { number: 9 } })).rejects.toThrow()
    await scene.hannah.refused("WrongStateError", removeDraft, { id })
    expect(await scene.hannah.mutate(withdraw, { id, reason: "We were too early" })).toMatchObject({
      state: "WITHDRAWN",
      draft: { canSave: true },
    })
    await scene.hannah.refused("WrongStateError", withdraw, { id })
    expect(await scene.hannah.mutate(submit, { id, version: 3 })).toMatchObject({ state: "SUBMITTED" })
    const draft = await begin()
    await scene.hannah.mutate(removeDraft, draft)
    expect((await scene.hannah.query(one, { reference: draft.reference })).nomination).toBeNull()
  })

  test("changes are unsubmitted as long as what stands is not what was submitted, however often it is saved", async () => {
    const { id, reference } = await submitted()
    const { submitted: first } = (await scene.hannah.query(one, { reference })).nomination
    const hasChanges = async (version: number, fields: object) =>
      (await scene.hannah.mutate(save, { id, version, fields })).nomination.draft.hasChanges
    expect(await hasChanges(2, {})).toBe(false)
    expect(await hasChanges(3, { title: "Another" })).toBe(true)
    expect(await hasChanges(4, { title: first.title })).toBe(false)
    expect(await hasChanges(5, { eligibility: [] })).toBe(true)
    expect((await scene.hannah.refused("ValidationError", submit, { id, version: 6 })).issues).toHaveLength(1)
  })

  test("somebody else must consent by the link; who refuses is out, and another can be nominated", async () => {
    scene.round = await makeRound(hub, { closesAt: new Date("2100-12-24T12:34:00Z") })
    const nominee = { kind: "SOMEBODY_ELSE", name: "Ada Clarke", email: "Ada.Clarke@example.org" }
    const tokenOf = async (address: string) =>
      /\/awards\/consent\/([\w-]+)/.exec(
        (await hub.mail(address)).filter(({ kind }) => kind === "nomination.consent").at(-1)?.text ?? "",
      )?.[1] ?? ""
    const first = await submitted({ nominee })
    const token = await tokenOf("ada.clarke@example.org")
    const receipt = async () => (await hub.mail(scene.entrant.email)).filter(({ kind }) => kind === "nomination.receipt").at(-1)?.text
    expect(await receipt()).toContain("cannot be found eligible until Ada Clarke has agreed")
    const words = (await hub.mail("ada.clarke@example.org")).at(-1)?.text
    expect(words).toContain("Please answer before 24 December 2100 at 12:34 pm, London time, when the round stops taking entries")
    expect((await hub.visitor.query(consentQuery, { token })).consentRequest).toMatchObject({
      name: "Ada Clarke",
      answer: null,
      answerBefore: scene.round.closesAt?.toISOString(),
      entrant: scene.entrant.name,
    })
    expect((await hub.visitor.query(consentQuery, { token: "wrong" })).consentRequest).toBeNull()
    await hub.visitor.refused("NotFoundError", consent, { token: "wrong", agrees: true })
    const waiting = await scene.manager.mutate(decide, { nominations: [first.id], isEligible: true })
    expect(waiting).toMatchObject({
      nominations: [],
      passedOver: [{ reference: first.reference, message: "The nominee has not agreed yet." }],
    })
    expect(await hub.visitor.mutate(consent, { token, agrees: true })).toMatchObject({ answer: true })
    await hub.visitor.refused("WrongStateError", consent, { token, agrees: false })
    await scene.hannah.mutate(submit, { id: first.id, version: 2 })
    expect(await receipt()).not.toContain("Ada Clarke")
    expect(await scene.manager.mutate(decide, { nominations: [first.id], isEligible: true })).toMatchObject({
      nominations: [{ state: "ELIGIBLE" }],
    })
    await hub.runJobs()
    const { title } = await hub.db.nomination.findUniqueOrThrow({ where: { reference: first.reference } })
    expect((await hub.mail(scene.entrant.email)).map(({ subject, text }) => `${subject}\n${text}`)).toEqual(
      expect.arrayContaining([
        expect.stringContaining(`agreed to be nominated in “${title}”`),
        expect.stringContaining("You hear from us when the results are announced"),
      ]),
    )
    const second = await submitted({ nominee: { ...nominee, email: "bo@example.org" } })
    await hub.visitor.mutate(consent, { token: await tokenOf("bo@example.org"), agrees: false })
    expect((await scene.hannah.query(one, second)).nomination.state).toBe("WITHDRAWN")
    await scene.hannah.refused("WrongStateError", submit, { id: second.id, version: 2 })
    await scene.hannah.refused("WrongStateError", ask, { id: second.id })
    expect(await scene.hannah.mutate(nominate, { id: second.id, nominee: { ...nominee, email: "cy@example.org" } })).toMatchObject({
      nomineeName: "Ada Clarke",
    })
    await scene.hannah.mutate(ask, { id: second.id })
    const early = await tokenOf("cy@example.org")
    const now = hub.clock.now()
    hub.clock.set(scene.round.closesAt ?? now)
    expect((await hub.visitor.query(consentQuery, { token: early })).consentRequest.answerBefore).toBeNull()
    hub.clock.set(now)
    await scene.hannah.mutate(ask, { id: second.id })
    expect((await hub.visitor.query(consentQuery, { token: early })).consentRequest).toBeNull()
    expect(await scene.hannah.mutate(submit, { id: second.id, version: 2 })).toMatchObject({ draft: { consent: "ASKED" } })
    await scene.hannah.refused("WrongStateError", nominate, { id: second.id, nominee })
    for (let more = 0; more < 2; more++) await scene.hannah.mutate(ask, { id: second.id })
    await scene.hannah.refused("RateLimitedError", ask, { id: second.id })
  })
})

describe("who may do what with an entry", () => {
  test("strangers find nothing; the entrant and the leads write; managers of the round read what was submitted", async () => {
    const draft = await begin()
    const { id, reference } = await submitted()
    const nominee = { kind: "MY_TEAM", name: "Us" }
    const mutations: [string, object][] = [
      [save, { id, version: 2, fields: { title: "Mine now" } }],
      [submit, { id, version: 2 }],
      [withdraw, { id }],
      [removeDraft, { id }],
      [nominate, { id, nominee }],
      [ask, { id }],
      [appeal, { id, text: "Please" }],
    ]
    const node = `query($id: ID!) { node(id: $id) { id } }`
    for (const [name, client] of Object.entries(scene.others)) {
      for (const [document, variables] of mutations) await client.refused("NotFoundError", document, variables as Record<string, unknown>)
      expect((await client.query(one, { reference })).nomination, name).toBeNull()
      expect((await client.query(node, { id })).node, name).toBeNull()
      await client.expectForbidden(decide, { nominations: [id], isEligible: true })
      expect(
        JSON.stringify(
          await client.query(
            `{ myNominations { edges { node { reference } } } rounds { edges { node { entries { edges { node { id } } } } } } }`,
          ),
        ),
        name,
      ).not.toContain(reference)
    }
    for (const [document, variables] of mutations) await hub.visitor.expectUnauthenticated(document, variables as Record<string, unknown>)
    await hub.visitor.expectUnauthenticated(decide, { nominations: [id], isEligible: true })
    expect((await scene.lead.query(one, { reference })).nomination.draft).not.toBeNull()
    expect((await scene.manager.query(one, { reference })).nomination).toMatchObject({ draft: null, submitted: { number: 1 } })
    expect((await scene.manager.query(one, { reference: draft.reference })).nomination).toBeNull()
    await scene.manager.refused("NotFoundError", save, { id, version: 2, fields: { title: "The manager's" } })
    await scene.manager.refused("NotFoundError", decide, { nominations: [draft.id], isEligible: true })
    await scene.hannah.expectForbidden(decide, { nominations: [id], isEligible: true })
  })

  test("a reader sees what they were given, and nothing of it once they have a conflict", async () => {
    const entry = await makeEntry(hub, scene.round, { state: "ALLOCATED" })
    const reader = await makePerson(hub)
    const at = hub.clock.now()
    const member = await hub.db.panelMember.create({
      data: {
        roundId: scene.round.id,
        personId: reader.id,
        name: reader.name,
        email: reader.email,
        state: "ACCEPTED",
        tokenHash: reader.id,
        invitedById: reader.id,
        invitedAt: at,
        respondedAt: at,
      },
    })
    const pair = { nominationId: entry.id, panelMemberId: member.id }
    await hub.db.allocation.create({ data: { ...pair, roundId: scene.round.id, state: "ALLOCATED", allocatedAt: at } })
    expect((await hub.as(reader).query(one, entry)).nomination).toMatchObject({
      state: "ELIGIBLE",
      draft: null,
      eligibility: null,
      submitted: { number: 1 },
    })
    const conflict = { ...pair, kind: "DECLARED", createdAt: at } as const
    await expect(hub.db.conflictOfInterest.create({ data: conflict })).rejects.toThrow()
    await hub.db.allocation.updateMany({ where: pair, data: { state: "REMOVED", endedAt: at } })
    const { id } = await hub.db.conflictOfInterest.create({ data: conflict })
    expect((await hub.as(reader).query(one, entry)).nomination).toBeNull()
    await expect(hub.db.allocation.updateMany({ where: pair, data: { state: "ALLOCATED", endedAt: null } })).rejects.toThrow()
    await expect(hub.db.conflictOfInterest.delete({ where: { id } })).rejects.toThrow()
  })

  test.each(["ALLOCATED", "SCORED", "SHORTLISTED", "NOT_SHORTLISTED", "WINNER", "HIGHLY_COMMENDED", "FINALIST"] as NominationState[])(
    "before the announcement an entry that is %s looks to its entrant exactly like one that is eligible",
    async (state) => {
      const judged = await makeRound(hub, { state: "JUDGING", closesAt: new Date(hub.clock.now().getTime() - 1000) })
      const own = {
        entrantId: scene.entrant.id,
        organisationId: scene.organisation.id,
        answers: { title: "Alike" },
        submittedAt: new Date("2026-11-24T12:00:00Z"),
      }
      const [plain, secret] = [await makeEntry(hub, judged, { ...own, state: "ELIGIBLE" }), await makeEntry(hub, judged, { ...own, state })]
      const look = async ({ reference }: { reference: string }) =>
        JSON.stringify((await scene.hannah.query(one, { reference })).nomination).replaceAll(reference, "AW-")
      expect(await look(secret)).toBe(await look(plain))
      const message = async ({ id }: { id: string }) =>
        (await scene.hannah.refused("WrongStateError", appeal, { id: globalId("Nomination", { id }), text: "Please" })).message
      expect(await message(secret)).toBe(await message(plain))
      const until = new Date(hub.clock.now().getTime() + 60_000)
      const context = await hub.contextAs(await makePersonWithRole(hub, "AWARD_MANAGER"))
      for (const { id } of [plain, secret]) await grantExtension(context, { roundId: judged.id, nominationId: id, until, reason: "Ill" })
      expect(await look(secret)).toBe(await look(plain))
      for (const { id } of [plain, secret])
        await scene.hannah.refused("WrongStateError", submit, { id: globalId("Nomination", { id }), version: 1 })
    },
  )
})

test("a manager who has a conflict with an entry learns nothing of its judging, and does not decide about it", async () => {
  const judged = await makeRound(hub, { state: "JUDGING" })
  const [secret, plain] = [await makeEntry(hub, judged, { state: "SHORTLISTED" }), await makeEntry(hub, judged, { state: "SHORTLISTED" })]
  const partial = await makePersonWithRole(hub, "AWARD_MANAGER")
  await joinOrganisation(hub, partial, { id: secret.organisationId })
  const client = hub.as(partial)
  expect((await client.query(one, secret)).nomination.state).toBe("ELIGIBLE")
  expect((await client.query(one, plain)).nomination.state).toBe("SHORTLISTED")
  const found = async (states: string[]) => {
    const document = `query($slug: String!, $states: [NominationState!]) { round(slug: $slug) { entries(states: $states) { totalCount edges { node { reference } } } trail { edges { node { action } } } } }`
    const { entries, trail } = (await client.query(document, { slug: judged.slug, states })).round
    expect(trail.edges).toEqual([])
    expect(entries.totalCount).toBe(entries.edges.length)
    return entries.edges.map(({ node }: { node: { reference: string } }) => node.reference)
  }
  expect(await found(["SHORTLISTED"])).toEqual([plain.reference])
  expect(await found(["ELIGIBLE"])).toEqual([secret.reference])
  const outcome = await client.mutate(decide, { nominations: [globalId("Nomination", secret)], isEligible: false, reason: "No" })
  expect(outcome).toMatchObject({ nominations: [], passedOver: [{ reference: secret.reference }] })
})

describe("eligibility", () => {
  test("many are decided at once, each by itself; the entrant reads why and may object once", async () => {
    const [a, b, gone] = [await submitted(), await submitted(), await submitted()]
    await scene.hannah.mutate(withdraw, gone)
    expect((await scene.manager.refused("ValidationError", decide, { nominations: [a.id], isEligible: false })).issues[0].field).toBe(
      "reason",
    )
    const outcome = await scene.manager.mutate(decide, {
      nominations: [a.id, b.id, gone.id],
      isEligible: false,
      reason: "The work has not begun",
    })
    expect(outcome.nominations.map(({ state }: { state: string }) => state)).toEqual(["INELIGIBLE", "INELIGIBLE"])
    expect(outcome.passedOver).toMatchObject([{ reference: gone.reference }])
    await hub.runJobs()
    const told = (await hub.mail(scene.entrant.email)).filter(({ kind }) => kind === "nomination.ineligible")
    expect(told).toHaveLength(2)
    for (const { text } of told) {
      expect(text).toContain("Why: The work has not begun\n\nIf you think this is wrong, say so on the page of your entry.")
      expect(text).toContain("because you made this entry")
    }
    expect((await scene.hannah.query(one, a)).nomination).toMatchObject({
      state: "INELIGIBLE",
      eligibility: { ineligibleReason: "The work has not begun" },
    })
    await scene.hannah.refused("ValidationError", appeal, { id: a.id, text: " " })
    expect(await scene.hannah.mutate(appeal, { id: a.id, text: "It began in May." })).toMatchObject({
      eligibility: { appeal: "It began in May.", canAppeal: false },
    })
    await scene.hannah.refused("WrongStateError", appeal, { id: a.id, text: "Again" })
    const appealed = `query($slug: String!) { round(slug: $slug) { entries(appealed: true) { edges { node { reference } } } } }`
    expect((await scene.manager.query(appealed, { slug: scene.round.slug })).round.entries.edges).toEqual([
      { node: { reference: a.reference } },
    ])
    expect(await scene.manager.mutate(decide, { nominations: [a.id], isEligible: true })).toMatchObject({
      nominations: [{ state: "ELIGIBLE" }],
    })
    await scene.manager.refused("ValidationError", decide, { nominations: [], isEligible: true })
    await scene.manager.refused("NotFoundError", decide, {
      nominations: [globalId("Nomination", { id: crypto.randomUUID() })],
      isEligible: true,
    })
  })
})
