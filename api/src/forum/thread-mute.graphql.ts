import { builder } from "../platform/builder.ts"
import { ValidationError } from "../platform/errors.ts"
import { type ThreadMuteLink as Link, muteThread, threadMuteLink } from "./thread-mute.service.ts"

const ThreadMuteLink = builder.objectRef<Link>("ThreadMuteLink").implement({
  description: "What a link that ends mail about one thread would end, or has ended.",
  fields: (t) => ({
    address: t.exposeString("address", { description: 'Whose mail, shortened: "p…@example.org".' }),
    title: t.string({
      nullable: true,
      description: "What the thread is called; null when the person may not read it any more.",
      resolve: ({ thread }) => thread?.title ?? null,
    }),
    path: t.string({
      nullable: true,
      description: "Where they can read it, on the web site; null when they may not any more.",
      resolve: ({ thread }) => thread?.path ?? null,
    }),
    isMuted: t.exposeBoolean("isMuted", { description: "Whether they hear nothing of it." }),
  }),
})

builder.queryField("threadMuteLink", (t) =>
  t.field({
    type: ThreadMuteLink,
    nullable: true,
    description:
      "The link that ends mail about one thread, by its token; null when it is not complete, or the account or the thread has gone. Reading it ends nothing.",
    args: { token: t.arg.string({ required: true, description: "As in /unsubscribe/thread/<token>." }) },
    resolve: (_root, { token }, context) => threadMuteLink(context, token),
  }),
)

builder.mutationField("muteThread", (t) =>
  t.field({
    type: ThreadMuteLink,
    description:
      "Ends what a person hears of one thread, by the token of a link in mail about it; nobody has to be signed in. Doing it again changes nothing.",
    errors: { types: [ValidationError] },
    args: { token: t.arg.string({ required: true, description: "As in /unsubscribe/thread/<token>." }) },
    resolve: (_root, { token }, context) => muteThread(context, token),
  }),
)
