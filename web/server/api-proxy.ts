import type { ServerResponse } from "node:http"
import type { Request, RequestHandler } from "express"
import { createProxyMiddleware } from "http-proxy-middleware"
import type { Env } from "./env.ts"

/** What the API serves by itself; the browser reaches it through this server, so that everything has one address. */
const apiPaths = ["/graphql", "/files", "/feeds", "/export", "/live", "/api/auth", "/robots.txt", "/sitemap.xml", "/opensearch.xml"]

export function apiProxy(env: Env): { proxy: RequestHandler; endStreams(): void } {
  const streams = new Set<ServerResponse>()
  const proxy = createProxyMiddleware<Request>({
    target: env.API_URL,
    pathFilter: (path) => apiPaths.some((known) => path === known || path.startsWith(`${known}/`) || path.startsWith(`${known}?`)),
    xfwd: true,
    on: {
      proxyReq: (outgoing, request) => outgoing.setHeader("x-request-id", String(request.id)),
      // A file that breaks off on its way breaks off for the reader too, who would wait for its end or take it for whole.
      proxyRes: (incoming, _request, response) => {
        incoming.once("close", () => {
          streams.delete(response)
          if (!incoming.complete) response.destroy()
        })
        if (incoming.headers["content-type"]?.startsWith("text/event-stream")) streams.add(response)
      },
      error: (_error, _request, response) => {
        if ("writeHead" in response && !response.headersSent) response.writeHead(503, { "content-type": "text/plain", "retry-after": "30" })
        response.end("The service behind this address does not answer. Try again in a minute.")
      },
    },
  })
  return {
    proxy,
    // These end by themselves only when their page is left.
    endStreams() {
      for (const stream of streams) stream.end()
    },
  }
}

/** Asks the API how it is. */
export function healthRoute(env: Env): RequestHandler {
  return async (_request, response) => {
    const api = await fetch(`${env.API_URL}/health`, { signal: AbortSignal.timeout(2000) })
      .then((answer) => answer.json() as Promise<{ state: string }>)
      .catch(() => ({ state: "down" }))
    const isUp = api.state === "up"
    response.status(isUp ? 200 : 503).json({ state: isUp ? "up" : "down", dependencies: { api } })
  }
}
