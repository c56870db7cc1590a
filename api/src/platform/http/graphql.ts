import { ApolloServer, HeaderMap } from "@apollo/server"
import { ApolloServerPluginCacheControlDisabled, ApolloServerPluginLandingPageDisabled } from "@apollo/server/plugin/disabled"
import express, { type Router } from "express"
import type { GraphQLSchema } from "graphql"
import type { Context, Platform } from "../context.ts"
import { formatError } from "./formatError.ts"
import { keepAnswer, keptAnswers, sendJson, watched } from "./kept-answers.ts"
import { documentLimits, jsonStatus, plainVariables, requestLimits } from "./limits.ts"

/** /graphql for programs. The caller's context comes from `contextFor`. */
export async function graphqlRoute(
  schema: GraphQLSchema,
  platform: Platform,
  contextFor: (request: express.Request, response: express.Response) => Promise<Context>,
): Promise<{ router: Router; server: ApolloServer<Context> }> {
  const server = new ApolloServer<Context>({
    schema,
    formatError: formatError(platform.log),
    includeStacktraceInErrorResponses: false,
    introspection: true,
    validationRules: [documentLimits],
    parseOptions: { maxTokens: requestLimits.tokens },
    plugins: [
      ApolloServerPluginLandingPageDisabled(),
      // It would wrap every resolver to gather hints that nobody gives.
      ApolloServerPluginCacheControlDisabled(),
      jsonStatus,
      plainVariables,
    ],
    stopOnTerminationSignals: false,
  })
  await server.start()
  const router = express.Router()
  router.use(express.json({ limit: requestLimits.bodyBytes }), explainBadJson, keptAnswers(platform))
  router.use(async (request, response, next) => {
    try {
      const { status, headers, body } = await server.executeHTTPGraphQLRequest({
        httpGraphQLRequest: { method: request.method, headers: headersOf(request), search: searchOf(request), body: request.body },
        context: async () => watched(await contextFor(request, response), response),
      })
      if (body.kind !== "complete") throw new Error("The schema has no @defer, so every answer is whole")
      for (const [name, value] of headers) response.setHeader(name, value)
      response.status(status ?? 200)
      keepAnswer(response, body.string)
      sendJson(request, response, body.string)
    } catch (error) {
      next(error)
    }
  })
  return { router, server }
}

function headersOf(request: express.Request): HeaderMap {
  const headers = new HeaderMap()
  for (const [name, value] of Object.entries(request.headers)) if (value !== undefined) headers.set(name, String(value))
  return headers
}

const searchOf = ({ url }: express.Request) => (url.includes("?") ? url.slice(url.indexOf("?")) : "")

const explainBadJson: express.ErrorRequestHandler = (error, _request, response, _next) => {
  const tooLarge = error.type === "entity.too.large"
  response.status(tooLarge ? 413 : 400).json({
    errors: [
      {
        message: tooLarge ? `The request is larger than ${requestLimits.bodyBytes} bytes.` : "The request body is not valid JSON.",
        extensions: { code: "BAD_REQUEST" },
      },
    ],
  })
}
