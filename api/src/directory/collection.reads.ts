import type { Collection, Prisma } from "@hub/prisma"
import type { Viewer } from "../platform/auth.ts"
import type { Context } from "../platform/context.ts"
import { canReadCollection } from "./collection.policy.ts"

/** The collections a viewer may come upon without holding a link. */
export function collectionsVisibleTo(viewer: Viewer | null): Prisma.CollectionWhereInput {
  return viewer ? { OR: [{ visibility: "PUBLIC" }, { ownerId: viewer.id }] } : { visibility: "PUBLIC" }
}

/** One collection by the unguessable part of its address; null when there is none the viewer may read. */
export async function collectionByToken({ db, viewer }: Context, linkToken: string): Promise<Collection | null> {
  const collection = await db.collection.findUnique({ where: { linkToken } })
  return collection && canReadCollection(viewer, collection, true) ? collection : null
}
