import { builder } from "../platform/builder.ts"
import { ConflictError, NotFoundError, ValidationError } from "../platform/errors.ts"
import { renderMarkdown } from "../platform/markdown.ts"
import { canManageCalls } from "./call.policy.ts"
import { callStatus } from "./call.rules.ts"
import { createCall, updateCall } from "./call.service.ts"

const CallStatus = builder.enumType("CallStatus", {
  description: "Whether a call can be answered.",
  values: ["NOT_YET_OPEN", "OPEN", "CLOSED"] as const,
})

export const Call = builder.prismaNode("Call", {
  id: { field: "id" },
  description: "A dated invitation for submissions.",
  fields: (t) => ({
    slug: t.exposeString("slug", { description: "Its place in addresses: /calls/<slug>." }),
    title: t.exposeString("title", { description: "Title." }),
    summary: t.exposeString("summary", { description: "What it asks for, in a few sentences." }),
    guidance: t.exposeString("guidance", { description: "What it wants and how answers are judged, Markdown." }),
    guidanceHtml: t.string({ description: "The guidance as safe HTML.", resolve: ({ guidance }) => renderMarkdown(guidance) }),
    aims: t.exposeStringList("aims", { description: "Slugs of the aims it serves. At most three." }),
    opensAt: t.expose("opensAt", { type: "DateTime", description: "From when on it can be answered." }),
    closesAt: t.expose("closesAt", { type: "DateTime", description: "The first instant at which it is too late." }),
    status: t.field({
      type: CallStatus,
      description: "By the server's clock.",
      resolve: (call, _args, { clock }) => callStatus(call, clock.now()),
    }),
    isDemonstration: t.exposeBoolean("isDemonstration", { description: "True for invented data." }),
    version: t.exposeInt("version", { description: "Send it with the next change." }),
    viewerCanEdit: t.boolean({
      description: "The viewer may change it.",
      resolve: (_call, _args, { viewer }) => canManageCalls(viewer).allowed,
    }),
  }),
})

builder.queryField("calls", (t) =>
  t.prismaConnection({
    type: Call,
    cursor: "id",
    description: "Calls for best practice, what closes last first.",
    resolve: (query, _root, _args, { db }) => db.call.findMany({ ...query, orderBy: [{ closesAt: "desc" }, { id: "desc" }] }),
  }),
)

builder.queryField("call", (t) =>
  t.prismaField({
    type: Call,
    nullable: true,
    description: "One call by its slug.",
    args: { slug: t.arg.string({ required: true, description: "As in /calls/<slug>." }) },
    resolve: (query, _root, { slug }, { db }) => db.call.findUnique({ ...query, where: { slug } }),
  }),
)

const CallInput = builder.inputType("CallInput", {
  description: "A call.",
  fields: (t) => ({
    title: t.string({ required: true, description: "At most 120 characters." }),
    summary: t.string({ required: true, description: "At most 400 characters." }),
    guidance: t.string({ required: true, description: "Markdown." }),
    aims: t.stringList({ required: true, description: "Slugs of terms of the taxonomy AIM." }),
    opensAt: t.field({ type: "DateTime", required: true, description: "From when on it can be answered." }),
    closesAt: t.field({ type: "DateTime", required: true, description: "The first instant at which it is too late." }),
  }),
})

builder.mutationFields((t) => ({
  createCall: t.field({
    type: Call,
    description: "Adds a call. For editors of the whole hub and administrators.",
    authScopes: { signedIn: true },
    errors: { types: [ValidationError] },
    args: { input: t.arg({ type: CallInput, required: true, description: "The call." }) },
    resolve: (_root, { input }, context) => createCall(context, input),
  }),
  updateCall: t.field({
    type: Call,
    description: "Changes a call; its address stays. For editors of the whole hub and administrators.",
    authScopes: { signedIn: true },
    errors: { types: [ValidationError, NotFoundError, ConflictError] },
    args: {
      id: t.arg.globalID({ required: true, description: "Which call." }),
      version: t.arg.int({ required: true, description: "The version that was read." }),
      input: t.arg({ type: CallInput, required: true, description: "The call as it should be." }),
    },
    resolve: (_root, { id, version, input }, context) => updateCall(context, { ...input, id: id.id, version }),
  }),
}))
