import { unwrapResolverError } from "@apollo/server/errors"
import { databaseRefusal } from "@hub/prisma"
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
    const mistake = inputMistake(cause)
    if (mistake) {
      log.warn({ err: cause, path: formatted.path }, "input that is no id, cursor or text")
      return { message: mistake, ...place, extensions: { code: "BAD_USER_INPUT" } }
    }
    const faultId = crypto.randomUUID()
    log.error({ err: cause, faultId, path: formatted.path }, "fault")
    return {
      message: `Something went wrong on our side. Try again; if it keeps happening, quote ${faultId}.`,
      ...place,
      extensions: { code: "INTERNAL_SERVER_ERROR", faultId },
    }
  }
}

/** What PostgreSQL says of a value that its type cannot hold: no UUID, or text with characters that it does not store. */
const unusable = ["22P02", "22021", "22P05"]

/** What is wrong with the request, when that is why it failed: an id or cursor nobody gave out, text nobody can store. */
function inputMistake(cause: unknown): string | null {
  if (cause instanceof Error && cause.name === "PothosValidationError") return `${cause.message}. Send it as the hub gave it.`
  const { sqlState = "" } = databaseRefusal(cause) ?? {}
  return unusable.includes(sqlState) ? "An id, a cursor or a text in this request is not one that the hub can take." : null
}
