import { tz } from "@date-fns/tz"
import { stringify } from "csv-stringify/sync"
import { format } from "date-fns"
import { type Request, type Response, Router } from "express"
import type { Context } from "../platform/context.ts"
import type { ContextFor } from "../platform/http/app.ts"
import { certificatePdf } from "./certificate.pdf.ts"
import { outcomeNames } from "./decision.rules.ts"
import { judgingOf } from "./judging.reads.ts"
import { nominationStateNames } from "./nomination.rules.ts"
import { announcedRound, outcomesOf } from "./outcome.reads.ts"
import { contestKey, type NominationResult, resultsOf } from "./results.reads.ts"

/** Files of a round: its results and score sheets as tables for its managers, and certificates once they are announced. */
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
  route("/export/awards/:round/results.csv", resultsCsv)
  route("/export/awards/:round/sheets.csv", sheetsCsv)
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

const one = (value: number | null | undefined, digits = 1) => (value === null || value === undefined ? "" : value.toFixed(digits))

async function resultsCsv(context: Context, request: Request<{ round: string }>, response: Response): Promise<void> {
  const judged = await judgingOf(context, request.params.round)
  if (!judged?.seat.isManager) return missing(response)
  const { rows, contests } = await resultsOf(context.db, judged.round, judged.seat)
  table(
    response,
    `${judged.round.slug}-results.csv`,
    rows.map((row) =>
      resultRow(
        row,
        contests.find(({ key }) => key === contestKey(row.nomination)),
      ),
    ),
  )
}

function resultRow(
  { nomination, raw, adjusted, error, standing, rawRank, readersWanted }: NominationResult,
  contest?: { region: { name: string } | null },
) {
  return {
    Reference: nomination.reference,
    Title: nomination.title,
    Organisation: nomination.organisation.name,
    Category: nomination.category.title,
    Region: contest?.region?.name ?? "",
    State: nominationStateNames[nomination.state],
    "Sheets in": raw?.readers ?? 0,
    Readers: readersWanted,
    "Raw mean": one(raw?.mean),
    Lowest: one(raw?.lowest),
    Highest: one(raw?.highest),
    "Standard deviation": one(raw?.deviation),
    "Readers disagree": raw?.isDisputed ? "yes" : "",
    "Adjusted mean": one(adjusted),
    "Standard error": one(error),
    Rank: standing?.rank ?? rawRank ?? "",
    "Rank at best": standing?.bestRank ?? "",
    "Rank at worst": standing?.worstRank ?? "",
    "Belongs on the shortlist": one(standing?.probability, 3),
  }
}

async function sheetsCsv(context: Context, request: Request<{ round: string }>, response: Response): Promise<void> {
  const judged = await judgingOf(context, request.params.round)
  if (!judged?.seat.isManager) return missing(response)
  const sheets = await context.db.scoreSheet.findMany({
    where: {
      state: { not: "DRAFT" },
      nominationId: { notIn: [...judged.seat.conflicts] },
      allocation: { roundId: judged.round.id, state: "ALLOCATED" },
    },
    include: {
      scores: { include: { criterion: { select: { title: true, position: true } } } },
      allocation: { select: { nomination: { select: { reference: true } }, panelMember: { select: { name: true } } } },
    },
    orderBy: [{ nominationId: "asc" }, { panelMemberId: "asc" }],
    take: 20_000,
  })
  table(
    response,
    `${judged.round.slug}-sheets.csv`,
    sheets.flatMap(({ allocation, scores, state, comment }) =>
      scores
        .sort((a, b) => a.criterion.position - b.criterion.position)
        .map((score) => ({
          Reference: allocation.nomination.reference,
          Reader: allocation.panelMember.name,
          Criterion: score.criterion.title,
          Score: score.value ?? "",
          Reason: score.reason ?? "",
          "Score before revision": state === "REVISED" ? (score.originalValue ?? "") : "",
          "Reason before revision": state === "REVISED" ? (score.originalReason ?? "") : "",
          Comment: comment ?? "",
        })),
    ),
  )
}

/** Formulas are made harmless: a spreadsheet shows them, and never runs them. */
function table(response: Response, name: string, rows: readonly Record<string, string | number>[]): void {
  response
    .type("text/csv; charset=utf-8")
    .set("Cache-Control", "private, no-store")
    .attachment(name)
    .send(stringify([...rows], { header: true, bom: true, record_delimiter: "windows", escape_formulas: true }))
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
