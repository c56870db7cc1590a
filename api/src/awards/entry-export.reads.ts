import { type Table, tableOf } from "../platform/http/table.ts"
import { readSnapshot } from "./nomination.reads.ts"
import { nominationStateNames, takingPart } from "./nomination.rules.ts"
import { byEntry, type Exported, exportedEntries, inTurn } from "./round-export.reads.ts"

/** What entries are judged by. */
export function criteriaTable({ context: { db }, round }: Exported): Table {
  const read = () =>
    inTurn((after, page) =>
      db.criterion.findMany({
        ...page,
        where: { roundId: round.id, ...after },
        include: { category: true, scale: { orderBy: { value: "asc" } } },
      }),
    )
  return tableOf(read, {
    Criterion: ({ title }) => title,
    Category: ({ category }) => category?.title ?? "every category",
    Question: ({ question }) => question,
    Guidance: ({ guidance }) => guidance,
    "Word limit": ({ wordLimit }) => wordLimit,
    Weight: ({ weight }) => weight,
    "Reason required": ({ isReasonRequired }) => isReasonRequired,
    Scale: ({ scale }) => scale.map(({ value, label, description }) => `${value} ${label}: ${description}`).join("\n"),
  })
}

const panelStates = { INVITED: "Invited", ACCEPTED: "On the panel", DECLINED: "Declined", REMOVED: "Removed" }

/** Who was asked to judge. */
export function panelTable({ context: { db }, round }: Exported): Table {
  const read = () =>
    inTurn((after, page) =>
      db.panelMember.findMany({
        ...page,
        where: { roundId: round.id, ...after },
        include: { invitedBy: true, expertise: { include: { term: true } } },
      }),
    )
  return tableOf(read, {
    "Panel member": ({ name }) => name,
    "E-mail": ({ email }) => email,
    State: ({ state }) => panelStates[state],
    "Invited by": ({ invitedBy }) => invitedBy.name,
    "Invited at": ({ invitedAt }) => invitedAt,
    "Answered at": ({ respondedAt }) => respondedAt,
    "Why they declined": ({ declineReason }) => declineReason,
    Expertise: ({ expertise }) => expertise.map(({ term }) => term.label).join("; "),
    "Most entries": ({ maximumLoad }) => maximumLoad,
    "Conflicts declared at": ({ declaredAt }) => declaredAt,
  })
}

/** More time than the round's closing date gives. */
export function extensionsTable({ context: { db }, round }: Exported): Table {
  const read = () =>
    inTurn((after, page) =>
      db.extension.findMany({
        ...page,
        where: { roundId: round.id, ...after },
        include: { grantedBy: true, nomination: { select: { reference: true } } },
      }),
    )
  return tableOf(read, {
    Reference: ({ nomination }) => nomination?.reference ?? "every entry",
    Until: ({ until }) => until,
    Reason: ({ reason }) => reason,
    "Granted by": ({ grantedBy }) => grantedBy.name,
    "Granted at": ({ grantedAt }) => grantedAt,
  })
}

/** Entries as they were last submitted; answers stand in a table of their own. */
export function entriesTable(exported: Exported): Table {
  const { db, env } = exported.context
  async function* read() {
    const where = exportedEntries(exported)
    const found = inTurn((after, page) =>
      db.nomination.findMany({
        ...page,
        where: { AND: [where, after] },
        include: { region: true, entrant: true, snapshots: { orderBy: { number: "desc" }, take: 1 } },
      }),
    )
    for await (const nomination of found)
      for (const snapshot of nomination.snapshots) yield { ...nomination, number: snapshot.number, as: readSnapshot(snapshot) }
  }
  return tableOf(read, {
    Reference: ({ reference }) => reference,
    Title: ({ as }) => as.title,
    Category: ({ as }) => as.category.title,
    Organisation: ({ as }) => as.organisation.name,
    Region: ({ region }) => region.name,
    "Entered by": ({ entrant }) => entrant.name,
    Nominee: ({ as }) => as.nominee.name,
    State: ({ state }) => nominationStateNames[state],
    "Last submitted at": ({ submittedAt }) => submittedAt,
    Submissions: ({ number }) => number,
    "Withdrawn at": ({ withdrawnAt }) => withdrawnAt,
    Summary: ({ as }) => as.summary,
    Partners: ({ as }) => as.partners.map(({ name }) => name).join("; "),
    Initiative: ({ as }) => as.initiative && `${as.initiative.title}: ${env.PUBLIC_URL}/initiatives/${as.initiative.slug}`,
    Links: ({ as }) => as.links.map(({ label, url }) => `${label}: ${url}`).join("\n"),
    Files: ({ as }) => as.attachments.map(({ fileId, description }) => `${description}: ${env.PUBLIC_URL}/files/${fileId}`).join("\n"),
  })
}

/** Every submission of every entry, as it was. */
async function* submissions(exported: Exported) {
  const { db } = exported.context
  const found = byEntry(exported, (nominationId) =>
    db.nominationSnapshot.findMany({ where: { nominationId }, orderBy: [{ nominationId: "asc" }, { number: "asc" }] }),
  )
  for await (const snapshot of found) yield { ...snapshot, as: readSnapshot(snapshot) }
}

/** Answers to what criteria ask, with the question as it was. */
export function answersTable(exported: Exported): Table {
  async function* read() {
    for await (const { as, number, submittedAt } of submissions(exported))
      for (const response of as.responses) yield { ...response, reference: as.reference, number, submittedAt }
  }
  return tableOf(read, {
    Reference: ({ reference }) => reference,
    Submission: ({ number }) => number,
    "Submitted at": ({ submittedAt }) => submittedAt,
    Criterion: ({ title }) => title,
    Question: ({ question }) => question,
    Answer: ({ text }) => text,
    Words: ({ words }) => words,
    "Word limit": ({ wordLimit }) => wordLimit,
  })
}

/** Answers to the questions that decide whether an entry may take part. */
export function eligibilityAnswersTable(exported: Exported): Table {
  async function* read() {
    for await (const { as, number, submittedAt } of submissions(exported))
      for (const asked of as.eligibility) yield { ...asked, reference: as.reference, number, submittedAt }
  }
  return tableOf(read, {
    Reference: ({ reference }) => reference,
    Submission: ({ number }) => number,
    "Submitted at": ({ submittedAt }) => submittedAt,
    Question: ({ question }) => question,
    Answer: ({ answer }) => answer,
    "Answer that is needed": ({ expected }) => expected,
  })
}

/** What was decided about taking part, and what the entrant said against it. */
export function eligibilityTable(exported: Exported): Table {
  const { db } = exported.context
  const read = () =>
    byEntry(exported, (id) =>
      db.nomination.findMany({ where: { id }, include: { eligibilityDecider: { select: { name: true } } }, orderBy: { id: "asc" } }),
    )
  return tableOf(read, {
    Reference: ({ reference }) => reference,
    Title: ({ title }) => title,
    Decision: ({ state }) => nominationStateNames[takingPart.includes(state) ? "ELIGIBLE" : state],
    Reason: ({ ineligibleReason }) => ineligibleReason,
    "Decided by": ({ eligibilityDecider }) => eligibilityDecider?.name,
    "Decided at": ({ eligibilityDecidedAt }) => eligibilityDecidedAt,
    Objection: ({ appeal }) => appeal,
    "Objected at": ({ appealedAt }) => appealedAt,
  })
}
