import { OrganisationKind as kinds, type Region as RegionRow } from "@hub/prisma"
import { builder } from "../platform/builder.ts"
import { ConflictError, NotFoundError, ValidationError, WrongStateError } from "../platform/errors.ts"
import { pageSize } from "../platform/paging.ts"
import { canAdministerOrganisations, canEditOrganisation } from "./organisation.policy.ts"
import { organisationsWhere } from "./organisation.reads.ts"
import { createOrganisation, setOrganisationClosed, updateOrganisation, updateOrganisationPage } from "./organisation.service.ts"
import { Region } from "./region.graphql.ts"
import { regionLoader } from "./region.reads.ts"

export const OrganisationKind = builder.enumType("OrganisationKind", {
  description: "What sort of body an organisation is.",
  values: Object.values(kinds),
})

export const Organisation = builder.prismaNode("Organisation", {
  id: { field: "id" },
  description: "A body that runs, adopts or supports initiatives.",
  fields: (t) => ({
    slug: t.exposeString("slug", { description: "Its place in addresses: /organisations/<slug>." }),
    name: t.exposeString("name", { description: "Full name." }),
    kind: t.expose("kind", { type: OrganisationKind, description: "What sort of body it is." }),
    region: t.field({
      type: Region,
      description: "Where it is based.",
      // The projection of a domain may bring it along.
      resolve: (organisation, _args, context) =>
        (organisation as { region?: RegionRow }).region ?? regionLoader(context).load(organisation.regionId),
    }),
    website: t.exposeString("website", { nullable: true, description: "Web address." }),
    about: t.exposeString("about", { nullable: true, description: "What it says of itself." }),
    odsCode: t.exposeString("odsCode", { nullable: true, description: "NHS Organisation Data Service code." }),
    ukprn: t.exposeString("ukprn", { nullable: true, description: "UK Provider Reference Number." }),
    postcode: t.exposeString("postcode", { nullable: true, description: "Of its main site." }),
    closedAt: t.expose("closedAt", { type: "DateTime", nullable: true, description: "When it closed; null while it exists." }),
    isDemonstration: t.exposeBoolean("isDemonstration", { description: "True for invented data." }),
    version: t.exposeInt("version", { description: "Send it with the next change." }),
    emailDomains: t.stringList({
      description: "Addresses under these domains join at once. At most 20. Shown to those who administer organisations, empty for others.",
      select: { emailDomains: { orderBy: { domain: "asc" } } },
      resolve: ({ emailDomains }, _args, { viewer }) =>
        canAdministerOrganisations(viewer).allowed ? emailDomains.map(({ domain }) => domain) : [],
    }),
    viewerCanEdit: t.boolean({
      description: "The viewer may change its page.",
      resolve: ({ id }, _args, { viewer }) => canEditOrganisation(viewer, id).allowed,
    }),
  }),
})

builder.queryField("organisation", (t) =>
  t.prismaField({
    type: "Organisation",
    nullable: true,
    description: "One organisation by its slug.",
    args: { slug: t.arg.string({ required: true, description: "As in /organisations/<slug>." }) },
    resolve: (query, _root, { slug }, { db }) => db.organisation.findUnique({ ...query, where: { slug } }),
  }),
)

const OrganisationFilter = builder.inputType("OrganisationFilter", {
  description: "Which organisations to list; what is left out does not narrow.",
  fields: (t) => ({
    name: t.string({ description: "Part of the name, an ODS code or a UKPRN." }),
    kinds: t.field({ type: [OrganisationKind], description: "Any of these kinds." }),
    regions: t.stringList({ description: "Slugs of regions: any of them." }),
    includeClosed: t.boolean({ description: "Closed ones too.", defaultValue: false }),
  }),
})

builder.queryField("organisations", (t) =>
  t.prismaConnection({
    type: "Organisation",
    cursor: "id",
    description: "Organisations by name.",
    args: { filter: t.arg({ type: OrganisationFilter, description: "Which ones." }) },
    complexity: ({ first }) => ({ field: 1, multiplier: pageSize(first) }),
    totalCount: (_root, { filter }, { db }) => db.organisation.count({ where: organisationsWhere(filter) }),
    resolve: (query, _root, { filter }, { db }) =>
      db.organisation.findMany({ ...query, where: organisationsWhere(filter), orderBy: [{ name: "asc" }, { id: "asc" }] }),
  }),
)

const pageFields = (t: Parameters<Parameters<typeof builder.inputType>[1]["fields"]>[0]) => ({
  about: t.string({ required: true, description: "What it says of itself; may be empty." }),
  website: t.string({ required: true, description: "Web address; may be empty." }),
})

const versionFields = (t: Parameters<Parameters<typeof builder.inputType>[1]["fields"]>[0]) => ({
  id: t.globalID({ required: true, description: "Which one." }),
  version: t.int({ required: true, description: "The version that was read." }),
})

const identityFields = (t: Parameters<Parameters<typeof builder.inputType>[1]["fields"]>[0]) => ({
  ...pageFields(t),
  name: t.string({ required: true, description: "Full name." }),
  kind: t.field({ type: OrganisationKind, required: true, description: "What sort of body it is." }),
  region: t.globalID({ required: true, description: "Its region's id." }),
  odsCode: t.string({ required: true, description: "ODS code; may be empty." }),
  ukprn: t.string({ required: true, description: "UKPRN; may be empty." }),
  postcode: t.string({ required: true, description: "Of its main site; may be empty." }),
  emailDomains: t.stringList({ required: true, description: "Domains whose verified addresses join at once." }),
})

const CreateOrganisationInput = builder.inputType("CreateOrganisationInput", {
  description: "A new organisation.",
  fields: (t) => identityFields(t),
})

const UpdateOrganisationInput = builder.inputType("UpdateOrganisationInput", {
  description: "Who an organisation is.",
  fields: (t) => ({ ...versionFields(t), ...identityFields(t) }),
})

const UpdateOrganisationPageInput = builder.inputType("UpdateOrganisationPageInput", {
  description: "What an organisation says of itself.",
  fields: (t) => ({ ...versionFields(t), ...pageFields(t) }),
})

builder.mutationFields((t) => ({
  createOrganisation: t.field({
    type: Organisation,
    description: "Adds an organisation. For administrators.",
    authScopes: { signedIn: true },
    errors: { types: [ValidationError] },
    args: { input: t.arg({ type: CreateOrganisationInput, required: true, description: "The organisation." }) },
    resolve: (_root, { input: { region, ...input } }, context) => createOrganisation(context, { ...input, regionId: region.id }),
  }),
  updateOrganisation: t.field({
    type: Organisation,
    description: "Changes who an organisation is. For administrators.",
    authScopes: { signedIn: true },
    errors: { types: [ValidationError, NotFoundError, ConflictError] },
    args: { input: t.arg({ type: UpdateOrganisationInput, required: true, description: "The organisation as it should be." }) },
    resolve: (_root, { input: { id, region, ...input } }, context) =>
      updateOrganisation(context, { ...input, id: id.id, regionId: region.id }),
  }),
  updateOrganisationPage: t.field({
    type: Organisation,
    description: "Changes what an organisation says of itself. For its leads and administrators.",
    authScopes: { signedIn: true },
    errors: { types: [ValidationError, NotFoundError, ConflictError] },
    args: { input: t.arg({ type: UpdateOrganisationPageInput, required: true, description: "The texts as they should be." }) },
    resolve: (_root, { input: { id, ...input } }, context) => updateOrganisationPage(context, { ...input, id: id.id }),
  }),
  setOrganisationClosed: t.field({
    type: Organisation,
    description: "Marks an organisation as closed, or open again. For administrators.",
    authScopes: { signedIn: true },
    errors: { types: [ValidationError, NotFoundError, WrongStateError] },
    args: {
      id: t.arg.globalID({ required: true, description: "Which one." }),
      closed: t.arg.boolean({ required: true, description: "True to close, false to reopen." }),
      reason: t.arg.string({ required: true, description: "Why; kept in the audit log." }),
    },
    resolve: (_root, { id, closed, reason }, context) => setOrganisationClosed(context, { id: id.id, closed, reason }),
  }),
}))
