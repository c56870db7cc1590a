import { type DestinationStream, type Logger, pino } from "pino"

export type { Logger }

/** Structured log lines on standard error, or elsewhere for tests. Personal data and secrets never go in: log ids. */
export function createLogger(level: string, destination: DestinationStream = pino.destination(2)): Logger {
  return pino(
    { level, base: { service: "api" }, redact: ["req.headers.cookie", "req.headers.authorization", "res.headers['set-cookie']"] },
    destination,
  )
}
