import { builder } from "./builder.ts"
import { hubName } from "./hub.ts"

/** Domains add fields about this installation to it. */
export const Hub = builder.objectRef<Record<string, never>>("Hub").implement({
  description: "This installation.",
  fields: (t) => ({
    name: t.string({ description: "Its name, for headings and mail.", resolve: () => hubName }),
    sendsMail: t.boolean({
      description: "False while no mail server is set up: messages are then kept in the outbox, which administrators read.",
      resolve: (_hub, _args, { env }) => env.SMTP_URL !== undefined,
    }),
    now: t.field({ type: "DateTime", description: "The time the server goes by.", resolve: (_hub, _args, context) => context.clock.now() }),
  }),
})

builder.queryField("hub", (t) => t.field({ type: Hub, description: "This installation.", resolve: () => ({}) }))
