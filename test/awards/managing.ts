import { giveRole, joinOrganisation, makeOrganisation, makePerson, makePersonWithRole, makeRound, scale } from "@hub/seed/builders"
import { beforeAll } from "vitest"
import type { Client } from "../kit/client.ts"
import { globalId } from "../kit/everybody.ts"
import type { Hub } from "../kit/hub.ts"

const stated = "... on UserError { code message }"
const errors = `${stated} ... on ValidationError { issues { field message } }`
export const roundId = (round: { id: string }) => globalId("Round", round)

export const createAward = `mutation($input: AwardInput!) { createAward(input: $input) { __typename ... on Award { id slug version } ${errors} } }`
export const updateAward = `mutation($id: ID!, $version: Int!, $input: AwardInput!) { updateAward(id: $id, version: $version, input: $input) { __typename ... on Award { name version } ... on ConflictError { currentVersion current } ${errors} } }`
export const createRound = `mutation($award: ID!, $title: String!, $copyOf: ID) { createRound(award: $award, title: $title, copyOf: $copyOf) { __typename ... on Round { id slug version categories { id title } criteria { title categoryId weight scale { value } } eligibilityQuestions { question } opensAt summary } ${errors} } }`
const roundFields =
  "__typename ... on Round { id version state isApproved opensAt closesAt categories { id title } criteria { id title weight scale { value label } } eligibilityQuestions { id question } gaps { part missing isRequired } }"
const changed = `{ ${roundFields} ... on ConflictError { currentVersion } ${errors} }`
const moved = `{ ${roundFields} ${errors} }`
const stepped = `{ ${roundFields} ${stated} }`
export const updateRound = `mutation($round: ID!, $version: Int!, $input: RoundInput!) { updateRound(round: $round, version: $version, input: $input) ${changed} }`
export const saveCategory = `mutation($round: ID!, $version: Int!, $id: ID, $input: CategoryInput!) { saveCategory(round: $round, version: $version, id: $id, input: $input) ${changed} }`
export const saveCriterion = `mutation($round: ID!, $version: Int!, $id: ID, $input: CriterionInput!) { saveCriterion(round: $round, version: $version, id: $id, input: $input) ${changed} }`
export const saveQuestion = `mutation($round: ID!, $version: Int!, $id: ID, $input: EligibilityQuestionInput!) { saveEligibilityQuestion(round: $round, version: $version, id: $id, input: $input) ${changed} }`
export const remove = (name: string) =>
  `mutation($round: ID!, $version: Int!, $id: ID!) { ${name}(round: $round, version: $version, id: $id) ${changed} }`
export const approve = `mutation($round: ID!, $version: Int!) { approveRound(round: $round, version: $version) ${moved} }`
export const takeBack = `mutation($round: ID!) { takeBackApproval(round: $round) ${stepped} }`
export const advance = `mutation($round: ID!, $move: RoundMove!) { advanceRound(round: $round, move: $move) ${stepped} }`
export const extend = `mutation($round: ID!, $nomination: ID, $until: DateTime!, $reason: String!) { grantExtension(round: $round, nomination: $nomination, until: $until, reason: $reason) ${moved} }`
export const appoint = `mutation($round: ID!, $email: String!) { appointRoundManager(round: $round, email: $email) { __typename ... on RoundManager { id person { name } } ${errors} } }`
export const dismiss = `mutation($round: ID!, $id: ID!, $reason: String!) { dismissRoundManager(round: $round, id: $id, reason: $reason) { __typename ... on RoundManager { id } ${errors} } }`
export const follow = `mutation($id: ID!, $follow: Boolean!) { followAward(id: $id, follow: $follow) { __typename ... on Award { viewerFollows } ${stated} } }`

export const award = { name: "Opening Doors Award", summary: "For work that opens doors.", about: "Given every year." }
export const category = { title: "Work with schools", about: "For schools.", scope: "NATIONAL", shortlistSize: 5, winnerCount: 1 }
export const criterion = {
  title: "Reach",
  question: "Whom did you reach?",
  guidance: "",
  wordLimit: 200,
  weight: 2,
  isReasonRequired: true,
  scale,
}
export const question = { question: "Is the work running?", help: "", expectedAnswer: true }
export const details = {
  title: "2027",
  summary: "Tell us what worked.",
  guidance: "Three people read each entry.",
  opensAt: "2027-01-04T09:00:00.000Z",
  closesAt: "2027-03-31T16:00:00.000Z",
  scoresDueAt: "2027-05-01T16:00:00.000Z",
  resultsExpectedAt: "2027-06-01T16:00:00.000Z",
  readersPerNomination: 3,
}

/** Who manages a round that is being set up, and everybody who does not; there once tests run. */
export type Managing = {
  managed: { id: string }
  /** A manager of all awards, one of this round, and somebody who only says who manages. */
  manager: Client
  roundManager: Client
  administrator: Client
  /** Everybody who manages nothing here, by what they are. */
  others: Record<string, Client>
}

/** Call beside useHub. */
export function useManaging(hub: Hub): Managing {
  const scene = {} as Managing
  beforeAll(async () => {
    Object.assign(scene, await makeManaging(hub))
  })
  return scene
}

async function makeManaging(hub: Hub): Promise<Managing> {
  const managed = await makeRound(hub, { state: "DRAFT" })
  const [mine, theirs, member, onPanel] = [await makePerson(hub), await makePerson(hub), await makePerson(hub), await makePerson(hub)]
  await giveRole(hub, mine, "AWARD_MANAGER", { round: managed })
  await giveRole(hub, theirs, "AWARD_MANAGER", { round: await makeRound(hub) })
  await joinOrganisation(hub, member, await makeOrganisation(hub), "LEAD")
  const at = hub.clock.now()
  await hub.db.panelMember.create({
    data: {
      roundId: managed.id,
      personId: onPanel.id,
      name: onPanel.name,
      email: onPanel.email,
      state: "ACCEPTED",
      tokenHash: onPanel.id,
      invitedById: onPanel.id,
      invitedAt: at,
      respondedAt: at,
    },
  })
  const administrator = hub.as(await makePersonWithRole(hub, "ADMINISTRATOR"))
  return {
    managed,
    manager: hub.as(await makePersonWithRole(hub, "AWARD_MANAGER")),
    roundManager: hub.as(mine),
    administrator,
    others: {
      member: hub.as(member),
      "panel member": hub.as(onPanel),
      "manager of another round": hub.as(theirs),
      editor: hub.as(await makePersonWithRole(hub, "EDITOR")),
      administrator,
    },
  }
}
