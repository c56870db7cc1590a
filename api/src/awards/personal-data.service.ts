import { holdPersonalData } from "../people/public.ts"

holdPersonalData({
  name: "awards",
  async collect({ db }, personId) {
    const round = { select: { slug: true } } as const
    return {
      // Nothing of what came of an entry: that is public with the results, and secret before.
      nominations: await db.nomination.findMany({
        where: { entrantId: personId },
        select: {
          reference: true,
          title: true,
          answers: true,
          nomineeKind: true,
          nomineeName: true,
          nomineeEmail: true,
          createdAt: true,
          savedAt: true,
          submittedAt: true,
          withdrawnAt: true,
          appeal: true,
          round,
        },
      }),
      panels: await db.panelMember.findMany({
        where: { personId },
        select: { name: true, email: true, state: true, invitedAt: true, respondedAt: true, maximumLoad: true, round },
      }),
      follows: await db.awardFollow.findMany({ where: { personId }, select: { createdAt: true, award: { select: { slug: true } } } }),
    }
  },
  /** Follows and drafts go; what was submitted, judged or decided stays with the round. */
  async erase({ tx }, personId) {
    await tx.awardFollow.deleteMany({ where: { personId } })
    await tx.nomination.deleteMany({ where: { entrantId: personId, state: "DRAFT", submittedAt: null } })
    await tx.panelMember.updateMany({ where: { personId }, data: { name: "Former member" } })
  },
})
