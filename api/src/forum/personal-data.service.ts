import { holdPersonalData } from "../people/public.ts"

holdPersonalData({
  name: "forum",
  async collect({ db }, personId) {
    const thread = { select: { slug: true, title: true } } as const
    return {
      threads: await db.thread.findMany({
        where: { authorId: personId },
        select: { slug: true, title: true, kind: true, createdAt: true },
      }),
      posts: await db.post.findMany({
        where: { authorId: personId },
        select: {
          ...{ body: true, state: true, createdAt: true, editedAt: true, thread },
          revisions: { select: { body: true, editedAt: true } },
          files: { select: { fileId: true } },
        },
      }),
      drafts: await db.postDraft.findMany({ where: { personId }, select: { target: true, content: true, updatedAt: true } }),
      reactions: await db.reaction.findMany({ where: { personId }, select: { kind: true, createdAt: true, postId: true } }),
      votes: await db.pollBallot.findMany({
        where: { personId },
        select: { castAt: true, poll: { select: { thread } }, votes: { select: { option: { select: { text: true } } } } },
      }),
      subscriptions: await db.threadSubscription.findMany({ where: { personId }, select: { level: true, thread } }),
      read: await db.readMark.findMany({ where: { personId }, select: { position: true, readAt: true, thread } }),
      flags: await db.flag.findMany({ where: { personId }, select: { reason: true, note: true, createdAt: true, postId: true } }),
      moderation: await db.moderationAct.findMany({
        where: { personId },
        select: { kind: true, reason: true, at: true, appeal: true, appealAnswer: true },
      }),
      standing: await db.forumStanding.findUnique({ where: { personId } }),
    }
  },
  /** What they wrote and its pictures stay, by "former member", and so do their votes and reactions; what is only theirs goes. */
  async erase({ tx }, personId) {
    await tx.postDraft.deleteMany({ where: { personId } })
    await tx.threadSubscription.deleteMany({ where: { personId } })
    await tx.spaceSubscription.deleteMany({ where: { personId } })
    await tx.readMark.deleteMany({ where: { personId } })
    await tx.spaceVisit.deleteMany({ where: { personId } })
  },
})
