import { NotificationFrequency as frequencies } from "@hub/prisma"
import { encodeGlobalID } from "@pothos/plugin-relay"
import { builder } from "../platform/builder.ts"

export const NotificationFrequency = builder.enumType("NotificationFrequency", {
  description: "How often mail about things one follows is sent.",
  values: Object.values(frequencies),
})

const weekdays = ["MONDAY", "TUESDAY", "WEDNESDAY", "THURSDAY", "FRIDAY", "SATURDAY", "SUNDAY"]

/** Kept as a number, 1 for Monday. */
export const Weekday = builder.enumType("Weekday", {
  description: "A day of the week.",
  values: Object.fromEntries(weekdays.map((name, before) => [name, { value: before + 1 }])) as Record<string, { value: number }>,
})

export const Viewer = builder.prismaObject("Person", {
  variant: "Viewer",
  select: { id: true },
  description: "The person who is signed in, as they see themselves.",
  fields: (t) => ({
    id: t.id({
      description: "The id of the viewer's Person.",
      select: { id: true },
      resolve: ({ id }) => encodeGlobalID("Person", id),
    }),
    name: t.exposeString("name", { description: "Full name." }),
    email: t.exposeString("email", { description: "Address they sign in with; nobody else sees it." }),
    emailVerified: t.exposeBoolean("emailVerified", { description: "Whether the address was shown to be theirs." }),
    handle: t.exposeString("handle", { description: "Its place in addresses: /people/<handle>." }),
    jobTitle: t.exposeString("jobTitle", { nullable: true, description: "What they do, in a line." }),
    about: t.exposeString("about", { nullable: true, description: "What they say of themselves." }),
    isContactable: t.exposeBoolean("isContactable", { description: "Willing to be contacted by peers through the hub." }),
    twoFactorEnabled: t.exposeBoolean("twoFactorEnabled", { description: "Whether signing in needs a code of an authenticator app." }),
    hasPassword: t.boolean({
      description: "False for people who sign in by a link or by their organisation only.",
      select: { accounts: { where: { providerId: "credential" }, select: { id: true } } },
      resolve: ({ accounts }) => accounts.length > 0,
    }),
    notificationFrequency: t.expose("notificationFrequency", {
      type: NotificationFrequency,
      description: "How often mail about things they follow is sent. Mail about their own submissions is always sent at once.",
    }),
    digestHour: t.exposeInt("digestHour", { description: "The hour of the day, in London, at which their summaries come: 0 to 23." }),
    digestWeekday: t.field({
      type: Weekday,
      description: "The day on which weekly summaries come.",
      select: { digestWeekday: true },
      resolve: ({ digestWeekday }) => digestWeekday,
    }),
    isDemonstration: t.exposeBoolean("isDemonstration", { description: "True for invented people." }),
    roles: t.relation("roleGrants", {
      description: "Roles held now, at most a few dozen.",
      query: { where: { revokedAt: null }, orderBy: { grantedAt: "asc" } },
    }),
    memberships: t.relation("memberships", {
      description: "Organisations they belong to now, at most a few dozen.",
      query: { where: { status: "ACTIVE" }, orderBy: { requestedAt: "asc" } },
    }),
  }),
})

builder.queryField("viewer", (t) =>
  t.prismaField({
    type: Viewer,
    nullable: true,
    description: "The person who is signed in; null when nobody is.",
    resolve: (query, _root, _args, { db, viewer }) => {
      const wanted = { ...query }
      return viewer ? db.person.findUnique({ ...wanted, where: { id: viewer.id } }) : null
    },
  }),
)
