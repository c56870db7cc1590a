import type { Prisma, SavedSearch } from "@hub/prisma"
import { act } from "../platform/act.ts"
import { requireViewer } from "../platform/auth.ts"
import type { Context } from "../platform/context.ts"
import { NotFoundError, ValidationError } from "../platform/errors.ts"
import { isUuid, parseInput } from "../platform/input.ts"
import {
  maxSavedSearches,
  type SavedSearchChange,
  type SavedSearchInput,
  savedSearchChange,
  savedSearchInput,
} from "./saved-search.input.ts"

// What somebody searches for is their own business: none of this is in the audit log.

/** Keeps a search for the viewer. Saving the same search again changes its name and how often it tells. */
export async function saveSearch(context: Context, input: SavedSearchInput): Promise<SavedSearch> {
  const { id: personId } = requireViewer(context.viewer)
  const { query, ...settings } = parseInput(savedSearchInput, input)
  return act(context, async ({ tx, at }) => {
    // The person's row is locked, so that two windows cannot go past the limit together.
    await tx.$queryRaw`select 1 from "Person" where "id" = ${personId}::uuid for update`
    const known = await tx.savedSearch.findUnique({ where: { personId_query: { personId, query } } })
    if (known) return tx.savedSearch.update({ where: { id: known.id }, data: settings })
    if ((await tx.savedSearch.count({ where: { personId } })) >= maxSavedSearches)
      throw new ValidationError([
        { field: "query", message: `You can keep up to ${maxSavedSearches} searches. Delete one you no longer need, then save this one` },
      ])
    return tx.savedSearch.create({ data: { personId, query, ...settings, createdAt: at } })
  })
}

/** Gives a search another name, or has it tell more or less often. */
export async function updateSavedSearch(context: Context, { id, ...input }: SavedSearchChange & { id: string }): Promise<SavedSearch> {
  const data = parseInput(savedSearchChange, input)
  return changeOwn(context, id, (tx, where) => tx.savedSearch.update({ where, data }))
}

export async function deleteSavedSearch(context: Context, id: string): Promise<SavedSearch> {
  return changeOwn(context, id, (tx, where) => tx.savedSearch.delete({ where }))
}

/** Notes that the viewer looks at what a search finds: nothing in it is new to them any more. */
export async function markSavedSearchSeen(context: Context, id: string): Promise<SavedSearch> {
  return changeOwn(context, id, async (tx, where, at) => {
    await tx.savedSearchMatch.updateMany({ where: { searchId: where.id, seenAt: null }, data: { seenAt: at } })
    return tx.savedSearch.findUniqueOrThrow({ where })
  })
}

/** Changes a search of the viewer's own, under a lock of its row. Another's is not found. */
async function changeOwn(
  context: Context,
  id: string,
  change: (tx: Prisma.TransactionClient, where: { id: string }, at: Date) => Promise<SavedSearch>,
): Promise<SavedSearch> {
  const { id: personId } = requireViewer(context.viewer)
  return act(context, async ({ tx, at }) => {
    const own = isUuid(id)
      ? await tx.$queryRaw<unknown[]>`select 1 from "SavedSearch" where "id" = ${id}::uuid and "personId" = ${personId}::uuid for update`
      : []
    if (own.length === 0) throw new NotFoundError("The saved search")
    return change(tx, { id }, at)
  })
}
