import type { Request, Response } from "express"
import type { Context } from "../platform/context.ts"
import { maxCollectionItems } from "./collection.input.ts"
import { collectionByToken } from "./collection.reads.ts"
import { loadInitiative } from "./initiative.reads.ts"
import { sendArray, sendTable } from "./initiative-export.ts"

/** A collection as a table, in its owner's order and with their notes. */
export async function collectionCsv(context: Context, request: Request, response: Response): Promise<void> {
  const found = await begin(context, request, response, "collection.csv")
  if (found) await sendTable(context, response, found.cards, { Note: found.noteOf })
}

/** A collection as an array, in its owner's order and with their notes. */
export async function collectionJson(context: Context, request: Request, response: Response): Promise<void> {
  const found = await begin(context, request, response, "collection.json")
  if (found) await sendArray(context, response, found.cards, (card) => ({ note: found.noteOf(card) }))
}

/** What a collection holds, for whoever may read it; null when the answer has been given: there is none. */
async function begin(context: Context, request: Request, response: Response, name: string) {
  response.set("Cache-Control", "private, no-store")
  const collection = await collectionByToken(context, String(request.params["token"]))
  if (!collection) {
    response.status(404).type("text/plain").send("There is no such collection.\n")
    return null
  }
  const items = await context.db.collectionItem.findMany({
    where: { collectionId: collection.id },
    orderBy: { position: "asc" },
    take: maxCollectionItems,
  })
  const records = await Promise.all(items.map(({ initiativeId }) => loadInitiative(context, initiativeId)))
  const notes = new Map(items.map(({ initiativeId, note }) => [initiativeId, note]))
  response.attachment(name)
  return { cards: records.flatMap((record) => record?.card ?? []), noteOf: ({ id }: { id: string }) => notes.get(id) ?? "" }
}
