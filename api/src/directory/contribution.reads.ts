import type { Prisma } from "@hub/prisma"

/** Initiatives that the page of their contact lists. Who has no profile is not named, so nothing is listed of them. */
export const contributionsShown = {
  archivedAt: null,
  currentRevisionId: { not: null },
  contactPerson: { suspendedAt: null, erasedAt: null },
} satisfies Prisma.InitiativeWhereInput
