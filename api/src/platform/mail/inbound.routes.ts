import { createHash, timingSafeEqual } from "node:crypto"
import { type Request, Router, raw } from "express"
import type { ContextFor } from "../http/app.ts"
import { largestMail, receiveMail } from "./inbound.ts"

/**
 * POST /inbound-mail: a message as it came (RFC 5322), from the mail server or service that takes it for the hub. It shows the
 * secret of INBOUND_SECRET; without that setting there is no such address.
 */
export function inboundMailRoutes(contextFor: ContextFor): Router {
  const router = Router()
  router.post("/inbound-mail", async (request, response, next) => {
    const context = await contextFor(request, response).catch(next)
    if (!context) return
    const { INBOUND_SECRET: secret } = context.env
    if (!secret) return next()
    if (!isSecret(request, secret)) return void response.status(401).json({ error: "Send the secret as “Authorization: Bearer …”." })
    raw({ type: () => true, limit: largestMail })(request, response, (error?: unknown) => {
      if (error) return void response.status(413).json({ error: "The message is larger than the hub takes." })
      const message = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0)
      receiveMail(context, message)
        .then((isOurs) => response.json({ taken: isOurs }))
        .catch(next)
    })
  })
  return router
}

function isSecret(request: Request, secret: string): boolean {
  const digest = (text: string) => createHash("sha256").update(text).digest()
  return timingSafeEqual(digest(request.headers.authorization ?? ""), digest(`Bearer ${secret}`))
}
