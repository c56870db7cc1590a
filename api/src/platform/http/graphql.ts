import { ApolloServer } from "@apollo/server"
import { ApolloServerPluginLandingPageDisabled } from "@apollo/server/plugin/disabled"
import { expressMiddleware } from "@as-integrations/express4"
import express, { type Router } from "express"
import type { GraphQLSchema } from "graphql"
import type { Context } from "../context.ts"
import type { Logger } from "../logger.ts"
import { formatError } from "./formatError.ts"
import { documentLimits, jsonStatus, plainVariables, requestLimits } from "./limits.ts"

/** /graphql for programs. The caller's context comes from `contextFor`. */
export async function graphqlRoute(
  schema: GraphQLSchema,
  log: Logger,
  contextFor: (request: express.Request, response: express.Response) => Promise<Context>,
): Promise<{ router: Router; server: ApolloServer<Context> }> {
  const server = new ApolloServer<Context>({
    schema,
    formatError: formatError(log),
    includeStacktraceInErrorResponses: false,
    introspection: true,
    validationRules: [documentLimits],
    parseOptions: { maxTokens: requestLimits.tokens },
    plugins: [ApolloServerPluginLandingPageDisabled(), jsonStatus, plainVariables],
    stopOnTerminationSignals: false,
  })
  await server.start()
  const router = express.Router()
  router.use(express.json({ limit: requestLimits.bodyBytes }), explainBadJson)
  router.use(expressMiddleware(server, { context: ({ req, res }) => contextFor(req, res) }))
  return { router, server }
}

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
