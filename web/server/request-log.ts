import { randomUUID } from "node:crypto"
import type { Logger } from "pino"
import { pinoHttp } from "pino-http"

/** One line for each request, with an id that the API's log shows too. No query strings: they can hold personal data. */
export function requestLog(log: Logger) {
  return pinoHttp({
    logger: log,
    genReqId: (request, response) => {
      const given = request.headers["x-request-id"]?.toString() ?? ""
      const id = /^[\w-]{8,100}$/.test(given) ? given : randomUUID()
      response.setHeader("x-request-id", id)
      return id
    },
    serializers: {
      req: ({ id, method, url }) => ({ id, method, path: String(url).split("?")[0] }),
      res: ({ statusCode }) => ({ statusCode }),
    },
    autoLogging: { ignore: (request) => request.url === "/health" || request.url?.startsWith("/assets/") === true },
    customLogLevel: (_request, { statusCode }, error) => {
      if (error) return "error"
      return statusCode === 503 ? "warn" : statusCode >= 500 ? "error" : "debug"
    },
    customErrorMessage: (_request, { statusCode, errored }) => {
      if (errored) return errored.message
      return statusCode === 503 ? "the API does not answer" : `answered with ${statusCode}`
    },
    // A fault has a line of its own that says where it is; an error made from the status alone says nothing more.
    customErrorObject: (_request, { errored }, _error, { err, ...line }) => (errored ? { ...line, err } : line),
  })
}
