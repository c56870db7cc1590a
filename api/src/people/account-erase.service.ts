import { randomUUID } from "node:crypto"
import { act } from "../platform/act.ts"
import { requireViewer } from "../platform/auth.ts"
import type { Context } from "../platform/context.ts"
import { ValidationError, WrongStateError } from "../platform/errors.ts"
import { forgetMail, sendMail } from "../platform/mail/mail.service.ts"
import { accountErasedMail } from "./account.mail.ts"
import { withdrawLinks } from "./mail-link.service.ts"
import { usualDigest } from "./notification.rules.ts"
import { demandPassword, hasPassword } from "./password.service.ts"
import { personChanged } from "./person.events.ts"
import { personalData } from "./personal-data.ts"
import { formerMember } from "./profile.rules.ts"
import { signOut } from "./session.service.ts"

/**
 * Erases the viewer's account for good. What they published stays, by "former member". The confirmation is their password;
 * people without one type their e-mail address.
 */
export async function eraseMyAccount(context: Context, confirmation: string): Promise<void> {
  const viewer = requireViewer(context.viewer)
  if (await hasPassword(context, viewer.id)) await demandPassword(context, viewer, confirmation, "confirmation")
  else if (confirmation.trim().toLowerCase() !== viewer.email)
    throw new ValidationError([{ field: "confirmation", message: "Enter your e-mail address exactly as your account has it" }])
  const personId = viewer.id
  await act(context, async (a) => {
    const { tx, at, audit } = a
    // Locked, so that two administrators who leave at once are decided one after the other.
    const administrators = await tx.$queryRaw<{ personId: string }[]>`
      select "personId" from "RoleGrant" where "role" = 'ADMINISTRATOR' and "revokedAt" is null order by "id" for update`
    if (administrators.length > 0 && administrators.every((grant) => grant.personId === personId))
      throw new WrongStateError("You are the only administrator. Give the role to somebody else first.", "LAST_ADMINISTRATOR")
    for (const { erase } of personalData) await erase?.(a, personId)
    await tx.session.deleteMany({ where: { personId } })
    await tx.account.deleteMany({ where: { personId } })
    await tx.twoFactor.deleteMany({ where: { personId } })
    await tx.notification.deleteMany({ where: { personId } })
    await withdrawLinks(a, personId)
    await tx.roleGrant.updateMany({ where: { personId, revokedAt: null }, data: { revokedAt: at } })
    await tx.region.updateMany({ where: { contactPersonId: personId }, data: { contactPersonId: null } })
    await tx.membership.updateMany({ where: { personId }, data: { message: null } })
    await tx.membership.updateMany({
      where: { personId, status: { in: ["REQUESTED", "ACTIVE"] } },
      data: { status: "ENDED", decidedAt: at, decidedById: personId },
    })
    await tx.personInterest.deleteMany({ where: { personId } })
    await tx.person.update({
      where: { id: personId },
      data: {
        name: formerMember,
        email: `${randomUUID()}@erased.invalid`,
        emailVerified: false,
        handle: `former-member-${randomUUID()}`,
        image: null,
        jobTitle: null,
        about: null,
        askMeAbout: null,
        isContactable: false,
        isProfileHidden: false,
        twoFactorEnabled: false,
        notificationFrequency: "NEVER",
        digestHour: usualDigest.hour,
        digestWeekday: usualDigest.weekday,
        erasedAt: at,
      },
    })
    await personChanged(a, personId)
    await audit({ action: "person.erase", subjectType: "Person", subjectId: personId })
    await forgetMail(a, viewer.email)
    await sendMail(a, accountErasedMail(viewer, randomUUID()))
  })
  await signOut(context)
}
