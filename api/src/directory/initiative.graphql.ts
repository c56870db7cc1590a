import { Organisation, Region, Term } from "../people/public.ts"
import { builder } from "../platform/builder.ts"
import { CostBand, ImpactMeasure, WorkStatus } from "./case-study.graphql.ts"
import { type InitiativeAttachment, type InitiativePartner, type Narrative, narrativeFields } from "./initiative.card.ts"
import { evidenceLevels, type TermFacet } from "./initiative.facets.ts"
import {
  type InitiativeContact as Contact,
  fromWhole,
  type InitiativeRecord,
  initiativeBySlug,
  loadInitiative,
  similarInitiatives,
} from "./initiative.reads.ts"
import { isOverdueForConfirmation } from "./initiative.rules.ts"
import { organisationOf, regionsOf, termsOf } from "./references.reads.ts"

const NarrativeField = builder.enumType("NarrativeField", {
  description: "The narratives of a case study.",
  values: Object.fromEntries(
    Object.entries(narrativeFields).map(([field, heading]) => [
      field.replace(/[A-Z]/g, "_$&").toUpperCase(),
      { value: field as Narrative["field"], description: `${heading}.` },
    ]),
  ) as Record<string, { value: Narrative["field"] }>,
})

export const NarrativeType = builder.objectRef<Narrative>("Narrative").implement({
  description: "One part of what a case study tells.",
  fields: (t) => ({
    field: t.expose("field", { type: NarrativeField, description: "Which part." }),
    heading: t.string({ description: "Its heading for people.", resolve: ({ field }) => narrativeFields[field] }),
    markdown: t.exposeString("markdown", { description: "As written, in Markdown." }),
    html: t.exposeString("html", { description: "As HTML that is safe to show; its headings begin at level 3." }),
  }),
})

const Evidence = builder.objectRef<InitiativeRecord>("Evidence").implement({
  description: "How strong the evidence for an initiative is, as an editor rated it.",
  fields: (t) => ({
    level: t.int({
      description: "0 not assessed, 1 described, 2 measured, 3 compared, 4 replicated.",
      resolve: ({ card }) => card.evidenceLevel,
    }),
    label: t.string({ description: "The level in a word.", resolve: ({ card }) => evidenceLevels[card.evidenceLevel]?.label ?? "" }),
    explanation: t.string({
      description: "What the level means, in a sentence.",
      resolve: ({ card }) => evidenceLevels[card.evidenceLevel]?.explanation ?? "",
    }),
    reason: t.string({
      nullable: true,
      description: "Why this initiative has it; null while not assessed.",
      resolve: ({ card }) => card.evidenceReason,
    }),
    ratedAt: t.field({
      type: "DateTime",
      nullable: true,
      description: "When it was rated.",
      resolve: ({ card }) => instantOrNull(card.evidenceRatedAt),
    }),
  }),
})

const ContactType = builder.objectRef<{ contact: Contact; record: InitiativeRecord }>("InitiativeContact").implement({
  description: "Whom to ask about an initiative. Their address is not shown: messages are relayed.",
  fields: (t) => ({
    name: t.string({ description: "Full name.", resolve: ({ contact }) => contact.name }),
    jobTitle: t.string({ nullable: true, description: "What they do.", resolve: ({ contact }) => contact.jobTitle }),
    handle: t.string({
      nullable: true,
      description: "Their place in addresses: /people/<handle>; null when they hide their page.",
      resolve: ({ contact }) => contact.handle,
    }),
    organisation: t.field({
      type: Organisation,
      description: "On whose behalf they answer: the organisation that runs the initiative.",
      resolve: ({ record }, _args, context, info) => organisationOf(record.card.organisation, context, info),
    }),
  }),
})

const Partner = builder.objectRef<InitiativePartner>("InitiativePartner").implement({
  description: "A body that an initiative names as its partner.",
  fields: (t) => ({
    name: t.exposeString("name", { description: "Its name." }),
    role: t.exposeString("role", { description: "What it does in the initiative; may be empty." }),
    organisation: t.field({
      type: Organisation,
      nullable: true,
      description: "The partner in the directory of organisations, if it is there.",
      resolve: ({ organisation }, _args, context, info) => organisation && organisationOf(organisation, context, info),
    }),
  }),
})

const Link = builder.objectRef<{ label: string; url: string }>("InitiativeLink").implement({
  description: "A web page about an initiative.",
  fields: (t) => ({
    label: t.exposeString("label", { description: "What to call it." }),
    url: t.exposeString("url", { description: "Its address, http or https." }),
  }),
})

const Attachment = builder.objectRef<InitiativeAttachment>("InitiativeAttachment").implement({
  description: "A file that anyone may read.",
  fields: (t) => ({
    name: t.exposeString("name", { description: "File name." }),
    contentType: t.exposeString("contentType", { description: "Media type, found from the content." }),
    size: t.exposeInt("size", { description: "Bytes." }),
    description: t.exposeString("description", { description: "For images the alternative text, for documents the title." }),
    url: t.string({ description: "Its address on this site, from the root.", resolve: ({ fileId }) => `/files/${fileId}` }),
  }),
})

const Archived = builder.objectRef<{ at: string; reason: string | null }>("Archived").implement({
  description: "That an initiative was taken out of the directory; its page stays and says so.",
  fields: (t) => ({
    at: t.field({ type: "DateTime", description: "When.", resolve: ({ at }) => new Date(at) }),
    reason: t.exposeString("reason", { nullable: true, description: "Why." }),
  }),
})

const instantOrNull = (value: string | null) => (value === null ? null : new Date(value))

export const Initiative = builder.objectRef<InitiativeRecord>("Initiative")

builder.node(Initiative, {
  id: { resolve: ({ card }) => card.id },
  description: "A published best-practice entry, as its current revision tells it.",
  isTypeOf: (value) => typeof value === "object" && value !== null && "card" in value,
  loadOne: (id, context) => loadInitiative(context, id),
  fields: (t) => {
    const terms = (facet: TermFacet, description: string) =>
      t.field({
        type: [Term],
        description: `${description} At most 20; merged terms have led to their successors.`,
        resolve: ({ card }, _args, context, info) => termsOf(card.terms[facet], context, info),
      })
    const text = (key: "slug" | "title" | "summary" | "startedOn" | "endedOn", description: string) =>
      t.string({ description, resolve: ({ card }) => card[key] })
    const instant = (key: "firstPublishedAt" | "updatedAt" | "confirmedAt" | "reviewBy", description: string) =>
      t.field({ type: "DateTime", description, resolve: ({ card }) => new Date(card[key]) })
    return {
      slug: text("slug", "Its place in addresses: /initiatives/<slug>."),
      title: text("title", "Title, at most 120 characters."),
      summary: text("summary", "Summary, at most 400 characters of plain text."),
      organisation: t.field({
        type: Organisation,
        description: "Who runs it.",
        resolve: ({ card }, _args, context, info) => organisationOf(card.organisation, context, info),
      }),
      regions: t.field({
        type: [Region],
        description: "Where it runs; empty means where its organisation is. At most 20.",
        resolve: ({ card }, _args, context, info) => regionsOf(card.regions, context, info),
      }),
      themes: terms("themes", "What it is about."),
      targetGroups: terms("targetGroups", "Whom it is for."),
      interventions: terms("interventions", "What is done."),
      stages: terms("stages", "At which stage of life it reaches people."),
      professions: terms("professions", "Into which professions or staff groups it leads."),
      aims: terms("aims", "Which aims of the call it serves."),
      fundingSources: terms("fundingSources", "Who pays for it."),
      workStatus: t.field({
        type: WorkStatus,
        nullable: true,
        description: "Where the work itself stands.",
        resolve: ({ card }) => card.workStatus,
      }),
      startedOn: text("startedOn", 'Year, or year and month, of the start: "2014-09"; may be empty.'),
      endedOn: text("endedOn", "Year, or year and month, of the end; may be empty."),
      costBand: t.field({
        type: CostBand,
        nullable: true,
        description: "What a year of it costs.",
        resolve: ({ card }) => card.costBand,
      }),
      measures: t.field({ type: [ImpactMeasure], description: "Its figures. At most 20.", resolve: ({ card }) => card.measures }),
      reach: t.float({ description: "People reached: the sum of the figures that count them.", resolve: ({ card }) => card.reach }),
      adoptionCount: t.int({
        description: "Other organisations that pilot it, adopted or adapted it.",
        resolve: ({ card }) => card.adoptionCount,
      }),
      evidence: t.field({ type: Evidence, description: "How strong its evidence is.", resolve: (record) => record }),
      narratives: t.field({
        type: [NarrativeType],
        description: "What it tells, part by part, each at most once; parts without text are left out.",
        resolve: (record, _args, context) => fromWhole(context, record, ({ page }) => page.narratives),
      }),
      partners: t.field({
        type: [Partner],
        description: "With whom it is run. At most 20.",
        resolve: (record, _args, context) => fromWhole(context, record, ({ page }) => page.partners),
      }),
      links: t.field({
        type: [Link],
        description: "Web pages about it. At most 20.",
        resolve: (record, _args, context) => fromWhole(context, record, ({ page }) => page.links),
      }),
      attachments: t.field({
        type: [Attachment],
        description: "Files that belong to it. At most 10.",
        resolve: (record, _args, context) => fromWhole(context, record, ({ page }) => page.attachments),
      }),
      contact: t.field({
        type: ContactType,
        nullable: true,
        description: "Whom to ask; null when nobody is named, or the person has left the hub.",
        resolve: (record, _args, context) => fromWhole(context, record, ({ contact }) => contact && { contact, record }),
      }),
      firstPublishedAt: instant("firstPublishedAt", "When it was first published."),
      updatedAt: instant("updatedAt", "When what it says last changed."),
      confirmedAt: instant("confirmedAt", "When its owner last said that it is still current; publication counts."),
      reviewBy: instant("reviewBy", "By when its owner should say so again."),
      isOverdueForConfirmation: t.boolean({
        description: "True when nobody has confirmed in time that it is still current.",
        resolve: ({ card }, _args, { clock }) => isOverdueForConfirmation(new Date(card.reviewBy), clock.now()),
      }),
      archived: t.field({
        type: Archived,
        nullable: true,
        description: "Set when it was archived: it is not listed or found any more, and its page stays.",
        resolve: ({ card }) => (card.archivedAt === null ? null : { at: card.archivedAt, reason: card.archiveReason }),
      }),
      isDemonstration: t.boolean({ description: "True for invented data.", resolve: ({ card }) => card.isDemonstration }),
      similar: t.field({
        type: [Initiative],
        description: "Others that share most of its themes, target groups and interventions, best first.",
        args: { first: t.arg.int({ defaultValue: 4, description: "How many, 1 to 12." }) },
        complexity: ({ first }) => ({ field: 5, multiplier: first ?? 4 }),
        resolve: ({ card }, { first }, context) => similarInitiatives(context, card.id, Math.min(Math.max(first ?? 4, 1), 12)),
      }),
    }
  },
})

builder.queryField("initiative", (t) =>
  t.field({
    type: Initiative,
    nullable: true,
    description: "One published initiative by its slug; archived ones too.",
    args: { slug: t.arg.string({ required: true, description: "As in /initiatives/<slug>." }) },
    resolve: (_root, { slug }, context) => initiativeBySlug(context, slug),
  }),
)
