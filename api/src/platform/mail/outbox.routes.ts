import { Router } from "express"
import type { ContextFor } from "../http/app.ts"
import { htmlOfMail } from "./outbox.service.ts"

/**
 * GET /export/mail/<id>.html: a message of the outbox as mail programs show it, for administrators. Nothing in it may run, load,
 * send a form or reach the hub: it holds what people wrote.
 */
export function outboxRoutes(contextFor: ContextFor): Router {
  const router = Router()
  router.get("/export/mail/:id.html", async (request, response, next) => {
    try {
      response.set({
        "Cache-Control": "no-store",
        "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; form-action 'none'; sandbox",
        "Referrer-Policy": "no-referrer",
        "X-Content-Type-Options": "nosniff",
      })
      const html = await htmlOfMail(await contextFor(request, response), request.params.id ?? "")
      if (html === null) response.status(404).json({ error: "There is no such message, or you may not see it." })
      else response.type("text/html; charset=utf-8").send(html)
    } catch (error) {
      next(error)
    }
  })
  return router
}
