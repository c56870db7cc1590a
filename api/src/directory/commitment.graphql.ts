import { CommitmentMeasure as measures, CommitmentScheme as schemeNames } from "@hub/prisma"
import { Organisation, OrganisationKind } from "../people/public.ts"
import { builder } from "../platform/builder.ts"
import { ConflictError, NotFoundError, ValidationError, WrongStateError } from "../platform/errors.ts"
import { pageSize } from "../platform/paging.ts"
import { canKeepCommitments } from "./commitment.policy.ts"
import { byOrganisation, commitmentsWhere, type SchemeSums, sumsOfSchemes } from "./commitment.reads.ts"
import { type Expectation, isReportOverdue, type Measure, schemeOfSlug, schemes } from "./commitment.rules.ts"
import { endCommitment, makeCommitment, reportOnCommitment, updateCommitment } from "./commitment.service.ts"

type Scheme = keyof typeof schemes

const CommitmentScheme = builder.enumType("CommitmentScheme", {
  description: "What an organisation can commit itself to.",
  values: {
    PRACTISE: { value: schemeNames.PRACTISE, description: "Work experience, offered and given out fairly." },
    HEALTH_AMBASSADOR: { value: schemeNames.HEALTH_AMBASSADOR, description: "Staff who tell others about careers in health." },
  },
})

const CommitmentMeasure = builder.enumType("CommitmentMeasure", {
  description: "What yearly reports count.",
  values: Object.values(measures),
})

const ExpectationType = builder.objectRef<Expectation>("CommitmentExpectation").implement({
  description: "Something a scheme expects of an organisation.",
  fields: (t) => ({
    key: t.exposeString("key", { description: "For mutations." }),
    text: t.exposeString("text", { description: "In words." }),
  }),
})

const MeasureType = builder.objectRef<Measure & { sums: SchemeSums | undefined }>("CommitmentSchemeMeasure").implement({
  description: "Something the yearly reports of a scheme count.",
  fields: (t) => ({
    measure: t.expose("measure", { type: CommitmentMeasure, description: "Which one." }),
    label: t.exposeString("label", { description: "In words." }),
    sum: t.float({
      nullable: true,
      description: "Over the latest report of every commitment that stands; null when no report gives it. A whole number.",
      resolve: ({ measure, sums }) => sums?.sums.get(measure)?.sum ?? null,
    }),
    reportCount: t.int({
      description: "How many reports the sum is of.",
      resolve: ({ measure, sums }) => sums?.sums.get(measure)?.reportCount ?? 0,
    }),
  }),
})

const sumsKey = Symbol("sums of schemes")

const SchemeInfo = builder.objectRef<{ scheme: Scheme }>("CommitmentSchemeInfo").implement({
  description: "A scheme that organisations can commit themselves to.",
  fields: (t) => ({
    scheme: t.expose("scheme", { type: CommitmentScheme, description: "Which one." }),
    slug: t.string({ description: "Its place in addresses.", resolve: ({ scheme }) => schemes[scheme].slug }),
    name: t.string({ description: "What it is called.", resolve: ({ scheme }) => schemes[scheme].name }),
    purpose: t.string({ description: "What it is for.", resolve: ({ scheme }) => schemes[scheme].purpose }),
    expectations: t.field({
      type: [ExpectationType],
      description: "What it expects. At most 20.",
      resolve: ({ scheme }) => [...schemes[scheme].expectations],
    }),
    measures: t.field({
      type: [MeasureType],
      description: "What its reports count. At most 10.",
      resolve: async ({ scheme }, _args, context) => {
        const sums = (await context.once(sumsKey, () => sumsOfSchemes(context))).get(scheme)
        return schemes[scheme].measures.map((measure) => ({ ...measure, sums }))
      },
    }),
    commitmentCount: t.int({
      description: "How many organisations stand by it now.",
      resolve: async ({ scheme }, _args, context) =>
        (await context.once(sumsKey, () => sumsOfSchemes(context))).get(scheme)?.commitmentCount ?? 0,
    }),
  }),
})

const Figure = builder.prismaObject("CommitmentFigure", {
  description: "One number of a report.",
  fields: (t) => ({
    measure: t.expose("measure", { type: CommitmentMeasure, description: "What it counts." }),
    value: t.exposeInt("value", { description: "How many." }),
  }),
})

const Report = builder.prismaObject("CommitmentReport", {
  description: "What came of a commitment in a year, by the organisation's own account.",
  fields: (t) => ({
    year: t.exposeInt("year", { description: "The calendar year it is about." }),
    account: t.exposeString("account", { description: "How it went, plain text." }),
    reportedAt: t.expose("reportedAt", { type: "DateTime", description: "When it was given." }),
    figures: t.relation("figures", { type: Figure, description: "Its numbers. At most 20." }),
  }),
})

export const Commitment = builder.prismaNode("Commitment", {
  id: { field: "id" },
  description: "An organisation's public pledge. One for an organisation and a scheme.",
  fields: (t) => ({
    organisation: t.relation("organisation", { description: "Whose it is." }),
    scheme: t.field({ type: SchemeInfo, description: "What it is to.", resolve: ({ scheme }) => ({ scheme }) }),
    statement: t.exposeString("statement", { description: "What the organisation will do, in its own words, plain text." }),
    champion: t.exposeString("champion", { description: "Job title of its senior champion." }),
    applyUrl: t.exposeString("applyUrl", { nullable: true, description: "Where people apply or ask." }),
    inPlace: t.exposeStringList("inPlace", { description: "Keys of the expectations that are in place already. At most 20." }),
    madeAt: t.expose("madeAt", { type: "DateTime", description: "When it was made, or made again." }),
    reportDueAt: t.expose("reportDueAt", { type: "DateTime", description: "When the next yearly report is due." }),
    isReportOverdue: t.boolean({
      description: "Its yearly report is overdue.",
      resolve: (commitment, _args, { clock }) => isReportOverdue(commitment, clock.now()),
    }),
    endedAt: t.expose("endedAt", { type: "DateTime", nullable: true, description: "When it ended; null while it stands." }),
    endReason: t.exposeString("endReason", { nullable: true, description: "Why it ended." }),
    reports: t.relation("reports", {
      type: Report,
      description: "Its yearly reports, latest first. At most 20.",
      query: { orderBy: { year: "desc" }, take: 20 },
    }),
    version: t.exposeInt("version", { description: "Send it with the next change." }),
    isDemonstration: t.exposeBoolean("isDemonstration", { description: "True for invented data." }),
    viewerCanChange: t.boolean({
      description: "The viewer may change, report on and end it.",
      resolve: ({ organisationId }, _args, { viewer }) => canKeepCommitments(viewer, organisationId).allowed,
    }),
  }),
})

builder.prismaObjectFields(Organisation, (t) => ({
  commitments: t.relation("commitments", {
    type: Commitment,
    description: "What it has committed itself to, ended ones too; one for a scheme. At most 20.",
    query: { orderBy: { scheme: "asc" }, take: 20 },
  }),
  viewerCanCommit: t.boolean({
    description: "The viewer may make commitments for it.",
    resolve: ({ id, closedAt }, _args, { viewer }) => closedAt === null && canKeepCommitments(viewer, id).allowed,
  }),
}))

const CommitmentFilter = builder.inputType("CommitmentFilter", {
  description: "Which commitments to list; what is left out does not narrow.",
  fields: (t) => ({
    schemes: t.stringList({ description: "Slugs of schemes: to any of them." }),
    name: t.string({ description: "Part of the organisation's name, its ODS code or UKPRN." }),
    kinds: t.field({ type: [OrganisationKind], description: "Of organisations of any of these kinds." }),
    regions: t.stringList({ description: "Slugs of regions: of organisations in any of them." }),
    includeEnded: t.boolean({ description: "Those that ended and those of closed organisations too.", defaultValue: false }),
  }),
})

builder.queryFields((t) => ({
  commitmentSchemes: t.field({
    type: [SchemeInfo],
    description: "What organisations can commit themselves to. At most 20.",
    resolve: () => (Object.keys(schemes) as Scheme[]).map((scheme) => ({ scheme })),
  }),
  commitmentScheme: t.field({
    type: SchemeInfo,
    nullable: true,
    description: "One scheme by its slug.",
    args: { slug: t.arg.string({ required: true, description: "As in /organisations/<organisation>/commitments/<slug>." }) },
    resolve: (_root, { slug }) => {
      const scheme = schemeOfSlug(slug)
      return scheme && { scheme }
    },
  }),
  commitment: t.prismaField({
    type: Commitment,
    nullable: true,
    description: "One commitment by its address.",
    args: {
      organisation: t.arg.string({ required: true, description: "Slug of the organisation." }),
      scheme: t.arg.string({ required: true, description: "Slug of the scheme." }),
    },
    resolve: (query, _root, { organisation, scheme: slug }, { db }) => {
      const scheme = schemeOfSlug(slug)
      return scheme && db.commitment.findFirst({ ...query, where: { scheme, organisation: { slug: organisation } } })
    },
  }),
  commitments: t.prismaConnection({
    type: Commitment,
    cursor: "id",
    description: "The register of commitments, by the organisation's name.",
    args: { filter: t.arg({ type: CommitmentFilter, description: "Which ones." }) },
    complexity: ({ first }) => ({ field: 1, multiplier: pageSize(first) }),
    totalCount: (_root, { filter }, { db }) => db.commitment.count({ where: commitmentsWhere(filter) }),
    resolve: (query, _root, { filter }, { db }) =>
      db.commitment.findMany({ ...query, where: commitmentsWhere(filter), orderBy: [...byOrganisation] }),
  }),
}))

const CommitmentTexts = builder.inputType("CommitmentTexts", {
  description: "What a commitment says.",
  fields: (t) => ({
    statement: t.string({ required: true, description: "What the organisation will do; at most 2,000 characters." }),
    champion: t.string({ required: true, description: "Job title of the senior champion; at most 120 characters." }),
    applyUrl: t.string({ required: true, description: "Where people apply or ask; may be empty." }),
    inPlace: t.stringList({ required: true, description: "Keys of the expectations that are in place already." }),
  }),
})

const FigureInput = builder.inputType("CommitmentFigureInput", {
  description: "One number of a report.",
  fields: (t) => ({
    measure: t.field({ type: CommitmentMeasure, required: true, description: "What it counts." }),
    value: t.int({ required: true, description: "How many; 0 or more." }),
  }),
})

const which = "Which commitment."

builder.mutationFields((t) => ({
  makeCommitment: t.field({
    type: Commitment,
    description: "Commits an organisation to a scheme, or again to one that it ended. For its leads and administrators.",
    authScopes: { signedIn: true },
    errors: { types: [ValidationError, NotFoundError, WrongStateError, ConflictError] },
    args: {
      organisation: t.arg.globalID({ required: true, description: "Which organisation." }),
      scheme: t.arg({ type: CommitmentScheme, required: true, description: "To what." }),
      texts: t.arg({ type: CommitmentTexts, required: true, description: "What it says." }),
    },
    resolve: (_root, { organisation, scheme, texts }, context) =>
      makeCommitment(context, { ...texts, organisationId: organisation.id, scheme }),
  }),
  updateCommitment: t.field({
    type: Commitment,
    description: "Changes what a commitment says. For leads of its organisation and administrators.",
    authScopes: { signedIn: true },
    errors: { types: [ValidationError, NotFoundError, WrongStateError, ConflictError] },
    args: {
      id: t.arg.globalID({ required: true, description: which }),
      version: t.arg.int({ required: true, description: "The version that was read." }),
      texts: t.arg({ type: CommitmentTexts, required: true, description: "What it should say." }),
    },
    resolve: (_root, { id, version, texts }, context) => updateCommitment(context, { ...texts, id: id.id, version }),
  }),
  endCommitment: t.field({
    type: Commitment,
    description: "Ends a commitment; its page stays and says why. For leads of its organisation and administrators.",
    authScopes: { signedIn: true },
    errors: { types: [ValidationError, NotFoundError, WrongStateError] },
    args: {
      id: t.arg.globalID({ required: true, description: which }),
      reason: t.arg.string({ required: true, description: "Why; public." }),
    },
    resolve: (_root, { id, reason }, context) => endCommitment(context, { id: id.id, reason }),
  }),
  reportOnCommitment: t.field({
    type: Commitment,
    description: "Reports on a year of a commitment; takes the place of an earlier report on that year. For leads and administrators.",
    authScopes: { signedIn: true },
    errors: { types: [ValidationError, NotFoundError, WrongStateError] },
    args: {
      id: t.arg.globalID({ required: true, description: which }),
      year: t.arg.int({ required: true, description: "The calendar year it is about." }),
      account: t.arg.string({ required: true, description: "How it went; at most 4,000 characters." }),
      figures: t.arg({ type: [FigureInput], required: true, description: "What was counted; what was not is left out." }),
    },
    resolve: (_root, { id, ...input }, context) => reportOnCommitment(context, { id: id.id, ...input }),
  }),
}))
