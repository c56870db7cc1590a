import { builder } from "../platform/builder.ts"
import type { Context } from "../platform/context.ts"
import { NotFoundError, WrongStateError } from "../platform/errors.ts"
import { readAnswers } from "./nomination.reads.ts"
import { answerConsent, consentByToken } from "./nominee-consent.service.ts"
import { extensionsOf } from "./round.reads.ts"
import { deadlineOf } from "./round.rules.ts"

const Consent = builder.prismaObject("NomineeConsent", {
  variant: "ConsentRequest",
  description: "The question whether somebody agrees to be nominated, for whoever holds its link.",
  select: {
    state: true,
    nomination: {
      select: {
        id: true,
        answers: true,
        entrant: { select: { name: true } },
        organisation: { select: { name: true } },
        round: { select: { id: true, title: true, closesAt: true } },
        category: { select: { title: true } },
      },
    },
  },
  fields: (t) => ({
    name: t.exposeString("name", { description: "Who is asked." }),
    answer: t.boolean({
      nullable: true,
      description: "What they answered; null while they have not.",
      resolve: ({ state }) => (state === "ASKED" ? null : state === "GIVEN"),
    }),
    title: t.string({
      description: "Title of the entry; may be empty.",
      resolve: ({ nomination }) => readAnswers(nomination.answers).title,
    }),
    summary: t.string({
      description: "What the entry says in short; may be empty.",
      resolve: ({ nomination }) => readAnswers(nomination.answers).summary,
    }),
    entrant: t.string({ description: "Who nominates.", resolve: ({ nomination }) => nomination.entrant.name }),
    organisation: t.string({ description: "For which organisation.", resolve: ({ nomination }) => nomination.organisation.name }),
    round: t.string({ description: "In which round.", resolve: ({ nomination }) => nomination.round.title }),
    answerBefore: t.field({
      type: "DateTime",
      nullable: true,
      description: "When the round stops taking entries: a later answer may come too late. Null once it has.",
      resolve: async ({ nomination: { id, round } }, _args, context) => {
        const deadline = deadlineOf(round, await extensionsOf(context, round.id), id)
        return deadline && context.clock.now() < deadline ? deadline : null
      },
    }),
    category: t.string({ description: "In which category.", resolve: ({ nomination }) => nomination.category.title }),
  }),
})

const reload = ({ db }: Context, query: object, { id }: { id: string }) => db.nomineeConsent.findUniqueOrThrow({ ...query, where: { id } })

builder.queryField("consentRequest", (t) =>
  t.prismaField({
    type: Consent,
    nullable: true,
    description: "The question behind the token of a message; null when there is none.",
    args: { token: t.arg.string({ required: true, description: "From the link." }) },
    resolve: async (query, _root, { token }, context) => {
      const consent = await consentByToken(context, token)
      return consent && reload(context, query, consent)
    },
  }),
)

builder.mutationField("answerConsent", (t) =>
  t.prismaField({
    type: Consent,
    description: "Agrees to be nominated, or not. Whoever holds the link may, once.",
    errors: { types: [NotFoundError, WrongStateError] },
    args: {
      token: t.arg.string({ required: true, description: "From the link." }),
      agrees: t.arg.boolean({ required: true, description: "True to take part." }),
    },
    resolve: async (query, _root, args, context) => reload(context, query, await answerConsent(context, args)),
  }),
)
