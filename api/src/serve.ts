import type { Database } from "@hub/prisma"
import { createApi, jobs, searchSources } from "./app.ts"
import { createContext } from "./platform/context.ts"
import type { Env } from "./platform/env.ts"
import type { Logger } from "./platform/logger.ts"
import { listenForMail } from "./platform/mail/inbound-smtp.ts"
import { followProjection } from "./platform/search/follow.ts"
import { startPlatform, stopPlatform } from "./platform/start.ts"

/** Composition root of the API: database → context → HTTP. */
export async function serve(env: Env, own: { database: Database; log: Logger }): Promise<void> {
  const platform = await startPlatform(env, jobs, own)
  const { app, stop } = await createApi(platform)
  const server = app.listen(env.API_PORT)
  // Longer than the web site and load balancers keep an unused connection: else one is closed here just as it is used there.
  server.keepAliveTimeout = 120_000
  server.headersTimeout = 125_000
  await new Promise<void>((resolve, reject) => {
    server.once("listening", resolve)
    server.once("error", (error: NodeJS.ErrnoException) =>
      reject(
        error.code === "EADDRINUSE"
          ? new Error(`Port ${env.API_PORT} is taken. Stop what uses it, or set API_PORT to another port.`)
          : error,
      ),
    )
  })
  await platform.jobs.work(() => createContext(platform))
  const following = followProjection(
    platform,
    searchSources.map(({ index }) => index),
  )
  const inbound = await listenForMail(platform)
  platform.log.info({ port: env.API_PORT, database: platform.database.kind }, "api ready")

  let stopping = false
  const end = async () => {
    if (stopping) return
    stopping = true
    server.close()
    await stop()
    server.closeIdleConnections()
    await inbound?.stop()
    await following.stop()
    await stopPlatform(platform)
    process.exit(0)
  }
  process.on("SIGINT", end)
  process.on("SIGTERM", end)
}
