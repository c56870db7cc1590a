import { createHash } from "node:crypto"
import { pairKey } from "@hub/api/awards/allocation.rules"
import { allocate } from "@hub/api/awards/allocation.solver"
import { readCaseStudy } from "@hub/api/directory/submission.reads"
import type { Prisma } from "@hub/prisma"
import { declaredConflict, judges, judgingDay } from "../demo/judging-day.ts"
import { daysBefore } from "./days.ts"

type Tx = Prisma.TransactionClient
type Around = { people: ReadonlyMap<string, string>; initiatives: ReadonlyMap<string, string>; now: Date }

/** Who reads what, by handle and initiative. Solved before the transaction, which must not wait for a solver. */
export async function judgingDayReadings(): Promise<{ handle: string; initiative: string }[]> {
  const allocation = await allocate({
    nominations: judgingDay.entries.map(({ initiative }) => ({ id: initiative, readers: 3 })),
    members: judges.map(({ handle, maximumLoad }) => ({ id: handle, maximum: maximumLoad })),
    excluded: [{ nominationId: declaredConflict.initiative, memberId: declaredConflict.handle, because: "CONFLICT" }],
    fixed: [],
    expertise: [],
  })
  if (!allocation.feasible) throw new Error("The demonstration panel cannot read the demonstration round.")
  return allocation.pairs.map(({ nominationId, memberId }) => ({ handle: memberId, initiative: nominationId }))
}

/** A round in the middle of judging: entries made from published initiatives, readings given out, some sheets in. */
export async function loadJudgingDay(tx: Tx, readings: Awaited<ReturnType<typeof judgingDayReadings>>, around: Around): Promise<void> {
  const { now, people } = around
  const { award, round } = judgingDay
  const { id: awardId } = await tx.award.create({
    data: { ...award, isDemonstration: true, createdAt: daysBefore(now, 120), updatedAt: daysBefore(now, 120) },
  })
  const { id: roundId } = await tx.round.create({
    data: {
      ...round,
      awardId,
      state: "JUDGING",
      approvedAt: daysBefore(now, 60),
      opensAt: daysBefore(now, 50),
      closesAt: daysBefore(now, 12),
      scoresDueAt: daysBefore(now, -9),
      resultsExpectedAt: daysBefore(now, -30),
      readersPerNomination: 3,
      isDemonstration: true,
      createdAt: daysBefore(now, 90),
      updatedAt: daysBefore(now, 10),
    },
  })
  const criteria = await loadCriteria(tx, roundId)
  const nominations = await loadEntries(tx, roundId, criteria, around)
  const members = await loadPanel(tx, roundId, people, now)
  await tx.conflictOfInterest.create({
    data: {
      nominationId: nominations.get(declaredConflict.initiative)!,
      panelMemberId: members.get(declaredConflict.handle)!,
      kind: "DECLARED",
      reason: declaredConflict.reason,
      recordedById: people.get(declaredConflict.handle)!,
      createdAt: daysBefore(now, 11),
    },
  })
  await tx.allocation.createMany({
    data: readings.map(({ handle, initiative }) => ({
      roundId,
      nominationId: nominations.get(initiative)!,
      panelMemberId: members.get(handle)!,
      state: "ALLOCATED" as const,
      allocatedAt: daysBefore(now, 10),
    })),
  })
  await loadSheets(tx, readings, { criteria, nominations, members, now })
  await loadTrail(tx, roundId, people.get("siobhan-kelleher")!)
}

type ActOfDemo = Pick<Prisma.AuditEventUncheckedCreateInput, "action" | "subjectType" | "subjectId" | "reason" | "before" | "after"> & {
  at: Date
  actorId: string | null
}

/** What the trail of the round holds had all this been done in the hub, made from what was loaded; in the order it was done. */
async function loadTrail(tx: Tx, roundId: string, managerId: string): Promise<void> {
  const round = await tx.round.findUniqueOrThrow({
    where: { id: roundId },
    include: {
      nominations: true,
      panelMembers: { include: { conflicts: true } },
      allocations: { include: { sheet: { include: { scores: true } }, panelMember: true } },
    },
  })
  const ofRound = { subjectType: "Round", subjectId: roundId }
  const move = (event: string, from: string, to: string) => ({ action: `round.${event}`, before: { state: from }, after: { state: to } })
  const givenAt = round.allocations[0]?.allocatedAt ?? round.updatedAt
  const acts: ActOfDemo[] = [
    { ...ofRound, at: round.createdAt, actorId: managerId, action: "round.create", after: { title: round.title, copiedFrom: null } },
    { ...ofRound, at: round.approvedAt!, actorId: managerId, ...move("approve", "DRAFT", "DRAFT") },
    { ...ofRound, at: round.opensAt!, actorId: null, ...move("open", "DRAFT", "OPEN") },
    { ...ofRound, at: round.closesAt!, actorId: null, ...move("close", "OPEN", "CLOSED") },
    ...round.nominations.flatMap(({ id, entrantId, reference, createdAt, submittedAt, eligibilityDecidedAt }) => {
      const subject = { subjectType: "Nomination", subjectId: id }
      const sent = { state: "SUBMITTED", submittedAt: submittedAt!.toISOString() }
      return [
        { ...subject, at: createdAt, actorId: entrantId, action: "nomination.start", after: { reference } },
        { ...subject, at: submittedAt!, actorId: entrantId, action: "nomination.submit", before: { state: "DRAFT" }, after: sent },
        {
          ...subject,
          at: eligibilityDecidedAt!,
          actorId: managerId,
          action: "nomination.findEligible",
          before: { state: "SUBMITTED" },
          after: { state: "ELIGIBLE" },
        },
      ]
    }),
    ...round.panelMembers.flatMap(({ id, name, personId, invitedAt, respondedAt, declaredAt, conflicts }) => {
      const subject = { subjectType: "PanelMember", subjectId: id }
      return [
        { ...subject, at: invitedAt, actorId: managerId, action: "panelMember.invite", after: { name } },
        { ...subject, at: respondedAt!, actorId: personId, action: "panelMember.accept" },
        {
          ...subject,
          at: declaredAt!,
          actorId: personId,
          action: "conflict.declare",
          after: { nominationIds: conflicts.map(({ nominationId }) => nominationId) },
        },
      ]
    }),
    ...round.allocations.flatMap(({ sheet, panelMember }) =>
      sheet?.submittedAt
        ? [
            {
              subjectType: "ScoreSheet",
              subjectId: sheet.id,
              at: sheet.submittedAt,
              actorId: panelMember.personId,
              action: "score-sheet.submit",
              before: {},
              after: Object.fromEntries(sheet.scores.map(({ criterionId, value }) => [criterionId, value])),
            },
          ]
        : [],
    ),
    { ...ofRound, at: givenAt, actorId: managerId, ...move("startJudging", "CLOSED", "JUDGING") },
    { ...ofRound, at: givenAt, actorId: managerId, action: "allocation.confirm", after: { readings: round.allocations.length } },
  ]
  const inOrder = acts.toSorted((one, other) => one.at.getTime() - other.at.getTime())
  await tx.auditEvent.createMany({ data: inOrder.map((act) => ({ ...act, withinId: roundId })) })
}

type CriterionId = { id: string; title: string; question: string; answeredBy: "results" | "activity" | "adviceToAdopters" }

async function loadCriteria(tx: Tx, roundId: string): Promise<CriterionId[]> {
  await tx.category.createMany({
    data: judgingDay.categories.map((category, position) => ({ ...category, roundId, position, shortlistSize: 3 })),
  })
  const made = await tx.criterion.createManyAndReturn({
    data: judgingDay.criteria.map(({ title, question, guidance, weight }, position) => ({
      roundId,
      title,
      question,
      guidance,
      weight,
      position,
    })),
    select: { id: true, title: true },
  })
  const ids = new Map(made.map(({ id, title }) => [title, id]))
  const criteria = judgingDay.criteria.map(({ title, question, answeredBy }) => ({ id: ids.get(title)!, title, question, answeredBy }))
  await tx.scalePoint.createMany({
    data: judgingDay.criteria.flatMap(({ title, scale }) =>
      scale.map(([label, description], index) => ({ criterionId: ids.get(title)!, value: index + 1, label, description })),
    ),
  })
  return criteria
}

async function loadEntries(tx: Tx, roundId: string, criteria: readonly CriterionId[], { people, initiatives, now }: Around) {
  const categories = new Map((await tx.category.findMany({ where: { roundId } })).map((category) => [category.slug, category]))
  const sources = await tx.initiative.findMany({
    where: { id: { in: judgingDay.entries.map(({ initiative }) => initiatives.get(initiative)!) } },
    include: { currentRevision: true, organisation: true },
  })
  const ids = new Map<string, string>()
  for (const { initiative: slug, category: categorySlug } of judgingDay.entries) {
    const source = sources.find((candidate) => candidate.slug === slug)!
    const category = categories.get(categorySlug)!
    const study = readCaseStudy(source.currentRevision?.content)
    const entrantId = source.contactPersonId ?? people.get("hannah-whitfield")!
    const at = daysBefore(now, 14)
    const reference = referenceOf(slug)
    const { id } = await tx.nomination.create({
      data: {
        reference,
        roundId,
        categoryId: category.id,
        entrantId,
        organisationId: source.organisationId,
        regionId: source.organisation.regionId,
        nomineeKind: "MY_TEAM",
        nomineeName: "The project team",
        initiativeId: source.id,
        state: "ALLOCATED",
        title: study.title,
        answers: {},
        version: 2,
        submittedVersion: 2,
        createdAt: daysBefore(now, 30),
        savedAt: at,
        submittedAt: at,
        eligibilityDecidedAt: daysBefore(now, 11),
        isDemonstration: true,
        snapshots: {
          create: {
            number: 1,
            submittedAt: at,
            submittedById: entrantId,
            content: {
              reference,
              round: judgingDay.round.title,
              category: { id: category.id, title: category.title },
              organisation: { id: source.organisationId, name: source.organisation.name },
              entrant: "The contact of the initiative",
              nominee: { kind: "MY_TEAM", name: "The project team" },
              initiative: { slug, title: study.title },
              title: study.title,
              summary: study.summary,
              responses: criteria.map((criterion) => {
                const text = study[criterion.answeredBy]
                return {
                  criterionId: criterion.id,
                  title: criterion.title,
                  question: criterion.question,
                  wordLimit: 300,
                  text,
                  words: text.split(/\s+/).length,
                }
              }),
              eligibility: [],
              partners: [],
              links: [],
              attachments: [],
            },
          },
        },
      },
    })
    ids.set(slug, id)
  }
  return ids
}

const alphabet = "23456789ABCDEFGHJKMNPQRSTVWXYZ"
const digest = (text: string) => createHash("sha256").update(text).digest()
const referenceOf = (slug: string) => `AW-${[...digest(slug).subarray(0, 6)].map((byte) => alphabet[byte % alphabet.length]).join("")}`

async function loadPanel(tx: Tx, roundId: string, people: ReadonlyMap<string, string>, now: Date): Promise<ReadonlyMap<string, string>> {
  const handles = judges.map(({ handle }) => handle)
  const accounts = await tx.person.findMany({
    where: { handle: { in: handles } },
    select: { id: true, handle: true, name: true, email: true },
  })
  const made = await tx.panelMember.createManyAndReturn({
    data: accounts.map(({ id, handle, name, email }) => ({
      roundId,
      personId: id,
      name,
      email,
      state: "ACCEPTED" as const,
      tokenHash: digest(`panel ${handle}`).toString("hex"),
      invitedById: people.get("siobhan-kelleher")!,
      invitedAt: daysBefore(now, 40),
      respondedAt: daysBefore(now, 38),
      maximumLoad: judges.find((judge) => judge.handle === handle)?.maximumLoad ?? null,
      declaredAt: daysBefore(now, 11),
    })),
    select: { id: true, personId: true },
  })
  const handleOf = new Map(accounts.map(({ id, handle }) => [id, handle]))
  return new Map(made.map(({ id, personId }) => [handleOf.get(personId ?? "") ?? "", id]))
}

const reasons = [
  "Nothing here shows it yet.",
  "It is named, but the figures are thin.",
  "The figures are there, without much to compare them with.",
  "Clear figures, and I believe how they were collected.",
  "As good as I have seen, and others have checked it.",
]

async function loadSheets(
  tx: Tx,
  readings: readonly { handle: string; initiative: string }[],
  {
    criteria,
    nominations,
    members,
    now,
  }: { criteria: readonly CriterionId[]; nominations: ReadonlyMap<string, string>; members: ReadonlyMap<string, string>; now: Date },
): Promise<void> {
  for (const { handle, severity, share } of judges) {
    const own = readings.filter((reading) => reading.handle === handle)
    const done = own.slice(0, Math.round(share * own.length))
    // One more is begun, so that there is something to go on with.
    const begun = share > 0 ? own.slice(done.length, done.length + 1) : []
    for (const [index, { initiative }] of [...done, ...begun].entries()) {
      const isDone = index < done.length
      const at = daysBefore(now, isDone ? Math.max(1, 9 - index) : 1)
      const { quality } = judgingDay.entries.find((entry) => entry.initiative === initiative)!
      const points = criteria.map(({ id }, place) => {
        const wobble = (digest(`${handle} ${initiative} ${place}`)[0]! / 255 - 0.5) * 1.2
        return { criterionId: id, value: Math.min(5, Math.max(1, Math.round(quality + severity + wobble))) }
      })
      await tx.scoreSheet.create({
        data: {
          nominationId: nominations.get(initiative)!,
          panelMemberId: members.get(handle)!,
          state: isDone ? "SUBMITTED" : "DRAFT",
          createdAt: at,
          savedAt: at,
          submittedAt: isDone ? at : null,
          scores: {
            create: (isDone ? points : points.slice(0, 1)).map(({ criterionId, value }) => ({
              criterionId,
              value,
              reason: reasons[value - 1]!,
            })),
          },
        },
      })
    }
  }
  const submitted = new Set(
    (await tx.scoreSheet.findMany({ where: { state: "SUBMITTED" }, select: { nominationId: true, panelMemberId: true } })).map((sheet) =>
      pairKey({ nominationId: sheet.nominationId, memberId: sheet.panelMemberId }),
    ),
  )
  const scored = [...nominations].flatMap(([slug, id]) =>
    readings
      .filter(({ initiative }) => initiative === slug)
      .every(({ handle }) => submitted.has(pairKey({ nominationId: id, memberId: members.get(handle)! })))
      ? [id]
      : [],
  )
  await tx.nomination.updateMany({ where: { id: { in: scored } }, data: { state: "SCORED" } })
}
