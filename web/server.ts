import { fileURLToPath } from "node:url"
import { createRequestHandler } from "@remix-run/express"
import type { ServerBuild } from "@remix-run/node"
import compression from "compression"
import express from "express"
import { type Logger, pino } from "pino"
import type { HubLoadContext } from "./app/platform/load-context.ts"
import { apiProxy, healthRoute } from "./server/api-proxy.ts"
import { type Env, readEnv } from "./server/env.ts"
import { editionsOf, keptPages } from "./server/kept-pages.ts"
import { servePages } from "./server/pages.ts"
import { requestLog } from "./server/request-log.ts"
import { limitForms, nonceOf, refuseForeignForms, securityHeaders } from "./server/security.ts"

async function main(): Promise<void> {
  const env = readEnv()
  const log = pino({ level: env.LOG_LEVEL, base: { service: "web" } }, pino.destination(2))
  const app = express()
  app.disable("x-powered-by")
  app.set("trust proxy", env.TRUST_PROXY)
  app.use(requestLog(log))
  app.get("/health", healthRoute(env))
  // Browsers ask for this by themselves, whatever the page says.
  app.get("/favicon.ico", (_request, response) => response.redirect(301, "/favicon.svg"))
  const { proxy, endStreams } = apiProxy(env)
  app.use(proxy)
  app.use(compression())
  app.use(securityHeaders(env))
  app.use(refuseForeignForms)
  app.use(limitForms)
  const getLoadContext = (request: express.Request, response: express.Response): HubLoadContext => ({
    nonce: nonceOf(response),
    requestId: String(request.id),
    madeFrom: (edition) => editionsOf(response)?.add(edition),
    clientIp: request.ip ?? "",
    apiUrl: env.API_URL,
    publicUrl: env.PUBLIC_URL,
    contactEmail: env.CONTACT_EMAIL ?? null,
    reportFault: (error) => request.log.error({ err: error }, "fault"),
  })
  const mode = env.NODE_ENV
  const pages =
    mode === "development"
      ? createRequestHandler({ build: await serveSources(app), mode, getLoadContext })
      : servePages(await serveBuilt(app), mode, getLoadContext)
  app.use(keptPages(env))
  app.all("*", pages)
  listen(app, env, log, endStreams)
}

/** The pages as built. Files under /assets have their hash in their names, so browsers keep them for good. */
async function serveBuilt(app: express.Express): Promise<ServerBuild> {
  const client = fileURLToPath(new URL("../build/client", import.meta.url))
  app.use("/assets", express.static(`${client}/assets`, { immutable: true, maxAge: "1y", fallthrough: false }))
  app.use(express.static(client, { maxAge: "1h", index: false, redirect: false }))
  const built = new URL("../build/server/index.js", import.meta.url).href
  return (await import(/* @vite-ignore */ built)) as ServerBuild
}

/** Compiles pages as they are asked for. Vite is loaded only here. */
async function serveSources(app: express.Express): Promise<() => Promise<ServerBuild>> {
  const { createServer } = await import("vite")
  const vite = await createServer({ root: fileURLToPath(new URL(".", import.meta.url)), server: { middlewareMode: true } })
  app.use(vite.middlewares)
  return () => vite.ssrLoadModule("virtual:remix/server-build") as Promise<ServerBuild>
}

function listen(app: express.Express, env: Env, log: Logger, endStreams: () => void): void {
  const server = app.listen(env.PORT, () => log.info({ port: env.PORT }, "web ready"))
  // Longer than browsers and load balancers keep an unused connection: else one is closed here just as it is used there.
  server.keepAliveTimeout = 120_000
  server.headersTimeout = 125_000
  server.once("error", (error: NodeJS.ErrnoException) => {
    console.error(
      error.code === "EADDRINUSE" ? `Port ${env.PORT} is taken. Stop what uses it, or set PORT to another port.` : error.message,
    )
    process.exit(1)
  })
  const end = () => {
    server.close(() => process.exit(0))
    endStreams()
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
