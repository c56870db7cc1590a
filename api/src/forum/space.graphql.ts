import { SpaceKind as kinds, SpaceReaders as readers } from "@hub/prisma"
import { roleNames } from "../people/public.ts"
import { builder } from "../platform/builder.ts"
import { readMarkdown } from "../platform/markdown.ts"
import { canAnnounce, isModeratorOf } from "./space.policy.ts"
import { spacesVisibleTo } from "./space.reads.ts"

export const SpaceKind = builder.enumType("SpaceKind", {
  description: "What a space is for.",
  values: {
    THEME: { value: kinds.THEME, description: "A subject." },
    REGION: { value: kinds.REGION, description: "A region." },
    PANEL: { value: kinds.PANEL, description: "People who do one job together." },
    GENERAL: { value: kinds.GENERAL, description: "Everything else." },
  },
})

export const SpaceReaders = builder.enumType("SpaceReaders", {
  description: "Who may read a space.",
  values: {
    EVERYBODY: { value: readers.EVERYBODY, description: "Everybody, visitors too." },
    MEMBERS: { value: readers.MEMBERS, description: "Whoever is signed in." },
    ROLE: { value: readers.ROLE, description: "Who holds a role." },
  },
})

/** Reached only through lists and look-ups that ask spacesVisibleTo, so it is no node. */
export const Space = builder.prismaObject("Space", {
  description: "A part of the forum with its own readers and guidelines.",
  fields: (t) => ({
    id: t.globalID({ description: "For mutations.", resolve: ({ id }) => ({ type: "Space", id }) }),
    slug: t.exposeString("slug", { description: "Its place in addresses: /forum/<slug>." }),
    name: t.exposeString("name", { description: "Name." }),
    kind: t.expose("kind", { type: SpaceKind, description: "What it is for." }),
    readers: t.expose("readers", { type: SpaceReaders, description: "Who may read it." }),
    readersInWords: t.string({
      description: "The same for people: “Everybody can read this”.",
      resolve: ({ readers, readerRole }) =>
        readers === "EVERYBODY"
          ? "Everybody can read this"
          : readers === "MEMBERS"
            ? "Members only: you need to be signed in to read this"
            : `Only for people with the role “${readerRole ? roleNames[readerRole] : ""}”, and moderators`,
    }),
    about: t.exposeString("about", { description: "What belongs here, in a sentence." }),
    guidelines: t.string({
      nullable: true,
      description: "House rules beyond those of the forum, as HTML that is safe to show.",
      resolve: ({ guidelines }) => guidelines && readMarkdown(guidelines).html,
    }),
    region: t.relation("region", { nullable: true, description: "The region of a regional space." }),
    threadCount: t.exposeInt("threadCount", { description: "Threads that can be read." }),
    postCount: t.exposeInt("postCount", { description: "Posts that can be read." }),
    lastPostAt: t.expose("lastPostAt", {
      type: "DateTime",
      nullable: true,
      description: "When the newest post was written; null without one.",
    }),
    isClosed: t.boolean({ description: "Nothing new can be written.", resolve: ({ closedAt }) => closedAt !== null }),
    isDemonstration: t.exposeBoolean("isDemonstration", { description: "True for an invented one." }),
    viewerCanAnnounce: t.boolean({
      description: "The viewer may make announcements here.",
      resolve: (space, _args, { viewer }) => canAnnounce(viewer, space).allowed,
    }),
    viewerCanModerate: t.boolean({
      description: "The viewer looks after it.",
      resolve: (space, _args, { viewer }) => isModeratorOf(viewer, space),
    }),
  }),
})

builder.queryFields((t) => ({
  spaces: t.prismaField({
    type: [Space],
    description: "The spaces the viewer may read, in their order. At most 100.",
    resolve: (query, _root, _args, { db, viewer }) =>
      db.space.findMany({
        ...query,
        where: spacesVisibleTo(viewer),
        orderBy: [{ kind: "desc" }, { position: "asc" }, { name: "asc" }],
        take: 100,
      }),
  }),
  space: t.prismaField({
    type: Space,
    nullable: true,
    description: "One space by its slug; null when there is none the viewer may read.",
    args: { slug: t.arg.string({ required: true, description: "As in /forum/<slug>." }) },
    resolve: (query, _root, { slug }, { db, viewer }) =>
      db.space.findFirst({ ...query, where: { AND: [{ slug }, spacesVisibleTo(viewer)] } }),
  }),
}))
