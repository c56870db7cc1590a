import { builder } from "../platform/builder.ts"
import { RateLimitedError, ValidationError } from "../platform/errors.ts"
import { signUp, verifyEmail } from "./account.service.ts"
import { MailRequested } from "./session.graphql.ts"

builder.mutationField("signUp", (t) =>
  t.field({
    type: MailRequested,
    description: "Asks for an account. A link to confirm the address is mailed; until it is used nobody can sign in.",
    args: {
      name: t.arg.string({ required: true, description: "Full name, 2 to 100 characters; shown to others." }),
      email: t.arg.string({ required: true, description: "Address to sign in with; shown to nobody." }),
      password: t.arg.string({ required: true, description: "At least 10 characters, and not easy to guess." }),
      acceptTerms: t.arg.boolean({ required: true, description: "Whether the terms of use were agreed to; must be true." }),
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
