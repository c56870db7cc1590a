import type { Prisma } from "@hub/prisma"
import type { SearchDocument, SearchIndex } from "./document.ts"

/** Where a kind of document comes from: the source tables, which are the truth. */
export type SearchSource = {
  index: SearchIndex
  /** Ids of everything that has a document, in their order, those behind `after`. */
  ids(tx: Prisma.TransactionClient, after: string | null, limit: number): Promise<string[]>
  /** The documents as they have to be, from the tables as they stand in this transaction. */
  documents(tx: Prisma.TransactionClient, ids: readonly string[]): Promise<SearchDocument[]>
}
