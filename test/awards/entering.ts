import type { Person } from "@hub/prisma"
import {
  answersFor,
  giveRole,
  joinOrganisation,
  makeOrganisation,
  makePerson,
  makePersonWithRole,
  makeRound,
  type RoundWithSetup,
} from "@hub/seed/builders"
import { beforeAll } from "vitest"
import type { Client } from "../kit/client.ts"
import { globalId } from "../kit/everybody.ts"
import type { Hub } from "../kit/hub.ts"

const stated = "... on UserError { code message }"
const errors = `${stated} ... on ValidationError { issues { field message } }`
const late = `${errors} ... on DeadlinePassedError { deadline }`
const read = `reference state stateLabel title submittedAt withdrawnAt draft { version hasChanges canSave canWithdraw consent deadline answers { title } gaps { field } } submitted { number submittedAt title responses { question text words } }`

export const start = `mutation($round: ID!, $categoryId: ID!, $organisation: ID!, $nominee: NomineeInput!, $initiative: ID) {
  startNomination(round: $round, categoryId: $categoryId, organisation: $organisation, nominee: $nominee, initiative: $initiative) {
  __typename ... on Nomination { id ${read} } ${late} } }`
export const save = `mutation($id: ID!, $version: Int!, $fields: NominationInput!) { saveNomination(id: $id, version: $version, fields: $fields) {
  __typename ... on SavedNomination { issues { field message } nomination { ${read} } } ... on ConflictError { currentVersion current } ... on DeadlinePassedError { deadline } ${stated} } }`
export const submit = `mutation($id: ID!, $version: Int!) { submitNomination(id: $id, version: $version) { __typename ... on Nomination { ${read} } ... on ConflictError { currentVersion } ${late} } }`
export const withdraw = `mutation($id: ID!, $reason: String) { withdrawNomination(id: $id, reason: $reason) { __typename ... on Nomination { ${read} } ${stated} } }`
export const removeDraft = `mutation($id: ID!) { deleteNominationDraft(id: $id) { __typename ... on Deleted { id } ${stated} } }`
export const nominate = `mutation($id: ID!, $nominee: NomineeInput!) { changeNominee(id: $id, nominee: $nominee) { __typename ... on Nomination { nomineeName draft { consent } } ${errors} } }`
export const ask = `mutation($id: ID!) { askNominee(id: $id) { __typename ... on Nomination { draft { consent } } ${stated} } }`
export const consentQuery = `query($token: String!) { consentRequest(token: $token) { name answer answerBefore title entrant round } }`
export const consent = `mutation($token: String!, $agrees: Boolean!) { answerConsent(token: $token, agrees: $agrees) { __typename ... on ConsentRequest { answer } ${stated} } }`
export const decide = `mutation($nominations: [ID!]!, $isEligible: Boolean!, $reason: String) { decideEligibility(nominations: $nominations, isEligible: $isEligible, reason: $reason) {
  __typename ... on EligibilityDecided { nominations { reference state } passedOver { reference message } } ${errors} } }`
export const appeal = `mutation($id: ID!, $text: String!) { appealIneligibility(id: $id, text: $text) { __typename ... on Nomination { eligibility { appeal canAppeal } } ${errors} } }`
export const one = `query($reference: String!) { nomination(reference: $reference) { ${read} eligibility { ineligibleReason appeal } } }`

/** Somebody who enters, and everybody else there is around an entry; there once tests run. */
export type Entering = {
  /** The round that is entered; a test may put another in its place. */
  round: RoundWithSetup
  organisation: { id: string }
  entrant: Person
  /** The entrant, a lead of their organisation, and a manager of awards. */
  hannah: Client
  lead: Client
  manager: Client
  /** Those who have nothing to do with the entry, by what they are. */
  others: Record<string, Client>
}

/** Call beside useHub: a round that is open, an organisation that enters it, and who is around. */
export function useEntering(hub: Hub) {
  const scene = {} as Entering
  beforeAll(async () => {
    Object.assign(scene, await makeEntering(hub))
  })
  const startWith = (more: object = {}) => ({
    round: globalId("Round", scene.round),
    categoryId: scene.round.categories[0]?.id,
    organisation: globalId("Organisation", scene.organisation),
    nominee: { kind: "MY_TEAM", name: "The outreach team" },
    ...more,
  })
  const begin = (more: object = {}): Promise<{ id: string; reference: string }> => scene.hannah.mutate(start, startWith(more))
  const fieldsOf = (own: Parameters<typeof answersFor>[1] = {}) => {
    const { partnerIds, ...fields } = answersFor(scene.round, own)
    return { ...fields, partnerIds: partnerIds.map((id) => globalId("Organisation", { id })) }
  }
  /** One that is submitted, as its entrant does scene. */
  const submitted = async (more: object = {}) => {
    const { id, reference } = await begin(more)
    await scene.hannah.mutate(save, { id, version: 1, fields: fieldsOf() })
    await scene.hannah.mutate(submit, { id, version: 2 })
    return { id, reference }
  }
  return { scene, startWith, begin, fieldsOf, submitted }
}

async function makeEntering(hub: Hub): Promise<Entering> {
  const round = await makeRound(hub)
  const organisation = await makeOrganisation(hub)
  const member = async (at: { id: string }, role: "MEMBER" | "LEAD", own = {}) => {
    const person = await makePerson(hub, own)
    await joinOrganisation(hub, person, at, role)
    return person
  }
  const entrant = await member(organisation, "MEMBER", { name: "Hannah Whitfield" })
  const otherManager = await makePerson(hub)
  await giveRole(hub, otherManager, "AWARD_MANAGER", { round: await makeRound(hub) })
  return {
    round,
    organisation,
    entrant,
    hannah: hub.as(entrant),
    lead: hub.as(await member(organisation, "LEAD")),
    manager: hub.as(await makePersonWithRole(hub, "AWARD_MANAGER")),
    others: {
      colleague: hub.as(await member(organisation, "MEMBER")),
      "other organisation": hub.as(await member(await makeOrganisation(hub), "LEAD")),
      "manager of another round": hub.as(otherManager),
      editor: hub.as(await makePersonWithRole(hub, "EDITOR")),
      administrator: hub.as(await makePersonWithRole(hub, "ADMINISTRATOR")),
    },
  }
}
