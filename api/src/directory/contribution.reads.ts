import type { Prisma } from "@hub/prisma"
import { profilesVisibleTo } from "../people/public.ts"
import type { Viewer } from "../platform/auth.ts"

/** What the directory shows. */
export const published = { archivedAt: null, currentRevisionId: { not: null } } satisfies Prisma.InitiativeWhereInput

/** Initiatives that the page of their contact lists for a viewer: none of whose profile is not theirs to see. */
export const contributionsShownTo = (viewer: Viewer | null) =>
  ({ ...published, contactPerson: profilesVisibleTo(viewer) }) satisfies Prisma.InitiativeWhereInput

/** What the page of whoever recorded it lists of adoptions for a viewer. */
export const adoptionsShownTo = (viewer: Viewer | null) =>
  ({ initiative: published, person: profilesVisibleTo(viewer) }) satisfies Prisma.AdoptionWhereInput
