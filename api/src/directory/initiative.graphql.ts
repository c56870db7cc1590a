import { builder } from "../platform/builder.ts"
import { ImpactMeasure } from "./case-study.graphql.ts"
import { caseStudyDraft } from "./case-study.input.ts"

export const Initiative = builder.prismaNode("Initiative", {
  id: { field: "id" },
  description: "A published best-practice entry.",
  include: { currentRevision: true },
  fields: (t) => ({
    slug: t.exposeString("slug", { description: "Its place in addresses: /initiatives/<slug>." }),
    title: t.string({ description: "Title.", resolve: ({ currentRevision }) => caseStudyDraft.parse(currentRevision?.content).title }),
    summary: t.string({
      description: "Summary.",
      resolve: ({ currentRevision }) => caseStudyDraft.parse(currentRevision?.content).summary,
    }),
    measures: t.field({
      type: [ImpactMeasure],
      description: "Its figures. At most 20.",
      resolve: ({ currentRevision }) => caseStudyDraft.parse(currentRevision?.content).measures,
    }),
    organisation: t.relation("organisation", { description: "Who runs it." }),
  }),
})

builder.queryField("initiative", (t) =>
  t.prismaField({
    type: "Initiative",
    nullable: true,
    description: "One published initiative by its slug; archived ones too.",
    args: { slug: t.arg.string({ required: true, description: "As in /initiatives/<slug>." }) },
    resolve: (query, _root, { slug }, { db }) => db.initiative.findUnique({ ...query, where: { slug } }),
  }),
)
