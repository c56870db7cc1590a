import { createHash } from "node:crypto"
import type { TypedDocumentString } from "./generated/graphql.ts"

/** A document as it is sent: hashed once, because it never changes while the process runs. */
export type SentDocument = { query: string; hash: string }

const prepared = new WeakMap<object, SentDocument>()

export function prepare<T, V>(document: TypedDocumentString<T, V>): SentDocument {
  const known = prepared.get(document)
  if (known) return known
  const query = document.toString()
  const made = { query, hash: createHash("sha256").update(query).digest("hex") }
  prepared.set(document, made)
  return made
}

/** Documents that the API has seen from this process, by hash: their text is not sent again. */
const seen = new Set<string>()

/** The body of a request: only the document's hash where the API knows it, its text too otherwise. */
export function requestBody({ query, hash }: SentDocument, variables: unknown): string {
  const text = seen.has(hash) ? {} : { query }
  seen.add(hash)
  return JSON.stringify({ ...text, variables, extensions: { persistedQuery: { version: 1, sha256Hash: hash } } })
}

/** The API has restarted or needed the room: the next request brings the text again. */
export function forget({ hash }: SentDocument): void {
  seen.delete(hash)
}
