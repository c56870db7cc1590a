import { builder } from "../platform/builder.ts"
import { signOut } from "./session.service.ts"

builder.mutationField("signOut", (t) =>
  t.boolean({
    description: "Ends this session. True also when nobody was signed in.",
    resolve: async (_root, _args, context) => {
      await signOut(context)
      return true
    },
  }),
)
