import { builder } from "../platform/builder.ts"
import type { Context } from "../platform/context.ts"
import { renderMarkdown } from "../platform/markdown.ts"
import { changesBetween } from "./case-study.changes.ts"
import { CaseStudyType } from "./case-study.graphql.ts"
import type { CaseStudy } from "./case-study.input.ts"
import { namesIn } from "./case-study-names.reads.ts"
import { type NarrativeField, narrativeFields } from "./initiative.card.ts"
import { Initiative, NarrativeType } from "./initiative.graphql.ts"
import { contentOf, type RevisionRow, revisionOf, revisionsOf } from "./initiative-revision.reads.ts"
import { FieldChangeType } from "./review.graphql.ts"

async function requireContent(context: Context, { initiativeId, number }: RevisionRow): Promise<CaseStudy> {
  const content = await contentOf(context, initiativeId, number)
  if (!content) throw new Error(`Revision ${number} of initiative ${initiativeId} has no content`)
  return content
}

const Revision = builder.objectRef<RevisionRow>("InitiativeRevision").implement({
  description: "One version of an initiative. It never changes.",
  fields: (t) => ({
    number: t.exposeInt("number", { description: "1 for the first." }),
    publishedAt: t.expose("publishedAt", { type: "DateTime", description: "When it was published." }),
    changeNote: t.exposeString("changeNote", {
      nullable: true,
      description: "What changed since the version before, in the editor's words.",
    }),
    isCurrent: t.exposeBoolean("isCurrent", { description: "It is what the page shows." }),
    content: t.field({
      type: CaseStudyType,
      description: "What it says.",
      complexity: 5,
      resolve: (revision, _args, context) => requireContent(context, revision),
    }),
    narratives: t.field({
      type: [NarrativeType],
      description: "What it tells, part by part, each at most once, ready to show.",
      complexity: 10,
      resolve: async (revision, _args, context) => {
        const content = await requireContent(context, revision)
        return (Object.keys(narrativeFields) as NarrativeField[])
          .filter((field) => content[field] !== "")
          .map((field) => ({ field, markdown: content[field], html: renderMarkdown(content[field]) }))
      },
    }),
    changes: t.field({
      type: [FieldChangeType],
      description: "In which fields it differs from an earlier version; empty for the first. At most one a field.",
      args: { since: t.arg.int({ description: "Number of the version to compare with; left out: the one before." }) },
      complexity: 10,
      resolve: async (revision, { since }, context) => {
        const before = await contentOf(context, revision.initiativeId, since ?? revision.number - 1)
        if (!before) return []
        const after = await requireContent(context, revision)
        return changesBetween(before, after, await namesIn(context, before, after))
      },
    }),
  }),
})

builder.objectFields(Initiative, (t) => ({
  revisionNumber: t.int({ description: "Number of the version shown.", resolve: ({ card }) => card.revision }),
  revisions: t.field({
    type: [Revision],
    description: "Its versions, latest first. At most 200.",
    complexity: 10,
    resolve: ({ card }, _args, context) => revisionsOf(context, card.id),
  }),
  revision: t.field({
    type: Revision,
    nullable: true,
    description: "One version by its number.",
    args: { number: t.arg.int({ required: true, description: "1 for the first." }) },
    complexity: 5,
    resolve: ({ card }, { number }, context) => revisionOf(context, card.id, number),
  }),
}))
