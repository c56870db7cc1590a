import type { Database, PrismaClient } from "@hub/prisma"
import type { Viewer } from "./auth.ts"
import type { Clock } from "./clock.ts"
import type { Env } from "./env.ts"
import type { JobQueue } from "./jobs/queue.ts"
import type { News } from "./live/news.ts"
import type { Logger } from "./logger.ts"

/** What lives as long as the process. */
export type Platform = {
  env: Env
  database: Database
  db: PrismaClient
  jobs: JobQueue
  news: News
  clock: Clock
  log: Logger
}

/** What a request (or a job) works with. Services take it as their first argument. */
export type Context = Platform & {
  /** Null when nobody is signed in, and in jobs. */
  viewer: Viewer | null
  requestId: string
  /** When the request arrived: what a deadline is compared with, however long the request then waits for its turn. */
  arrivedAt: Date
  /** Address of the caller, for rate limits; null in jobs. */
  ip: string | null
  /** The headers of the request, for the sign-in library. */
  headers: Headers
  /** Sends a Set-Cookie header back with the answer. */
  setCookie(cookie: string): void
  /** One instance of each thing per request, such as a DataLoader, made on first use. */
  once<T>(key: symbol, make: () => T): T
}

/** A context for a request; without one, for work the hub does by itself. */
export function createContext(platform: Platform, request: Partial<Omit<Context, Exclude<keyof Platform, "log"> | "once">> = {}): Context {
  const made = new Map<symbol, unknown>()
  return {
    ...platform,
    viewer: null,
    requestId: request.requestId ?? crypto.randomUUID(),
    arrivedAt: request.arrivedAt ?? platform.clock.now(),
    ip: null,
    headers: request.headers ?? new Headers(),
    setCookie: () => {},
    ...request,
    once<T>(key: symbol, make: () => T): T {
      if (!made.has(key)) made.set(key, make())
      return made.get(key) as T
    },
  }
}
