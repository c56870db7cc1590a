import { builder } from "../platform/builder.ts"
import { resumeMail } from "./mail-pause.service.ts"
import { Viewer } from "./viewer.graphql.ts"

builder.prismaObjectField(Viewer, "mailPausedAt", (t) =>
  t.expose("mailPausedAt", {
    type: "DateTime",
    nullable: true,
    description: "Since when they get no mail about what they follow, because their address takes none; null while they do.",
  }),
)

builder.mutationField("resumeMail", (t) =>
  t.prismaField({
    type: Viewer,
    description: "Sends mail to the viewer again after it was paused. Doing it again changes nothing.",
    authScopes: { signedIn: true },
    resolve: async (query, _root, _args, context) => {
      const id = await resumeMail(context)
      return context.db.person.findUniqueOrThrow({ ...query, where: { id } })
    },
  }),
)
