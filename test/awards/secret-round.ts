import { storeFile } from "@hub/api/platform/storage/file.service"
import {
  giveRole,
  joinOrganisation,
  makeEntry,
  makeInitiative,
  makeJudgedRound,
  makePanelMember,
  makePerson,
  makePersonWithRole,
  makeThread,
} from "@hub/seed/builders"
import type { Client } from "../kit/client.ts"
import type { Hub } from "../kit/hub.ts"

/** Words that stand nowhere but in one secret of the round: wherever one is read, that secret is. */
export const secrets = {
  "the set-up": "zyx-guidance-of-the-round",
  "what an entry says": "zyx-words-of-an-entry",
  "a file of an entry": "zyx-words-in-a-file",
  "why more time was given": "zyx-reason-of-an-extension",
  "a conflict of interest": "zyx-reason-of-a-conflict",
  "a sheet that is not in": "zyx-reason-not-handed-in",
  "a score's reason": "zyx-reason-of-a-score",
  "a comment on a sheet": "zyx-comment-of-a-reader",
  "the discussion": "zyx-words-of-a-discussion",
  "why it was given back": "zyx-reason-of-a-return",
  "a reader on the panel": "Zyx Reader",
  "a reader's account": "Zyx Account",
  "the reason of a decision": "zyx-reason-of-a-decision",
  "the feedback": "zyx-feedback-to-an-entrant",
  "the announcement": "zyx-message-of-the-announcement",
} as const

export const viewers = [
  "visitor",
  "member",
  "entrant",
  "entrant with more time",
  "nominee",
  "lead of the organisation",
  "editor",
  "administrator",
  "manager of another round",
  "panel member with a conflict",
  "panel member who reads other entries",
  "reader whose sheet is not in",
  "reader whose sheet is in",
  "manager with a conflict",
  "manager",
] as const
export type ViewerName = (typeof viewers)[number]

/** A round that is taken through its life, and everybody who looks at it. */
export type SecretRound = {
  hub: Hub
  slug: string
  ids: Record<"round" | "award" | "category" | "criterion" | "nomination" | "file" | "reader" | "panelMemberWithConflict", string>
  /** The entry that is the secret, and others beside it; begun when the round opens. */
  reference: string
  others: string[]
  places: Record<"award" | "category" | "initiative" | "organisation" | "region" | "space" | "thread" | "post" | "handle", string>
  people: Record<Exclude<ViewerName, "visitor">, { id: string; email: string; name: string }>
  clients: Record<ViewerName, Client>
  /** Somebody who has the entry to read for a while. */
  returning: Client
}

const hour = 60 * 60 * 1000

/** The round as it is before anybody may know of it, with the people of its life and an entry that one of them will write. */
export async function makeSecretRound(hub: Hub): Promise<SecretRound> {
  const now = hub.clock.now().getTime()
  const judged = await makeJudgedRound(hub, {
    state: "DRAFT",
    approvedAt: null,
    guidance: secrets["the set-up"],
    opensAt: new Date(now + hour),
    closesAt: new Date(now + 5 * hour),
    readersPerNomination: 3,
  })
  const { round, category } = judged
  const initiative = await makeInitiative(hub)
  const organisation = await hub.db.organisation.findUniqueOrThrow({
    where: { id: initiative.organisationId },
    include: { region: true },
  })
  const thread = await makeThread(hub, { initiativeId: initiative.id })
  const post = await hub.db.post.findFirstOrThrow({ where: { threadId: thread.id }, include: { thread: { include: { space: true } } } })
  const inOrganisation = async (role: "MEMBER" | "LEAD", own = {}) => {
    const person = await makePerson(hub, own)
    await joinOrganisation(hub, person, organisation, role)
    return person
  }
  const managing = async (managed: { id: string }) => {
    const person = await makePerson(hub, { twoFactorEnabled: true })
    await giveRole(hub, person, "AWARD_MANAGER", { round: managed })
    return person
  }
  const onPanel = (own: { name?: string } = {}, person = {}) => makePersonOnPanel(hub, judged, own, person)
  const conflictedManager = await makePersonWithRole(hub, "AWARD_MANAGER")
  await joinOrganisation(hub, conflictedManager, organisation)
  const people = {
    member: await makePerson(hub),
    entrant: await inOrganisation("MEMBER"),
    "entrant with more time": await makePerson(hub),
    nominee: await makePerson(hub),
    "lead of the organisation": await inOrganisation("LEAD"),
    editor: await makePersonWithRole(hub, "EDITOR"),
    administrator: await makePersonWithRole(hub, "ADMINISTRATOR"),
    "manager of another round": await managing((await makeJudgedRound(hub)).round),
    "panel member with a conflict": await onPanel(),
    "panel member who reads other entries": await onPanel(),
    "reader whose sheet is not in": await onPanel(),
    "reader whose sheet is in": await onPanel({ name: secrets["a reader on the panel"] }, { name: secrets["a reader's account"] }),
    "manager with a conflict": conflictedManager,
    manager: await managing(round),
  }
  await onPanel({ name: "Third Reader" })
  const returning = await onPanel({ name: "Returning Reader" })
  const reader = await hub.db.panelMember.findFirstOrThrow({ where: { name: secrets["a reader on the panel"] } })
  const conflicted = await hub.db.panelMember.findFirstOrThrow({ where: { personId: people["panel member with a conflict"].id } })
  const clients = Object.fromEntries(
    viewers.map((name) => [name, name === "visitor" ? hub.visitor : hub.as(people[name])]),
  ) as SecretRound["clients"]
  const award = await hub.db.award.findUniqueOrThrow({ where: { id: round.awardId } })
  return {
    hub,
    slug: round.slug,
    ids: {
      round: round.id,
      award: award.id,
      category: category.id,
      criterion: judged.criteria[0]?.id ?? "",
      nomination: "",
      file: "",
      reader: reader.id,
      panelMemberWithConflict: conflicted.id,
    },
    reference: "",
    others: [],
    places: {
      award: award.slug,
      category: category.slug,
      initiative: initiative.slug,
      organisation: organisation.slug,
      region: organisation.region.slug,
      space: post.thread.space.slug,
      thread: thread.slug,
      post: post.id,
      handle: people.entrant.handle ?? "",
    },
    people,
    clients,
    returning: hub.as(returning),
  }
}

/** The entry that is the secret and two others, all in draft. */
export async function beginEntries(secret: SecretRound): Promise<void> {
  const { hub, places } = secret
  const { entrant, nominee } = secret.people
  const initiative = await hub.db.initiative.findUniqueOrThrow({ where: { slug: places.initiative } })
  const setUp = await hub.db.round.findUniqueOrThrow({
    where: { id: secret.ids.round },
    include: { categories: true, criteria: { include: { scale: true } }, eligibilityQuestions: true },
  })
  const file = await storeFile(await hub.contextAs(entrant), {
    name: "plan.pdf",
    bytes: Buffer.from(`%PDF-1.4 ${secrets["a file of an entry"]} %%EOF`),
  })
  const nomination = await makeEntry(hub, setUp, {
    state: "DRAFT",
    entrantId: entrant.id,
    organisationId: initiative.organisationId,
    initiativeId: initiative.id,
    nomineeKind: "SOMEBODY_ELSE",
    nomineeName: nominee.name,
    nomineeEmail: nominee.email,
    nomineeId: nominee.id,
    answers: { summary: secrets["what an entry says"], attachments: [{ fileId: file.id, description: "How we did it" }] },
  })
  await hub.db.nomineeConsent.create({
    data: {
      nominationId: nomination.id,
      name: nominee.name,
      email: nominee.email,
      tokenHash: `hash-${nomination.id}`,
      state: "GIVEN",
      askedAt: hub.clock.now(),
      decidedAt: hub.clock.now(),
    },
  })
  const withMoreTime = { state: "DRAFT", entrantId: secret.people["entrant with more time"].id } as const
  const others = [await makeEntry(hub, setUp, withMoreTime), await makeEntry(hub, setUp, { state: "DRAFT" })]
  secret.ids.nomination = nomination.id
  secret.ids.file = file.id
  secret.reference = nomination.reference
  secret.others = others.map(({ reference }) => reference)
}

async function makePersonOnPanel(hub: Hub, judged: Parameters<typeof makePanelMember>[1], own: object, person: object) {
  const { person: member } = await makePanelMember(hub, judged, { ...own, person: await makePerson(hub, person) })
  return member
}
