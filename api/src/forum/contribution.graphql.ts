import { canSeeProfile, Person } from "../people/public.ts"
import { builder } from "../platform/builder.ts"
import { Thread } from "./thread.graphql.ts"
import { postsVisibleTo, threadsListedFor } from "./thread.reads.ts"

const mostAnswers = 5

/** What somebody has written in the forum, as far as whoever asks may read it. */
const ForumContribution = builder.objectRef<{ personId: string }>("ForumContribution").implement({
  description: "What somebody has done in the forum, as far as the viewer may read it.",
  fields: (t) => ({
    postCount: t.int({
      description: "Posts of theirs.",
      complexity: 5,
      resolve: ({ personId }, _args, { db, viewer }) =>
        db.post.count({ where: { AND: [{ authorId: personId, state: "PUBLISHED" }, postsVisibleTo(viewer)] } }),
    }),
    answerCount: t.int({
      description: "Answers of theirs that were accepted.",
      complexity: 5,
      resolve: ({ personId }, _args, { db, viewer }) =>
        db.thread.count({ where: { AND: [{ acceptedPost: { authorId: personId, state: "PUBLISHED" } }, threadsListedFor(viewer)] } }),
    }),
    thanksCount: t.int({
      description: "Times somebody thanked for a post of theirs.",
      complexity: 5,
      resolve: ({ personId }, _args, { db, viewer }) =>
        db.reaction.count({
          where: { kind: "THANKS", post: { AND: [{ authorId: personId, state: "PUBLISHED" }, postsVisibleTo(viewer)] } },
        }),
    }),
    answeredThreads: t.prismaField({
      type: [Thread],
      description: `Questions to which theirs is the accepted answer, latest first. At most ${mostAnswers}.`,
      resolve: (query, { personId }, _args, { db, viewer }) => {
        const wanted = { ...query }
        return db.thread.findMany({
          ...wanted,
          where: { AND: [{ acceptedPost: { authorId: personId, state: "PUBLISHED" } }, threadsListedFor(viewer)] },
          orderBy: [{ acceptedAt: "desc" }, { id: "desc" }],
          take: mostAnswers,
        })
      },
    }),
  }),
})

builder.prismaObjectField(Person, "forum", (t) =>
  t.field({
    type: ForumContribution,
    nullable: true,
    description: "What they have done in the forum; null for somebody whose profile the viewer cannot see.",
    select: { id: true, suspendedAt: true, erasedAt: true, isProfileHidden: true },
    resolve: (person, _args, { viewer }) => (canSeeProfile(viewer, person) ? { personId: person.id } : null),
  }),
)
