import { builder } from "../platform/builder.ts"
import { RateLimitedError, ValidationError, WrongStateError } from "../platform/errors.ts"
import { confirmTwoFactor, disableTwoFactor, renewBackupCodes, type TwoFactorSetup as Setup, setUpTwoFactor } from "./two-factor.service.ts"
import { Viewer } from "./viewer.graphql.ts"

const TwoFactorSetup = builder.objectRef<Setup>("TwoFactorSetup").implement({
  description: "What an authenticator app needs. Shown once; turn two-step sign-in on with confirmTwoFactor.",
  fields: (t) => ({
    key: t.exposeString("key", { description: "The secret, for typing in (base32)." }),
    uri: t.exposeString("uri", { description: "The secret as an otpauth:// address." }),
    qrCode: t.exposeString("qrCode", { description: "The address as an SVG drawing to scan." }),
  }),
})

const BackupCodes = builder.objectRef<{ personId: string; backupCodes: string[] }>("BackupCodes").implement({
  description: "Codes that replace the app's, each once. Shown once.",
  fields: (t) => ({
    codes: t.stringList({ description: "The codes, at most ten.", resolve: ({ backupCodes }) => backupCodes }),
    viewer: t.prismaField({
      type: Viewer,
      description: "Whose they are.",
      resolve: (query, { personId }, _args, { db }) => db.person.findUniqueOrThrow({ ...query, where: { id: personId } }),
    }),
  }),
})

const password = "The viewer's password; people who have none leave it empty."

builder.mutationFields((t) => ({
  setUpTwoFactor: t.field({
    type: TwoFactorSetup,
    description: "Begins setting up two-step sign-in for the viewer.",
    authScopes: { signedIn: true },
    args: { password: t.arg.string({ required: true, defaultValue: "", description: password }) },
    errors: { types: [ValidationError, WrongStateError, RateLimitedError] },
    resolve: (_root, args, context) => setUpTwoFactor(context, args.password),
  }),
  confirmTwoFactor: t.field({
    type: BackupCodes,
    description: "Turns two-step sign-in on with a first code of the app.",
    authScopes: { signedIn: true },
    args: { code: t.arg.string({ required: true, description: "Six digits." }) },
    errors: { types: [ValidationError, WrongStateError, RateLimitedError] },
    resolve: (_root, { code }, context) => confirmTwoFactor(context, code),
  }),
  renewBackupCodes: t.field({
    type: BackupCodes,
    description: "Replaces the viewer's backup codes; the old ones stop working.",
    authScopes: { signedIn: true },
    args: { password: t.arg.string({ required: true, defaultValue: "", description: password }) },
    errors: { types: [ValidationError, WrongStateError, RateLimitedError] },
    resolve: (_root, args, context) => renewBackupCodes(context, args.password),
  }),
  disableTwoFactor: t.prismaField({
    type: Viewer,
    description: "Turns two-step sign-in off. Roles that need it stop counting until it is on again.",
    authScopes: { signedIn: true },
    args: { password: t.arg.string({ required: true, defaultValue: "", description: password }) },
    errors: { types: [ValidationError, WrongStateError, RateLimitedError] },
    resolve: async (query, _root, args, context) => {
      const id = await disableTwoFactor(context, args.password)
      return context.db.person.findUniqueOrThrow({ ...query, where: { id } })
    },
  }),
}))
