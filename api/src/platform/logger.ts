import { type Logger, pino } from "pino"

export type { Logger }

/** Structured log lines on standard error. Personal data and secrets never go in: log ids. */
export function createLogger(level: string): Logger {
  return pino(
    { level, base: { service: "api" }, redact: ["req.headers.cookie", "req.headers.authorization", "res.headers['set-cookie']"] },
    pino.destination(2),
  )
}
