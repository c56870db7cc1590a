import { builder } from "../platform/builder.ts"
import type { Context } from "../platform/context.ts"
import { NotFoundError, ValidationError, WrongStateError } from "../platform/errors.ts"
import type { InitiativeCard } from "./initiative.card.ts"
import { Initiative } from "./initiative.graphql.ts"
import { canArchiveInitiative, canConfirmInitiative, canRateInitiative } from "./initiative.policy.ts"
import { loadInitiative } from "./initiative.reads.ts"
import { archiveInitiative, confirmInitiative, rateInitiative, restoreInitiative } from "./initiative.service.ts"

const facts = ({ organisation }: InitiativeCard) => ({ organisationId: organisation.id, organisation })

builder.objectFields(Initiative, (t) => ({
  viewerCanConfirm: t.boolean({
    description: "The viewer may confirm and revise it: a member of its organisation.",
    resolve: ({ card }, _args, { viewer }) => canConfirmInitiative(viewer, facts(card)).allowed,
  }),
  viewerCanArchive: t.boolean({
    description: "The viewer may archive and restore it.",
    resolve: ({ card }, _args, { viewer }) => canArchiveInitiative(viewer, facts(card)).allowed,
  }),
  viewerCanRate: t.boolean({
    description: "The viewer may rate its evidence anew.",
    resolve: ({ card }, _args, { viewer }) => canRateInitiative(viewer, facts(card)).allowed,
  }),
}))

async function after(context: Context, { id }: { id: string }) {
  const record = await loadInitiative(context, id)
  if (!record) throw new NotFoundError("The initiative")
  return record
}

const which = "Which initiative."

builder.mutationFields((t) => ({
  confirmInitiative: t.field({
    type: Initiative,
    description: "Says that it is still as described; the owner is asked again in a year. For members of its organisation.",
    authScopes: { signedIn: true },
    errors: { types: [NotFoundError, WrongStateError] },
    args: { id: t.arg.globalID({ required: true, description: which }) },
    resolve: async (_root, { id }, context) => after(context, await confirmInitiative(context, id.id)),
  }),
  archiveInitiative: t.field({
    type: Initiative,
    description: "Takes it out of lists and search; its page stays and says so. For leads of its organisation and editors.",
    authScopes: { signedIn: true },
    errors: { types: [ValidationError, NotFoundError, WrongStateError] },
    args: {
      id: t.arg.globalID({ required: true, description: which }),
      reason: t.arg.string({ required: true, description: "Why; shown on its page." }),
    },
    resolve: async (_root, { id, reason }, context) => after(context, await archiveInitiative(context, { id: id.id, reason })),
  }),
  restoreInitiative: t.field({
    type: Initiative,
    description: "Brings an archived initiative back. For leads of its organisation and editors.",
    authScopes: { signedIn: true },
    errors: { types: [NotFoundError, WrongStateError] },
    args: { id: t.arg.globalID({ required: true, description: which }) },
    resolve: async (_root, { id }, context) => after(context, await restoreInitiative(context, id.id)),
  }),
  rateInitiative: t.field({
    type: Initiative,
    description: "Rates the evidence of a published initiative anew. For editors of its region.",
    authScopes: { signedIn: true },
    errors: { types: [ValidationError, NotFoundError, WrongStateError] },
    args: {
      id: t.arg.globalID({ required: true, description: which }),
      level: t.arg.int({ required: true, description: "0 to 4." }),
      reason: t.arg.string({ required: true, description: "Why; shown beside the rating." }),
      ratedAt: t.arg({
        type: "DateTime",
        description: "When the rating was made that the editor saw, null if there was none: one made since is not overwritten.",
      }),
    },
    resolve: async (_root, { id, ...rating }, context) => after(context, await rateInitiative(context, { id: id.id, ...rating })),
  }),
}))
