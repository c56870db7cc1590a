import { OrganisationImportStatus as statuses } from "@hub/prisma"
import { resolveArrayConnection } from "@pothos/plugin-relay"
import { demand } from "../platform/auth.ts"
import { builder } from "../platform/builder.ts"
import { ValidationError } from "../platform/errors.ts"
import { defaultPageSize, maxPageSize, pageSize } from "../platform/paging.ts"
import { canAdministerOrganisations } from "./organisation.policy.ts"
import type { RefusedRow as Refused } from "./organisation-import.rules.ts"
import { importOrganisations } from "./organisation-import.service.ts"
import { Person } from "./person.graphql.ts"
import { personLoader } from "./person.reads.ts"

const OrganisationImportStatus = builder.enumType("OrganisationImportStatus", {
  description: "How far an import has come.",
  values: Object.values(statuses),
})

const RefusedRow = builder.objectRef<Refused>("RefusedRow").implement({
  description: "A row of an import that was not taken over.",
  fields: (t) => ({
    line: t.exposeInt("line", { description: "Its number in the file, from 1." }),
    text: t.exposeString("text", { description: "How it begins." }),
    reason: t.exposeString("reason", { description: "Why it was refused, and what to do." }),
  }),
})

export const OrganisationImport = builder.prismaNode("OrganisationImport", {
  id: { field: "id" },
  // Column by column: whoever asks how far it is need not read all its rows.
  select: { id: true },
  description: "One run over an ODS trust file, and what came of it. For administrators.",
  runScopesOnType: true,
  authScopes: (_run, { viewer }) => canAdministerOrganisations(viewer).allowed,
  fields: (t) => ({
    fileName: t.exposeString("fileName", { description: "The name of the file." }),
    status: t.expose("status", {
      type: OrganisationImportStatus,
      description: "How far it has come. A failed one goes on when its job is tried again.",
    }),
    rowCount: t.exposeInt("rowCount", { description: "Rows to take over; those refused at once are not among them." }),
    position: t.exposeInt("position", { description: "How many of them are done." }),
    created: t.exposeInt("created", { description: "Organisations added." }),
    updated: t.exposeInt("updated", { description: "Organisations changed." }),
    unchanged: t.exposeInt("unchanged", { description: "Organisations that were already so." }),
    startedAt: t.expose("startedAt", { type: "DateTime", description: "When it began." }),
    finishedAt: t.expose("finishedAt", { type: "DateTime", nullable: true, description: "When it was done; null until then." }),
    startedBy: t.field({
      type: Person,
      nullable: true,
      description: "Who started it.",
      select: { startedById: true },
      resolve: ({ startedById }, _args, context) => (startedById ? personLoader(context).load(startedById) : null),
    }),
    refusedCount: t.int({
      description: "Rows not taken over.",
      select: { refused: true },
      resolve: ({ refused }) => (refused as Refused[]).length,
    }),
    refused: t.connection({
      type: RefusedRow,
      description: "Rows not taken over, with the reason, in the order of the file.",
      select: { refused: true },
      complexity: ({ first }) => ({ field: 1, multiplier: pageSize(first) }),
      resolve: ({ refused }, args) =>
        resolveArrayConnection({ args, defaultSize: defaultPageSize, maxSize: maxPageSize }, refused as Refused[]),
    }),
    reportPath: t.string({
      description: "Path of the refused rows as CSV, on the API and the web site.",
      resolve: ({ id }) => `/export/organisation-imports/${id}.csv`,
    }),
  }),
})

builder.queryField("organisationImports", (t) =>
  t.prismaConnection({
    type: OrganisationImport,
    cursor: "id",
    description: "Imports of organisations, latest first. For administrators.",
    authScopes: { signedIn: true },
    complexity: ({ first }) => ({ field: 1, multiplier: pageSize(first) }),
    resolve: (query, _root, _args, { db, viewer }) => {
      demand(viewer, canAdministerOrganisations(viewer))
      return db.organisationImport.findMany({ ...query, orderBy: { id: "desc" } })
    },
  }),
)

builder.mutationField("importOrganisations", (t) =>
  t.field({
    type: OrganisationImport,
    description:
      "Starts to take over the NHS ODS trust file etr.csv; repeatable. Ask for the import by its id to see how far it is. For administrators.",
    authScopes: { signedIn: true },
    errors: { types: [ValidationError] },
    args: {
      csv: t.arg.string({ required: true, description: "The text of the file, at most 5,000 rows." }),
      fileName: t.arg.string({ defaultValue: "etr.csv", description: "The name of the file, for the list of imports." }),
    },
    resolve: (_root, { csv, fileName }, context) => importOrganisations(context, { csv, fileName: fileName ?? "" }),
  }),
)
