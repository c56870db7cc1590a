import type { RequestHandler, Response } from "express"
import { LRUCache } from "lru-cache"
import type { Env } from "./env.ts"
import { nonceOf } from "./security.ts"

type Page = { edition: string; body: string; nonce: string; headers: Record<string, string> }

/** Characters of all pages that are kept, and of one. */
const most = { all: 20_000_000, one: 500_000 }
const longestAddress = 1_000

/**
 * Pages for people who are not signed in, kept as they were sent for as long as nothing is published. Which pages may be
 * kept is for the API to say: it marks answers that are the same for everybody with the edition they were made from, and
 * a page made from nothing else is as good as they are. Before a kept page is sent, the API is asked whether its edition
 * still is the current one, so that whatever is published shows at once, whichever server it was published on.
 */
export function keptPages(env: Env): RequestHandler {
  const pages = new LRUCache<string, Page>({ maxSize: most.all, maxEntrySize: most.one, sizeCalculation: ({ body }) => body.length })
  const edition = currentEdition(env)
  return async (request, response, next) => {
    const { cookie, authorization, "cache-control": cacheControl } = request.headers
    const address = request.originalUrl
    // What carries a cookie may be somebody's own, or hold a message from the page before.
    if (request.method !== "GET" || cookie || authorization || cacheControl?.includes("no-cache") || address.length > longestAddress)
      return next()
    const page = pages.get(address)
    if (page && page.edition === (await edition())) {
      response.set(page.headers).send(page.body.replaceAll(page.nonce, nonceOf(response)))
      return
    }
    const editions = new Set<string | null>()
    response.locals["editions"] = editions
    keepBody(response, (body) => {
      const [made] = editions
      if (!made || editions.size > 1 || response.statusCode !== 200 || response.hasHeader("set-cookie")) return
      const headers: Record<string, string> = {}
      for (const name of ["content-type", "cache-control"]) if (response.hasHeader(name)) headers[name] = String(response.getHeader(name))
      pages.set(address, { edition: made, body, nonce: nonceOf(response), headers })
    })
    next()
  }
}

/** The editions of the API's answers that this page is made from, null standing for an answer that must not be kept. */
export const editionsOf = (response: Pick<Response, "locals">): Set<string | null> | undefined => response.locals["editions"]

/** Asks the API for its edition; those who ask while an answer is on its way may not have it, and share the next. */
function currentEdition({ API_URL }: Env): () => Promise<string | null> {
  let running: Promise<string | null> | null = null
  let next: Promise<string | null> | null = null
  const start = (): Promise<string | null> => {
    next = null
    const mine = fetch(`${API_URL}/edition`, { signal: AbortSignal.timeout(2_000) })
      .then((answer) => (answer.ok ? answer.text() : null))
      .catch(() => null)
      .finally(() => {
        if (running === mine) running = null
      })
    running = mine
    return mine
  }
  return () => {
    if (!running) return start()
    next ??= running.then(start)
    return next
  }
}

/** Hands over what is sent, as text, once all of it is. */
function keepBody(response: Response, done: (body: string) => void): void {
  const chunks: Buffer[] = []
  const { write, end } = response
  const note = (chunk: unknown) => {
    if (typeof chunk === "string" || chunk instanceof Uint8Array) chunks.push(Buffer.from(chunk as string))
  }
  response.write = ((...args: Parameters<typeof write>) => {
    note(args[0])
    return write.apply(response, args)
  }) as typeof write
  response.end = ((...args: Parameters<typeof end>) => {
    note(args[0])
    done(Buffer.concat(chunks).toString())
    return end.apply(response, args)
  }) as typeof end
}
