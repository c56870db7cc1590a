import { Role } from "../people/public.ts"
import { builder } from "../platform/builder.ts"
import { ConflictError, NotFoundError, ValidationError, WrongStateError } from "../platform/errors.ts"
import { Space, SpaceKind, SpaceReaders } from "./space.graphql.ts"
import { canManageSpaces } from "./space.policy.ts"
import { createSpace, setSpaceClosed, updateSpace } from "./space.service.ts"

const SpaceSettings = builder.inputType("SpaceSettings", {
  description: "How an administrator sets up a space.",
  fields: (t) => ({
    name: t.string({ required: true, description: "At most 80 characters." }),
    about: t.string({ required: true, description: "What belongs here, at most 300 characters." }),
    guidelines: t.string({ required: true, description: "House rules beyond those of the forum, as Markdown; may be empty." }),
    kind: t.field({ type: SpaceKind, required: true, description: "What it is for." }),
    region: t.globalID({ description: "Its region; also narrows the role that may read it to that region." }),
    readers: t.field({ type: SpaceReaders, required: true, description: "Who may read it, and so everything in it." }),
    readerRole: t.field({ type: Role, description: "The role, where only who holds one may read it." }),
    position: t.int({ required: true, description: "Its place in the list of its kind, from 0." }),
  }),
})

const settings = ({ region, readerRole, ...rest }: typeof SpaceSettings.$inferInput) => ({
  ...rest,
  regionId: region?.id ?? null,
  readerRole: readerRole ?? null,
})

builder.prismaObjectFields(Space, (t) => ({
  readerRole: t.expose("readerRole", { type: Role, nullable: true, description: "The role that may read it, if only one may." }),
  guidelinesText: t.exposeString("guidelines", { nullable: true, description: "Its guidelines as they were written, in Markdown." }),
  position: t.exposeInt("position", { description: "Its place in the list of its kind." }),
  version: t.exposeInt("version", { description: "Send it with the next change." }),
}))

builder.queryField("spacesToManage", (t) =>
  t.prismaField({
    type: [Space],
    nullable: true,
    description:
      "All spaces, closed and private ones too, for administrators; null for everybody else. Setting a space up does not make anybody its reader. At most 200.",
    resolve: (query, _root, _args, { db, viewer }) => {
      const wanted = { ...query }
      return canManageSpaces(viewer).allowed
        ? db.space.findMany({ ...wanted, orderBy: [{ kind: "desc" }, { position: "asc" }, { name: "asc" }], take: 200 })
        : null
    },
  }),
)

builder.mutationFields((t) => ({
  createSpace: t.prismaField({
    type: Space,
    description: "Adds a space to the forum. For administrators.",
    authScopes: { signedIn: true },
    errors: { types: [ValidationError] },
    args: { settings: t.arg({ type: SpaceSettings, required: true, description: "How it is set up." }) },
    resolve: async (query, _root, args, context) => {
      const id = await createSpace(context, settings(args.settings))
      return context.db.space.findUniqueOrThrow({ ...query, where: { id } })
    },
  }),
  updateSpace: t.prismaField({
    type: Space,
    description:
      "Changes how a space is set up; its slug stays. Who may read it holds at once everywhere: pages, search, feeds, notifications, mail, open pages. For administrators.",
    authScopes: { signedIn: true },
    errors: { types: [ValidationError, NotFoundError, ConflictError] },
    args: {
      id: t.arg.globalID({ required: true, description: "Which." }),
      version: t.arg.int({ required: true, description: "The version that was changed." }),
      settings: t.arg({ type: SpaceSettings, required: true, description: "How it is set up from now on." }),
    },
    resolve: async (query, _root, args, context) => {
      const id = await updateSpace(context, { ...settings(args.settings), id: args.id.id, version: args.version })
      return context.db.space.findUniqueOrThrow({ ...query, where: { id } })
    },
  }),
  setSpaceClosed: t.prismaField({
    type: Space,
    description: "Closes a space, so that it can be read and nothing new can be written, or opens it again. For administrators.",
    authScopes: { signedIn: true },
    errors: { types: [NotFoundError, WrongStateError] },
    args: {
      id: t.arg.globalID({ required: true, description: "Which." }),
      closed: t.arg.boolean({ required: true, description: "True to close, false to open again." }),
    },
    resolve: async (query, _root, args, context) => {
      const id = await setSpaceClosed(context, { id: args.id.id, closed: args.closed })
      return context.db.space.findUniqueOrThrow({ ...query, where: { id } })
    },
  }),
}))
