import type { Term as TermRow } from "@hub/prisma"
import { builder } from "../platform/builder.ts"
import { NotFoundError, RateLimitedError, ValidationError, WrongStateError } from "../platform/errors.ts"
import { Organisation } from "./organisation.graphql.ts"
import { Person } from "./person.graphql.ts"
import { canSeeProfile, profilesVisibleTo } from "./person.policy.ts"
import { contactPerson } from "./person-contact.service.ts"
import { mostInterests } from "./profile.input.ts"
import { updateNotificationSettings, updateProfile } from "./profile.service.ts"
import { Term } from "./term.graphql.ts"
import { NotificationFrequency, Viewer, Weekday } from "./viewer.graphql.ts"

/** What canSeeProfile asks for. */
const profile = { id: true, suspendedAt: true, erasedAt: true, isProfileHidden: true } as const

builder.prismaObjectField(Person, "organisations", (t) =>
  t.field({
    type: [Organisation],
    description: "Organisations they belong to now, at most a few dozen.",
    select: (_args, _context, nestedSelection) => ({
      ...profile,
      memberships: {
        where: { status: "ACTIVE" as const },
        orderBy: { requestedAt: "asc" as const },
        select: { organisation: nestedSelection(true) },
      },
    }),
    resolve: (person, _args, { viewer }) =>
      canSeeProfile(viewer, person) ? person.memberships.map(({ organisation }) => organisation) : [],
  }),
)

const interests = {
  interests: { include: { term: { include: { mergedInto: true } } }, orderBy: { term: { position: "asc" } }, take: mostInterests },
} as const
type Interests = { interests: readonly { termId: string; term: TermRow & { mergedInto: TermRow | null } }[] }
/** Terms that were merged lead to their successors. */
const termsOf = (rows: Interests["interests"]) => [
  ...new Map(rows.map(({ term }) => [term.mergedIntoId ?? term.id, term.mergedInto ?? term])).values(),
]

builder.prismaObjectField(Person, "interests", (t) =>
  t.field({
    type: [Term],
    description: `Target groups and themes they work on; none of a former member. At most ${mostInterests}.`,
    select: { ...profile, ...interests },
    resolve: (person, _args, { viewer }) => (canSeeProfile(viewer, person) ? termsOf(person.interests) : []),
  }),
)

builder.prismaObjectFields(Viewer, (t) => ({
  isProfileHidden: t.exposeBoolean("isProfileHidden", {
    description: "Hidden from others: no page, no details beside their name, not found among peers and not called by @name.",
  }),
  askMeAbout: t.exposeString("askMeAbout", { nullable: true, description: "What others may ask them about, in a line." }),
  interests: t.field({
    type: [Term],
    description: `Target groups and themes they work on, by which peers find them. At most ${mostInterests}.`,
    select: interests,
    resolve: (person) => termsOf(person.interests),
  }),
}))

builder.queryField("person", (t) =>
  t.prismaField({
    type: Person,
    nullable: true,
    description:
      "One person by their handle; null for somebody who left, is suspended, hides their profile or never confirmed their address.",
    args: { handle: t.arg.string({ required: true, description: "As in /people/<handle>." }) },
    resolve: (query, _root, { handle }, { db, viewer }) =>
      db.person.findUnique({ ...query, where: { handle, emailVerified: true, AND: [profilesVisibleTo(viewer)] } }),
  }),
)

builder.mutationFields((t) => ({
  contactPerson: t.prismaField({
    type: Person,
    description: "Relays a message to somebody who is willing to be contacted; they can reply to the viewer's address. Ten a day.",
    authScopes: { signedIn: true },
    errors: { types: [ValidationError, NotFoundError, WrongStateError, RateLimitedError] },
    args: {
      handle: t.arg.string({ required: true, description: "Whom: as in /people/<handle>." }),
      message: t.arg.string({ required: true, description: "Plain text, 20 to 4000 characters." }),
    },
    resolve: async (query, _root, args, context) => {
      const id = await contactPerson(context, args)
      return context.db.person.findUniqueOrThrow({ ...query, where: { id } })
    },
  }),
  updateProfile: t.prismaField({
    type: Viewer,
    description: "Changes what others see of the viewer.",
    authScopes: { signedIn: true },
    args: {
      name: t.arg.string({ required: true, description: "Full name, 2 to 100 characters." }),
      jobTitle: t.arg.string({ required: true, description: "What they do, at most 120 characters; empty for nothing." }),
      about: t.arg.string({ required: true, description: "Plain text, at most 2,000 characters; empty for nothing." }),
      isContactable: t.arg.boolean({ required: true, description: "Willing to be contacted by peers through the hub." }),
      askMeAbout: t.arg.string({
        description: "What others may ask them about, at most 200 characters; empty for nothing. Left out, it stays.",
      }),
      isProfileHidden: t.arg.boolean({ description: "Whether the profile is hidden from others. Left out, it stays." }),
      interests: t.arg.globalIDList({
        description: `Target groups and themes they work on, at most ${mostInterests}. Left out, they stay.`,
      }),
    },
    errors: { types: [ValidationError] },
    resolve: async (query, _root, { askMeAbout, isProfileHidden, interests, ...args }, context) => {
      const id = await updateProfile(context, {
        ...args,
        askMeAbout: askMeAbout ?? undefined,
        isProfileHidden: isProfileHidden ?? undefined,
        interests: interests?.map((term) => term.id),
      })
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
