import type { Round } from "@hub/prisma"
import { Initiative } from "../directory/public.ts"
import { Organisation } from "../people/public.ts"
import { builder } from "../platform/builder.ts"
import { renderMarkdown } from "../platform/markdown.ts"
import { outcomeNames } from "./decision.rules.ts"
import { ownNominations } from "./nomination.reads.ts"
import {
  announcedRound,
  badgesOf,
  finalAgreement,
  outcomesOf,
  type PublicOutcome,
  type RoundStatistics,
  roundStatistics,
} from "./outcome.reads.ts"
import { Outcome, ReaderAgreement } from "./results.graphql.ts"
import { isAnnounced } from "./round.rules.ts"

const AwardOutcome = builder.objectRef<PublicOutcome>("AwardOutcome").implement({
  description: "A nomination that was honoured in a round whose results are out. Public.",
  fields: (t) => ({
    reference: t.exposeString("reference", { description: "Such as AW-7KQ2MP." }),
    title: t.exposeString("title", { description: "What was entered." }),
    nominee: t.exposeString("nomineeName", { description: "Who was nominated." }),
    outcome: t.field({ type: Outcome, description: "What it won.", resolve: ({ state }) => honourOf(state) }),
    outcomeName: t.string({ description: "The same in words.", resolve: ({ state }) => outcomeNames[honourOf(state)] }),
    organisationName: t.string({ description: "Who entered it.", resolve: ({ organisation }) => organisation.name }),
    organisationSlug: t.string({ description: "As in /organisations/<slug>.", resolve: ({ organisation }) => organisation.slug }),
    initiativeSlug: t.string({
      nullable: true,
      description: "The published initiative it started from, as in /initiatives/<slug>.",
      resolve: ({ initiative }) => initiative?.slug ?? null,
    }),
    contest: t.string({
      description: "The category, with its region where it is decided per region.",
      resolve: ({ category, region }) => (category.scope === "PER_REGION" ? `${category.title}, ${region.name}` : category.title),
    }),
    roundTitle: t.string({ description: "Title of the round.", resolve: ({ round }) => round.title }),
    roundSlug: t.string({ description: "As in /awards/<slug>/results.", resolve: ({ round }) => round.slug }),
    isDemonstration: t.exposeBoolean("isDemonstration", { description: "Invented data." }),
  }),
})

const honourOf = (state: PublicOutcome["state"]) => (state === "WINNER" || state === "HIGHLY_COMMENDED" ? state : "FINALIST")

const Tally = builder.objectRef<{ label: string; count: number }>("Tally").implement({
  description: "How many of a kind.",
  fields: (t) => ({
    label: t.exposeString("label", { description: "Which kind." }),
    count: t.exposeInt("count", { description: "How many." }),
  }),
})

const Statistics = builder.objectRef<RoundStatistics>("RoundStatistics").implement({
  description: "A round in figures. None says anything about one entry.",
  fields: (t) => ({
    entries: t.exposeInt("entries", { description: "Entries submitted and not withdrawn." }),
    byRegion: t.field({
      type: [Tally],
      description: "By region of the organisation. At most 20.",
      resolve: ({ byRegion }) => byRegion.slice(0, 20),
    }),
    byKind: t.field({
      type: [Tally],
      description: "By kind of organisation, as OrganisationKind. At most 20.",
      resolve: ({ byKind }) => byKind.slice(0, 20),
    }),
    byTheme: t.field({
      type: [Tally],
      description: "By theme of the initiative behind it. At most 30.",
      resolve: ({ byTheme }) => byTheme.slice(0, 30),
    }),
    readers: t.exposeInt("readers", { description: "Members of the panel." }),
    sheetsWanted: t.exposeInt("sheetsWanted", { description: "Score sheets asked for." }),
    sheets: t.exposeInt("sheets", { description: "Score sheets handed in." }),
    agreement: t.field({
      type: ReaderAgreement,
      nullable: true,
      description: "How far its readers agree; null where too few of them have read the same entries to say.",
      complexity: 50,
      resolve: ({ round }, _args, context) => finalAgreement(context, round),
    }),
  }),
})

const RoundOutcomes = builder.objectRef<Round>("RoundOutcomes").implement({
  description: "The results of a round, once they are out. Public.",
  fields: (t) => ({
    title: t.exposeString("title", { description: "Title of the round." }),
    slug: t.exposeString("slug", { description: "As in /awards/<slug>/results." }),
    announcedAt: t.expose("announcedAt", { type: "DateTime", nullable: true, description: "When they came out." }),
    isDemonstration: t.exposeBoolean("isDemonstration", { description: "Invented data." }),
    message: t.string({
      nullable: true,
      description: "What the managers say about them, as safe HTML.",
      resolve: async ({ id }, _args, { db }) => {
        const made = await db.announcement.findFirst({ where: { roundId: id, state: "MADE" }, select: { message: true } })
        return made?.message ? renderMarkdown(made.message) : null
      },
    }),
    outcomes: t.field({
      type: [AwardOutcome],
      description: "Winners, highly commended and finalists. At most 500.",
      complexity: 50,
      resolve: (round, _args, context) => outcomesOf(context, round),
    }),
    statistics: t.field({
      type: Statistics,
      description: "The round in figures.",
      resolve: (round, _args, context) => roundStatistics(context, round),
    }),
  }),
})

builder.objectField(Initiative, "honours", (t) =>
  t.field({
    type: [AwardOutcome],
    description: "What it won in recognition awards, newest first. At most 20.",
    resolve: ({ card }, _args, context) => badgesOf(context, "initiativeId", card.id),
  }),
)

builder.prismaObjectField(Organisation, "honours", (t) =>
  t.field({
    type: [AwardOutcome],
    description: "What it won in recognition awards, newest first. At most 20.",
    resolve: ({ id }, _args, context) => badgesOf(context, "organisationId", id),
  }),
)

type OwnFeedback = { title: string; reference: string; round: Round; outcome: string; remarks: { criterion: string; body: string }[] }
const Remark = builder.objectRef<OwnFeedback["remarks"][number]>("FeedbackRemark").implement({
  description: "What an entrant reads about one criterion.",
  fields: (t) => ({
    criterion: t.exposeString("criterion", { description: "Which criterion; “The entry as a whole” for all." }),
    body: t.exposeString("body", { description: "The text, plain." }),
  }),
})

const EntryFeedback = builder.objectRef<OwnFeedback>("EntryFeedback").implement({
  description: "What the people who entered a nomination learn once its round is announced. Never who read it.",
  fields: (t) => ({
    reference: t.exposeString("reference", { description: "Such as AW-7KQ2MP." }),
    title: t.exposeString("title", { description: "What was entered." }),
    outcome: t.exposeString("outcome", { description: "What came of it, in words." }),
    roundTitle: t.string({ description: "Title of the round.", resolve: ({ round }) => round.title }),
    roundSlug: t.string({ description: "As in /awards/<slug>/results.", resolve: ({ round }) => round.slug }),
    remarks: t.field({ type: [Remark], description: "In the order of the criteria. At most 101.", resolve: ({ remarks }) => remarks }),
  }),
})

builder.queryFields((t) => ({
  roundOutcomes: t.field({
    type: RoundOutcomes,
    nullable: true,
    description: "The results of a round; null until they are announced.",
    args: { round: t.arg.string({ required: true, description: "Address of the round." }) },
    resolve: (_root, { round }, context) => announcedRound(context, round),
  }),
  pastRounds: t.field({
    type: [RoundOutcomes],
    description: "Rounds whose results are out, newest first. At most 50.",
    complexity: 20,
    resolve: (_root, _args, { db }) =>
      db.round.findMany({ where: { state: { in: ["ANNOUNCED", "ARCHIVED"] } }, orderBy: { announcedAt: "desc" }, take: 50 }),
  }),
  entryFeedback: t.field({
    type: EntryFeedback,
    nullable: true,
    description:
      "The outcome of and feedback on an entry of the viewer's, or of an organisation they lead, once its round is announced; null otherwise.",
    authScopes: { signedIn: true },
    args: { nomination: t.arg.string({ required: true, description: "Reference of the nomination." }) },
    resolve: async (_root, { nomination: reference }, { db, viewer }) => {
      const nomination = await db.nomination.findFirst({
        where: { reference, OR: [ownNominations(viewer), { nomineeId: viewer?.id ?? "" }] },
        include: { round: true, feedback: { include: { criterion: { select: { title: true, position: true } } } } },
      })
      const outcome = nomination && isAnnounced(nomination.round) && outcomeOf(nomination.state)
      if (!nomination || !outcome) return null
      const remarks = nomination.feedback
        .filter(({ body }) => body !== "")
        .sort((a, b) => (a.criterion?.position ?? -1) - (b.criterion?.position ?? -1))
        .map(({ criterion, body }) => ({ criterion: criterion?.title ?? "The entry as a whole", body }))
      return { ...nomination, outcome, remarks }
    },
  }),
}))

function outcomeOf(state: PublicOutcome["state"]): string | null {
  return state === "WINNER" || state === "HIGHLY_COMMENDED" || state === "FINALIST" || state === "NOT_SHORTLISTED"
    ? outcomeNames[state]
    : null
}
