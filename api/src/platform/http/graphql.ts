import { ApolloServer } from "@apollo/server"
import { ApolloServerPluginCacheControlDisabled, ApolloServerPluginLandingPageDisabled } from "@apollo/server/plugin/disabled"
import { expressMiddleware } from "@as-integrations/express4"
import express, { type Router } from "express"
import type { GraphQLSchema } from "graphql"
import type { Context, Platform } from "../context.ts"
import { formatError } from "./formatError.ts"
import { keptAnswers, watched } from "./kept-answers.ts"
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
  router.use(expressMiddleware(server, { context: async ({ req, res }) => watched(await contextFor(req, res), res) }))
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
