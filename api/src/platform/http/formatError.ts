import { unwrapResolverError } from "@apollo/server/errors"
import type { GraphQLFormattedError } from "graphql"
import { GraphQLError } from "graphql"
import { DomainError } from "../errors.ts"
import type { Logger } from "../logger.ts"

/**
 * What a client sees of a top-level error. Domain errors show their code and message, errors of the request itself
 * (parse, validation, limits) show as they are, and anything else is a fault: logged whole, shown as an id.
 */
export function formatError(log: Logger) {
  return (formatted: GraphQLFormattedError, error: unknown): GraphQLFormattedError => {
    const cause = unwrapResolverError(error)
    const place = { ...(formatted.path && { path: formatted.path }), ...(formatted.locations && { locations: formatted.locations }) }
    if (cause instanceof DomainError) return { message: cause.message, ...place, extensions: { code: cause.code } }
    const code = formatted.extensions?.code
    if (cause instanceof GraphQLError && code !== "INTERNAL_SERVER_ERROR") return formatted
    if (code && code !== "INTERNAL_SERVER_ERROR") return formatted
    const faultId = crypto.randomUUID()
    log.error({ err: cause, faultId, path: formatted.path }, "fault")
    return {
      message: `Something went wrong on our side. Try again; if it keeps happening, quote ${faultId}.`,
      ...place,
      extensions: { code: "INTERNAL_SERVER_ERROR", faultId },
    }
  }
}
