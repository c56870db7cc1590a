import { builder } from "../platform/builder.ts"
import { UserError } from "../platform/errors.graphql.ts"
import { NotFoundError, RateLimitedError, ValidationError, WrongStateError } from "../platform/errors.ts"
import { TwoFactorRequired } from "./session.errors.ts"
import { endSession, requestSignInLink, signIn, signInWithLink, signOut, signOutEverywhere, verifySecondFactor } from "./session.service.ts"
import { Viewer } from "./viewer.graphql.ts"

builder.objectType(TwoFactorRequired, {
  name: "TwoFactorRequired",
  description: "Right so far: finish signing in with verifySecondFactor, within ten minutes.",
  interfaces: [UserError],
})

const SignedIn = builder.objectRef<{ personId: string }>("SignedIn").implement({
  description: "Somebody is signed in now; the answer carries the cookie of the session.",
  fields: (t) => ({
    viewer: t.prismaField({
      type: Viewer,
      description: "Who.",
      resolve: (query, { personId }, _args, { db }) => db.person.findUniqueOrThrow({ ...query, where: { id: personId } }),
    }),
  }),
})

/** Used by every mutation that answers by mail. */
export const MailRequested = builder.objectRef<{ email: string }>("MailRequested").implement({
  description: "A message was sent, if there was somebody to send it to: the answer does not reveal who has an account.",
  fields: (t) => ({ email: t.exposeString("email", { description: "The address as it was understood." }) }),
})

builder.mutationField("signIn", (t) =>
  t.field({
    type: SignedIn,
    description: "Signs in with a password.",
    args: {
      email: t.arg.string({ required: true, description: "Address of the account." }),
      password: t.arg.string({ required: true, description: "Its password." }),
    },
    errors: { types: [TwoFactorRequired, ValidationError, WrongStateError, RateLimitedError] },
    resolve: async (_root, args, context) => ({ personId: await signIn(context, args) }),
  }),
)

builder.mutationField("requestSignInLink", (t) =>
  t.field({
    type: MailRequested,
    description: "Mails a link that signs in without a password; it works once, for 15 minutes.",
    args: {
      email: t.arg.string({ required: true, description: "Address of the account." }),
      next: t.arg.string({ description: "Path on the web site to go to afterwards." }),
    },
    errors: { types: [ValidationError, RateLimitedError] },
    resolve: (_root, args, context) => requestSignInLink(context, args),
  }),
)

builder.mutationField("signInWithLink", (t) =>
  t.field({
    type: SignedIn,
    description: "Signs in with the token of a link in mail.",
    args: { token: t.arg.string({ required: true, description: "From the address of the link." }) },
    errors: { types: [TwoFactorRequired, ValidationError, WrongStateError, RateLimitedError] },
    resolve: async (_root, { token }, context) => ({ personId: await signInWithLink(context, token) }),
  }),
)

builder.mutationField("verifySecondFactor", (t) =>
  t.field({
    type: SignedIn,
    description: "Finishes a sign-in that answered TwoFactorRequired; the cookie it set must come with this request.",
    args: {
      code: t.arg.string({ required: true, description: "Six digits of the authenticator app, or a backup code." }),
      isBackupCode: t.arg.boolean({ defaultValue: false, required: true, description: "Whether it is a backup code." }),
    },
    errors: { types: [ValidationError, WrongStateError, RateLimitedError] },
    resolve: async (_root, args, context) => ({ personId: await verifySecondFactor(context, args) }),
  }),
)

builder.mutationField("signOut", (t) =>
  t.boolean({
    description: "Ends this session. True also when nobody was signed in.",
    resolve: async (_root, _args, context) => {
      await signOut(context)
      return true
    },
  }),
)

builder.mutationField("signOutEverywhere", (t) =>
  t.boolean({
    description: "Ends every session of the viewer, this one too.",
    authScopes: { signedIn: true },
    resolve: async (_root, _args, context) => {
      await signOutEverywhere(context)
      return true
    },
  }),
)

const PersonSession = builder.prismaObject("Session", {
  name: "Session",
  description: "A device somebody is signed in on.",
  fields: (t) => ({
    id: t.exposeID("id", { description: "For endSession." }),
    startedAt: t.expose("createdAt", { type: "DateTime", description: "When they signed in." }),
    expiresAt: t.expose("expiresAt", { type: "DateTime", description: "When it ends by itself." }),
    userAgent: t.exposeString("userAgent", { nullable: true, description: "What the browser calls itself." }),
    isThisOne: t.boolean({
      description: "Whether it is the session of this request.",
      select: { id: true },
      resolve: ({ id }, _args, { viewer }) => id === viewer?.sessionId,
    }),
  }),
})

builder.prismaObjectField(Viewer, "sessions", (t) =>
  t.relation("sessions", {
    type: PersonSession,
    description: "Where they are signed in, newest first; at most 100.",
    query: (_args, { clock }) => ({ where: { expiresAt: { gt: clock.now() } }, orderBy: { createdAt: "desc" }, take: 100 }),
  }),
)

builder.mutationField("endSession", (t) =>
  t.prismaField({
    type: Viewer,
    description: "Signs one device of the viewer out.",
    authScopes: { signedIn: true },
    args: { id: t.arg.id({ required: true, description: "Of a Session." }) },
    errors: { types: [NotFoundError] },
    resolve: async (query, _root, { id }, context) => {
      const personId = await endSession(context, id)
      return context.db.person.findUniqueOrThrow({ ...query, where: { id: personId } })
    },
  }),
)
