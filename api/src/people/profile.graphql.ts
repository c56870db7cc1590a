import { builder } from "../platform/builder.ts"
import { ValidationError } from "../platform/errors.ts"
import { Organisation } from "./organisation.graphql.ts"
import { Person } from "./person.graphql.ts"
import { hasProfile } from "./profile.rules.ts"
import { updateNotificationSettings, updateProfile } from "./profile.service.ts"
import { NotificationFrequency, Viewer, Weekday } from "./viewer.graphql.ts"

builder.prismaObjectField(Person, "organisations", (t) =>
  t.field({
    type: [Organisation],
    description: "Organisations they belong to now, at most a few dozen.",
    select: (_args, _context, nestedSelection) => ({
      suspendedAt: true,
      erasedAt: true,
      memberships: {
        where: { status: "ACTIVE" as const },
        orderBy: { requestedAt: "asc" as const },
        select: { organisation: nestedSelection(true) },
      },
    }),
    resolve: (person) => (hasProfile(person) ? person.memberships.map(({ organisation }) => organisation) : []),
  }),
)

builder.queryField("person", (t) =>
  t.prismaField({
    type: Person,
    nullable: true,
    description: "One person by their handle; null for somebody who left, is suspended or never confirmed their address.",
    args: { handle: t.arg.string({ required: true, description: "As in /people/<handle>." }) },
    resolve: (query, _root, { handle }, { db }) =>
      db.person.findUnique({ ...query, where: { handle, suspendedAt: null, erasedAt: null, emailVerified: true } }),
  }),
)

builder.mutationFields((t) => ({
  updateProfile: t.prismaField({
    type: Viewer,
    description: "Changes what others see of the viewer.",
    authScopes: { signedIn: true },
    args: {
      name: t.arg.string({ required: true, description: "Full name, 2 to 100 characters." }),
      jobTitle: t.arg.string({ required: true, description: "What they do, at most 120 characters; empty for nothing." }),
      about: t.arg.string({ required: true, description: "Plain text, at most 2,000 characters; empty for nothing." }),
      isContactable: t.arg.boolean({ required: true, description: "Willing to be contacted by peers through the hub." }),
    },
    errors: { types: [ValidationError] },
    resolve: async (query, _root, args, context) => {
      const id = await updateProfile(context, args)
      return context.db.person.findUniqueOrThrow({ ...query, where: { id } })
    },
  }),
  updateNotificationSettings: t.prismaField({
    type: Viewer,
    description: "Sets how often, and when, the viewer gets mail about things they follow.",
    authScopes: { signedIn: true },
    args: {
      frequency: t.arg({ type: NotificationFrequency, required: true, description: "How often." }),
      hour: t.arg.int({ description: "The hour of the day, in London, at which summaries come: 0 to 23. Left out, it stays." }),
      weekday: t.arg({ type: Weekday, description: "The day on which weekly summaries come. Left out, it stays." }),
    },
    errors: { types: [ValidationError] },
    resolve: async (query, _root, args, context) => {
      const id = await updateNotificationSettings(context, args)
      return context.db.person.findUniqueOrThrow({ ...query, where: { id } })
    },
  }),
}))
