import { Readable } from "node:stream"
import { tz } from "@date-fns/tz"
import { format } from "date-fns/format"
import { type Request, type Response, Router } from "express"
import type { Context } from "../platform/context.ts"
import type { ContextFor } from "../platform/http/app.ts"
import { sendWhole } from "../platform/http/sending.ts"
import { csvOf, type Table } from "../platform/http/table.ts"
import { certificatePdf } from "./certificate.pdf.ts"
import { canExportRound } from "./conflict.policy.ts"
import { outcomeNames } from "./decision.rules.ts"
import { judgingOf } from "./judging.reads.ts"
import { resultsTable, sheetsTable } from "./judging-export.reads.ts"
import { announcedRound, outcomesOf } from "./outcome.reads.ts"
import type { Exported } from "./round-export.reads.ts"
import { roundArchive } from "./round-export.zip.ts"

/** Files of a round: everything, its results and its score sheets for its managers, and certificates once they are announced. */
export function judgingRoutes(contextFor: ContextFor): Router {
  const router = Router()
  const route = (
    path: string,
    answer: (context: Context, request: Request<{ round: string; reference: string }>, response: Response) => Promise<void>,
  ) =>
    router.get<{ round: string; reference: string }>(path, (request, response, next) => {
      contextFor(request as unknown as Request, response)
        .then((context) => answer(context, request, response))
        .catch(next)
    })
  route("/export/awards/:round/everything.zip", everything)
  route("/export/awards/:round/results.csv", (...request) => table(...request, { name: "results", of: resultsTable }))
  route("/export/awards/:round/sheets.csv", (...request) => table(...request, { name: "sheets", of: sheetsTable }))
  route("/export/awards/:round/certificates/:reference.pdf", certificate)
  return router
}

/** To whom a file is closed it does not exist. */
function missing(response: Response): void {
  response
    .status(404)
    .type("text/plain; charset=utf-8")
    .send("This file was not found. It may have been removed, or you may not have access to it.\n")
}

async function table(
  context: Context,
  { params }: Request<{ round: string }>,
  response: Response,
  { name, of }: { name: string; of: (exported: Exported) => Table },
): Promise<void> {
  const judged = await judgingOf(context, params.round)
  if (!judged?.seat.isManager) return missing(response)
  asPrivateFile(response, `${judged.round.slug}-${name}.csv`)
  await sendWhole(context, response, csvOf(of({ context, ...judged })))
}

async function everything(context: Context, { params }: Request<{ round: string }>, response: Response): Promise<void> {
  const judged = await judgingOf(context, params.round)
  if (!judged || !canExportRound(judged.seat).allowed) return missing(response)
  asPrivateFile(response, `${judged.round.slug}.zip`)
  await sendWhole(context, response, Readable.from(roundArchive({ context, ...judged })))
}

/** A file for its reader alone. */
function asPrivateFile(response: Response, name: string): void {
  response.attachment(name).set("Cache-Control", "private, no-store")
}

async function certificate(context: Context, request: Request<{ round: string; reference: string }>, response: Response): Promise<void> {
  const round = await announcedRound(context, request.params.round)
  const outcome = round && (await outcomesOf(context, round)).find(({ reference }) => reference === request.params.reference)
  if (!round || !outcome) return missing(response)
  const { state, title, nomineeName, organisation, category, region } = outcome
  const pdf = await certificatePdf({
    outcome: state === "WINNER" || state === "HIGHLY_COMMENDED" ? outcomeNames[state] : outcomeNames.FINALIST,
    title,
    nominee: nomineeName,
    organisation: organisation.name,
    contest: category.scope === "PER_REGION" ? `${category.title}, ${region.name}` : category.title,
    round: round.title,
    day: round.announcedAt ? format(round.announcedAt, "d MMMM yyyy", { in: tz("Europe/London") }) : "",
  })
  response.type("application/pdf").set("Content-Disposition", `inline; filename="${outcome.reference}.pdf"`).send(pdf)
}
