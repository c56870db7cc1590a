import { Person } from "../people/public.ts"
import { builder } from "../platform/builder.ts"
import { mostParticipants, newestPosts, participantsOf } from "./participant.reads.ts"
import { Thread } from "./thread.graphql.ts"

builder.prismaObjectField(Thread, "participants", (t) =>
  t.field({
    type: [Person],
    description: `Who takes part: those who wrote the newest ${newestPosts} posts that can be read, whoever wrote most first. At most ${mostParticipants}.`,
    complexity: 5,
    select: { id: true },
    resolve: ({ id }, _args, context) => participantsOf(context, id),
  }),
)
