import { stringify } from "csv-stringify/sync"
import { Router } from "express"
import type { ContextFor } from "../platform/http/app.ts"
import { asSpreadsheet } from "../platform/http/table.ts"
import { importToReport } from "./organisation-import.reads.ts"

/** GET /export/organisation-imports/<id>.csv: the rows that an import refused, for whoever mends the file. */
export function importReportRoutes(contextFor: ContextFor): Router {
  const router = Router()
  router.get("/export/organisation-imports/:id.csv", async (request, response, next) => {
    try {
      response.set("Cache-Control", "no-store")
      const refused = await importToReport(await contextFor(request, response), request.params.id ?? "")
      if (!refused) {
        response.status(404).json({ error: "There is no such import, or you may not see it." })
        return
      }
      const rows = refused.map(({ line, text, reason }) => ({ Row: line, "Begins with": text, "Why it was refused": reason }))
      const csv = stringify(rows, { ...asSpreadsheet, columns: ["Row", "Begins with", "Why it was refused"] })
      response.attachment("refused-rows.csv").type("text/csv; charset=utf-8").send(csv)
    } catch (error) {
      next(error)
    }
  })
  return router
}
