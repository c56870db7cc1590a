import { AdoptionStage as stages } from "@hub/prisma"
import { encodeGlobalID } from "@pothos/plugin-relay"
import { builder } from "../platform/builder.ts"
import type { Context } from "../platform/context.ts"
import { Deleted } from "../platform/deleted.graphql.ts"
import { ConflictError, NotFoundError, ValidationError, WrongStateError } from "../platform/errors.ts"
import { pageSize } from "../platform/paging.ts"
import { canChangeAdoption } from "./adoption.policy.ts"
import { stageInWords } from "./adoption.rules.ts"
import { recordAdoption, removeAdoption, updateAdoption } from "./adoption.service.ts"
import { Initiative } from "./initiative.graphql.ts"
import { loadInitiative } from "./initiative.reads.ts"

const AdoptionStage = builder.enumType("AdoptionStage", {
  description: "How far another organisation has taken an initiative up.",
  values: Object.values(stages),
})

const AdoptionStep = builder.prismaObject("AdoptionStep", {
  description: "One move of an adoption to another stage.",
  fields: (t) => ({
    stage: t.expose("stage", { type: AdoptionStage, description: "To which stage." }),
    at: t.expose("at", { type: "DateTime", description: "When." }),
  }),
})

export const Adoption = builder.prismaNode("Adoption", {
  id: { field: "id" },
  description: "Another organisation's record of taking an initiative up. Public.",
  fields: (t) => ({
    organisation: t.relation("organisation", { description: "Who takes it up." }),
    stage: t.expose("stage", { type: AdoptionStage, description: "How far they are." }),
    stageInWords: t.string({ description: "“is piloting”, “has adopted” …", resolve: ({ stage }) => stageInWords[stage] }),
    localChanges: t.exposeString("localChanges", { nullable: true, description: "What they did differently." }),
    outcome: t.exposeString("outcome", { nullable: true, description: "What came of it." }),
    version: t.exposeInt("version", { description: "Send it with the next change." }),
    createdAt: t.expose("createdAt", { type: "DateTime", description: "When it was first recorded." }),
    updatedAt: t.expose("updatedAt", { type: "DateTime", description: "When it was last changed." }),
    steps: t.relation("steps", {
      type: AdoptionStep,
      description: "Its moves, oldest first. At most 50.",
      query: { orderBy: { at: "asc" }, take: 50 },
    }),
    initiative: t.field({
      type: Initiative,
      nullable: true,
      description: "What they take up.",
      resolve: ({ initiativeId }, _args, context) => loadInitiative(context, initiativeId),
    }),
    viewerCanChange: t.boolean({
      description: "The viewer may change or remove it.",
      resolve: (adoption, _args, { viewer }) => canChangeAdoption(viewer, adoption).allowed,
    }),
  }),
})

builder.objectField(Initiative, "adoptions", (t) =>
  t.prismaConnection({
    type: Adoption,
    cursor: "id",
    description: "Who has taken it up, last changed first.",
    complexity: ({ first }) => ({ field: 1, multiplier: pageSize(first) }),
    totalCount: ({ card }, _args, { db }) => db.adoption.count({ where: { initiativeId: card.id } }),
    resolve: (query, { card }, _args, { db }) =>
      db.adoption.findMany({ ...query, where: { initiativeId: card.id }, orderBy: [{ updatedAt: "desc" }, { id: "desc" }] }),
  }),
)

builder.queryField("myAdoptions", (t) =>
  t.prismaConnection({
    type: Adoption,
    cursor: "id",
    description: "What the viewer's organisations have taken up, last changed first.",
    authScopes: { signedIn: true },
    complexity: ({ first }) => ({ field: 1, multiplier: pageSize(first) }),
    resolve: (query, _root, _args, { db, viewer }) =>
      db.adoption.findMany({
        ...query,
        where: { organisationId: { in: viewer?.memberships.map(({ organisationId }) => organisationId) ?? [] } },
        orderBy: [{ updatedAt: "desc" }, { id: "desc" }],
      }),
  }),
)

const reload = ({ db }: Context, query: object, { id }: { id: string }) => db.adoption.findUniqueOrThrow({ ...query, where: { id } })

builder.mutationFields((t) => ({
  recordAdoption: t.prismaField({
    type: Adoption,
    description: "Records that the viewer's organisation takes an initiative up. One record an organisation and initiative.",
    authScopes: { signedIn: true },
    errors: { types: [ValidationError, NotFoundError, WrongStateError, ConflictError] },
    args: {
      initiative: t.arg.globalID({ required: true, description: "Which initiative." }),
      organisation: t.arg.globalID({ required: true, description: "Which of the viewer's organisations." }),
      stage: t.arg({ type: AdoptionStage, required: true, description: "How far it is." }),
      localChanges: t.arg.string({ defaultValue: "", description: "What was changed locally; needed for “adapted”." }),
      outcome: t.arg.string({ defaultValue: "", description: "What came of it; needed for “stopped”." }),
    },
    resolve: async (query, _root, { initiative, organisation, stage, localChanges, outcome }, context) =>
      reload(
        context,
        query,
        await recordAdoption(context, {
          initiativeId: initiative.id,
          organisationId: organisation.id,
          stage,
          localChanges: localChanges ?? "",
          outcome: outcome ?? "",
        }),
      ),
  }),
  updateAdoption: t.prismaField({
    type: Adoption,
    description: "Moves an adoption on, or corrects what it says.",
    authScopes: { signedIn: true },
    errors: { types: [ValidationError, NotFoundError, WrongStateError, ConflictError] },
    args: {
      id: t.arg.globalID({ required: true, description: "Which record." }),
      version: t.arg.int({ required: true, description: "The version that was read." }),
      stage: t.arg({ type: AdoptionStage, required: true, description: "How far it is." }),
      localChanges: t.arg.string({ required: true, description: "What was changed locally; may be empty." }),
      outcome: t.arg.string({ required: true, description: "What came of it; may be empty." }),
    },
    resolve: async (query, _root, { id, ...input }, context) =>
      reload(context, query, await updateAdoption(context, { id: id.id, ...input })),
  }),
  removeAdoption: t.field({
    type: Deleted,
    description: "Takes back a record that should not have been made.",
    authScopes: { signedIn: true },
    errors: { types: [NotFoundError] },
    args: { id: t.arg.globalID({ required: true, description: "Which record." }) },
    resolve: async (_root, { id }, context) => {
      await removeAdoption(context, id.id)
      return { id: encodeGlobalID(id.typename, id.id) }
    },
  }),
}))
