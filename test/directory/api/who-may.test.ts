import { readdirSync, readFileSync } from "node:fs"
import path from "node:path"
import { schema } from "@hub/api/schema"
import type { SubmissionState } from "@hub/prisma"
import { buildCaseStudy, makeCommitment, makeInitiative, makeSubmission, makeTerm } from "@hub/seed/builders"
import { beforeAll, describe, expect, test } from "vitest"
import { useHub } from "../../kit/hub.ts"
import { type Outcome, outcomeOf } from "../../kit/outcome.ts"
import { type Cast, type CastName, castNames, expected, makeCast } from "../cast.ts"

const hub = useHub()
let cast: Cast
beforeAll(async () => {
  cast = await makeCast(hub)
  await makeTerm(hub, { taxonomy: "AIM", slug: "widen-access" })
})

const globalId = (type: string, id: string) => Buffer.from(`${type}:${id}`).toString("base64")
const idOf = (name: CastName) => cast.people[name]?.id ?? ""

/** What an attempt is made with: made anew for everybody, so that nobody finds what the one before left. */
type Attempt = (name: CastName) => Promise<{ document: string; variables?: Record<string, unknown> }>
type Row = { attempt: Attempt; others: Outcome; rows: Partial<Record<Outcome, readonly CastName[]>> }

const writers = ["member of the organisation", "lead of the organisation"] as const
const members = [...writers, "editor in the organisation"] as const
const reviewers = ["editor", "editor of the region"] as const

/** A submission of the organisation that its member wrote; whoever tries has it if they are an editor. */
const submission = async (name: CastName, state: SubmissionState, own: Partial<Parameters<typeof makeSubmission>[1]> = {}) =>
  globalId(
    "Submission",
    (
      await makeSubmission(hub, {
        organisationId: cast.organisation.id,
        submitterId: idOf("member of the organisation"),
        state,
        assignedToId: state !== "DRAFT" && state !== "SUBMITTED" && name !== "visitor" ? idOf(name) : null,
        content: buildCaseStudy(),
        ...own,
      })
    ).id,
  )
const onSubmission =
  (name: string, state: SubmissionState, args = "", own: Partial<Parameters<typeof makeSubmission>[1]> = {}): Attempt =>
  async (who) => ({
    document: `mutation ($id: ID!) { ${name}(id: $id${args}) { __typename } }`,
    variables: { id: await submission(who, state, own) },
  })
const onInitiative =
  (name: string, args = "", archived = false): Attempt =>
  async () => {
    const { id } = await makeInitiative(hub, {
      organisationId: cast.organisation.id,
      ...(archived && { archivedAt: hub.clock.now(), archiveReason: "The funding has ended." }),
    })
    return {
      document: `mutation ($id: ID!) { ${name}(${name.startsWith("set") || name === "startRevision" || name === "contactOwner" ? "initiative" : "id"}: $id${args}) { __typename } }`,
      variables: { id: globalId("Initiative", id) },
    }
  }
const onCollection =
  (name: string, args = "", visibility: "PRIVATE" | "PUBLIC" = "PRIVATE"): Attempt =>
  async () => {
    const at = hub.clock.now()
    const { id } = await hub.db.collection.create({
      data: {
        ownerId: idOf("somebody signed in"),
        title: "Mine",
        visibility,
        linkToken: crypto.randomUUID(),
        createdAt: at,
        updatedAt: at,
      },
    })
    const initiative = await makeInitiative(hub)
    return {
      document: `mutation ($id: ID!${args.includes("$initiative") ? ", $initiative: ID!" : ""}) { ${name}(${/^(add|remove)/.test(name) ? "collection" : "id"}: $id${args}) { __typename } }`,
      variables: { id: globalId("Collection", id), initiative: globalId("Initiative", initiative.id) },
    }
  }
const onSavedSearch =
  (name: string, args = ""): Attempt =>
  async () => {
    const { id } = await hub.db.savedSearch.create({
      data: {
        personId: idOf("somebody signed in"),
        name: "Mine",
        query: `q=${crypto.randomUUID()}`,
        frequency: "NEVER",
        createdAt: hub.clock.now(),
      },
    })
    return { document: `mutation ($id: ID!) { ${name}(id: $id${args}) { __typename } }`, variables: { id: globalId("SavedSearch", id) } }
  }
const adoption =
  (name: string, args = ""): Attempt =>
  async () => {
    const at = hub.clock.now()
    const { id } = await hub.db.adoption.create({
      data: {
        initiativeId: (await makeInitiative(hub)).id,
        organisationId: cast.organisation.id,
        personId: idOf("member of the organisation"),
        stage: "PILOTING",
        createdAt: at,
        updatedAt: at,
      },
    })
    return { document: `mutation ($id: ID!) { ${name}(id: $id${args}) { __typename } }`, variables: { id: globalId("Adoption", id) } }
  }
const commitmentTexts = 'texts: { statement: "Forty places.", champion: "Chief nurse", applyUrl: "", inPlace: [] }'
const onCommitment =
  (name: string, args: string): Attempt =>
  async () => {
    // One for an organisation and scheme: the one of the attempt before makes room.
    await hub.db.commitment.deleteMany({ where: { organisationId: cast.organisation.id } })
    const { id } = await makeCommitment(hub, { organisationId: cast.organisation.id })
    return { document: `mutation ($id: ID!) { ${name}(id: $id${args}) { __typename } }`, variables: { id: globalId("Commitment", id) } }
  }
const call = async () => {
  const at = hub.clock.now()
  const { id } = await hub.db.call.create({
    data: {
      slug: `call-${crypto.randomUUID()}`,
      title: "A call",
      summary: "A summary",
      guidance: "Guidance",
      aims: ["widen-access"],
      opensAt: at,
      closesAt: new Date(at.getTime() + 1000),
      createdAt: at,
    },
  })
  return globalId("Call", id)
}
const callInput = () => ({
  title: `Call ${crypto.randomUUID()}`,
  summary: "A summary",
  guidance: "Guidance",
  aims: ["widen-access"],
  opensAt: "2030-01-01T00:00:00Z",
  closesAt: "2030-02-01T00:00:00Z",
})

/** Its writers see a submission and may not decide on it; editors who may not review it are told so or do not see it. */
const hidden = { others: "NotFoundError" }
const decided = { ...hidden, rows: { allowed: reviewers, forbidden: members } }
const written = { ...hidden, rows: { allowed: writers, forbidden: ["editor in the organisation", ...reviewers] } } as const
const everybody = { others: "allowed", rows: {} }
const owner = { ...hidden, rows: { allowed: ["somebody signed in"] } } as const
const deciding = {
  others: "forbidden",
  rows: { allowed: [...reviewers, "lead of the organisation", "editor in the organisation"] },
} as const

const keepers = { others: "forbidden", rows: { allowed: ["lead of the organisation", "administrator"] } } as const

const table: Record<string, Row> = {
  startSubmission: {
    attempt: async () => ({
      document: "mutation ($id: ID!) { startSubmission(organisation: $id) { __typename } }",
      variables: { id: globalId("Organisation", cast.organisation.id) },
    }),
    others: "forbidden",
    rows: { allowed: members },
  },
  startRevision: { attempt: onInitiative("startRevision"), others: "forbidden", rows: { allowed: members } },
  saveSubmission: {
    attempt: onSubmission("saveSubmission", "DRAFT", ', version: 1, fields: { title: "Another" }'),
    ...hidden,
    rows: { allowed: writers, forbidden: ["editor in the organisation"] },
  },
  submitSubmission: {
    attempt: onSubmission("submitSubmission", "CHANGES_REQUESTED", ", version: 9"),
    ...hidden,
    rows: { ConflictError: writers, forbidden: ["editor in the organisation", ...reviewers] },
  },
  withdrawSubmission: { attempt: onSubmission("withdrawSubmission", "SUBMITTED"), ...written },
  reopenSubmission: { attempt: onSubmission("reopenSubmission", "WITHDRAWN"), ...written },
  deleteDraft: {
    attempt: onSubmission("deleteDraft", "DRAFT"),
    ...hidden,
    rows: { allowed: writers, forbidden: ["editor in the organisation"] },
  },
  assignSubmission: { attempt: onSubmission("assignSubmission", "SUBMITTED"), ...decided },
  unassignSubmission: { attempt: onSubmission("unassignSubmission", "UNDER_REVIEW"), ...decided },
  setReviewCheck: { attempt: onSubmission("setReviewCheck", "UNDER_REVIEW", ', key: "figures", done: true'), ...decided },
  commentOnSubmission: {
    attempt: onSubmission("commentOnSubmission", "UNDER_REVIEW", ', body: "How many came?"'),
    ...hidden,
    rows: { allowed: [...writers, ...reviewers], forbidden: ["editor in the organisation"] },
  },
  resolveComment: {
    attempt: async (who) => {
      const submissionId =
        Buffer.from(await submission(who, "UNDER_REVIEW"), "base64")
          .toString()
          .split(":")[1] ?? ""
      const { id } = await hub.db.reviewComment.create({
        data: { submissionId, authorId: idOf("editor"), body: "How many came?", createdAt: hub.clock.now() },
      })
      return {
        document: "mutation ($id: ID!) { resolveComment(id: $id, resolved: true) { __typename } }",
        variables: { id: globalId("ReviewComment", id) },
      }
    },
    ...hidden,
    rows: { allowed: [...writers, ...reviewers], forbidden: ["editor in the organisation"] },
  },
  requestChanges: { attempt: onSubmission("requestChanges", "UNDER_REVIEW", ', reason: "Say how many came."'), ...decided },
  declineSubmission: { attempt: onSubmission("declineSubmission", "UNDER_REVIEW", ', reason: "It is there already."'), ...decided },
  rateEvidence: { attempt: onSubmission("rateEvidence", "UNDER_REVIEW", ', level: 2, reason: "Outcomes were counted."'), ...decided },
  schedulePublication: {
    attempt: onSubmission("schedulePublication", "UNDER_REVIEW", ', publishAt: "2090-01-01T00:00:00Z"'),
    ...decided,
  },
  unschedulePublication: { attempt: onSubmission("unschedulePublication", "SCHEDULED"), ...decided },
  publishSubmission: { attempt: onSubmission("publishSubmission", "UNDER_REVIEW"), ...decided },
  confirmInitiative: { attempt: onInitiative("confirmInitiative"), others: "forbidden", rows: { allowed: members } },
  archiveInitiative: { attempt: onInitiative("archiveInitiative", ', reason: "The funding has ended."'), ...deciding },
  restoreInitiative: { attempt: onInitiative("restoreInitiative", "", true), ...deciding },
  rateInitiative: {
    attempt: onInitiative("rateInitiative", ', level: 2, reason: "Outcomes were counted."'),
    others: "forbidden",
    rows: { allowed: reviewers },
  },
  contactOwner: {
    attempt: onInitiative("contactOwner", ', message: "Who pays for the travel of the pupils?"'),
    ...everybody,
  },
  setSaved: { attempt: onInitiative("setSaved", ", saved: true"), ...everybody },
  setFollowed: { attempt: onInitiative("setFollowed", ", followed: true"), ...everybody },
  recordAdoption: {
    attempt: async () => ({
      document:
        "mutation ($initiative: ID!, $id: ID!) { recordAdoption(initiative: $initiative, organisation: $id, stage: PILOTING) { __typename } }",
      variables: { initiative: globalId("Initiative", (await makeInitiative(hub)).id), id: globalId("Organisation", cast.organisation.id) },
    }),
    others: "forbidden",
    rows: { allowed: members },
  },
  updateAdoption: {
    attempt: adoption("updateAdoption", ', version: 1, stage: ADOPTED, localChanges: "", outcome: ""'),
    others: "forbidden",
    rows: { allowed: writers },
  },
  removeAdoption: { attempt: adoption("removeAdoption"), others: "forbidden", rows: { allowed: writers } },
  makeCommitment: {
    attempt: async () => {
      await hub.db.commitment.deleteMany({ where: { organisationId: cast.organisation.id } })
      return {
        document: `mutation ($id: ID!) { makeCommitment(organisation: $id, scheme: PRACTISE, ${commitmentTexts}) { __typename } }`,
        variables: { id: globalId("Organisation", cast.organisation.id) },
      }
    },
    ...keepers,
  },
  updateCommitment: { attempt: onCommitment("updateCommitment", `, version: 1, ${commitmentTexts}`), ...keepers },
  endCommitment: { attempt: onCommitment("endCommitment", ', reason: "The post has ended."'), ...keepers },
  reportOnCommitment: {
    attempt: async (who) => {
      const year = hub.clock.now().getUTCFullYear()
      return onCommitment("reportOnCommitment", `, year: ${year}, account: "It went well.", figures: []`)(who)
    },
    ...keepers,
  },
  createCollection: {
    attempt: async () => ({
      document: 'mutation { createCollection(title: "Mine", description: "", visibility: PRIVATE) { __typename } }',
    }),
    ...everybody,
  },
  updateCollection: { attempt: onCollection("updateCollection", ', title: "Mine", description: "", visibility: PUBLIC'), ...owner },
  renewCollectionLink: { attempt: onCollection("renewCollectionLink"), ...owner },
  deleteCollection: {
    attempt: onCollection("deleteCollection", "", "PUBLIC"),
    others: "forbidden",
    rows: { allowed: ["somebody signed in"] },
  },
  addToCollection: { attempt: onCollection("addToCollection", ", initiative: $initiative"), ...owner },
  removeFromCollection: { attempt: onCollection("removeFromCollection", ", initiative: $initiative"), ...owner },
  orderCollection: { attempt: onCollection("orderCollection", ", initiatives: []"), ...owner },
  createCall: {
    attempt: async () => ({
      document: "mutation ($input: CallInput!) { createCall(input: $input) { __typename } }",
      variables: { input: callInput() },
    }),
    others: "forbidden",
    rows: { allowed: ["editor", "editor in the organisation", "administrator"] },
  },
  updateCall: {
    attempt: async () => ({
      document: "mutation ($id: ID!, $input: CallInput!) { updateCall(id: $id, version: 1, input: $input) { __typename } }",
      variables: { id: await call(), input: callInput() },
    }),
    others: "forbidden",
    rows: { allowed: ["editor", "editor in the organisation", "administrator"] },
  },
  saveSearch: {
    attempt: async () => ({
      document: `mutation { saveSearch(query: "q=cadets", name: "Cadets", frequency: DAILY) { __typename } }`,
    }),
    ...everybody,
  },
  updateSavedSearch: { attempt: onSavedSearch("updateSavedSearch", ', name: "Other", frequency: DAILY'), ...owner },
  markSavedSearchSeen: { attempt: onSavedSearch("markSavedSearchSeen"), ...owner },
  deleteSavedSearch: { attempt: onSavedSearch("deleteSavedSearch"), ...owner },
}

describe("who may do what", () => {
  test.each(Object.entries(table))("%s", async (_name, { attempt, others, rows }) => {
    const came = {} as Record<CastName, Outcome>
    for (const name of castNames) {
      const { document, variables = {} } = await attempt(name)
      came[name] = await outcomeOf(cast.clients[name], document, variables)
    }
    expect(came).toEqual(expected(others, rows))
  })

  test("is tried for every mutation of the directory", () => {
    const folder = path.resolve(import.meta.dirname, "../../../api/src/directory")
    const text = readdirSync(folder)
      .filter((file) => file.endsWith(".graphql.ts"))
      .map((file) => readFileSync(path.join(folder, file), "utf8"))
      .join("\n")
    const all = Object.keys(schema.getMutationType()?.getFields() ?? {})
    const own = all.filter((name) => new RegExp(`\\b${name}: t\\.|mutationField\\("${name}"`).test(text))
    expect(own.length).toBeGreaterThan(30)
    expect(own.toSorted()).toEqual(Object.keys(table).toSorted())
  })
})
