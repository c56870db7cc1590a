import { prismaAdapter } from "better-auth/adapters/prisma"
import { betterAuth } from "better-auth/minimal"
import { toNodeHandler } from "better-auth/node"
import { genericOAuth } from "better-auth/plugins/generic-oauth"
import { twoFactor } from "better-auth/plugins/two-factor"
import { Router } from "express"
import type { Viewer } from "../platform/auth.ts"
import type { Context, Platform } from "../platform/context.ts"
import { hubName } from "../platform/hub.ts"
import { handleFrom, passwordLength } from "./account.rules.ts"
import { organisationProvider, providerId } from "./auth.provider.ts"
import { secondFactor } from "./auth.second-factor.ts"
import { randomSuffix } from "./random-suffix.ts"
import { loadViewer } from "./viewer.reads.ts"

/** A session ends so many seconds after it began: 14 days. */
export const sessionSeconds = 14 * 24 * 60 * 60

/** End of the name of the session's cookie; over https it also has a prefix. */
export const sessionCookieName = "hub.session_token"

/** The sign-in library, set up for our tables. It keeps sessions, passwords, second factors and the sign-in by an organisation. */
function createAuth(platform: Platform) {
  const { env, db, log, clock } = platform
  return betterAuth({
    appName: hubName,
    baseURL: env.PUBLIC_URL,
    basePath: "/api/auth",
    secret: env.AUTH_SECRET,
    database: prismaAdapter(db, { provider: "postgresql", transaction: true }),
    advanced: {
      database: { generateId: false },
      cookiePrefix: "hub",
      useSecureCookies: env.PUBLIC_URL.startsWith("https://"),
      ipAddress: { disableIpTracking: true },
    },
    user: {
      modelName: "person",
      additionalFields: {
        handle: { type: "string", required: false, input: false },
        suspendedAt: { type: "date", required: false, input: false },
        erasedAt: { type: "date", required: false, input: false },
      },
    },
    session: { fields: { userId: "personId" }, expiresIn: sessionSeconds, disableSessionRefresh: true },
    account: {
      fields: { userId: "personId" },
      // We never call the provider on a person's behalf, so what it hands over is not kept.
      updateAccountOnSignIn: false,
    },
    verification: { storeIdentifier: "hashed" },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      requireEmailVerification: true,
      minPasswordLength: passwordLength.min,
      maxPasswordLength: passwordLength.max,
    },
    plugins: [
      twoFactor({ issuer: hubName, allowPasswordless: true, schema: { twoFactor: { fields: { userId: "personId" } } } }),
      secondFactor(env.PUBLIC_URL),
      ...(env.OIDC_ISSUER ? [genericOAuth({ config: [organisationProvider(env)] })] : []),
    ],
    databaseHooks: {
      user: {
        create: {
          // Only the provider's sign-in creates people through the library.
          before: async (person) => {
            if (!person.emailVerified) return false
            return { data: { ...person, handle: `${handleFrom(person.name)}-${randomSuffix()}` } }
          },
          after: async ({ id }) => {
            await db.auditEvent.create({ data: { at: clock.now(), action: "person.signUp", subjectType: "Person", subjectId: id } })
          },
        },
      },
      account: {
        create: {
          before: async (account) => ({
            data: {
              ...account,
              accessToken: null,
              refreshToken: null,
              idToken: null,
              accessTokenExpiresAt: null,
              refreshTokenExpiresAt: null,
            },
          }),
        },
      },
      session: {
        create: {
          before: async (session) => {
            const person = await db.person.findUnique({ where: { id: session.userId }, select: { suspendedAt: true, erasedAt: true } })
            return person !== null && !person.suspendedAt && !person.erasedAt ? undefined : false
          },
        },
      },
    },
    onAPIError: { errorURL: `${env.PUBLIC_URL}/sign-in` },
    rateLimit: { enabled: false },
    // Messages only: the further arguments can hold personal data.
    logger: { level: "error", log: (_level, message) => log.warn({ from: "sign-in library" }, message) },
    telemetry: { enabled: false },
  })
}

export type Auth = ReturnType<typeof createAuth>

const instances = new WeakMap<Platform["database"], Auth>()

/** One instance per process (per database, so that tests can run several). */
export function authOf(platform: Platform): Auth {
  const existing = instances.get(platform.database)
  if (existing) return existing
  const made = createAuth(platform)
  instances.set(platform.database, made)
  return made
}

/** Who a request comes from: the session in its cookie. */
export async function viewerOf(platform: Platform, headers: Headers): Promise<Viewer | null> {
  if (!headers.get("cookie")?.includes(sessionCookieName)) return null
  const session = await authOf(platform).api.getSession({ headers })
  return session ? loadViewer(platform, session.user.id, session.session.id) : null
}

/** What the library answered, with its cookies passed on to the caller. */
export async function answerOf<T>(
  context: Context,
  response: Response,
): Promise<{ ok: boolean; status: number; body: T & { code?: string } }> {
  for (const cookie of response.headers.getSetCookie()) context.setCookie(cookie)
  const text = await response.text()
  return { ok: response.ok, status: response.status, body: text ? JSON.parse(text) : {} }
}

/**
 * The one route of the library that a browser must reach: where the provider sends people back to. Everything else of
 * it is used through GraphQL, which limits, records and explains.
 */
export function authRoutes(platform: Platform): Router {
  const router = Router()
  router.get(`/api/auth/callback/${providerId}`, toNodeHandler(authOf(platform)))
  return router
}
