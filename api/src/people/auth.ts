import { betterAuth } from "better-auth"
import { prismaAdapter } from "better-auth/adapters/prisma"
import { toNodeHandler } from "better-auth/node"
import { Router } from "express"
import type { Viewer } from "../platform/auth.ts"
import type { Platform } from "../platform/context.ts"
import { loadViewer } from "./viewer.reads.ts"

/** The sign-in library, set up for our tables. */
function createAuth({ env, db }: Platform) {
  return betterAuth({
    baseURL: env.PUBLIC_URL,
    basePath: "/api/auth",
    secret: env.AUTH_SECRET,
    database: prismaAdapter(db, { provider: "postgresql", transaction: true }),
    advanced: { database: { generateId: false }, cookiePrefix: "hub" },
    user: { modelName: "person" },
    session: { fields: { userId: "personId" } },
    account: { fields: { userId: "personId" } },
    emailAndPassword: { enabled: true },
    telemetry: { enabled: false },
  })
}

const instances = new WeakMap<Platform["database"], ReturnType<typeof createAuth>>()

/** One instance per process (per database, so that tests can run several). */
export function authOf(platform: Platform): ReturnType<typeof createAuth> {
  const existing = instances.get(platform.database)
  if (existing) return existing
  const made = createAuth(platform)
  instances.set(platform.database, made)
  return made
}

/** Who a request comes from: the session in its cookie. */
export async function viewerOf(platform: Platform, headers: Headers): Promise<Viewer | null> {
  if (!headers.get("cookie")) return null
  const session = await authOf(platform).api.getSession({ headers })
  return session ? loadViewer(platform.db, session.user.id, session.session.id) : null
}

/** The library's own routes: only OpenID Connect needs a browser to reach them. */
export function authRoutes(platform: Platform): Router {
  const router = Router()
  router.all("/api/auth/*", toNodeHandler(authOf(platform)))
  return router
}
