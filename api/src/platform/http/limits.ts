import type { ApolloServerPlugin } from "@apollo/server"
import { type ASTVisitor, type DocumentNode, GraphQLError, Kind, type ValidationContext, visit } from "graphql"
import type { Context } from "../context.ts"

/** Bounds of a request, beside the depth, breadth and complexity that the schema builder keeps. */
export const requestLimits = {
  /** Bytes of a request body: an ODS file of 5,000 rows fits. */
  bodyBytes: 2_000_000,
  /** Characters of a document. */
  documentLength: 20_000,
  /** Lexical tokens of a document. */
  tokens: 5_000,
  aliases: 30,
  /** Fields at the root, counting aliases. */
  rootFields: 20,
  directives: 30,
  fragments: 40,
}

/** A validation rule that refuses documents made to be expensive, before anything is executed. */
export function documentLimits(context: ValidationContext): ASTVisitor {
  const counts = { aliases: 0, directives: 0, fragments: 0 }
  const refuse = (what: string, limit: number) =>
    context.reportError(
      new GraphQLError(`This document has too many ${what}: at most ${limit} are allowed.`, { extensions: { code: "TOO_COMPLEX" } }),
    )
  return {
    Field(node) {
      if (node.alias && ++counts.aliases === requestLimits.aliases + 1) refuse("aliases", requestLimits.aliases)
    },
    Directive() {
      if (++counts.directives === requestLimits.directives + 1) refuse("directives", requestLimits.directives)
    },
    FragmentDefinition() {
      if (++counts.fragments === requestLimits.fragments + 1) refuse("fragments", requestLimits.fragments)
    },
    OperationDefinition(node) {
      const fields = node.selectionSet.selections.filter((selection) => selection.kind === Kind.FIELD).length
      if (fields > requestLimits.rootFields) refuse("root fields", requestLimits.rootFields)
    },
  }
}

/** True when the document only asks for the schema, which is public. */
export function isIntrospection(document: DocumentNode): boolean {
  let only = true
  visit(document, {
    OperationDefinition(node) {
      only &&= node.selectionSet.selections.every((selection) => selection.kind === Kind.FIELD && selection.name.value.startsWith("__"))
      return false
    },
  })
  return only
}

/**
 * Clients that accept only application/json get status 200 for documents that do not parse or validate
 * (GraphQL over HTTP, "application/json" section); Apollo Server answers 400.
 */
export const jsonStatus: ApolloServerPlugin<Context> = {
  async requestDidStart({ request }) {
    const accept = request.http?.headers.get("accept") ?? ""
    return {
      async willSendResponse({ response }) {
        if (accept.includes("application/graphql-response+json") || response.http.status !== 400 || response.body.kind !== "single") return
        const codes = ["GRAPHQL_PARSE_FAILED", "GRAPHQL_VALIDATION_FAILED", "BAD_USER_INPUT"]
        if (response.body.singleResult.errors?.every((error) => codes.includes(String(error.extensions?.code)))) response.http.status = 200
      },
    }
  },
}

/**
 * Drops from the variables what no text of the hub can hold, before anybody looks at them: NUL, which PostgreSQL refuses,
 * and halves of surrogate pairs, which are no characters.
 */
export const plainVariables: ApolloServerPlugin<Context> = {
  async requestDidStart({ request }) {
    if (request.variables) request.variables = plain(request.variables) as Record<string, unknown>
  },
}

function plain(value: unknown): unknown {
  if (typeof value === "string") return value.replaceAll("\0", "").toWellFormed()
  if (Array.isArray(value)) return value.map(plain)
  if (typeof value !== "object" || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, plain(part)]))
}
