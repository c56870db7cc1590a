import { measuredBy, table } from "./results.ts"
import type { Turns } from "./turns.ts"

/** What one way of answering came to: the median of its runs. */
export type Figures = {
  perSecond: number
  p50: number
  p95: number
  p99: number
  /** Milliseconds of processor time for each request. */
  serverMs: number
  databaseMs: number | null
  bytes: number
  failures: number
}

export type Row = { size: number; question: string; title: string; label: string; figures: Figures }

/** The runs of one variant, of which the one in the middle counts. */
export function median(runs: readonly Figures[]): Figures {
  const sorted = [...runs].sort((a, b) => a.perSecond - b.perSecond)
  const middle = sorted[Math.floor(sorted.length / 2)]
  if (!middle) throw new Error("Nothing was measured")
  return { ...middle, failures: runs.reduce((sum, run) => sum + run.failures, 0) }
}

export type Target = { what: string; target: string; measured: string; met: boolean | null }

export const times = (ratio: number) => `${ratio >= 10 ? ratio.toFixed(0) : ratio.toFixed(2)}×`

/** The targets as a table: what was to be reached, what was, and whether that is enough. */
export function targetsOf(rows: readonly Row[], others: readonly Target[]): Target[] {
  const at = (size: number, question: string, label: string) =>
    rows.find((row) => row.size === size && row.question === question && row.label === label)?.figures
  const sizes = [...new Set(rows.map(({ size }) => size))].sort((a, b) => a - b)
  const [small, large] = [sizes[0] ?? 0, sizes.at(-1) ?? 0]
  const ratio = (what: string, size: number, question: string, label: string, peer: string, least: number): Target => {
    const [ours, theirs] = [at(size, question, label), at(size, question, peer)]
    const measured = ours && theirs && theirs.perSecond > 0 ? ours.perSecond / theirs.perSecond : null
    return {
      what: `${what}, ${size.toLocaleString("en-GB")} initiatives`,
      target: `≥ ${least}× ${peer}`,
      measured: measured !== null ? times(measured) : theirs?.perSecond === 0 ? `${peer} answered nothing in time` : "not measured",
      met: measured === null ? null : measured >= least,
    }
  }
  const growth = (what: string, question: string, most: number): Target => {
    const [before, after] = [at(small, question, "hub"), at(large, question, "hub")]
    const measured = before && after ? before.perSecond / after.perSecond : null
    return {
      what: `${what}: time at ${large.toLocaleString("en-GB")} against ${small.toLocaleString("en-GB")}`,
      target: `≤ ${most}×`,
      measured: measured === null ? "not measured" : times(measured),
      met: measured === null ? null : measured <= most,
    }
  }
  const perSize = sizes.flatMap((size) => [
    ratio("Q1 list without a total, uncached", size, "list", "hub", "PostGraphile 5", 4),
    ratio("Q1 list without a total, uncached", size, "list", "hub", "Fastify, SQL over the read model", 0.6),
    ratio("Q1 list with total, uncached", size, "list-with-total", "hub", "PostGraphile 5", size >= 100_000 ? 20 : 8),
    ratio("Q1 list with total, uncached", size, "list-with-total", "hub", "Fastify, SQL over the tables", 3.5),
    ratio("Q1 list, anonymous, cached", size, "list-with-total", "hub, cached", "PostGraphile 5", 20),
    ratio("Q2 one initiative, uncached", size, "initiative", "hub", "PostGraphile 5", 4),
    ratio("Q2 one initiative, uncached", size, "initiative", "hub", "Fastify, SQL over the tables", 0.7),
    ratio("Q3 search with facets", size, "search", "hub", "PostGraphile 5", 3),
    ratio("Q3 search with facets", size, "search", "hub", "Fastify, SQL over the tables", 1),
    spread(size, at(size, "search", "hub")),
    ratio("Page of the list (HTML), made anew", size, "page", "hub", "Express and a template", 0.5),
    ratio("Page of the list (HTML), for visitors", size, "page", "hub, kept", "Express and a template", 0.5),
  ])
  const growths =
    small === large
      ? []
      : [growth("Q1 list", "list", 1.2), growth("Q2 one initiative", "initiative", 1.2), growth("Q3 search", "search", 2.5)]
  return [...perSize, ...growths, ...others]
}

function spread(size: number, figures: Figures | undefined): Target {
  const measured = figures ? figures.p99 / Math.max(figures.p50, 1) : null
  return {
    what: `Q3 p99 against p50, ${size.toLocaleString("en-GB")} initiatives`,
    target: "≤ 5×",
    measured: measured === null ? "not measured" : times(measured),
    met: measured === null ? null : measured <= 5,
  }
}

export function targetTable(targets: readonly Target[]): string {
  return table(
    ["What", "Target", "Measured", ""],
    targets.map(({ what, target, measured, met }) => [what, target, measured, met === null ? "–" : met ? "met" : "**short**"]),
  )
}

export type Setting = { versions: Record<string, string>; command: string; turns: Turns; notes: string[] }

/** What was measured of the directory, as a part of test/load/RESULTS.md. */
export function directoryPart(targets: readonly Target[], rows: readonly Row[], { versions, command, turns, notes }: Setting): string {
  return `${measuredBy(command, versions)}
${settingOf(turns)}

${targetTable(targets)}

### Everything that was measured of the directory

${table(
  [
    "Initiatives",
    "Question",
    "Answered by",
    "Requests/s",
    "p50 ms",
    "p97.5 ms",
    "p99 ms",
    "CPU ms, server",
    "CPU ms, database",
    "Bytes",
    "Failed",
  ],
  rows.map(({ size, title, label, figures: f }) => [
    size.toLocaleString("en-GB"),
    title,
    label,
    f.perSecond.toFixed(0),
    String(f.p50),
    String(f.p95),
    String(f.p99),
    f.serverMs.toFixed(2),
    f.databaseMs === null ? "–" : f.databaseMs.toFixed(2),
    String(f.bytes),
    String(f.failures),
  ]),
)}

### How to read it

${notes.map((note) => `- ${note}`).join("\n")}
`
}

export const settingOf = ({ connections, warmSeconds, seconds, runs }: Turns) =>
  `${connections} connections, each way warmed for ${warmSeconds} seconds and then measured for ${seconds}, the middle one of ${runs} ${runs === 1 ? "run" : "runs"}.`
