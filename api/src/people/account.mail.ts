import { button, type Mail, paragraph, quote } from "../platform/mail/mail.service.ts"

type Recipient = { name: string; email: string }

const address = ({ name, email }: Recipient) => ({ address: email, name })

/** A page with a button that uses the token: programs that open links in mail do not press buttons. */
const page = (path: string, token: string, next = "/") => withNext(`${path}?token=${token}`, next)

/** Leads on to where somebody wanted to go; to the start page without saying so. */
const withNext = (path: string, next: string) =>
  next === "/" ? path : `${path}${path.includes("?") ? "&" : "?"}next=${encodeURIComponent(next)}`

export function verifyEmailMail(to: Recipient, token: string, next: string): Mail {
  return {
    to: address(to),
    kind: "account.verify-email",
    dedupeKey: `verify-email:${token}`,
    isSecret: true,
    subject: "Confirm your e-mail address",
    parts: [
      paragraph("Thank you for signing up. Confirm that this e-mail address is yours to finish creating your account."),
      button("Confirm my e-mail address", page("/verify-email", token, next)),
      paragraph("The link works once, for 3 days."),
    ],
    reason:
      "You get this because somebody signed up with this e-mail address. If it was not you, ignore this message and nothing will happen.",
  }
}

export function alreadySignedUpMail(to: Recipient, next: string, key: string): Mail {
  return {
    to: address(to),
    kind: "account.already-signed-up",
    dedupeKey: `already-signed-up:${key}`,
    subject: "You already have an account",
    parts: [
      paragraph("You, or somebody else, tried to sign up with this e-mail address. It already has an account, so nothing was changed."),
      button("Sign in", withNext("/sign-in", next)),
      paragraph("If you have forgotten your password, ask for a new one on that page, or for a link that signs you in without one."),
    ],
    reason: "You get this because somebody signed up with this e-mail address. If it was not you, you need to do nothing.",
  }
}

export function signInLinkMail(to: Recipient, token: string, next: string): Mail {
  return {
    to: address(to),
    kind: "account.sign-in-link",
    dedupeKey: `sign-in-link:${token}`,
    isSecret: true,
    subject: "Your link to sign in",
    parts: [paragraph("Use this link to sign in. It works once, for 15 minutes."), button("Sign in", page("/sign-in/link", token, next))],
    reason: "You get this because somebody asked for a link to sign in with this e-mail address. If it was not you, ignore this message.",
  }
}

export function resetPasswordMail(to: Recipient, token: string): Mail {
  return {
    to: address(to),
    kind: "account.reset-password",
    dedupeKey: `reset-password:${token}`,
    isSecret: true,
    subject: "Choose a new password",
    parts: [
      paragraph("Use this link to choose a new password. It works once, for 1 hour."),
      button("Choose a new password", page("/reset-password", token)),
    ],
    reason:
      "You get this because somebody asked for a new password for this e-mail address. If it was not you, ignore this message: your password stays as it is.",
  }
}

export function passwordChangedMail(to: Recipient, key: string): Mail {
  return {
    to: address(to),
    kind: "account.password-changed",
    dedupeKey: `password-changed:${key}`,
    subject: "Your password was changed",
    parts: [
      paragraph("The password of your account was changed, and every other device was signed out."),
      paragraph("If it was not you, choose a new password now."),
      button("Choose a new password", "/forgotten-password"),
    ],
    reason: "You get this because the password of your account was changed. It is always sent then.",
  }
}

export function confirmNewEmailMail(to: Recipient, token: string): Mail {
  return {
    to: address(to),
    kind: "account.confirm-new-email",
    dedupeKey: `confirm-new-email:${token}`,
    isSecret: true,
    subject: "Confirm your new e-mail address",
    parts: [
      paragraph("Confirm that this e-mail address is yours. From then on you sign in with it."),
      button("Confirm my new e-mail address", page("/verify-email", token)),
      paragraph("The link works once, for 24 hours."),
    ],
    reason: "You get this because somebody asked to use this e-mail address for their account. If it was not you, ignore this message.",
  }
}

export function emailTakenMail(to: Recipient, key: string): Mail {
  return {
    to: address(to),
    kind: "account.email-taken",
    dedupeKey: `email-taken:${key}`,
    subject: "Your e-mail address already has an account",
    parts: [
      paragraph("Somebody tried to move another account to this e-mail address. It already has an account, so nothing was changed."),
      paragraph("If it was you, sign in with this address, or use another address for the other account."),
    ],
    reason: "You get this because your address was entered as the new address of another account.",
  }
}

export function emailChangedMail(to: Recipient, key: string): Mail {
  return {
    to: address(to),
    kind: "account.email-changed",
    dedupeKey: `email-changed:${key}`,
    subject: "Your e-mail address was changed",
    parts: [
      paragraph("Your account now uses another e-mail address, and you can no longer sign in with this one."),
      paragraph("If it was not you, somebody else may be using your account. Tell an administrator of the hub at once."),
    ],
    reason: "You get this because this was the e-mail address of an account until it was changed. It is always sent then.",
  }
}

export function twoFactorMail(to: Recipient, isOn: boolean, key: string): Mail {
  return {
    to: address(to),
    kind: isOn ? "account.two-factor-on" : "account.two-factor-off",
    dedupeKey: `two-factor:${key}`,
    subject: isOn ? "Two-step sign-in is on" : "Two-step sign-in is off",
    parts: [
      paragraph(
        isOn
          ? "Signing in to your account now needs a code from your authenticator app as well."
          : "Signing in to your account no longer needs a code from an authenticator app.",
      ),
      paragraph("If it was not you, choose a new password now."),
      button("Choose a new password", "/forgotten-password"),
    ],
    reason: "You get this because two-step sign-in was turned on or off for your account. It is always sent then.",
  }
}

export function accountErasedMail(to: Recipient, key: string): Mail {
  return {
    to: address(to),
    kind: "account.erased",
    dedupeKey: `account-erased:${key}`,
    isSecret: true,
    subject: "Your account was erased",
    parts: [
      paragraph("Your account and your personal details were erased, as you asked. What you published stays, by “former member”."),
      paragraph("We will not write to you again."),
    ],
    reason: "You get this because you asked for your account to be erased.",
  }
}

export function suspendedMail(to: Recipient, reason: string, key: string, contact: string | undefined): Mail {
  return {
    to: address(to),
    kind: "account.suspended",
    dedupeKey: `account-suspended:${key}`,
    subject: "Your account is suspended",
    parts: [
      paragraph("An administrator of the hub has suspended your account, so you cannot sign in. The reason given is:"),
      quote(reason),
      paragraph(`If you think this is wrong, write to ${contact ?? "the organisation that runs the hub"}.`),
    ],
    reason: "You get this because your account was suspended. It is always sent then.",
  }
}

export function reinstatedMail(to: Recipient, key: string): Mail {
  return {
    to: address(to),
    kind: "account.reinstated",
    dedupeKey: `account-reinstated:${key}`,
    subject: "You can sign in again",
    parts: [paragraph("Your account is no longer suspended."), button("Sign in", "/sign-in")],
    reason: "You get this because the suspension of your account has ended. It is always sent then.",
  }
}
