import type { RequestHandler } from "express"
import { collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client"

/** Prometheus metrics of this process. */
export const metrics = new Registry()
collectDefaultMetrics({ register: metrics })

const requestSeconds = new Histogram({
  name: "hub_http_request_seconds",
  help: "Time to answer, by route and status",
  labelNames: ["route", "method", "status"],
  buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5],
  registers: [metrics],
})

/** Pages that are told of what is new while they are open. */
export const openStreams = new Gauge({ name: "hub_live_streams", help: "Open streams of news", registers: [metrics] })

/** Measures each request under the first step of its path, which bounds the number of series. */
export const measureRequests: RequestHandler = (request, response, next) => {
  const end = requestSeconds.startTimer()
  response.on("finish", () => {
    // A stream ends when its page is left, so its time says nothing about the hub.
    if (request.path === "/live") return
    const first = `/${request.path.split("/")[1] ?? ""}`
    const route = ["/graphql", "/health", "/metrics", "/files", "/feeds", "/export", "/api"].includes(first) ? first : "other"
    end({ route, method: request.method, status: String(response.statusCode) })
  })
  next()
}

export const metricsRoute: RequestHandler = async (_request, response) => {
  response.type(metrics.contentType).send(await metrics.metrics())
}
