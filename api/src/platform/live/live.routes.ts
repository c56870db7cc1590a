import { type Request, type Response, Router } from "express"
import type { Context, Platform } from "../context.ts"
import { openStreams } from "../http/metrics.ts"
import { sight, type Topic } from "./news.ts"
import type { LiveSource } from "./source.ts"
import { Stream } from "./stream.ts"

/** Most streams of one person, from one address for people who are not signed in, and of one process. */
const most = { person: 12, address: 100, process: 3_000 }
/** Streams looked at at a time: a thread that hundreds read must not take every connection to the database. */
const looksAtOnce = 4
/** Milliseconds between signs of life; proxies give up what is silent for a minute. */
const beatEvery = 20_000
/** Milliseconds after which a stream ends, and is opened again by the page if it is still there: by then by who they are. */
const lifetime = 15 * 60_000

/**
 * GET /live: tells an open page what is new, as server-sent events. An event says how things stand ("3 posts you have not
 * seen"), so one that was missed is made good by the next: a page that comes back begins with how things stand by then.
 */
export function liveStreams(
  { news, log }: Platform,
  sources: readonly LiveSource[],
  contextFor: (request: Request, response: Response) => Promise<Context>,
): { router: Router; endAll(): void } {
  const open = new Map<Stream, string>()
  const waiting = new Set<Stream>()
  let looking = 0

  function wake(stream: Stream): void {
    waiting.add(stream)
    while (looking < looksAtOnce && waiting.size > 0) void lookAtNext()
  }

  async function lookAtNext(): Promise<void> {
    const [stream] = waiting
    if (!stream) return
    waiting.delete(stream)
    looking++
    try {
      if (await stream.look()) waiting.add(stream)
    } catch (error) {
      // The page asks again by itself, and is told how things stand by then.
      log.error({ err: error }, "stream of news ended by a fault")
      stream.end()
    } finally {
      looking--
    }
    const [next] = waiting
    if (next) wake(next)
  }

  async function begin(request: Request, response: Response): Promise<void> {
    const context = await contextFor(request, response)
    const query = Object.fromEntries(Object.entries(request.query).map(([name, value]) => [name, String(value).slice(0, 200)]))
    const topics = await Promise.all(sources.map(async (source) => ({ source, topic: await source.topic(context, query) })))
    // Nothing to wait for: a browser that is told so does not ask again.
    if (topics.every(({ topic }) => topic === null) && !context.viewer) return void response.status(204).end()
    const owner = context.viewer?.id ?? `at ${context.ip}`
    const own = [...open.values()].filter((other) => other === owner).length
    if (own >= (context.viewer ? most.person : most.address) || open.size >= most.process)
      return void response
        .status(open.size >= most.process ? 503 : 429)
        .set("Retry-After", "60")
        .json({ error: "Too many pages wait for news. Try again in a minute." })
    if (response.destroyed) return

    // "no-transform" keeps compression away, which would hold events back; the last one says the same to nginx.
    response.set({ "Content-Type": "text/event-stream", "Cache-Control": "no-store, no-transform", "X-Accel-Buffering": "no" })
    response.flushHeaders()
    // Not all at once after a restart.
    response.write(`retry: ${2_000 + Math.floor(Math.random() * 5_000)}\n\n`)
    const stream = new Stream({
      query,
      personId: context.viewer?.id ?? null,
      contextNow: () => contextFor(request, response),
      response,
    })
    open.set(stream, owner)
    openStreams.inc()
    const stops = topics.flatMap(({ source, topic }) => {
      if (topic === null) return []
      const due = () => {
        if (stream.note(source)) wake(stream)
      }
      const heard = [topic, sight].map((about: Topic) => news.on(about, due))
      // Listened for first and read then, so nothing falls between.
      due()
      return heard
    })
    response.on("drain", () => wake(stream))
    const beat = setInterval(() => stream.beat(), beatEvery)
    const end = setTimeout(() => stream.end(), lifetime)
    response.once("close", () => {
      clearInterval(beat)
      clearTimeout(end)
      for (const stop of stops) stop()
      waiting.delete(stream)
      if (open.delete(stream)) openStreams.dec()
    })
  }

  const router = Router()
  router.get("/live", (request, response, next) => {
    begin(request, response).catch(next)
  })
  return {
    router,
    endAll() {
      for (const stream of open.keys()) stream.end()
    },
  }
}
