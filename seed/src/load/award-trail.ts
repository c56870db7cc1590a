import type { Prisma } from "@hub/prisma"

type Tx = Prisma.TransactionClient

type ActOfDemo = Pick<Prisma.AuditEventUncheckedCreateInput, "action" | "subjectType" | "subjectId" | "reason" | "before" | "after"> & {
  at: Date
  actorId: string | null
}

/** What the trail of a round holds had all this been done in the hub, made from what was loaded; in the order it was done. */
export async function loadTrail(tx: Tx, roundId: string, { managerId, now }: { managerId: string; now: Date }): Promise<void> {
  const round = await tx.round.findUniqueOrThrow({
    where: { id: roundId },
    include: {
      nominations: { include: { decisions: { orderBy: { decidedAt: "asc" } }, feedback: true } },
      announcements: true,
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
    ...(round.allocations.length > 0
      ? [
          { ...ofRound, at: givenAt, actorId: managerId, ...move("startJudging", "CLOSED", "JUDGING") },
          { ...ofRound, at: givenAt, actorId: managerId, action: "allocation.confirm", after: { readings: round.allocations.length } },
        ]
      : []),
    ...round.nominations.flatMap(({ id, decisions, feedback }) => [
      ...decisions.map(({ outcome, decidedAt }, index) => ({
        subjectType: "Nomination",
        subjectId: id,
        at: decidedAt,
        actorId: managerId,
        action: "decision.make",
        before: { state: decisions[index - 1]?.outcome ?? "SCORED" },
        after: { state: outcome, isAgainstRanking: false },
      })),
      ...feedback.map(({ id: feedbackId, body, editedAt }) => ({
        subjectType: "Feedback",
        subjectId: feedbackId,
        at: editedAt,
        actorId: managerId,
        action: "feedback.save",
        before: { body: "" },
        after: { body },
      })),
    ]),
    ...round.announcements.flatMap(({ id, createdAt, dueAt, madeAt }) => [
      { ...ofRound, at: createdAt, actorId: managerId, ...move("moderate", "JUDGING", "MODERATED") },
      {
        subjectType: "Announcement",
        subjectId: id,
        at: createdAt,
        actorId: managerId,
        action: "announcement.schedule",
        after: { dueAt: dueAt.toISOString() },
      },
      { ...ofRound, at: madeAt!, actorId: null, action: "announcement.make" },
    ]),
  ]
  const inOrder = acts.filter(({ at }) => at <= now).toSorted((one, other) => one.at.getTime() - other.at.getTime())
  await tx.auditEvent.createMany({ data: inOrder.map((act) => ({ ...act, withinId: roundId })) })
}
