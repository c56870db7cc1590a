import { builder } from "../platform/builder.ts"
import { RateLimitedError, ValidationError, WrongStateError } from "../platform/errors.ts"
import { signUp, verifyEmail } from "./account.service.ts"
import { eraseMyAccount } from "./account-erase.service.ts"
import { changeEmail } from "./email-change.service.ts"
import { changePassword, requestPasswordReset, resetPassword } from "./password-change.service.ts"
import { MailRequested } from "./session.graphql.ts"
import { Viewer } from "./viewer.graphql.ts"

builder.mutationField("signUp", (t) =>
  t.field({
    type: MailRequested,
    description: "Asks for an account. A link to confirm the address is mailed; until it is used nobody can sign in.",
    args: {
      name: t.arg.string({ required: true, description: "Full name, 2 to 100 characters; shown to others." }),
      email: t.arg.string({ required: true, description: "Address to sign in with; shown to nobody." }),
      password: t.arg.string({ required: true, description: "At least 10 characters, and not easy to guess." }),
      acceptTerms: t.arg.boolean({ required: true, description: "Whether the terms of use were agreed to; must be true." }),
      next: t.arg.string({ description: "Path on the web site to go to once the address is confirmed and they sign in." }),
    },
    errors: { types: [ValidationError, RateLimitedError] },
    resolve: (_root, args, context) => signUp(context, args),
  }),
)

const EmailVerified = builder.objectRef<{ email: string }>("EmailVerified").implement({
  description: "The address is confirmed.",
  fields: (t) => ({ email: t.exposeString("email", { description: "The address, to sign in with from now on." }) }),
})

builder.mutationField("verifyEmail", (t) =>
  t.field({
    type: EmailVerified,
    description: "Confirms the address of a new account, or the new address of an existing one.",
    args: { token: t.arg.string({ required: true, description: "From the address of the link." }) },
    errors: { types: [ValidationError, RateLimitedError] },
    resolve: (_root, { token }, context) => verifyEmail(context, token),
  }),
)

const PasswordReset = builder.objectRef<{ email: string }>("PasswordReset").implement({
  description: "The new password counts from now on.",
  fields: (t) => ({ email: t.exposeString("email", { description: "The address to sign in with." }) }),
})

const AccountErased = builder.objectRef<{ done: boolean }>("AccountErased").implement({
  description: "The account is gone and nobody is signed in any more.",
  fields: (t) => ({ done: t.exposeBoolean("done", { description: "Always true." }) }),
})

builder.mutationFields((t) => ({
  requestPasswordReset: t.field({
    type: MailRequested,
    description: "Mails a link to choose a new password; it works once, for an hour.",
    args: { email: t.arg.string({ required: true, description: "Address of the account." }) },
    errors: { types: [ValidationError, RateLimitedError] },
    resolve: (_root, { email }, context) => requestPasswordReset(context, email),
  }),
  resetPassword: t.field({
    type: PasswordReset,
    description: "Sets a new password with the token of a link and signs every device out.",
    args: {
      token: t.arg.string({ required: true, description: "From the address of the link." }),
      password: t.arg.string({ required: true, description: "At least 10 characters, and not easy to guess." }),
    },
    errors: { types: [ValidationError, RateLimitedError] },
    resolve: (_root, args, context) => resetPassword(context, args),
  }),
  changePassword: t.prismaField({
    type: Viewer,
    description: "Replaces the viewer's password and signs every other device out.",
    authScopes: { signedIn: true },
    args: {
      currentPassword: t.arg.string({ required: true, description: "The password used so far." }),
      newPassword: t.arg.string({ required: true, description: "At least 10 characters, and not easy to guess." }),
    },
    errors: { types: [ValidationError, RateLimitedError] },
    resolve: async (query, _root, args, context) => {
      const id = await changePassword(context, args)
      return context.db.person.findUniqueOrThrow({ ...query, where: { id } })
    },
  }),
  changeEmail: t.field({
    type: MailRequested,
    description: "Mails a link to a new address; the account uses it once the link is used (verifyEmail).",
    authScopes: { signedIn: true },
    args: {
      email: t.arg.string({ required: true, description: "The new address." }),
      password: t.arg.string({
        required: true,
        defaultValue: "",
        description: "The viewer's password; people who have none leave it empty.",
      }),
    },
    errors: { types: [ValidationError, RateLimitedError] },
    resolve: (_root, args, context) => changeEmail(context, args),
  }),
  eraseMyAccount: t.field({
    type: AccountErased,
    description: "Erases the viewer's account for good. What they published stays, by “former member”.",
    authScopes: { signedIn: true },
    args: {
      confirmation: t.arg.string({ required: true, description: "The viewer's password; people who have none give their e-mail address." }),
    },
    errors: { types: [ValidationError, WrongStateError, RateLimitedError] },
    resolve: async (_root, { confirmation }, context) => {
      await eraseMyAccount(context, confirmation)
      return { done: true }
    },
  }),
}))
