import type { CaseStudy } from "./case-study.input.ts"

/** People reached, as the measures that count them say. */
export function peopleReached(measures: CaseStudy["measures"]): number {
  return measures.reduce(
    (sum, { isReach, unit, value }) => sum + (isReach && unit === "COUNT" && value !== null ? Math.max(value, 0) : 0),
    0,
  )
}

/** Most years one initiative is listed under. */
const mostYears = 40

/** The years in which the work ran: from its start to its end, or to its publication while no end is known. */
export function yearsOfWork({ startedOn, endedOn }: Pick<CaseStudy, "startedOn" | "endedOn">, publishedAt: Date): number[] {
  if (startedOn === "") return []
  const first = Number(startedOn.slice(0, 4))
  const last = endedOn === "" ? publishedAt.getUTCFullYear() : Number(endedOn.slice(0, 4))
  const count = Math.min(Math.max(last - first + 1, 1), mostYears)
  return Array.from({ length: count }, (_, index) => first + index)
}

/** True when nobody confirmed in time that it is still current. */
export function isOverdueForConfirmation(reviewBy: Date, now: Date): boolean {
  return reviewBy.getTime() < now.getTime()
}
