import { builder } from "../platform/builder.ts"
import { NotFoundError, RateLimitedError, ValidationError, WrongStateError } from "../platform/errors.ts"
import { contactOwner } from "./contact.service.ts"
import { Initiative } from "./initiative.graphql.ts"
import { loadInitiative } from "./initiative.reads.ts"

builder.mutationField("contactOwner", (t) =>
  t.field({
    type: Initiative,
    description:
      "Relays a message to the named contact of an initiative, or to the leads of its organisation when nobody is named; they can reply to the viewer's address. Ten a day.",
    authScopes: { signedIn: true },
    errors: { types: [ValidationError, NotFoundError, WrongStateError, RateLimitedError] },
    args: {
      initiative: t.arg.globalID({ required: true, description: "Which initiative." }),
      message: t.arg.string({ required: true, description: "Plain text, 20 to 4000 characters." }),
    },
    resolve: async (_root, { initiative, message }, context) => {
      await contactOwner(context, { initiativeId: initiative.id, message })
      const record = await loadInitiative(context, initiative.id)
      if (!record) throw new NotFoundError("The initiative")
      return record
    },
  }),
)
