import type { Collection } from "@hub/prisma"
import { allowed, refused, type Verdict, type Viewer } from "../platform/auth.ts"

type Shared = Pick<Collection, "ownerId" | "visibility">

/** Private: its owner. By link: whoever holds the link. Public: everybody. */
export function canReadCollection(viewer: Viewer | null, collection: Shared, byLink: boolean): boolean {
  if (viewer?.id === collection.ownerId) return true
  return collection.visibility === "PUBLIC" || (collection.visibility === "LINK" && byLink)
}

export function canChangeCollection(viewer: Viewer | null, collection: Pick<Shared, "ownerId">): Verdict {
  return viewer?.id === collection.ownerId ? allowed : refused("Only its owner can change a collection.")
}
