import type { RequestHandler } from "express"
import type { Platform } from "../context.ts"

export type DependencyState = { state: "up" | "down" | "not configured"; detail?: string }
/** Checks one dependency; must answer within a second or two. */
export type HealthCheck = (platform: Platform) => Promise<DependencyState>

/** GET /health: 200 while the hub can serve people (the database answers), 503 otherwise; the state of each dependency as JSON. */
export function healthRoute(platform: Platform, checks: Record<string, HealthCheck>): RequestHandler {
  return async (_request, response) => {
    const states = await Promise.all(
      Object.entries({ database: checkDatabase, ...checks }).map(async ([name, check]) => {
        const state = await check(platform).catch((error): DependencyState => ({ state: "down", detail: String(error.message ?? error) }))
        return [name, state] as const
      }),
    )
    const dependencies = Object.fromEntries(states)
    const up = dependencies.database?.state === "up"
    response.status(up ? 200 : 503).json({ state: up ? "up" : "down", dependencies })
  }
}

const checkDatabase: HealthCheck = async ({ db, database }) => {
  await db.$queryRawUnsafe("select 1")
  return { state: "up", detail: database.kind }
}

/** A dependency that does not answer must not keep those waiting who ask how we are. */
function inTime(answer: Promise<DependencyState>): Promise<DependencyState> {
  const late = new Promise<DependencyState>((resolve) => {
    setTimeout(() => resolve({ state: "down", detail: "No answer within 3 seconds" }), 3_000).unref()
  })
  return Promise.race([answer, late])
}

/** Asks no more than every so often, for checks that cost the dependency something: /health is open to everybody. */
export function remember(check: HealthCheck, milliseconds = 15_000): HealthCheck {
  const answers = new WeakMap<Platform["env"], { until: number; answer: Promise<DependencyState> }>()
  return (platform) => {
    const known = answers.get(platform.env)
    if (known && known.until > Date.now()) return known.answer
    const answer = inTime(check(platform))
    answers.set(platform.env, { until: Date.now() + milliseconds, answer })
    return answer
  }
}
