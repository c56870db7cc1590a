import { demoAdoptions, demoCollections, demoSaves, demoSubmissions } from "@hub/seed"
import { loadDemo } from "@hub/seed/load/worlds"
import { beforeAll, expect, test } from "vitest"
import { actNames } from "../../../web/app/awards/parts/act-names.ts"
import { useHub } from "../../kit/hub.ts"

const hub = useHub()

beforeAll(async () => {
  await loadDemo(hub.db, hub.clock.now())
})

const person = (handle: string) => hub.db.person.findUniqueOrThrow({ where: { handle } })

test("the demonstration world shows who has taken initiatives up, on lists and pages", async () => {
  const answer = await hub.visitor.query(
    `{ initiatives(sort: MOST_ADOPTED, first: 1) { edges { node { adoptionCount } } } initiative(slug: "placements-by-need") { adoptions { totalCount } } }`,
  )
  const of = (slug: string) => demoAdoptions.filter(({ initiative }) => initiative === slug)
  const inUse = (slug: string) => of(slug).filter(({ stage }) => stage !== "INTERESTED" && stage !== "STOPPED").length
  expect(answer.initiatives.edges[0].node.adoptionCount).toBe(Math.max(...demoAdoptions.map(({ initiative }) => inUse(initiative))))
  expect(answer.initiative.adoptions.totalCount).toBe(of("placements-by-need").length)
})

test("people of the demonstration world have reading lists and collections", async () => {
  const amara = await person("amara-okafor")
  expect(await hub.db.savedInitiative.count({ where: { personId: amara.id } })).toBe(
    demoSaves.filter((save) => save.person === "amara-okafor").length,
  )
  const { collections } = await hub.visitor.query(`{ collections { edges { node { title } } } }`)
  const open = demoCollections.filter(({ visibility }) => visibility === "PUBLIC").map(({ title }) => title)
  expect(collections.edges.map(({ node }: { node: { title: string } }) => node.title).toSorted()).toEqual(open.toSorted())
})

test("an editor of the demonstration world finds submissions waiting, and a submitter their drafts", async () => {
  const submissions = demoSubmissions(hub.clock.now())
  const editor = hub.as(await person("miriam-adler"))
  const { submissionQueue } = await editor.query(`{ submissionQueue { totalCount } }`)
  expect(submissionQueue.totalCount).toBeGreaterThan(0)
  const submitter = hub.as(await person("hannah-whitfield"))
  const { mySubmissions } = await submitter.query(`{ mySubmissions { edges { node { reference } } } }`)
  const own = submissions.filter(({ submitter: handle }) => handle === "hannah-whitfield").map(({ reference }) => reference)
  expect(mySubmissions.edges.map(({ node }: { node: { reference: string } }) => node.reference)).toEqual(expect.arrayContaining(own))
})

test("an initiative of the demonstration world that was revised shows every version", async () => {
  const { initiative } = await hub.visitor.query(`{ initiative(slug: "stepping-up-summer-school") { revisions { number changeNote } } }`)
  expect(initiative.revisions).toHaveLength(3)
})

type DoneAct = { at: string; action: string; entry: string | null }
type Trail = { edges: { node: DoneAct }[]; pageInfo: { hasNextPage: boolean; endCursor: string | null } }

async function trailOf(slug: string): Promise<DoneAct[]> {
  const manager = hub.as(await person("siobhan-kelleher"))
  const document = `query($slug: String!, $after: String) { round(slug: $slug) { trail(first: 50, after: $after) { edges { node { at action entry } } pageInfo { hasNextPage endCursor } } } }`
  const acts: DoneAct[] = []
  for (let after: string | null = null, more = true; more; ) {
    const { trail }: { trail: Trail } = (await manager.query(document, { slug, after })).round
    acts.push(...trail.edges.map(({ node }) => node))
    after = trail.pageInfo.endCursor
    more = trail.pageInfo.hasNextPage
  }
  return acts
}

test.each([
  { slug: "recognition-award-demonstration", last: "score-sheet.submit" },
  { slug: "recognition-award-last-year", last: "announcement.make" },
  { slug: "champion-award-demonstration", last: "round.open" },
])("the round $slug has a trail of what was done, newest first, as if it had been done in the hub", async ({ slug, last }) => {
  const acts = await trailOf(slug)
  expect(acts.map(({ at }) => at)).toEqual(acts.map(({ at }) => at).toSorted((one, other) => other.localeCompare(one)))
  expect(acts.at(-1)?.action).toBe("round.create")
  expect(acts[0]?.action).toBe(last)
  const sheets = await hub.db.scoreSheet.count({ where: { state: "SUBMITTED", allocation: { round: { slug } } } })
  expect(acts.filter(({ action, entry }) => action === "score-sheet.submit" && entry)).toHaveLength(sheets)
  for (const { action } of acts) expect(Object.keys(actNames), action).toContain(action)
})

test("of the rounds of the demonstration world one takes entries, one is judged, and one has its results out, with feedback", async () => {
  const { rounds, pastRounds } = await hub.visitor.query(
    `{ rounds(first: 10) { edges { node { slug state } } } pastRounds { slug outcomes { outcomeName initiativeSlug } } }`,
  )
  const states = rounds.edges.map(({ node }: { node: { slug: string; state: string } }) => `${node.slug} ${node.state}`)
  expect(states.toSorted()).toEqual([
    "champion-award-demonstration OPEN",
    "recognition-award-demonstration JUDGING",
    "recognition-award-last-year ANNOUNCED",
  ])
  expect(pastRounds).toHaveLength(1)
  expect(pastRounds[0].outcomes[0]).toEqual({ outcomeName: "Winner", initiativeSlug: "ten-weeks-to-a-first-shift" })
  const { reference } = await hub.db.nomination.findFirstOrThrow({ where: { initiative: { slug: "stepping-up-summer-school" } } })
  const entrant = hub.as(await person("hannah-whitfield"))
  const { entryFeedback } = await entrant.query(
    `query($reference: String!) { entryFeedback(nomination: $reference) { outcome remarks { body } } }`,
    { reference },
  )
  expect(entryFeedback).toEqual({ outcome: "Highly commended", remarks: [{ body: expect.stringContaining("fares were paid") }] })
})

test("everybody who entered in the demonstration world finds what they wrote, and nothing of it is said to be unsubmitted", async () => {
  const entries = await hub.db.nomination.findMany({ select: { reference: true, title: true, entrant: true } })
  expect(entries.length).toBeGreaterThan(0)
  const document = `query($reference: String!) { nomination(reference: $reference) { draft { hasChanges answers { title responses { text } } } } }`
  for (const { reference, title, entrant } of entries) {
    const { nomination } = await hub.as(entrant).query(document, { reference })
    const { hasChanges, answers } = nomination.draft
    expect({ hasChanges, title: answers.title }, reference).toEqual({ hasChanges: false, title })
    expect(answers.responses.map(({ text }: { text: string }) => text).join(""), reference).not.toBe("")
  }
})
