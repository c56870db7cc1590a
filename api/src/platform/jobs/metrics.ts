import { Counter, Gauge, Histogram } from "prom-client"
import { metrics } from "../http/metrics.ts"

const finished = new Counter({
  name: "hub_jobs_finished_total",
  help: "Attempts of jobs that ended, by job and outcome (done, failed)",
  labelNames: ["job", "outcome"],
  registers: [metrics],
})

const seconds = new Histogram({
  name: "hub_job_seconds",
  help: "Time an attempt of a job took",
  labelNames: ["job"],
  buckets: [0.01, 0.05, 0.1, 0.5, 1, 5, 30, 120, 600],
  registers: [metrics],
})

export function jobFinished(job: string, outcome: "done" | "failed", took: number): void {
  finished.inc({ job, outcome })
  seconds.observe({ job }, took)
}

/** Jobs of one queue now: waiting includes those that wait for their next attempt. */
export type QueueDepth = { name: string; waiting: number; active: number }

const sources = new Set<() => Promise<QueueDepth[]>>()

new Gauge({
  name: "hub_jobs",
  help: "Jobs in the queue now, by job and state (waiting, active); the job dead-letter holds those that failed for good",
  labelNames: ["job", "state"],
  registers: [metrics],
  async collect() {
    this.reset()
    for (const source of sources) {
      // A database that is away must not take the other metrics with it; /health says that it is away.
      for (const { name, waiting, active } of await source().catch(() => [])) {
        this.inc({ job: name, state: "waiting" }, waiting)
        this.inc({ job: name, state: "active" }, active)
      }
    }
  },
})

/** Adds a queue to the figures at /metrics. Returns how to take it out. */
export function measureQueue(source: () => Promise<QueueDepth[]>): () => void {
  sources.add(source)
  return () => sources.delete(source)
}
