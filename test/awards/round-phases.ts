import { announceDueJob } from "@hub/api/awards/announcement.jobs"
import { moveRoundsJob } from "@hub/api/awards/round.jobs"
import type { Job } from "@hub/api/platform/jobs/define"
import type { Client } from "../kit/client.ts"
import { globalId } from "../kit/everybody.ts"
import type { Hub } from "../kit/hub.ts"
import { beginEntries, type SecretRound, secrets } from "./secret-round.ts"

const hour = 60 * 60 * 1000

const runs = (hub: Hub, job: Job<object>) => hub.contextAs(null).then((context) => job.handle(context, {}, { number: 1, isLast: false }))

const sheetMutation = (name: string) =>
  `mutation ($round: String!, $nomination: String!, $version: Int!, $scores: [ScoreInput!]!, $comment: String!) {
    ${name}(round: $round, nomination: $nomination, version: $version, scores: $scores, comment: $comment) { ... on NominationToScore { reference } } }`

/** A reader's sheet with this point for every criterion; the entry that is the secret gets secret words. */
async function score(secret: SecretRound, who: Client, nomination: string, value: number, version = 0, how = "submitScoreSheet") {
  const isSecret = nomination === secret.reference
  const reason =
    how === "saveScoreSheet" ? secrets["a sheet that is not in"] : isSecret ? secrets["a score's reason"] : "As the figures show."
  const criteria = await secret.hub.db.criterion.findMany({ where: { roundId: secret.ids.round } })
  await who.mutate(sheetMutation(how), {
    round: secret.slug,
    nomination,
    version,
    comment: isSecret && how !== "saveScoreSheet" ? secrets["a comment on a sheet"] : "",
    scores: criteria.map(({ id }) => ({ criterion: id, value, reason })),
  })
}

const decide = (secret: SecretRound, nomination: string, outcome: string) =>
  secret.clients.manager.mutate(
    `mutation ($round: String!, $nomination: String!, $outcome: Outcome!, $reason: String!) {
      decideOutcome(round: $round, nomination: $nomination, outcome: $outcome, reason: $reason) { ... on JudgingManagement { readersWanted } } }`,
    { round: secret.slug, nomination, outcome, reason: nomination === secret.reference ? secrets["the reason of a decision"] : "As seen." },
  )

const move = (secret: SecretRound, name: string) =>
  secret.clients.manager.mutate(`mutation ($round: String!) { ${name}(round: $round) { ... on JudgingManagement { readersWanted } } }`, {
    round: secret.slug,
  })

const panelMemberOf = async ({ hub, ids }: SecretRound, where: object) =>
  globalId("PanelMember", await hub.db.panelMember.findFirstOrThrow({ where: { roundId: ids.round, ...where } }))

/** The phases of the round's life in their order, each with the acts that lead into it. */
export const phases = {
  draft: async () => {},
  open: async (secret) => {
    const { hub, ids, clients } = secret
    await hub.db.round.update({ where: { id: ids.round }, data: { approvedAt: hub.clock.now() } })
    hub.clock.set(new Date(hub.clock.now().getTime() + 2 * hour))
    await runs(hub, moveRoundsJob)
    await clients.member.mutate("mutation ($id: ID!) { followAward(id: $id, follow: true) { ... on Award { slug } } }", {
      id: globalId("Award", { id: ids.award }),
    })
    await beginEntries(secret)
    const [longer] = await hub.db.nomination.findMany({ where: { reference: { in: secret.others.slice(0, 1) } } })
    await clients.manager.mutate(
      "mutation ($round: ID!, $nomination: ID!, $until: DateTime!, $reason: String!) { grantExtension(round: $round, nomination: $nomination, until: $until, reason: $reason) { ... on Round { slug } } }",
      {
        round: globalId("Round", { id: ids.round }),
        nomination: globalId("Nomination", { id: longer?.id ?? "" }),
        until: new Date(hub.clock.now().getTime() + 4 * hour).toISOString(),
        reason: secrets["why more time was given"],
      },
    )
  },
  closed: async (secret) => {
    const { hub, ids, clients } = secret
    const entries = await hub.db.nomination.findMany({ where: { roundId: ids.round } })
    for (const entry of entries)
      await hub
        .as({ id: entry.entrantId })
        .mutate(
          "mutation ($id: ID!, $version: Int!) { submitNomination(id: $id, version: $version) { ... on Nomination { reference } } }",
          {
            id: globalId("Nomination", entry),
            version: entry.version,
          },
        )
    hub.clock.set(new Date(hub.clock.now().getTime() + 6 * hour))
    await runs(hub, moveRoundsJob)
    await clients.manager.mutate(
      "mutation ($ids: [ID!]!) { decideEligibility(nominations: $ids, isEligible: true) { ... on EligibilityDecided { passedOver { message } } } }",
      { ids: entries.map((entry) => globalId("Nomination", entry)) },
    )
    await clients["panel member with a conflict"].mutate(
      "mutation ($round: String!, $conflicts: [ConflictInput!]!) { declareConflicts(round: $round, conflicts: $conflicts) { ... on Judging { declaredAt } } }",
      {
        round: secret.slug,
        conflicts: [{ nomination: globalId("Nomination", { id: ids.nomination }), reason: secrets["a conflict of interest"] }],
      },
    )
  },
  allocated: async (secret) => {
    const [second = "", third = ""] = secret.others
    const people = secret.people
    const on = (name: keyof typeof people) => panelMemberOf(secret, { personId: people[name].id })
    const conflicted = await on("panel member with a conflict")
    const notIn = await on("reader whose sheet is not in")
    const thirdReader = await panelMemberOf(secret, { name: "Third Reader" })
    const pairs: [string, string][] = [
      [secret.reference, await on("reader whose sheet is in")],
      [secret.reference, notIn],
      [secret.reference, thirdReader],
      [secret.reference, await panelMemberOf(secret, { name: "Returning Reader" })],
      [second, notIn],
      [second, thirdReader],
      [second, conflicted],
      [third, thirdReader],
      [third, conflicted],
      [third, await on("panel member who reads other entries")],
    ]
    for (const [nomination, member] of pairs)
      await secret.clients.manager.mutate(
        "mutation ($round: String!, $nomination: String!, $member: ID!) { addReader(round: $round, nomination: $nomination, member: $member) { ... on JudgingManagement { readersWanted } } }",
        { round: secret.slug, nomination, member },
      )
    await move(secret, "confirmAllocation")
  },
  "others scored": async (secret) => {
    const { clients } = secret
    const [second = "", third = ""] = secret.others
    const thirdReader = await thirdReaderOf(secret)
    await score(secret, clients["reader whose sheet is not in"], second, 3)
    await score(secret, thirdReader, second, 2)
    await score(secret, clients["panel member with a conflict"], second, 4)
    await score(secret, thirdReader, third, 1)
    await score(secret, clients["panel member with a conflict"], third, 2)
    await score(secret, clients["panel member who reads other entries"], third, 3)
    await score(secret, clients["reader whose sheet is not in"], secret.reference, 3, 0, "saveScoreSheet")
  },
  scored: async (secret) => {
    const { clients, slug, reference } = secret
    await score(secret, clients["reader whose sheet is in"], reference, 5)
    await score(secret, await thirdReaderOf(secret), reference, 5)
    await clients["reader whose sheet is in"].mutate(
      "mutation ($round: String!, $nomination: String!, $body: String!) { postToDiscussion(round: $round, nomination: $nomination, body: $body) { ... on NominationToScore { reference } } }",
      { round: slug, nomination: reference, body: secrets["the discussion"] },
    )
    await secret.returning.mutate(
      "mutation ($round: String!, $nomination: String!, $reason: String!) { returnNomination(round: $round, nomination: $nomination, reason: $reason) { ... on Judging { declaredAt } } }",
      { round: slug, nomination: reference, reason: secrets["why it was given back"] },
    )
  },
  decided: async (secret) => {
    const { clients, slug, reference } = secret
    await score(secret, clients["reader whose sheet is not in"], reference, 4, 1)
    await score(secret, clients["reader whose sheet is in"], reference, 4, 1, "reviseScoreSheet")
    await decide(secret, reference, "SHORTLISTED")
    await decide(secret, reference, "WINNER")
    await clients.manager.mutate(
      "mutation ($round: String!, $nomination: String!, $body: String!) { saveFeedback(round: $round, nomination: $nomination, body: $body, version: 0) { ... on JudgingManagement { readersWanted } } }",
      { round: slug, nomination: reference, body: secrets["the feedback"] },
    )
  },
  moderated: async (secret) => {
    for (const other of secret.others) await decide(secret, other, "NOT_SHORTLISTED")
    await move(secret, "finishJudging")
  },
  scheduled: async ({ hub, clients, slug }) => {
    await clients.manager.mutate(
      "mutation ($round: String!, $dueAt: DateTime!, $message: String!) { announceResults(round: $round, dueAt: $dueAt, message: $message) { ... on JudgingManagement { readersWanted } } }",
      { round: slug, dueAt: new Date(hub.clock.now().getTime() + hour).toISOString(), message: secrets["the announcement"] },
    )
    await runs(hub, announceDueJob)
  },
  announced: async ({ hub }) => {
    hub.clock.set(new Date(hub.clock.now().getTime() + 2 * hour))
    await runs(hub, announceDueJob)
  },
  archived: (secret) => move(secret, "archiveRound").then(() => {}),
} satisfies Record<string, (secret: SecretRound) => Promise<void>>
export type Phase = keyof typeof phases
export const phaseNames = Object.keys(phases) as Phase[]

const thirdReaderOf = async ({ hub, ids }: SecretRound) => {
  const { personId } = await hub.db.panelMember.findFirstOrThrow({ where: { roundId: ids.round, name: "Third Reader" } })
  return hub.as({ id: personId ?? "" })
}

/** Takes the round into its next phase, and lets everything happen that follows from that. */
export async function enter(secret: SecretRound, phase: Phase): Promise<void> {
  await phases[phase](secret)
  await secret.hub.runJobs()
  // What somebody fetched often enough in an earlier phase is fetched again.
  await secret.hub.db.rateLimit.deleteMany()
  // As with a mail server: what is kept because there is none is there for administrators to read.
  await secret.hub.db.mailMessage.updateMany({ where: { status: "KEPT" }, data: { status: "SENT", sentAt: secret.hub.clock.now() } })
}
