import { randomBytes, randomUUID } from "node:crypto"
import { fileURLToPath } from "node:url"
import { createRequestHandler } from "@remix-run/express"
import type { ServerBuild } from "@remix-run/node"
import compression from "compression"
import express from "express"
import helmet from "helmet"
import { createProxyMiddleware } from "http-proxy-middleware"
import { pino } from "pino"
import { pinoHttp } from "pino-http"
import { z } from "zod"
import type { HubLoadContext } from "./app/platform/load-context.ts"

const envSchema = z
  .object({
    PORT: z.coerce.number().int().min(1).max(65535).default(3000),
    API_PORT: z.coerce.number().int().min(1).max(65535).default(4000),
    API_URL: z.url().optional(),
    NODE_ENV: z.enum(["development", "test", "production"]).default("production"),
    TRUST_PROXY: z.string().default("loopback"),
    LOG_LEVEL: z.enum(["silent", "error", "warn", "info", "debug"]).default("info"),
  })
  .transform((env) => ({ ...env, API_URL: env.API_URL?.replace(/\/$/, "") ?? `http://127.0.0.1:${env.API_PORT}` }))

/** What the API serves by itself; the browser reaches it through this server, so everything has one address. */
const apiPaths = ["/graphql", "/files", "/feeds", "/export", "/api/auth", "/sitemap.xml", "/opensearch.xml"]

type Locals = { nonce: string }

async function main(): Promise<void> {
  const parsed = envSchema.safeParse(process.env)
  if (!parsed.success)
    throw new Error(`These settings cannot be used:\n${parsed.error.issues.map((issue) => `  ${issue.path}: ${issue.message}`).join("\n")}`)
  const env = parsed.data
  const isProduction = env.NODE_ENV === "production"
  const log = pino({ level: env.LOG_LEVEL, base: { service: "web" } }, pino.destination(2))
  // Vite is loaded only for development; it compiles pages as they are asked for.
  const vite = isProduction
    ? null
    : await (await import("vite")).createServer({ root: fileURLToPath(new URL(".", import.meta.url)), server: { middlewareMode: true } })

  const app = express()
  app.disable("x-powered-by")
  app.set("trust proxy", env.TRUST_PROXY)
  app.use(
    pinoHttp({
      logger: log,
      genReqId: (request) => request.headers["x-request-id"]?.toString().slice(0, 100) || randomUUID(),
      serializers: {
        req: ({ id, method, url }) => ({ id, method, path: String(url).split("?")[0] }),
        res: ({ statusCode }) => ({ statusCode }),
      },
      customLogLevel: (_request, response, error) => (error || response.statusCode >= 500 ? "error" : "debug"),
    }),
  )

  app.get("/health", async (_request, response) => {
    const api = await fetch(`${env.API_URL}/health`, { signal: AbortSignal.timeout(2000) })
      .then((answer) => answer.json())
      .catch(() => ({ state: "down" }))
    response.status(api.state === "up" ? 200 : 503).json({ state: api.state === "up" ? "up" : "down", dependencies: { api } })
  })

  app.use(
    createProxyMiddleware({
      target: env.API_URL,
      pathFilter: apiPaths,
      xfwd: true,
      on: {
        error: (_error, _request, response) => {
          if ("writeHead" in response && !response.headersSent) response.writeHead(503, { "content-type": "text/plain" })
          response.end("The service behind this address does not answer. Try again in a minute.")
        },
      },
    }),
  )

  app.use(compression())
  app.use((_request, response, next) => {
    response.locals.nonce = randomBytes(16).toString("base64")
    next()
  })
  app.use(
    helmet({
      contentSecurityPolicy: {
        directives: {
          "default-src": ["'self'"],
          "script-src": ["'self'", (_request, response) => `'nonce-${(response as unknown as { locals: Locals }).locals.nonce}'`],
          "style-src": isProduction ? ["'self'"] : ["'self'", "'unsafe-inline'"],
          "connect-src": isProduction ? ["'self'"] : ["'self'", "ws:"],
          "img-src": ["'self'", "data:"],
          "form-action": ["'self'"],
          "frame-ancestors": ["'none'"],
          "object-src": ["'none'"],
          "base-uri": ["'none'"],
          // Behind TLS the proxy upgrades; on localhost this would break every link.
          "upgrade-insecure-requests": null,
        },
      },
      strictTransportSecurity: false,
      referrerPolicy: { policy: "strict-origin-when-cross-origin" },
    }),
  )
  if (vite) app.use(vite.middlewares)
  else {
    const client = fileURLToPath(new URL("../build/client", import.meta.url))
    app.use("/assets", express.static(`${client}/assets`, { immutable: true, maxAge: "1y", fallthrough: false }))
    app.use(express.static(client, { maxAge: "1h", index: false }))
  }

  const builtServer = new URL("../build/server/index.js", import.meta.url).href
  const build = vite
    ? () => vite.ssrLoadModule("virtual:remix/server-build") as Promise<ServerBuild>
    : ((await import(/* @vite-ignore */ builtServer)) as ServerBuild)
  app.all(
    "*",
    createRequestHandler({
      build,
      mode: env.NODE_ENV,
      getLoadContext: (request, response): HubLoadContext => ({
        nonce: (response.locals as Locals).nonce,
        requestId: String(request.id),
        clientIp: request.ip ?? "",
        apiUrl: env.API_URL,
        reportFault: (error) => request.log.error({ err: error }, "fault"),
      }),
    }),
  )

  const server = app.listen(env.PORT, () => log.info({ port: env.PORT }, "web ready"))
  server.once("error", (error: NodeJS.ErrnoException) => {
    console.error(
      error.code === "EADDRINUSE" ? `Port ${env.PORT} is taken. Stop what uses it, or set PORT to another port.` : error.message,
    )
    process.exit(1)
  })
  const end = () => {
    server.close(() => process.exit(0))
    server.closeIdleConnections()
    setTimeout(() => process.exit(0), 3000).unref()
  }
  process.on("SIGINT", end)
  process.on("SIGTERM", end)
}

main().catch((error: Error) => {
  console.error(error.message)
  process.exit(1)
})
