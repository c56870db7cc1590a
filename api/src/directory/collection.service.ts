import { randomBytes } from "node:crypto"
import type { Collection, Prisma } from "@hub/prisma"
import { act } from "../platform/act.ts"
import { demand, requireViewer } from "../platform/auth.ts"
import type { Context } from "../platform/context.ts"
import { NotFoundError, ValidationError } from "../platform/errors.ts"
import { parseInput } from "../platform/input.ts"
import { type CollectionInput, collectionInput, collectionNote, maxCollectionItems } from "./collection.input.ts"
import { canChangeCollection, canReadCollection } from "./collection.policy.ts"

export async function createCollection(context: Context, input: CollectionInput): Promise<Collection> {
  const { id: ownerId } = requireViewer(context.viewer)
  const data = parseInput(collectionInput, input)
  return act(context, async ({ tx, at }) =>
    tx.collection.create({ data: { ...data, ownerId, linkToken: unguessable(), createdAt: at, updatedAt: at } }),
  )
}

const unguessable = () => randomBytes(12).toString("base64url")

export async function updateCollection(context: Context, { id, ...input }: CollectionInput & { id: string }): Promise<Collection> {
  const data = parseInput(collectionInput, input)
  await requireOwn(context, id)
  return act(context, async ({ tx, at }) => tx.collection.update({ where: { id }, data: { ...data, updatedAt: at } }))
}

/** Gives a collection another address. Whoever has the old one finds nothing there any more. */
export async function renewCollectionLink(context: Context, id: string): Promise<Collection> {
  await requireOwn(context, id)
  return act(context, async ({ tx, at }) => tx.collection.update({ where: { id }, data: { linkToken: unguessable(), updatedAt: at } }))
}

export async function deleteCollection(context: Context, id: string): Promise<void> {
  await requireOwn(context, id)
  await act(context, async ({ tx }) => {
    await tx.collection.deleteMany({ where: { id } })
  })
}

/** Puts an initiative at the end of a collection; if it is in already, only its note changes. */
export async function addToCollection(
  context: Context,
  input: { collectionId: string; initiativeId: string; note: string },
): Promise<Collection> {
  const note = parseInput(collectionNote, input.note)
  const { collectionId, initiativeId } = input
  await requireOwn(context, collectionId)
  if ((await context.db.initiative.count({ where: { id: initiativeId } })) === 0) throw new NotFoundError("The initiative")
  return changeItems(context, collectionId, async (tx, at) => {
    const items = await tx.collectionItem.findMany({ where: { collectionId }, select: { initiativeId: true, position: true } })
    const known = items.some((item) => item.initiativeId === initiativeId)
    if (!known && items.length >= maxCollectionItems)
      throw new ValidationError([
        { field: "collectionId", message: `A collection holds up to ${maxCollectionItems} initiatives. Start another one.` },
      ])
    if (known) await tx.collectionItem.updateMany({ where: { collectionId, initiativeId }, data: { note } })
    else {
      const position = Math.max(-1, ...items.map((item) => item.position)) + 1
      await tx.collectionItem.create({ data: { collectionId, initiativeId, position, note, addedAt: at } })
    }
  })
}

export async function removeFromCollection(context: Context, input: { collectionId: string; initiativeId: string }): Promise<Collection> {
  await requireOwn(context, input.collectionId)
  return changeItems(context, input.collectionId, async (tx) => {
    await tx.collectionItem.deleteMany({ where: input })
  })
}

/** Orders the items as given; those not named keep their order and follow. */
export async function orderCollection(
  context: Context,
  { id, initiativeIds }: { id: string; initiativeIds: string[] },
): Promise<Collection> {
  await requireOwn(context, id)
  return changeItems(context, id, async (tx) => {
    const items = await tx.collectionItem.findMany({ where: { collectionId: id }, orderBy: { position: "asc" } })
    const rank = (initiativeId: string) => {
      const place = initiativeIds.indexOf(initiativeId)
      return place === -1 ? initiativeIds.length : place
    }
    const ordered = items.toSorted((a, b) => rank(a.initiativeId) - rank(b.initiativeId) || a.position - b.position)
    for (const [position, { initiativeId, position: before }] of ordered.entries())
      if (position !== before) await tx.collectionItem.updateMany({ where: { collectionId: id, initiativeId }, data: { position } })
  })
}

/** One change of a collection's items at a time: its row is locked first. */
async function changeItems(
  context: Context,
  id: string,
  change: (tx: Prisma.TransactionClient, at: Date) => Promise<void>,
): Promise<Collection> {
  return act(context, async ({ tx, at }) => {
    const collection = await tx.collection.update({ where: { id }, data: { updatedAt: at } })
    await change(tx, at)
    return collection
  })
}

/** The viewer's own collection. Somebody else's that the viewer can see is refused; one that cannot be seen is not found. */
async function requireOwn(context: Context, id: string): Promise<void> {
  requireViewer(context.viewer)
  const collection = await context.db.collection.findUnique({ where: { id } })
  if (!collection || !canReadCollection(context.viewer, collection, false)) throw new NotFoundError("The collection")
  demand(context.viewer, canChangeCollection(context.viewer, collection))
}
