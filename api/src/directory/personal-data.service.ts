import { holdPersonalData } from "../people/public.ts"

holdPersonalData({
  name: "directory",
  async collect({ db }, personId) {
    const initiative = { select: { slug: true } } as const
    const createdAt = true
    return {
      submissions: await db.submission.findMany({ where: { submitterId: personId }, omit: { submitterId: true } }),
      reviewComments: await db.reviewComment.findMany({ where: { authorId: personId }, omit: { authorId: true } }),
      contactFor: await db.initiative.findMany({ where: { contactPersonId: personId }, select: { slug: true } }),
      adoptions: await db.adoption.findMany({ where: { personId }, omit: { personId: true }, include: { initiative, steps: true } }),
      commitments: await db.commitment.findMany({ where: { madeById: personId }, omit: { madeById: true } }),
      commitmentReports: await db.commitmentReport.findMany({
        where: { reportedById: personId },
        omit: { reportedById: true },
        include: { figures: true },
      }),
      saved: await db.savedInitiative.findMany({ where: { personId }, select: { createdAt, initiative } }),
      follows: await db.initiativeFollow.findMany({ where: { personId }, select: { createdAt, initiative } }),
      collections: await db.collection.findMany({ where: { ownerId: personId }, omit: { ownerId: true }, include: { items: true } }),
      savedSearches: await db.savedSearch.findMany({ where: { personId }, omit: { personId: true } }),
      messagesSent: await db.contactMessage.findMany({
        where: { fromId: personId },
        select: { initiativeId: true, body: true, createdAt },
      }),
    }
  },
  /** Reading lists and letters go; submissions, adoptions, commitments, and collections that were shared stay. */
  async erase({ tx }, personId) {
    await tx.savedInitiative.deleteMany({ where: { personId } })
    await tx.initiativeFollow.deleteMany({ where: { personId } })
    await tx.savedSearch.deleteMany({ where: { personId } })
    await tx.collection.deleteMany({ where: { ownerId: personId, visibility: "PRIVATE" } })
    await tx.contactMessage.deleteMany({ where: { fromId: personId } })
    await tx.initiative.updateMany({ where: { contactPersonId: personId }, data: { contactPersonId: null } })
    await tx.submission.updateMany({ where: { assignedToId: personId }, data: { assignedToId: null } })
  },
})
