import type { Prisma } from "@hub/prisma"
import type { Reader } from "./space.policy.ts"
import { nobody } from "./space.reads.ts"
import { moderatedBy } from "./thread.reads.ts"

/** What moderators decided about what somebody wrote: for themselves alone. */
export const decisionsAbout = (viewer: Reader | null): Prisma.ModerationActWhereInput => ({ personId: viewer?.id ?? nobody })

/** Appeals somebody may decide about: in the spaces they look after, against what others decided about others. */
export function appealsFor(viewer: Reader | null): Prisma.ModerationActWhereInput {
  const moderated = moderatedBy(viewer)
  const id = viewer?.id ?? nobody
  return {
    appealState: { not: null },
    personId: { not: id },
    moderatorId: { not: id },
    ...(moderated !== "all" && { space: { OR: moderated } }),
  }
}

/** What somebody may read of decisions: those about themselves, and appeals they may decide about. */
export const decisionsVisibleTo = (viewer: Reader | null): Prisma.ModerationActWhereInput => ({
  OR: [decisionsAbout(viewer), appealsFor(viewer)],
})
