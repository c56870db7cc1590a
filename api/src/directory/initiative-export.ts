import { Readable } from "node:stream"
import { stringify } from "csv-stringify"
import type { Request, Response } from "express"
import type { Context } from "../platform/context.ts"
import { sendWhole } from "../platform/http/sending.ts"
import { asSpreadsheet } from "../platform/http/table.ts"
import type { InitiativeCard } from "./initiative.card.ts"
import { costBandLabels, evidenceLevels, organisationKindLabels, workStatusLabels } from "./initiative.facets.ts"
import { misunderstood, parseInitiativeQuery } from "./initiative.query.ts"
import { wholeList } from "./initiative.reads.ts"

/** The address of an initiative's page. */
export const pageOf = ({ env }: Context, { slug }: InitiativeCard) => `${env.PUBLIC_URL}/initiatives/${slug}`

const labels = (terms: readonly { label: string }[]) => terms.map(({ label }) => label).join("; ")

type Columns = Record<string, (card: InitiativeCard, context: Context) => string | number>
type Cards = AsyncIterable<InitiativeCard> | Iterable<InitiativeCard>

/** The columns of the table, by heading. */
const columns: Columns = {
  Title: (card) => card.title,
  Organisation: (card) => card.organisation.name,
  "Kind of organisation": (card) => organisationKindLabels[card.organisation.kind],
  Regions: (card) => card.regions.map(({ name }) => name).join("; "),
  Summary: (card) => card.summary,
  Themes: (card) => labels(card.terms.themes),
  "Kinds of activity": (card) => labels(card.terms.interventions),
  "Target groups": (card) => labels(card.terms.targetGroups),
  "Stages of life": (card) => labels(card.terms.stages),
  Professions: (card) => labels(card.terms.professions),
  Status: (card) => (card.workStatus ? workStatusLabels[card.workStatus] : ""),
  Start: (card) => card.startedOn,
  End: (card) => card.endedOn,
  Cost: (card) => (card.costBand ? costBandLabels[card.costBand] : ""),
  "Evidence (0 to 4)": (card) => card.evidenceLevel,
  Evidence: (card) => evidenceLevels[card.evidenceLevel]?.label ?? "",
  Figures: (card) =>
    card.measures
      .map(
        ({ what, value, unit, denominator }) =>
          `${what}: ${value}${unit === "PER_CENT" ? "%" : ""}${denominator ? ` of ${denominator}` : ""}`,
      )
      .join("; "),
  "People reached": (card) => card.reach,
  "Organisations that took it up": (card) => card.adoptionCount,
  "First published": (card) => card.firstPublishedAt.slice(0, 10),
  "Last confirmed": (card) => card.confirmedAt.slice(0, 10),
  Demonstration: (card) => (card.isDemonstration ? "yes" : "no"),
  Address: (card, context) => pageOf(context, card),
}

/** The list as a table. */
export async function csv(context: Context, request: Request, response: Response): Promise<void> {
  const cards = await begin(context, request, response, "initiatives.csv")
  if (cards) await sendTable(context, response, cards)
}

/** A table of initiatives. Formulas are made harmless: a spreadsheet shows them, and never runs them. */
export async function sendTable(context: Context, response: Response, cards: Cards, more: Columns = {}): Promise<void> {
  const all = { ...columns, ...more }
  const table = stringify({ ...asSpreadsheet, columns: Object.keys(all) })
  await sendWhole(context, response, Readable.from(cellsOf(context, cards, all)), table)
}

async function* cellsOf(context: Context, cards: Cards, all: Columns): AsyncGenerator<(string | number)[]> {
  for await (const card of cards) yield Object.values(all).map((cell) => cell(card, context))
}

/** The list as an array, one initiative a line. */
export async function json(context: Context, request: Request, response: Response): Promise<void> {
  const cards = await begin(context, request, response, "initiatives.json")
  if (cards) await sendArray(context, response, cards)
}

/** An array of initiatives, with what else is to be said of each. */
export async function sendArray(
  context: Context,
  response: Response,
  cards: Cards,
  more: (card: InitiativeCard) => object = () => ({}),
): Promise<void> {
  await sendWhole(context, response, Readable.from(linesOf(context, cards, more)))
}

async function* linesOf(context: Context, cards: Cards, more: (card: InitiativeCard) => object): AsyncGenerator<string> {
  let before = "[\n"
  for await (const card of cards) {
    const { id: _, ...rest } = card
    yield `${before}${JSON.stringify({ ...rest, ...more(card), address: pageOf(context, card) })}`
    before = ",\n"
  }
  yield before === "[\n" ? "[]\n" : "\n]\n"
}

/**
 * The initiatives that an address asks for, with how many they are in the answer's head; null when the address is
 * refused. The first of them are read before anything is sent, so that what cannot be read at all is an error and no file.
 */
async function begin(context: Context, request: Request, response: Response, name: string): Promise<AsyncIterable<InitiativeCard> | null> {
  const parameters = new URL(request.originalUrl, "http://localhost").searchParams
  const problem = misunderstood(parameters)
  if (problem) {
    response.status(400).type("text/plain").send(`${problem}\n`)
    return null
  }
  const { total, isEstimate, cards } = await wholeList(context, parseInitiativeQuery(parameters))
  response.attachment(name)
  if (!isEstimate) response.set("X-Total-Count", String(total))
  return cards
}
