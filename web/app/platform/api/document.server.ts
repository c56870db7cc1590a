import { createHash } from "node:crypto"
import { type DocumentNode, Kind, print } from "graphql"

/** A document as it is sent: documents are printed and hashed once, because they never change while the process runs. */
export type SentDocument = { query: string; hash: string; operationName: string | undefined }

const prepared = new WeakMap<object, SentDocument>()

export function prepare(document: DocumentNode): SentDocument {
  const known = prepared.get(document)
  if (known) return known
  const query = print(document)
  const operation = document.definitions.find((definition) => definition.kind === Kind.OPERATION_DEFINITION)
  const made = { query, hash: createHash("sha256").update(query).digest("hex"), operationName: operation?.name?.value }
  prepared.set(document, made)
  return made
}

/** Documents that the API has seen from this process, by hash: their text is not sent again. */
const seen = new Set<string>()

/** The body of a request: only the document's hash where the API knows it, its text too otherwise. */
export function requestBody({ query, hash, operationName }: SentDocument, variables: unknown): string {
  const text = seen.has(hash) ? {} : { query }
  seen.add(hash)
  return JSON.stringify({ ...text, operationName, variables, extensions: { persistedQuery: { version: 1, sha256Hash: hash } } })
}

/** The API has restarted or needed the room: the next request brings the text again. */
export function forget({ hash }: SentDocument): void {
  seen.delete(hash)
}
