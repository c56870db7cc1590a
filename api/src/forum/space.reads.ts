import type { Prisma } from "@hub/prisma"
import type { Context } from "../platform/context.ts"
import type { Reader } from "./space.policy.ts"

/** Nobody's id: what it selects is empty. */
export const nobody = "00000000-0000-0000-0000-000000000000"

/** The spaces somebody may read. Everything of the forum is reached through this: lists, look-ups, counts, search, feeds, mail. */
export function spacesVisibleTo(viewer: Reader | null): Prisma.SpaceWhereInput {
  if (!viewer) return { readers: "EVERYBODY" }
  const grants = viewer.grants.filter(({ organisationId }) => organisationId === null)
  const moderated = grants.filter(({ role, roundId }) => role === "MODERATOR" && roundId === null)
  if (moderated.some(({ regionId }) => regionId === null)) return {}
  return {
    OR: [
      { readers: { in: ["EVERYBODY", "MEMBERS"] } },
      ...moderated.map(({ regionId }) => ({ regionId })),
      ...grants.map(
        ({ role, regionId }): Prisma.SpaceWhereInput => ({
          readers: "ROLE",
          readerRole: role,
          ...(regionId !== null && { OR: [{ regionId: null }, { regionId }] }),
        }),
      ),
    ],
  }
}

const visibleIds = Symbol("ids of visible spaces")

/** Ids of the spaces the viewer may read, read once a request. There are a few dozen at most. */
export function visibleSpaceIds(context: Context): Promise<string[]> {
  return context.once(visibleIds, async () => {
    const spaces = await context.db.space.findMany({ where: spacesVisibleTo(context.viewer), select: { id: true } })
    return spaces.map(({ id }) => id)
  })
}

/** The audience under which what is in a space stands in the search index: whoever may read the space belongs to it. */
export const audienceOfSpace = (spaceId: string): string => `space:${spaceId}`
