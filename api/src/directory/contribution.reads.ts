import type { Prisma } from "@hub/prisma"

/** Initiatives that the page of their contact lists. Who has no profile is not named, so nothing is listed of them. */
export const contributionsShown = {
  archivedAt: null,
  currentRevisionId: { not: null },
  contactPerson: { suspendedAt: null, erasedAt: null },
} satisfies Prisma.InitiativeWhereInput

/** What the page of whoever recorded it lists of adoptions. */
export const adoptionsShown = {
  initiative: { archivedAt: null, currentRevisionId: { not: null } },
  person: { suspendedAt: null, erasedAt: null },
} satisfies Prisma.AdoptionWhereInput
