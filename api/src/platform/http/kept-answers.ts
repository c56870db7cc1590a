import type { Request, RequestHandler, Response } from "express"
import type { Context, Platform } from "../context.ts"
import { Memo, perDatabase } from "../search/memo.ts"
import { type Reads, watchReads } from "../search/reads.ts"
import { anyDataVersion } from "../search/version.ts"

type Kept = { body: string; type: string; madeAt: number }

const keptFor = perDatabase(() => new Memo<Kept>(300))

/** Longest answer and question that are kept, in characters. */
const longest = { answer: 150_000, question: 8_000 }
/** Some fields go by the clock ("not confirmed for a year"), so no answer is older than this. Milliseconds. */
const lifetime = 60_000

/** Set on an answer that is the same for everybody until the edition changes. */
const editionHeader = "hub-edition"

/** Names the state of what is published at an instant: it changes with every data version, and every minute for what goes by the clock. */
const editionAt = (version: number, now: number) => `${version}-${Math.floor(now / lifetime)}`

/** GET /edition: the current edition, for a web site that keeps pages made from answers that carry it. */
export function editionRoute({ database, clock }: Platform): RequestHandler {
  return async (_request, response, next) => {
    try {
      const version = await anyDataVersion(database)
      response.set("Cache-Control", "no-store").type("text/plain").send(editionAt(version, clock.now().getTime()))
    } catch (error) {
      next(error)
    }
  }
}

const readsOf = new WeakMap<Response, Reads>()

/**
 * Answers to people who are not signed in, kept as they were sent until something is published. Only those made from the
 * projection alone are kept; a watched context finds that out while they are made, so that nobody who adds a field has to
 * think of it. The data version is read from the database for each request (one statement for all who ask at once), so
 * every process knows at once when what it keeps is out of date. Stands behind the body parser.
 */
export function keptAnswers({ database, clock }: Platform): RequestHandler {
  return async (request, response, next) => {
    const key = keyOf(request)
    if (key === null) return next()
    try {
      const kept = keptFor(database)
      // Read before the answer is made: what is newer than its version is never found under a later one.
      const version = await anyDataVersion(database)
      const now = clock.now().getTime()
      const known = kept.get(key, version)
      if (known && Math.abs(now - known.madeAt) < lifetime) {
        response.setHeader("content-type", known.type)
        response.setHeader(editionHeader, editionAt(version, now))
        response.send(known.body)
        return
      }
      const reads: Reads = { projection: false, other: false }
      readsOf.set(response, reads)
      const send = response.send.bind(response)
      response.send = (body?: unknown) => {
        const type = response.getHeader("content-type")
        if (reads.projection && !reads.other && isKeepable(response, body) && typeof type === "string") {
          kept.set(key, version, { body, type, madeAt: now })
          response.setHeader(editionHeader, editionAt(version, now))
        }
        return send(body)
      }
      next()
    } catch (error) {
      next(error)
    }
  }
}

/** The context of a request whose answer may be kept notes what it reads. */
export function watched(context: Context, response: Response): Context {
  const reads = readsOf.get(response)
  return reads ? watchReads(context, reads) : context
}

/** What tells one question from another; null for those whose answer is nobody else's, or must be worked out anew. */
function keyOf(request: Request): string | null {
  const { cookie, authorization, accept, "cache-control": cacheControl } = request.headers
  if (request.method !== "POST" || cookie || authorization || cacheControl?.includes("no-cache")) return null
  const { query, operationName, variables, extensions } = (request.body ?? {}) as Record<string, unknown>
  if (typeof query !== "string" && typeof extensions !== "object") return null
  const key = JSON.stringify([accept, query, operationName, variables, extensions])
  return key.length <= longest.question ? key : null
}

/** Whole, without errors, and the same for everybody. */
const isKeepable = (response: Response, body: unknown): body is string =>
  response.statusCode === 200 &&
  !response.hasHeader("set-cookie") &&
  typeof body === "string" &&
  body.startsWith('{"data":') &&
  body.length <= longest.answer
