import type { CostBand, MeasureUnit, WorkStatus } from "../../platform/api/generated/graphql.ts"
import { formatMonth } from "../../platform/dates.ts"

const number = new Intl.NumberFormat("en-GB", { maximumFractionDigits: 2 })

/** "62%", "£1,200", "1,340", "7.4": a figure with its unit. */
export function formatFigure(value: number, unit: MeasureUnit): string {
  const written = number.format(Math.abs(value))
  const sign = value < 0 ? "−" : ""
  if (unit === "PER_CENT") return `${sign}${written}%`
  return unit === "POUNDS" ? `${sign}£${written}` : sign + written
}

export const formatCount = (value: number): string => number.format(value)

type Measure = { value: number | null; unit: MeasureUnit; isReach: boolean; baseline: number | null }

/** The figure that says most at a glance: a change first, then a share, then how many were reached. */
export function keyFigure<T extends Measure>(measures: readonly T[]): (T & { value: number }) | null {
  const weight = ({ unit, baseline, isReach }: T) => (baseline === null ? 0 : 4) + (unit === "PER_CENT" ? 2 : 0) + (isReach ? 1 : 0)
  const known = measures.filter((measure): measure is T & { value: number } => measure.value !== null)
  return known.reduce<(T & { value: number }) | null>((best, one) => (!best || weight(one) > weight(best) ? one : best), null)
}

export const costBandLabels: Record<CostBand, string> = {
  COST_NONE: "No cost",
  COST_UNDER_5K: "Under £5,000 a year",
  COST_5K_25K: "£5,000 to £25,000 a year",
  COST_25K_100K: "£25,000 to £100,000 a year",
  COST_OVER_100K: "Over £100,000 a year",
  COST_NOT_STATED: "Cost not stated",
}

export const workStatusLabels: Record<WorkStatus, string> = {
  PLANNED: "Planned",
  RUNNING: "Running",
  COMPLETED: "Completed",
  STOPPED: "Stopped",
}

/** "September 2014 to July 2016", "since September 2014"; empty when nothing is known. */
export function formatPeriod(startedOn: string, endedOn: string): string {
  if (startedOn && endedOn) return `${formatMonth(startedOn)} to ${formatMonth(endedOn)}`
  if (startedOn) return `Since ${formatMonth(startedOn)}`
  return endedOn ? `Until ${formatMonth(endedOn)}` : ""
}
