import type { PanelMember, Prisma, Round } from "@hub/prisma"
import { notify } from "../people/public.ts"
import { type Act, act } from "../platform/act.ts"
import { demand, requireViewer } from "../platform/auth.ts"
import type { Context } from "../platform/context.ts"
import { WrongStateError } from "../platform/errors.ts"
import { canManageJudging } from "./conflict.policy.ts"
import { requireJudging } from "./judging.reads.ts"
import { minuteInWords } from "./mail-times.rules.ts"
import { type MemberProgress, type Outstanding, outstandingOf, waitUntil } from "./panel-progress.rules.ts"

export type PanelProgress = MemberProgress & {
  member: PanelMember
  returned: number
  outstanding: Outstanding | null
  waitUntil: Date | null
}

/** How far each panel member is, by name, as if nominations that the viewer must not know of (`hidden`) were not there. At most 500. */
export async function panelProgress(
  db: Prisma.TransactionClient,
  round: Pick<Round, "id">,
  now: Date,
  hidden: ReadonlySet<string>,
): Promise<PanelProgress[]> {
  const members = await db.panelMember.findMany({
    where: { roundId: round.id, state: { not: "REMOVED" } },
    include: {
      allocations: {
        where: { state: { in: ["ALLOCATED", "RETURNED"] }, nominationId: { notIn: [...hidden] } },
        select: { state: true, sheet: { select: { state: true } } },
      },
    },
    orderBy: [{ name: "asc" }, { id: "asc" }],
    take: 500,
  })
  return members.map(({ allocations, ...member }) => {
    const held = allocations.filter(({ state }) => state === "ALLOCATED")
    const progress: MemberProgress = {
      state: member.state,
      declaredAt: member.declaredAt,
      allocated: held.length,
      begun: held.filter(({ sheet }) => sheet?.state === "DRAFT").length,
      submitted: held.filter(({ sheet }) => sheet && sheet.state !== "DRAFT").length,
    }
    return {
      ...progress,
      member,
      returned: allocations.length - held.length,
      outstanding: outstandingOf(progress),
      waitUntil: waitUntil(member.remindedAt, now),
    }
  })
}

/** Reminds panel members of what they still have to do: those named, or all. Nobody twice in a day. Returns how many were reminded. */
export async function remindPanel(
  context: Context,
  { round: slug, panelMemberIds }: { round: string; panelMemberIds: readonly string[] | null },
): Promise<{ round: string; reminded: number }> {
  requireViewer(context.viewer)
  const { round, seat } = await requireJudging(context, slug)
  demand(context.viewer, canManageJudging(seat))
  if (round.state !== "CLOSED" && round.state !== "JUDGING")
    throw new WrongStateError("The panel is reminded from the closing of the round until judging ends.", round.state)
  const reminded = await act(context, async (unit) => {
    const { tx, at } = unit
    await tx.$queryRaw`select 1 from "Round" where "id" = ${round.id}::uuid for update`
    const due = (await panelProgress(tx, round, at, seat.conflicts)).filter(
      ({ member, outstanding, waitUntil: later }) =>
        (!panelMemberIds || panelMemberIds.includes(member.id)) && member.personId && outstanding && outstanding !== "ANSWER" && !later,
    )
    await tx.panelMember.updateMany({ where: { id: { in: due.map(({ member }) => member.id) } }, data: { remindedAt: at } })
    // Whom the manager may remind follows from what they may know; what is said to somebody, from all they have.
    const all = new Map((await panelProgress(tx, round, at, new Set())).map((progress) => [progress.member.id, progress]))
    for (const progress of due) await remind(unit, round, all.get(progress.member.id) ?? progress)
    if (due.length > 0)
      await unit.audit({
        action: "panel.remind",
        subjectType: "Round",
        subjectId: round.id,
        withinId: round.id,
        after: { panelMemberIds: due.map(({ member }) => member.id) },
      })
    return due.length
  })
  return { round: round.slug, reminded }
}

const asks = {
  DECLARE: "Please say whether you have a conflict of interest",
  BEGIN: "Your nominations are waiting to be read",
  FINISH: "Some of your score sheets are still to come",
} as const

async function remind(unit: Act, round: Round, { member, outstanding, allocated, submitted }: PanelProgress): Promise<void> {
  if (!member.personId || !outstanding || outstanding === "ANSWER") return
  const left = allocated - submitted
  const toDo =
    outstanding === "DECLARE"
      ? "Until you have said so, you cannot be given anything to read."
      : `${left === 1 ? "1 score sheet is" : `${left} score sheets are`} still to be handed in.`
  await notify(unit, {
    personIds: [member.personId],
    kind: "panel.reminded",
    title: `${asks[outstanding]}: ${round.title}`,
    body: round.scoresDueAt ? `${toDo} All sheets are due by ${minuteInWords(round.scoresDueAt)}.` : toDo,
    path: `/awards/${round.slug}/judge`,
    dedupeKey: `panel.remind:${round.id}:${unit.at.toISOString()}`,
    urgent: true,
  })
}
