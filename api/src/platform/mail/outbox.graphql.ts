import { MailStatus as statuses } from "@hub/prisma"
import { demand } from "../auth.ts"
import { builder } from "../builder.ts"
import { NotFoundError, WrongStateError } from "../errors.ts"
import { canOperate } from "../operate.policy.ts"
import { pageSize } from "../paging.ts"
import { isConfidential, isWithheld, mailHtmlPath, outboxWhere, resendMail } from "./outbox.service.ts"

const MailStatus = builder.enumType("MailStatus", {
  description: "Where a message is on its way.",
  values: {
    [statuses.QUEUED]: { description: "Waiting for the mail server, perhaps after failed attempts." },
    [statuses.SENT]: { description: "The mail server has taken it." },
    [statuses.FAILED]: { description: "Refused for good, or tried for more than a day: `error` says why." },
    [statuses.KEPT]: { description: "No mail server is set up: kept here to be read, sent to nobody." },
  },
})

const withheld = "This message holds a way to sign in and is not shown."
const confidential = "This message is confidential and is not shown."
const nobody = "Confidential"

const MailMessage = builder.prismaNode("MailMessage", {
  id: { field: "id" },
  description:
    "An e-mail the hub has written. Kept for 90 days, for administrators; what is confidential only until it is sent, and without its contents.",
  runScopesOnType: true,
  authScopes: (mail, { viewer, env }) => canOperate(viewer).allowed && !(mail.status === "SENT" && isConfidential(mail, env)),
  fields: (t) => ({
    kind: t.exposeString("kind", { description: "What it is about, as noun.verb." }),
    toAddress: t.string({
      description: "To which address; withheld for what is confidential as soon as a mail server is set up.",
      resolve: (mail, _args, { env }) => (isConfidential(mail, env) ? nobody : mail.toAddress),
    }),
    toName: t.string({
      nullable: true,
      description: "To whom; withheld in the same way.",
      resolve: (mail, _args, { env }) => (isConfidential(mail, env) ? null : mail.toName),
    }),
    replyTo: t.string({
      nullable: true,
      description: "Where answers go, when not to the hub; withheld in the same way.",
      resolve: (mail, _args, { env }) => (isConfidential(mail, env) ? null : mail.replyTo),
    }),
    subject: t.string({
      description: "Subject line; withheld in the same way.",
      resolve: (mail, _args, { env }) => (isConfidential(mail, env) ? nobody : mail.subject),
    }),
    text: t.string({
      description: "What it says. Withheld for sign-in and reset links, and for what is confidential, as soon as a mail server is set up.",
      resolve: (mail, _args, { env }) => {
        if (isConfidential(mail, env)) return confidential
        return isWithheld(mail, env) ? withheld : mail.text
      },
    }),
    htmlPath: t.string({
      nullable: true,
      description: "Address of the same as HTML, as mail programs show it; null where `text` is withheld.",
      resolve: (mail, _args, { env }) => (isConfidential(mail, env) || isWithheld(mail, env) ? null : mailHtmlPath(mail)),
    }),
    listUnsubscribe: t.string({
      nullable: true,
      description: "The header by which mail programs offer to stop such mail; null where there is none, or `text` is withheld.",
      resolve: (mail, _args, { env }) => {
        if (isConfidential(mail, env) || isWithheld(mail, env)) return null
        return (mail.headers as Record<string, string>)["List-Unsubscribe"] ?? null
      },
    }),
    status: t.expose("status", { type: MailStatus, description: "Where it is on its way." }),
    error: t.string({
      nullable: true,
      description: "Why the last attempt failed; withheld in the same way, since it names the address.",
      resolve: (mail, _args, { env }) => (mail.error && isConfidential(mail, env) ? confidential : mail.error),
    }),
    attempts: t.exposeInt("attempts", { description: "Deliveries tried." }),
    createdAt: t.expose("createdAt", { type: "DateTime", description: "When it was written." }),
    sentAt: t.expose("sentAt", { type: "DateTime", nullable: true, description: "When the mail server took it." }),
  }),
})

builder.queryField("mailMessages", (t) =>
  t.prismaConnection({
    type: MailMessage,
    cursor: "id",
    description: "The outbox, newest first. For administrators.",
    authScopes: { signedIn: true },
    args: {
      status: t.arg({ type: MailStatus, description: "Only in this state." }),
      address: t.arg.string({ description: "Only to addresses that contain this." }),
    },
    complexity: ({ first }) => ({ field: 1, multiplier: pageSize(first) }),
    totalCount: (_root, args, { db, env, viewer }) => {
      demand(viewer, canOperate(viewer))
      return db.mailMessage.count({ where: outboxWhere(args, env) })
    },
    resolve: (query, _root, args, { db, env, viewer }) => {
      demand(viewer, canOperate(viewer))
      return db.mailMessage.findMany({ ...query, where: outboxWhere(args, env), orderBy: [{ createdAt: "desc" }, { id: "desc" }] })
    },
  }),
)

builder.mutationField("resendMail", (t) =>
  t.field({
    type: MailMessage,
    description: "Sends a message again that failed or was kept. For administrators.",
    authScopes: { signedIn: true },
    errors: { types: [NotFoundError, WrongStateError] },
    args: { id: t.arg.globalID({ required: true, description: "The message." }) },
    resolve: (_root, { id }, context) => resendMail(context, id.id),
  }),
)
