import { readdirSync, readFileSync } from "node:fs"
import path from "node:path"
import { schema } from "@hub/api/schema"
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest"
import { globalId } from "../../kit/everybody.ts"
import { useHub } from "../../kit/hub.ts"
import { type Asked, everythingToAsk, type Reading, readAll } from "../../kit/schema-walk.ts"
import { withPlanted } from "../planting.ts"
import { files, readFiles } from "../reading-files.ts"
import { allowedTo, leaksIn, readMail, secretsIn, tracesAlong, tracesBetween } from "../reading-secrets.ts"
import { enter, type Phase, phaseNames } from "../round-phases.ts"
import { makeSecretRound, type SecretRound, secrets, type ViewerName, viewers } from "../secret-round.ts"
import { noTrace } from "../who-may-read.ts"

const hub = useHub()
let secret: SecretRound
let roots: Asked[]
let unasked: string[]
const readings = new Map<string, Reading>()
const refusedBefore = new Map<ViewerName, Set<string>>()

beforeAll(async () => {
  // The library warns of each list that is empty because its viewer may not see it; here that is most of them.
  vi.spyOn(console, "warn").mockImplementation(() => {})
  secret = await makeSecretRound(hub)
})
afterAll(() => {
  vi.restoreAllMocks()
})

const quoted = (...values: string[]) => values.map((value) => JSON.stringify(value))

/** Types that say something about the judging: what leads on from them is asked for wherever they are reached. */
const judging = new Set([
  "Judging",
  "JudgingManagement",
  "NominationToScore",
  "NominationReaders",
  "Judgement",
  "RoundResults",
  "ScoreSheet",
])

/** What each argument is given so that every way leads to the round, its entry and its people. */
async function questions() {
  const { slug, reference, others, places, ids, people } = secret
  const nodes = await thingsWithIds()
  const byField: Record<string, readonly string[]> = {
    "Query.round.slug": quoted(slug),
    "Query.award.slug": quoted(places.award),
    "Query.initiative.slug": quoted(places.initiative),
    "Query.organisation.slug": quoted(places.organisation),
    "Query.region.slug": quoted(places.region),
    "Query.space.slug": quoted(places.space),
    "Query.thread.slug": quoted(places.thread),
    "Query.call.slug": quoted("none"),
    "Query.commitment.organisation": quoted(places.organisation),
    "Query.commitment.scheme": quoted("none"),
    "Query.commitmentScheme.slug": quoted("none"),
    "Query.person.handle": quoted(places.handle),
    "Query.post.id": quoted(globalId("Post", { id: places.post })),
    "Query.node.id": quoted(...nodes),
    "Query.nomination.reference": quoted(reference, others[0] ?? ""),
    "Query.submission.reference": quoted(reference),
    "Query.collection.token": quoted(ids.nomination),
    "Query.consentRequest.token": quoted(ids.nomination),
    "Query.panelInvitation.token": quoted(ids.reader),
    "Query.threadMuteLink.token": quoted(ids.nomination),
    "Query.unsubscribeLink.token": quoted(ids.nomination),
    "Query.postDraft.target": quoted(`thread:${places.thread}`),
    "Query.moderationAct.id": quoted(ids.nomination),
    "Query.postByAnchor.id": quoted(ids.nomination),
    "Query.previewPost.body": quoted("zyx"),
    "Query.similarThreads.title": quoted("zyx reader"),
    "Query.mentionableInitiatives.text": quoted("zyx"),
    // Anybody who writes in the forum may look for people by name; that tells nothing of a panel.
    "Query.mentionablePeople.text": quoted("person"),
    "Query.suggestInitiatives.prefix": quoted("zyx"),
    "Query.initiatives.query": ["null", ...quoted("zyx")],
    "Query.searchThreads.query": quoted("", "zyx"),
    "Query.rounds.managed": ["false", "true"],
    "Query.auditEvents.filter": ["null", '{ subjectType: "ScoreSheet" }', `{ subjectId: "${ids.nomination}" }`],
    "Query.mailMessages.address": ["null", ...quoted(people["reader whose sheet is in"].email)],
    "Query.people.role": ["PANEL_MEMBER", "AWARD_MANAGER"],
    "Round.entries.states": ["null", "[ELIGIBLE]", "[ALLOCATED, SCORED]", "[SHORTLISTED, NOT_SHORTLISTED]", "[WINNER]"],
    "Initiative.revision.number": ["1"],
    "JudgingManagement.judgement.reference": quoted(reference, others[0] ?? ""),
    "JudgingManagement.nomination.reference": quoted(reference, others[0] ?? ""),
  }
  const byArgument: Record<string, readonly string[]> = {
    round: quoted(slug),
    nomination: quoted(reference),
  }
  const long = /^(Round\.(trail|panel)|Viewer\.notifications|Query\.(auditEvents|mailMessages))$/
  return everythingToAsk(
    schema,
    (field, argument) => {
      if (argument === "first") return [long.test(field) ? "100" : "4"]
      return byField[`${field}.${argument}`] ?? byArgument[argument] ?? []
    },
    (type, depth) => judging.has(type) || (depth === 0 && /^(Round|Nomination)$/.test(type)),
  )
}

/** An id of each thing that `node` gives and that has to do with the round, and of what is judged, which it must never give. */
async function thingsWithIds(): Promise<string[]> {
  const { db } = hub
  const { ids, people } = secret
  const judged = { where: { nomination: { reference: secret.reference } }, take: 1 }
  const readerId = people["reader whose sheet is in"].id
  const ofRound = { where: { roundId: ids.round } }
  const rows = {
    Round: [{ id: ids.round }],
    Award: [{ id: ids.award }],
    Nomination: ids.nomination ? [{ id: ids.nomination }] : [],
    PanelMember: [{ id: ids.reader }],
    RoleGrant: await db.roleGrant.findMany({ ...ofRound, take: 1 }),
    AuditEvent: await db.auditEvent.findMany({ where: { withinId: ids.round }, orderBy: { id: "asc" }, take: 2 }),
    Notification: await db.notification.findMany({ where: { personId: readerId }, take: 2 }),
    MailMessage: await db.mailMessage.findMany({ where: { toAddress: people["reader whose sheet is in"].email }, take: 2 }),
    Organisation: await db.organisation.findMany({ where: { slug: secret.places.organisation } }),
    Initiative: await db.initiative.findMany({ where: { slug: secret.places.initiative } }),
    ScoreSheet: await db.scoreSheet.findMany({ where: { allocation: judged.where }, take: 1 }),
    Decision: await db.decision.findMany(judged),
    Feedback: await db.feedback.findMany(judged),
    DiscussionPost: await db.discussionPost.findMany(judged),
  }
  return Object.entries(rows).flatMap(([type, found]) => found.map((row) => globalId(type, row)))
}

/** Everything there is to read for somebody: queries, files, mail. */
async function everythingReadBy(viewer: ViewerName): Promise<Reading> {
  const alone = refusedBefore.get(viewer) ?? new Set()
  refusedBefore.set(viewer, alone)
  // The walk itself searches in vain, which insight counts.
  await hub.db.searchMiss.deleteMany()
  const asked = await readAll(secret.clients[viewer], roots, alone)
  return new Map([
    ...asked,
    ...(await readFiles(secret, (address) => hub.fetch(address, viewer === "visitor" ? {} : { as: secret.clients[viewer] }))),
    ...(await readMail(secret, viewer)),
  ])
}

// Who may read what does not depend on the database, and the walk is long.
const onPostgres = Boolean(process.env.TEST_DATABASE_URL)

describe.skipIf(onPostgres).sequential("through the life of a round", () => {
  test.each(phaseNames)("%s: everybody reads what they may, and nobody anything else", async (phase) => {
    await enter(secret, phase)
    ;({ roots, unasked } = await questions())
    const leaks: string[] = []
    const missing: string[] = []
    for (const viewer of viewers) {
      const reading = await everythingReadBy(viewer)
      readings.set(`${viewer}, ${phase}`, reading)
      leaks.push(...leaksIn(reading, viewer, phase))
      const found = secretsIn(reading)
      missing.push(...allowedTo(viewer, phase).flatMap((one) => (found.has(one) ? [] : [`${viewer}, ${phase}: ${one}`])))
    }
    expect(leaks, "read and must not be").toEqual([])
    expect(missing, "may be read, and the walk did not come there").toEqual([])
  })

  test.each(noTrace.flatMap(([during, who]) => who.map((viewer) => [viewer, during] as const)))(
    "%s: what happens leaves no trace, in no count, order or time",
    (viewer, during) => {
      const at = (phase: Phase | undefined) => readings.get(`${viewer}, ${phase}`) ?? new Map()
      expect(at(during[0]).size).toBeGreaterThan(100)
      expect(tracesAlong(during, at)).toEqual([])
    },
  )
})

describe.skipIf(onPostgres).sequential("a planted leak is found", () => {
  beforeAll(async () => {
    // Another round, in the middle of its judging.
    await hub.reset()
    secret = await makeSecretRound(hub)
    refusedBefore.clear()
    for (const phase of phaseNames.slice(0, phaseNames.indexOf("moderated"))) await enter(secret, phase)
    ;({ roots, unasked } = await questions())
  })

  test("a reason that is written out on the public round", async () => {
    const reading = await withPlanted(
      "Round.summary",
      () => secrets["a score's reason"],
      () => everythingReadBy("visitor"),
    )
    const leaks = leaksIn(reading, "visitor", "decided")
    expect(leaks.length).toBeGreaterThan(0)
    for (const leak of leaks) expect(leak).toMatch(/^visitor, decided: a score's reason at .*summary$/)
  })

  test("the state of an entry as it is stored", async () => {
    const state = (nomination: unknown) => (nomination as { state: string }).state
    const reading = await withPlanted("Nomination.state", state, () => everythingReadBy("entrant"))
    expect(leaksIn(reading, "entrant", "decided")).toContainEqual(expect.stringMatching(/an outcome at nomination\(.*\.state$/))
  })

  test("a number that counts what was scored", async () => {
    const before = await everythingReadBy("manager with a conflict")
    const count = () => hub.db.scoreSheet.count({ where: { allocation: { nominationId: secret.ids.nomination } } })
    const reading = await withPlanted("JudgingManagement.unevenness", count, () => everythingReadBy("manager with a conflict"))
    expect(tracesBetween(before, before)).toEqual([])
    expect(tracesBetween(before, reading)).toEqual([expect.stringMatching(/unevenness: \d+ became 3$/)])
  })

  test("a file that is open to a manager with a conflict of interest, down to what is packed in it", async () => {
    const { people, places } = secret
    const belonging = { personId: people["manager with a conflict"].id, organisation: { slug: places.organisation } }
    await hub.db.membership.updateMany({ where: belonging, data: { status: "ENDED" } })
    const leaks = leaksIn(await everythingReadBy("manager with a conflict"), "manager with a conflict", "decided")
    await hub.db.membership.updateMany({ where: belonging, data: { status: "ACTIVE" } })
    expect(leaks).toContainEqual(expect.stringMatching(/a score's reason at .*everything\.zip sheets\.csv$/))
    expect(leaks).toContainEqual(expect.stringMatching(/the discussion at .*everything\.zip discussion\.csv$/))
  })

  test("a mail that says too much, and a notification", async () => {
    const { people } = secret
    const [mail] = await hub.mail(people.entrant.email)
    await hub.db.mailMessage.create({
      data: { ...mail!, id: crypto.randomUUID(), dedupeKey: "planted", headers: {}, subject: `You won: ${secrets["the feedback"]}` },
    })
    await hub.db.notification.create({
      data: {
        personId: people.entrant.id,
        kind: "planted",
        title: secrets["the reason of a decision"],
        path: "/my",
        dedupeKey: "planted",
        createdAt: hub.clock.now(),
      },
    })
    const leaks = leaksIn(await everythingReadBy("entrant"), "entrant", "decided")
    expect(leaks).toContainEqual(expect.stringMatching(/the feedback at mail \d+/))
    expect(leaks).toContainEqual(expect.stringMatching(/the reason of a decision at viewer\.notifications/))
  })
})

test.skipIf(onPostgres)("every field of the schema is asked for, and every address beside it is read", () => {
  expect(unasked, "for want of something to ask them by").toEqual(["Thread.post"])
  const sources = path.resolve(import.meta.dirname, "../../../api/src")
  const written = readdirSync(sources, { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".routes.ts"))
    .flatMap((file) => [
      ...readFileSync(path.join(sources, file), "utf8").matchAll(/\.get\("(\/files\/[^"]*)"|"(\/(?:export|feeds|sitemap)[^"]*)"/g),
    ])
    .map(([, file, address]) => file ?? address)
  expect(Object.keys(files).toSorted()).toEqual(written.toSorted())
})
