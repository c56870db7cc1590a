import { schema } from "@hub/api/schema"
import { buildCaseStudy, makeInitiative, makeSubmission } from "@hub/seed/builders"
import { isObjectType } from "graphql"
import { beforeAll, describe, expect, test } from "vitest"
import { useHub } from "../../kit/hub.ts"
import { doorsTo } from "../../kit/schema-walk.ts"
import { type Cast, type CastName, castNames, makeCast } from "../cast.ts"

const hub = useHub()
const secret = "Secret words of this test"
let cast: Cast
let reference: string
let token: string

beforeAll(async () => {
  cast = await makeCast(hub)
  const at = hub.clock.now()
  const submitterId = cast.people["member of the organisation"]?.id ?? ""
  const submission = await makeSubmission(hub, { organisationId: cast.organisation.id, submitterId, state: "UNDER_REVIEW" })
  reference = submission.reference
  for (const isInternal of [true, false])
    await hub.db.reviewComment.create({
      data: {
        submissionId: submission.id,
        authorId: cast.people.editor?.id ?? "",
        body: isInternal ? `${secret}, internal` : `${secret}, open`,
        isInternal,
        createdAt: at,
      },
    })
  token = crypto.randomUUID()
  const ownerId = cast.people["somebody signed in"]?.id ?? ""
  await hub.db.collection.create({ data: { ownerId, title: secret, linkToken: token, createdAt: at, updatedAt: at } })
  await hub.db.savedSearch.create({ data: { personId: ownerId, name: secret, query: "", frequency: "NEVER", createdAt: at } })
})

const writers: readonly CastName[] = ["member of the organisation", "lead of the organisation", "editor in the organisation"]
const reviewers: readonly CastName[] = ["editor", "editor of the region"]
const states = "[SUBMITTED, UNDER_REVIEW, CHANGES_REQUESTED, RESUBMITTED]"

/** By restricted type: every field that gives it, how to ask by it, what must not be read, and who may read it all the same. */
const doors: Record<string, Record<string, { document: () => string; word: () => string; allowed: readonly CastName[] }>> = {
  Submission: {
    "Query.submission": {
      document: () => `{ submission(reference: "${reference}") { reference } }`,
      word: () => reference,
      allowed: [...writers, ...reviewers],
    },
    "QueryMySubmissionsConnectionEdge.node": {
      document: () => "{ mySubmissions { edges { node { reference } } } }",
      word: () => reference,
      allowed: writers,
    },
    "QuerySubmissionQueueConnectionEdge.node": {
      document: () => `{ submissionQueue(filter: { states: ${states} }) { edges { node { reference } } } }`,
      word: () => reference,
      allowed: reviewers,
    },
  },
  ReviewComment: {
    "Submission.comments": {
      document: () => `{ submission(reference: "${reference}") { comments { body } } }`,
      word: () => `${secret}, internal`,
      allowed: reviewers,
    },
  },
  SubmissionSnapshot: {
    "Submission.snapshots": {
      document: () => `{ submission(reference: "${reference}") { snapshots { number } } }`,
      word: () => `"number":1`,
      allowed: [...writers, ...reviewers],
    },
  },
  ReviewCheck: {
    "Submission.checklist": {
      document: () => `{ submission(reference: "${reference}") { checklist { key } } }`,
      word: () => "target-group",
      allowed: reviewers,
    },
  },
  Collection: {
    "Query.collection": {
      document: () => `{ collection(token: "${token}") { title } }`,
      word: () => secret,
      allowed: ["somebody signed in"],
    },
    "QueryCollectionsConnectionEdge.node": {
      document: () => "{ all: collections { edges { node { title } } } mine: collections(mine: true) { edges { node { title } } } }",
      word: () => secret,
      allowed: ["somebody signed in"],
    },
  },
  SavedSearch: {
    "QuerySavedSearchesConnectionEdge.node": {
      document: () => "{ savedSearches { edges { node { name } } } }",
      word: () => secret,
      allowed: ["somebody signed in"],
    },
  },
}

/** Outcomes of mutations lead to what their caller has just changed; who may change it is tried in who-may.test.ts. */
const outcomes = new Set(["SavedSubmission.submission"])

describe("what is hidden is hidden behind every door", () => {
  test.each(Object.keys(doors))("%s: every field that gives it is tried", (type) => {
    expect(schema.getType(type), "the type is there").toBeDefined()
    expect(doorsTo(schema, type).filter((door) => !outcomes.has(door))).toEqual(Object.keys(doors[type] ?? {}).toSorted())
  })

  const cases = Object.values(doors).flatMap((fields) => Object.entries(fields))
  test.each(cases)("%s shows it to those who may see it, and to nobody else", async (_door, { document, word, allowed }) => {
    const saw: CastName[] = []
    for (const name of castNames) {
      const { data } = await cast.clients[name].raw(document())
      if (JSON.stringify(data ?? null).includes(word())) saw.push(name)
    }
    expect(saw.toSorted()).toEqual([...allowed].toSorted())
  })

  test("what the organisation types while changes are requested is its own: editors read what was sent last, by every field", async () => {
    const submitterId = cast.people["member of the organisation"]?.id ?? ""
    const title = "Cadets as they were sent"
    const own = { organisationId: cast.organisation.id, submitterId, content: { ...buildCaseStudy(), title } }
    const typed = { ...own.content, title: "Typed and not sent", results: "Typed results", need: "" }
    for (const state of ["CHANGES_REQUESTED", "DECLINED", "WITHDRAWN"] as const) {
      const { id, reference: ours } = await makeSubmission(hub, { ...own, state })
      await hub.db.submission.update({ where: { id }, data: { content: typed } })
      const ask = `{ submission(reference: "${ours}") { title content { title results } gaps { field } changes(from: 1) { field } likelyDuplicates { title } } }`
      const queue = (text: string) =>
        `{ submissionQueue(filter: { text: "${text}", states: [${state}] }) { totalCount edges { node { title reference } } } }`
      for (const name of [...writers, ...reviewers]) {
        const { submission } = await cast.clients[name].query(ask)
        const seesTyped = writers.includes(name)
        expect(submission.title, `${name}, ${state}`).toBe(seesTyped ? typed.title : title)
        expect(submission.content, `${name}, ${state}`).toEqual(
          seesTyped ? { title: typed.title, results: typed.results } : { title, results: own.content.results },
        )
        expect(submission.changes.length > 0, `${name}, ${state}`).toBe(seesTyped)
        expect(submission.gaps.some(({ field }: { field: string }) => field === "need")).toBe(seesTyped)
      }
      const editor = cast.clients.editor
      expect((await editor.query(queue("Typed and not"))).submissionQueue.totalCount).toBe(0)
      expect((await editor.query(queue("Cadets as they"))).submissionQueue.edges).toEqual([{ node: { title, reference: ours } }])
    }
  })

  test.each(["ContactMessage", "SavedInitiative", "InitiativeFollow", "SavedSearchMatch"])("%s is in no schema", (type) => {
    expect(schema.getType(type)).toBeUndefined()
  })

  test("the contact's e-mail is never shown: no type of the directory has a field for it, and no answer about an initiative holds it", async () => {
    const shown = Object.values(schema.getTypeMap())
      .filter(isObjectType)
      .flatMap((type) => Object.keys(type.getFields()).map((field) => `${type.name}.${field}`))
      .filter((door) => /^(Initiative|Person|Submission|CaseStudy|Adoption|Collection|Call)\w*\.\w*email/i.test(door))
    expect(shown, "which is for themselves and administrators").toEqual(["Person.email"])
    const contact = cast.people["member of the organisation"]
    const ask = `query ($id: ID!) { node(id: $id) { ... on Person { email } } }`
    const id = Buffer.from(`Person:${contact?.id}`).toString("base64")
    for (const name of castNames)
      expect((await cast.clients[name].query(ask, { id })).node?.email ?? null, name).toBe(
        name === "member of the organisation" || name === "administrator" ? contact?.email : null,
      )
    const { slug } = await makeInitiative(hub, { organisationId: cast.organisation.id, contactPersonId: contact?.id ?? null })
    const answers = [
      JSON.stringify(await hub.visitor.query(`{ initiative(slug: "${slug}") { contact { name jobTitle handle organisation { name } } } }`)),
      ...(await Promise.all(
        ["/export/initiatives.json", "/export/initiatives.csv", "/feeds/initiatives.atom"].map(async (at) => (await hub.fetch(at)).text()),
      )),
    ]
    expect(answers[0]).toContain(contact?.name)
    for (const answer of answers) expect(answer).not.toContain(contact?.email)
  })
})
