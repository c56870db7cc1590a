import { builder } from "../platform/builder.ts"
import { ConflictError, NotFoundError, ValidationError } from "../platform/errors.ts"
import { renderMarkdown } from "../platform/markdown.ts"
import { canManageAwards } from "./award.policy.ts"
import { followAward, followsAward } from "./award-follow.service.ts"
import { createAward, updateAward } from "./round-setup.service.ts"

export const Award = builder.prismaNode("Award", {
  id: { field: "id" },
  description: "A recognition award that is given again and again; each time is a round.",
  fields: (t) => ({
    slug: t.exposeString("slug", { description: "Its place in addresses." }),
    name: t.exposeString("name", { description: "What it is called." }),
    summary: t.exposeString("summary", { description: "What it is for, in a few sentences." }),
    about: t.exposeString("about", { description: "What it is for, Markdown." }),
    aboutHtml: t.string({ description: "What it is for, as safe HTML.", resolve: ({ about }) => renderMarkdown(about) }),
    version: t.exposeInt("version", { description: "Send it with the next change." }),
    isDemonstration: t.exposeBoolean("isDemonstration", { description: "True for invented data." }),
    viewerFollows: t.boolean({
      description: "The viewer hears of its rounds.",
      resolve: ({ id }, _args, context) => followsAward(context, id),
    }),
    viewerCanManage: t.boolean({
      description: "The viewer may change it and begin rounds.",
      resolve: (_award, _args, { viewer }) => canManageAwards(viewer).allowed,
    }),
  }),
})

builder.queryField("viewerCanBeginAwards", (t) =>
  t.boolean({
    description: "The viewer manages awards for the whole hub: may begin awards and rounds.",
    resolve: (_root, _args, { viewer }) => canManageAwards(viewer).allowed,
  }),
)

builder.queryField("awards", (t) =>
  t.prismaConnection({
    type: Award,
    cursor: "id",
    description: "Every award, by name.",
    resolve: (query, _root, _args, { db }) => db.award.findMany({ ...query, orderBy: [{ name: "asc" }, { id: "asc" }] }),
  }),
)

builder.queryField("award", (t) =>
  t.prismaField({
    type: Award,
    nullable: true,
    description: "One award by its slug.",
    args: { slug: t.arg.string({ required: true, description: "As in its address." }) },
    resolve: (query, _root, { slug }, { db }) => db.award.findUnique({ ...query, where: { slug } }),
  }),
)

const AwardInput = builder.inputType("AwardInput", {
  description: "What an award says of itself.",
  fields: (t) => ({
    name: t.string({ required: true, description: "At most 120 characters." }),
    summary: t.string({ required: true, description: "At most 400 characters." }),
    about: t.string({ required: true, description: "Markdown." }),
  }),
})

builder.mutationFields((t) => ({
  createAward: t.field({
    type: Award,
    description: "Begins an award. For award managers of the whole hub.",
    authScopes: { signedIn: true },
    errors: { types: [ValidationError] },
    args: { input: t.arg({ type: AwardInput, required: true, description: "The award." }) },
    resolve: (_root, { input }, context) => createAward(context, input),
  }),
  updateAward: t.field({
    type: Award,
    description: "Changes what an award says of itself; its address stays. For award managers of the whole hub.",
    authScopes: { signedIn: true },
    errors: { types: [ValidationError, NotFoundError, ConflictError] },
    args: {
      id: t.arg.globalID({ required: true, description: "Which award." }),
      version: t.arg.int({ required: true, description: "The version that was read." }),
      input: t.arg({ type: AwardInput, required: true, description: "The award as it should be." }),
    },
    resolve: (_root, { id, version, input }, context) => updateAward(context, { id: id.id, version, ...input }),
  }),
  followAward: t.field({
    type: Award,
    description: "Lets the viewer hear when a round of an award opens, or ends that.",
    authScopes: { signedIn: true },
    errors: { types: [NotFoundError] },
    args: {
      id: t.arg.globalID({ required: true, description: "Which award." }),
      follow: t.arg.boolean({ required: true, description: "True to hear of its rounds." }),
    },
    resolve: (_root, { id, follow }, context) => followAward(context, { id: id.id, follow }),
  }),
}))
