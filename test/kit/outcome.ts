import type { Client } from "./client.ts"

/** What came of an attempt: "allowed", "signed out", "forbidden", or the error type of the mutation's result. */
export type Outcome = "allowed" | "signed out" | "forbidden" | (string & {})

/** Runs a mutation with one root field that asks for __typename, and says what came of it. */
export async function outcomeOf(client: Client, document: string, variables: Record<string, unknown>): Promise<Outcome> {
  const { data, errors } = await client.raw(document, variables)
  const code = errors?.[0]?.extensions?.code
  if (code === "UNAUTHENTICATED") return "signed out"
  if (code === "FORBIDDEN") return "forbidden"
  if (errors) throw new Error(`${JSON.stringify(errors)}\n${document}\n${JSON.stringify(variables)}`)
  const [result] = Object.values(data ?? {}) as { __typename: string }[]
  return result?.__typename.endsWith("Error") ? result.__typename : "allowed"
}
