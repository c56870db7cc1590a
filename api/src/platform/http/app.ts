import { randomUUID } from "node:crypto"
import compression from "compression"
import express, { type ErrorRequestHandler, type Express, type Request, type Response, type Router } from "express"
import type { GraphQLSchema } from "graphql"
import helmet from "helmet"
import { pinoHttp } from "pino-http"
import type { Viewer } from "../auth.ts"
import { type Context, createContext, type Platform } from "../context.ts"
import { liveStreams } from "../live/live.routes.ts"
import type { LiveSource } from "../live/source.ts"
import { explorerRoute } from "./explorer.ts"
import { graphqlRoute } from "./graphql.ts"
import { type HealthCheck, healthRoute } from "./health.ts"
import { editionRoute } from "./kept-answers.ts"
import { measureRequests, metricsRoute } from "./metrics.ts"

export type ContextFor = (request: Request, response: Response) => Promise<Context>

/** What the domains plug into the HTTP application. */
export type AppParts = {
  schema: GraphQLSchema
  /** Who a request comes from. */
  viewerOf(platform: Platform, headers: Headers): Promise<Viewer | null>
  /** The sign-in library's own routes, under /api/auth; before any body parser. */
  authRoutes?: Router
  healthChecks?: Record<string, HealthCheck>
  /** What pages can be told of while they are open. */
  liveSources?: readonly LiveSource[]
  /** Routes beside GraphQL: files, feeds, exports. They get the same context as resolvers. */
  routes?: ((contextFor: ContextFor) => Router)[]
}

/** The HTTP application: /graphql, /health, /metrics and what the domains bring. */
export async function createApp(platform: Platform, parts: AppParts): Promise<{ app: Express; stop(): Promise<void> }> {
  const { env, log } = platform
  const app = express()
  app.disable("x-powered-by")
  app.set("trust proxy", env.TRUST_PROXY)
  app.use(helmet())
  app.use(
    pinoHttp({
      logger: log,
      genReqId: (request) => request.headers["x-request-id"]?.toString().slice(0, 100) || randomUUID(),
      // No addresses and no query strings: they can hold personal data.
      serializers: {
        req: ({ id, method, url }) => ({ id, method, path: String(url).split("?")[0] }),
        res: ({ statusCode }) => ({ statusCode }),
      },
      autoLogging: { ignore: (request) => request.url === "/health" || request.url === "/metrics" },
      customLogLevel: (_request, response, error) => (error || response.statusCode >= 500 ? "error" : "debug"),
    }),
  )
  app.use(measureRequests)
  app.use(compression())

  const contextFor: ContextFor = async (request, response) => {
    const arrivedAt = platform.clock.now()
    const headers = new Headers()
    for (const [name, value] of Object.entries(request.headers)) if (value !== undefined) headers.set(name, String(value))
    return createContext(platform, {
      viewer: await parts.viewerOf(platform, headers),
      requestId: String(request.id),
      arrivedAt,
      ip: request.ip ?? null,
      headers,
      log: request.log,
      setCookie: (cookie) => response.append("Set-Cookie", cookie),
    })
  }

  app.get("/health", healthRoute(platform, parts.healthChecks ?? {}))
  app.get("/metrics", metricsRoute)
  app.get("/edition", editionRoute(platform))
  if (parts.authRoutes) app.use(parts.authRoutes)
  const { router, server } = await graphqlRoute(parts.schema, platform, contextFor)
  app.use("/graphql", explorerRoute(), router)
  const live = liveStreams(platform, parts.liveSources ?? [], contextFor)
  app.use(live.router)
  for (const route of parts.routes ?? []) app.use(route(contextFor))
  app.use((_request, response) => {
    response.status(404).json({ error: "Nothing is here. The API is at /graphql." })
  })
  app.use(maskFaults)
  return {
    app,
    async stop() {
      live.endAll()
      await server.stop()
    },
  }
}

/** A fault outside GraphQL: logged whole, shown as an id. Express itself would show the stack. */
const maskFaults: ErrorRequestHandler = (error, request, response, next) => {
  if (response.headersSent) return next(error)
  const faultId = randomUUID()
  request.log.error({ err: error, faultId }, "fault")
  response.status(500).json({ error: `Something went wrong on our side. Try again; if it keeps happening, quote ${faultId}.` })
}
