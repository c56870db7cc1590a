import { createHash, randomBytes } from "node:crypto"
import type { Nomination, NomineeConsent, Round } from "@hub/prisma"
import { notify } from "../people/public.ts"
import { type Act, act } from "../platform/act.ts"
import { requireViewer } from "../platform/auth.ts"
import type { Context } from "../platform/context.ts"
import { NotFoundError, WrongStateError } from "../platform/errors.ts"
import { button, paragraph, sendMail } from "../platform/mail/mail.service.ts"
import { type RateLimit, spend } from "../platform/rate-limit.ts"
import { minuteInWords } from "./mail-times.rules.ts"
import { requireOwnNomination } from "./nomination.reads.ts"
import { statesBefore } from "./nomination.rules.ts"
import { withdraw } from "./nomination-move.service.ts"
import { deadlineOf } from "./round.rules.ts"

/** What the database keeps of a token in a link. */
export const hashOfToken = (token: string): string => createHash("sha256").update(token).digest("base64url")

const asking: RateLimit = { name: "nominee-consent", points: 5, seconds: 24 * 60 * 60 }

/** What the nominee was asked last, unless somebody else is nominated by now. */
export function standingConsent({ tx }: Pick<Act, "tx">, nominationId: string): Promise<NomineeConsent | null> {
  return tx.nomineeConsent.findFirst({ where: { nominationId, state: { not: "REPLACED" } }, orderBy: { askedAt: "desc" } })
}

/** Asks the nominee by mail, unless they have been asked or have answered. */
export async function askForConsent(unit: Act, nomination: Nomination, round: Round, entrant: string): Promise<void> {
  const { tx, at } = unit
  const { id, nomineeEmail: email, nomineeName: name } = nomination
  if (!email) return
  if (await standingConsent(unit, id)) return
  const token = randomBytes(24).toString("base64url")
  const consent = await tx.nomineeConsent.create({ data: { nominationId: id, name, email, tokenHash: hashOfToken(token), askedAt: at } })
  await unit.audit({ action: "nomination.askForConsent", subjectType: "Nomination", subjectId: id, withinId: round.id })
  const deadline = deadlineOf(round, await tx.extension.findMany({ where: { roundId: round.id } }), id)
  await sendMail(unit, {
    to: { address: email, name },
    kind: "nomination.consent",
    dedupeKey: `nomination.consent:${consent.id}`,
    subject: `${entrant} would like to nominate you for an award`,
    parts: [
      paragraph(`${entrant} would like to nominate you for “${round.title}”. You decide whether the nomination takes part.`),
      button("Read what is said and answer", `/awards/consent/${token}`),
      paragraph(
        deadline && at < deadline
          ? `Please answer before ${minuteInWords(deadline)}, when the round stops taking entries: a later answer may come too late.`
          : "The round has stopped taking entries: please answer now, or your answer may come too late.",
      ),
      paragraph("You need no account. If you do not answer, the nomination does not take part."),
    ],
    reason: "You get this because somebody named you in an entry for an award.",
    isSecret: true,
  })
}

/** Asks the nominee now, before the entry is submitted, or once more. */
export async function askNominee(context: Context, id: string): Promise<Nomination> {
  const nomination = await requireOwnNomination(context, id)
  const viewer = requireViewer(context.viewer)
  if (!nomination.nomineeEmail) throw new WrongStateError("Only somebody else who is nominated has to consent.", nomination.nomineeKind)
  await spend(context, asking, id)
  return act(context, async (unit) => {
    const last = await standingConsent(unit, id)
    if (last?.state === "GIVEN") throw new WrongStateError("This person has agreed already.", last.state)
    if (last?.state === "REFUSED") throw new WrongStateError("This person does not want to be nominated.", last.state)
    await replaceConsent(unit, id)
    const round = await unit.tx.round.findUniqueOrThrow({ where: { id: nomination.roundId } })
    await askForConsent(unit, nomination, round, viewer.name)
    return unit.tx.nomination.findUniqueOrThrow({ where: { id } })
  })
}

/** What was asked before can no longer be answered, and an earlier answer no longer counts. */
export async function replaceConsent({ tx }: Pick<Act, "tx">, nominationId: string): Promise<void> {
  await tx.nomineeConsent.updateMany({
    where: { nominationId, state: { not: "REPLACED" } },
    data: { state: "REPLACED", decidedAt: null },
  })
}

/** The request for consent behind a token. */
export async function consentByToken({ db }: Pick<Context, "db">, token: string): Promise<NomineeConsent | null> {
  return db.nomineeConsent.findFirst({ where: { tokenHash: hashOfToken(token), state: { not: "REPLACED" } } })
}

/** The nominee's answer. Whoever says no takes the entry out of the round. An answer is final. */
export async function answerConsent(context: Context, { token, agrees }: { token: string; agrees: boolean }): Promise<NomineeConsent> {
  const asked = await consentByToken(context, token)
  if (!asked) throw new NotFoundError("The question")
  return act(context, async (unit) => {
    const { tx, at } = unit
    const state = agrees ? "GIVEN" : "REFUSED"
    const { count } = await tx.nomineeConsent.updateMany({ where: { id: asked.id, state: "ASKED" }, data: { state, decidedAt: at } })
    if (count === 0) throw new WrongStateError("You have answered already.", "ANSWERED")
    const nomination = await tx.nomination.findUniqueOrThrow({ where: { id: asked.nominationId }, include: { round: true } })
    const person = await tx.person.findUnique({ where: { email: asked.email }, select: { id: true } })
    if (person) await tx.nomination.update({ where: { id: nomination.id }, data: { nomineeId: person.id } })
    await unit.audit({
      action: agrees ? "nomination.consent" : "nomination.refuseConsent",
      subjectType: "Nomination",
      subjectId: nomination.id,
      withinId: nomination.roundId,
    })
    const isIn = statesBefore("withdraw").includes(nomination.state)
    if (!agrees && isIn) await withdraw(unit, nomination, "The nominee does not want to be nominated")
    await notify(unit, {
      personIds: [nomination.entrantId],
      kind: "nomination.consent",
      title: `${asked.name} ${agrees ? "agreed" : "does not want"} to be nominated in “${nomination.title || nomination.reference}”`,
      ...(agrees
        ? nomination.state === "DRAFT" && { body: `The entry for “${nomination.round.title}” still has to be submitted.` }
        : isIn && { body: `The entry has been withdrawn from “${nomination.round.title}”.` }),
      path: `/my/nominations/${nomination.reference}`,
      dedupeKey: `nomination.consent:${asked.id}`,
      urgent: true,
    })
    return tx.nomineeConsent.findUniqueOrThrow({ where: { id: asked.id } })
  })
}
