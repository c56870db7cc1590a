import { Router } from "express"
import { DomainError } from "../platform/errors.ts"
import type { ContextFor } from "../platform/http/app.ts"
import { type RateLimit, spend } from "../platform/rate-limit.ts"
import { exportMyData } from "./account-export.service.ts"

const exportsByPerson: RateLimit = { name: "export:person", points: 10, seconds: 60 * 60 }

/** GET /export/my-data.json: a download of everything about the person who is signed in. */
export function exportRoutes(contextFor: ContextFor): Router {
  const router = Router()
  router.get("/export/my-data.json", async (request, response, next) => {
    try {
      response.set("Cache-Control", "no-store")
      const context = await contextFor(request, response)
      if (context.viewer) await spend(context, exportsByPerson, context.viewer.id)
      const text = `${JSON.stringify(await exportMyData(context), null, 2)}\n`
      response.attachment("my-data.json").type("json").send(text)
    } catch (error) {
      if (!(error instanceof DomainError)) return next(error)
      response.status(error.code === "UNAUTHENTICATED" ? 401 : 429).json({ error: error.message })
    }
  })
  return router
}
