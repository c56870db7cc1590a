import { randomBytes } from "node:crypto"
import type { RequestHandler, Response } from "express"
import helmet from "helmet"
import { crossSiteRefusal, isFromAnotherSite } from "../app/platform/cross-site.ts"
import type { Env } from "./env.ts"

/** The nonce of this answer, which scripts of ours carry. */
export const nonceOf = (response: Pick<Response, "locals">): string => String(response.locals["nonce"])

/** Headers that keep foreign scripts, styles, frames and forms out. Vite's development server needs a little more room. */
export function securityHeaders(env: Env): RequestHandler[] {
  const isDevelopment = env.NODE_ENV === "development"
  const isSecure = env.PUBLIC_URL.startsWith("https:")
  return [
    (_request, response, next) => {
      response.locals["nonce"] = randomBytes(16).toString("base64")
      next()
    },
    helmet({
      contentSecurityPolicy: {
        directives: {
          "default-src": ["'self'"],
          "script-src": ["'self'", (_request, response) => `'nonce-${nonceOf(response as Response)}'`],
          "style-src": isDevelopment ? ["'self'", "'unsafe-inline'"] : ["'self'"],
          "connect-src": isDevelopment ? ["'self'", "ws:"] : ["'self'"],
          "img-src": ["'self'", "data:"],
          "font-src": ["'self'"],
          "form-action": ["'self'"],
          "frame-ancestors": ["'none'"],
          "object-src": ["'none'"],
          "base-uri": ["'none'"],
          "upgrade-insecure-requests": isSecure ? [] : null,
        },
      },
      strictTransportSecurity: isSecure ? { maxAge: 31_536_000, includeSubDomains: false } : false,
      referrerPolicy: { policy: "strict-origin-when-cross-origin" },
      xFrameOptions: { action: "deny" },
    }),
  ]
}

/** Forms that another site sends. The pages' actions refuse them too; Remix would call some of them a fault of ours before that. */
export const refuseForeignForms: RequestHandler = (request, response, next) => {
  if (request.method === "GET" || request.method === "HEAD") return next()
  if (isFromAnotherSite((name) => request.get(name))) response.status(403).type("text/plain").send(crossSiteRefusal)
  else next()
}

/** The largest form that is read: an upload with some text around it. */
const formBytes = 30_000_000

/** Forms are read whole, so their size is looked at first. */
export const limitForms: RequestHandler = (request, response, next) => {
  if (request.method === "GET" || request.method === "HEAD") return next()
  const length = request.headers["content-length"]
  if (length === undefined && request.headers["transfer-encoding"] !== undefined)
    response.status(411).type("text/plain").send("Send this with a Content-Length.")
  else if (Number(length ?? 0) > formBytes)
    response.status(413).type("text/plain").send("This is larger than 30 MB. Go back, and send less or smaller files.")
  else next()
}
