import type { Nomination, Prisma, Round } from "@hub/prisma"
import { readCaseStudy } from "../directory/public.ts"
import { type Act, act } from "../platform/act.ts"
import { requireViewer } from "../platform/auth.ts"
import type { Context } from "../platform/context.ts"
import { ValidationError, WrongStateError } from "../platform/errors.ts"
import { button, paragraph, sendMail } from "../platform/mail/mail.service.ts"
import { countWords, criteriaFor, gapsOfEntry } from "./entry.rules.ts"
import { dayInWords, minuteInWords, secondInWords } from "./mail-times.rules.ts"
import type { NominationAnswers, SnapshotContent } from "./nomination.input.ts"
import { readAnswers, requireOwnNomination } from "./nomination.reads.ts"
import { entrantMove } from "./nomination.rules.ts"
import {
  closedToEntrant,
  isBeforeCommonDeadline,
  moveNomination,
  requireOpenWindow,
  shareRound,
  stale,
  withdraw,
} from "./nomination-move.service.ts"
import { askForConsent, standingConsent } from "./nominee-consent.service.ts"
import { roundSetup } from "./round.reads.ts"
import { deadlineOf, type ExtensionFacts, entryWindow } from "./round.rules.ts"

/**
 * Submits what is written: it is frozen as it is, with the instant its request arrived, which is what the deadline is
 * compared with. The round's row is locked while that is decided, so that it cannot close or be extended meanwhile.
 */
export async function submitNomination(context: Context, { id, version }: { id: string; version: number }): Promise<Nomination> {
  const nomination = await requireOwnNomination(context, id)
  const viewer = requireViewer(context.viewer)
  const { arrivedAt } = context
  return act(context, async (unit) => {
    const { tx } = unit
    const { round, extensions } = await shareRound(tx, nomination.roundId)
    requireOpenWindow(round, extensions, id, arrivedAt)
    const stored = await tx.nomination.findUniqueOrThrow({ where: { id } })
    if (!entrantMove(stored.state, "submit", isBeforeCommonDeadline(round, extensions, arrivedAt))) throw closedToEntrant(stored, round)
    if (stored.version !== version) throw stale(stored)
    if ((await standingConsent(unit, id))?.state === "REFUSED")
      throw new WrongStateError("The person does not want to be nominated. Nominate somebody else, or delete the entry.", "REFUSED")
    const setup = await tx.round.findUniqueOrThrow({ where: { id: round.id }, include: roundSetup })
    const answers = readAnswers(stored.answers)
    const gaps = gapsOfEntry(answers, setup)
    if (gaps.length > 0) throw new ValidationError(gaps.map(({ field, missing }) => ({ field, message: missing })))
    const content = await freeze(unit, stored, answers, setup)
    const moved = await moveNomination(unit, stored, {
      event: "submit",
      where: { version },
      data: {
        title: answers.title,
        categoryId: answers.categoryId,
        submittedAt: arrivedAt,
        submittedVersion: version,
        withdrawnAt: null,
        eligibilityDecidedAt: null,
        eligibilityDecidedById: null,
        ineligibleReason: null,
        appeal: null,
        appealedAt: null,
      },
      after: { submittedAt: arrivedAt.toISOString() },
    })
    if (!moved) throw stale(await tx.nomination.findUniqueOrThrow({ where: { id } }))
    const number = (await tx.nominationSnapshot.count({ where: { nominationId: id } })) + 1
    await tx.nominationSnapshot.create({ data: { nominationId: id, number, content, submittedAt: arrivedAt, submittedById: viewer.id } })
    await tx.nominationPartner.deleteMany({ where: { nominationId: id } })
    await tx.nominationPartner.createMany({ data: answers.partnerIds.map((organisationId) => ({ nominationId: id, organisationId })) })
    if (stored.nomineeKind === "SOMEBODY_ELSE") await askForConsent(unit, moved, round, viewer.name)
    const isWaiting = stored.nomineeKind === "SOMEBODY_ELSE" && (await standingConsent(unit, id))?.state !== "GIVEN"
    await sendReceipt(unit, moved, { round, extensions, to: viewer, number, isWaiting })
    return moved
  })
}

type Setup = Prisma.RoundGetPayload<{ include: typeof roundSetup }>

/** Everything that was submitted, with the questions as they are now. */
async function freeze({ tx }: Act, nomination: Nomination, answers: NominationAnswers, round: Setup): Promise<SnapshotContent> {
  const [organisation, entrant, partners, initiative] = [
    await tx.organisation.findUniqueOrThrow({ where: { id: nomination.organisationId } }),
    await tx.person.findUniqueOrThrow({ where: { id: nomination.entrantId } }),
    await tx.organisation.findMany({ where: { id: { in: answers.partnerIds } }, orderBy: { name: "asc" } }),
    nomination.initiativeId
      ? await tx.initiative.findUnique({ where: { id: nomination.initiativeId }, include: { currentRevision: true } })
      : null,
  ]
  const category = round.categories.find(({ id }) => id === answers.categoryId)
  return {
    reference: nomination.reference,
    round: round.title,
    category: { id: answers.categoryId, title: category?.title ?? "" },
    organisation: { id: organisation.id, name: organisation.name },
    entrant: entrant.name,
    nominee: { kind: nomination.nomineeKind, name: nomination.nomineeName },
    initiative: initiative && { slug: initiative.slug, title: readCaseStudy(initiative.currentRevision?.content).title },
    title: answers.title,
    summary: answers.summary,
    responses: criteriaFor(round.criteria, answers.categoryId).map(({ id, title, question, wordLimit }) => {
      const text = answers.responses.find(({ criterionId }) => criterionId === id)?.text ?? ""
      return { criterionId: id, title, question, wordLimit, text, words: countWords(text) }
    }),
    eligibility: round.eligibilityQuestions.map(({ id, question, expectedAnswer }) => ({
      question,
      answer: answers.eligibility.find(({ questionId }) => questionId === id)?.answer ?? false,
      expected: expectedAnswer,
    })),
    partners: partners.map(({ id, name }) => ({ id, name })),
    links: answers.links,
    attachments: answers.attachments,
  }
}

type Receipt = {
  round: Round
  extensions: readonly ExtensionFacts[]
  to: { name: string; email: string }
  /** How often it has been submitted by now. */
  number: number
  /** The nominee has not agreed yet. */
  isWaiting: boolean
}

/** A receipt with the exact time and what comes next, to the person who submitted. */
async function sendReceipt(
  unit: Act,
  { id, reference, title, submittedAt, nomineeName }: Nomination,
  { round, extensions, to, number, isWaiting }: Receipt,
): Promise<void> {
  const deadline = deadlineOf(round, extensions, id)
  const { scoresDueAt, resultsExpectedAt } = round
  await sendMail(unit, {
    to: { address: to.email, name: to.name },
    kind: "nomination.receipt",
    dedupeKey: `nomination.receipt:${id}:${number}`,
    subject: `Received${number > 1 ? `, version ${number}` : ""}: “${title}” (${reference})`,
    parts: [
      paragraph(
        `We received ${number > 1 ? `version ${number} of ` : ""}your entry “${title}” for “${round.title}” on ${submittedAt ? secondInWords(submittedAt) : ""}. Its reference is ${reference}.`,
      ),
      ...(isWaiting
        ? [
            paragraph(
              `It cannot be found eligible until ${nomineeName} has agreed to be nominated. We have asked them by e-mail, and tell you what they say. Until they answer, the entry waits with the award manager; if they do not want to be nominated, it is withdrawn.`,
            ),
          ]
        : []),
      paragraph(
        `What you submitted is kept exactly as it was. You can change and submit it again${deadline ? ` before ${minuteInWords(deadline)}` : ""}, or withdraw it.`,
      ),
      paragraph(
        `The award manager checks whether it may take part, and tells you. Then the panel reads and scores it${scoresDueAt ? `, by ${dayInWords(scoresDueAt)}` : ""}. We tell you when the results are announced${resultsExpectedAt ? `, which is expected on ${dayInWords(resultsExpectedAt)}` : ""}.`,
      ),
      button("See what you submitted", `/my/nominations/${reference}/submitted`),
    ],
    reason: "You get this because you submitted an entry for an award.",
  })
}

/** Takes an entry out of the round, at any time before the results are announced. Until the deadline it can be submitted again. */
export async function withdrawNomination(context: Context, { id, reason }: { id: string; reason: string }): Promise<Nomination> {
  const nomination = await requireOwnNomination(context, id)
  const viewer = requireViewer(context.viewer)
  return act(context, async (unit) => {
    const withdrawn = await withdraw(unit, nomination, reason.trim())
    await confirmWithdrawal(unit, withdrawn, { viewer, arrivedAt: context.arrivedAt })
    return withdrawn
  })
}

/** Tells the entrant that their entry is out, and until when it can come back. Whoever withdrew it for them is named. */
async function confirmWithdrawal(
  unit: Act,
  { id, reference, title, roundId, entrantId }: Nomination,
  { viewer, arrivedAt }: { viewer: { id: string; name: string }; arrivedAt: Date },
): Promise<void> {
  const { tx, at } = unit
  const entrant = await tx.person.findUniqueOrThrow({ where: { id: entrantId } })
  if (entrant.erasedAt) return
  const { round, extensions } = await shareRound(tx, roundId)
  const deadline = deadlineOf(round, extensions, id)
  const canReturn = deadline !== null && entryWindow(round, extensions, id, arrivedAt) === "OPEN"
  const who = viewer.id === entrantId ? "You withdrew your entry" : `${viewer.name} withdrew your entry`
  await sendMail(unit, {
    to: { address: entrant.email, name: entrant.name },
    kind: "nomination.withdrawal",
    dedupeKey: `nomination.withdrawal:${id}:${at.toISOString()}`,
    subject: `Withdrawn: “${title}” (${reference})`,
    parts: [
      paragraph(`${who} “${title}” from “${round.title}” on ${secondInWords(at)}. It does not take part.`),
      paragraph(
        canReturn
          ? `What you wrote is kept. You can submit it again before ${minuteInWords(deadline)}; after that, nobody can bring it back.`
          : "What was submitted is kept, but the deadline has passed: it cannot be submitted again.",
      ),
      button("See the entry", `/my/nominations/${reference}`),
    ],
    reason: "You get this because an entry of yours for an award was withdrawn.",
  })
}
