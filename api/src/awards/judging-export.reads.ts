import type { AllocationState, AnnouncementState } from "@hub/prisma"
import { type Table, tableOf } from "../platform/http/table.ts"
import { conflictsOf } from "./conflict.reads.ts"
import { conflictInWords } from "./conflict.rules.ts"
import { outcomeNames } from "./decision.rules.ts"
import { nominationStateNames } from "./nomination.rules.ts"
import { contestKey, resultsOf } from "./results.reads.ts"
import { byEntry, type Exported, inTurn } from "./round-export.reads.ts"
import { scoreSheetStateNames } from "./score-sheet.rules.ts"

const one = (value: number | null | undefined, digits = 1) => value?.toFixed(digits)

/** Marks, raw and adjusted, and ranks. */
export function resultsTable({ context, round, seat }: Exported): Table {
  async function* read() {
    const { rows, contests } = await resultsOf(context.db, round, seat)
    for (const row of rows) yield { ...row, contest: contests.find(({ key }) => key === contestKey(row.nomination)) }
  }
  return tableOf(read, {
    Reference: ({ nomination }) => nomination.reference,
    Title: ({ nomination }) => nomination.title,
    Organisation: ({ nomination }) => nomination.organisation.name,
    Category: ({ nomination }) => nomination.category.title,
    Region: ({ contest }) => contest?.region?.name,
    State: ({ nomination }) => nominationStateNames[nomination.state],
    "Sheets in": ({ raw }) => raw?.readers ?? 0,
    Readers: ({ readersWanted }) => readersWanted,
    "Raw mean": ({ raw }) => one(raw?.mean),
    Lowest: ({ raw }) => one(raw?.lowest),
    Highest: ({ raw }) => one(raw?.highest),
    "Standard deviation": ({ raw }) => one(raw?.deviation),
    "Readers disagree": ({ raw }) => (raw?.isDisputed ? "yes" : ""),
    "Adjusted mean": ({ adjusted }) => one(adjusted),
    "Standard error": ({ error }) => one(error),
    Rank: ({ standing, rawRank }) => standing?.rank ?? rawRank,
    "Rank at best": ({ standing }) => standing?.bestRank,
    "Rank at worst": ({ standing }) => standing?.worstRank,
    "Belongs on the shortlist": ({ standing }) => one(standing?.probability, 3),
  })
}

/** Score sheets that were handed in, a criterion a line. */
export function sheetsTable(exported: Exported): Table {
  const { db } = exported.context
  async function* read() {
    const sheets = byEntry(exported, (nominationId) =>
      db.scoreSheet.findMany({
        where: { nominationId, state: { not: "DRAFT" } },
        include: {
          scores: { include: { criterion: { select: { title: true } } }, orderBy: { criterion: { position: "asc" } } },
          allocation: { select: { state: true, nomination: { select: { reference: true } }, panelMember: { select: { name: true } } } },
        },
        orderBy: [{ nominationId: "asc" }, { panelMemberId: "asc" }],
      }),
    )
    for await (const { scores, ...sheet } of sheets)
      for (const score of scores) yield { ...sheet, score, isRevised: sheet.state === "REVISED" }
  }
  return tableOf(read, {
    Reference: ({ allocation }) => allocation.nomination.reference,
    Reader: ({ allocation }) => allocation.panelMember.name,
    Criterion: ({ score }) => score.criterion.title,
    Score: ({ score }) => score.value,
    Reason: ({ score }) => score.reason,
    "Score before revision": ({ score, isRevised }) => (isRevised ? score.originalValue : null),
    "Reason before revision": ({ score, isRevised }) => (isRevised ? score.originalReason : null),
    Comment: ({ comment }) => comment,
    "Handed in at": ({ submittedAt }) => submittedAt,
    "Revised at": ({ revisedAt }) => revisedAt,
    Counts: ({ allocation }) => allocation.state === "ALLOCATED",
  })
}

/** Why panel members may not judge entries: what is on record, and what the hub finds in who they are and where they belong now. */
export function conflictsTable(exported: Exported): Table {
  const { context, round } = exported
  const { db } = context
  async function* read() {
    const members = await db.panelMember.findMany({
      where: { roundId: round.id, personId: { not: null } },
      select: { personId: true, name: true },
    })
    const names = new Map(members.map(({ personId, name }) => [personId, name]))
    const facts = await conflictsOf(
      db,
      [round.id],
      members.flatMap(({ personId }) => personId ?? []),
    )
    const entries = byEntry(exported, (id) =>
      db.nomination.findMany({
        where: { id },
        select: { id: true, reference: true, conflicts: { include: { panelMember: true, recordedBy: { select: { name: true } } } } },
        orderBy: { id: "asc" },
      }),
    )
    for await (const { id, reference, conflicts } of entries) {
      for (const { kind, reason, panelMember, recordedBy, createdAt } of conflicts)
        yield { reference, member: panelMember.name, kind, reason, by: recordedBy?.name, at: createdAt }
      const isOnRecord = (fact: (typeof facts)[number]) =>
        conflicts.some(({ kind, panelMember }) => kind === fact.kind && panelMember.personId === fact.personId)
      for (const fact of facts.filter(({ nominationId }) => nominationId === id))
        if (!isOnRecord(fact)) yield { reference, member: names.get(fact.personId), kind: fact.kind, reason: null, by: undefined, at: null }
    }
  }
  return tableOf(read, {
    Reference: ({ reference }) => reference,
    "Panel member": ({ member }) => member,
    "They cannot judge it because": ({ kind }) => conflictInWords[kind],
    Reason: ({ reason }) => reason,
    "Said by": ({ by }) => by ?? "the hub",
    "On record since": ({ at }) => at,
  })
}

const allocationStates: Record<AllocationState, string> = {
  PROPOSED: "Proposed",
  ALLOCATED: "Given to read",
  RETURNED: "Given back",
  REMOVED: "Taken back",
}

/** Which reader was given which entry. */
export function allocationTable(exported: Exported): Table {
  const { db } = exported.context
  const read = () =>
    byEntry(exported, (nominationId) =>
      db.allocation.findMany({
        where: { nominationId },
        include: { nomination: { select: { reference: true } }, panelMember: true, allocatedBy: { select: { name: true } }, sheet: true },
        orderBy: [{ nominationId: "asc" }, { id: "asc" }],
      }),
    )
  return tableOf(read, {
    Reference: ({ nomination }) => nomination.reference,
    Reader: ({ panelMember }) => panelMember.name,
    State: ({ state }) => allocationStates[state],
    "Chosen by hand": ({ isManual }) => isManual,
    "Given by": ({ allocatedBy }) => allocatedBy?.name ?? "the hub",
    "Given at": ({ allocatedAt }) => allocatedAt,
    "Ended at": ({ endedAt }) => endedAt,
    "Why it ended": ({ endReason }) => endReason,
    Sheet: ({ sheet }) => (sheet ? scoreSheetStateNames[sheet.state] : "Not begun"),
  })
}

/** What was said about entries. */
export function discussionTable(exported: Exported): Table {
  const { db } = exported.context
  const read = () =>
    byEntry(exported, (nominationId) =>
      db.discussionPost.findMany({
        where: { nominationId },
        include: { nomination: { select: { reference: true } }, author: { select: { name: true } } },
        orderBy: [{ nominationId: "asc" }, { createdAt: "asc" }],
      }),
    )
  return tableOf(read, {
    Reference: ({ nomination }) => nomination.reference,
    "Written by": ({ author }) => author.name,
    "Written at": ({ createdAt }) => createdAt,
    "Changed at": ({ editedAt }) => editedAt,
    Text: ({ body }) => body,
  })
}

/** What was decided about entries, each time. */
export function decisionsTable(exported: Exported): Table {
  const { db } = exported.context
  const read = () =>
    byEntry(exported, (nominationId) =>
      db.decision.findMany({
        where: { nominationId },
        include: { nomination: { select: { reference: true, title: true } }, decidedBy: { select: { name: true } } },
        orderBy: [{ nominationId: "asc" }, { decidedAt: "asc" }],
      }),
    )
  return tableOf(read, {
    Reference: ({ nomination }) => nomination.reference,
    Title: ({ nomination }) => nomination.title,
    Decision: ({ outcome }) => outcomeNames[outcome],
    "Against the ranking": ({ isAgainstRanking }) => isAgainstRanking,
    Reason: ({ reason }) => reason,
    "Decided by": ({ decidedBy }) => decidedBy.name,
    "Decided at": ({ decidedAt }) => decidedAt,
  })
}

/** What entrants read about their entries. */
export function feedbackTable(exported: Exported): Table {
  const { db } = exported.context
  const read = () =>
    byEntry(exported, (nominationId) =>
      db.feedback.findMany({
        where: { nominationId, body: { not: "" } },
        include: {
          nomination: { select: { reference: true } },
          criterion: { select: { title: true } },
          editedBy: { select: { name: true } },
        },
        orderBy: [{ nominationId: "asc" }, { criterion: { position: "asc" } }],
      }),
    )
  return tableOf(read, {
    Reference: ({ nomination }) => nomination.reference,
    Criterion: ({ criterion }) => criterion?.title ?? "The entry as a whole",
    Text: ({ body }) => body,
    "Written by": ({ editedBy }) => editedBy.name,
    "Written at": ({ editedAt }) => editedAt,
  })
}

const announcementStates: Record<AnnouncementState, string> = { SCHEDULED: "Planned", MADE: "Made", CANCELLED: "Cancelled" }

/** When results came out, or were to come out. */
export function announcementsTable({ context: { db }, round }: Exported): Table {
  const read = () =>
    inTurn((after, page) => db.announcement.findMany({ ...page, where: { roundId: round.id, ...after }, include: { createdBy: true } }))
  return tableOf(read, {
    State: ({ state }) => announcementStates[state],
    Due: ({ dueAt }) => dueAt,
    "Made at": ({ madeAt }) => madeAt,
    Message: ({ message }) => message,
    "Planned by": ({ createdBy }) => createdBy.name,
    "Planned at": ({ createdAt }) => createdAt,
  })
}

/** Every act in the round, oldest first. */
export function auditTrailTable({ context: { db }, round }: Exported): Table {
  async function* read() {
    const names = new Map<string, string>()
    const acts = inTurn(async (after, page) => {
      const found = await db.auditEvent.findMany({ ...page, where: { withinId: round.id, ...after } })
      const unknown = found.flatMap(({ actorId }) => (actorId && !names.has(actorId) ? [actorId] : []))
      for (const { id, name } of await db.person.findMany({ where: { id: { in: unknown } }, select: { id: true, name: true } }))
        names.set(id, name)
      return found
    })
    for await (const event of acts) yield { ...event, actor: event.actorId ? names.get(event.actorId) : "the hub" }
  }
  const json = (value: unknown) => (value === null ? "" : JSON.stringify(value))
  return tableOf(read, {
    At: ({ at }) => at,
    Who: ({ actor }) => actor,
    What: ({ action }) => action,
    "Done to": ({ subjectType }) => subjectType,
    Id: ({ subjectId }) => subjectId,
    Reason: ({ reason }) => reason,
    Before: ({ before }) => json(before),
    After: ({ after }) => json(after),
  })
}
