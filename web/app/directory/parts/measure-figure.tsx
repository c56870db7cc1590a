import { graphql } from "../../platform/api/generated/gql.ts"
import type { MeasureFigureFragment } from "../../platform/api/generated/graphql.ts"
import { formatCount, formatFigure } from "./figures.ts"

graphql(`
  fragment MeasureFigure on ImpactMeasure {
    what
    value
    unit
    denominator
    baseline
    period
    method
    sourceUrl
    isReach
  }
`)

/** One figure, drawn: the value large, a bar for its share or its change, and where it comes from. */
export function MeasureFigure({ measure }: { measure: MeasureFigureFragment }) {
  const { what, value, unit, denominator, baseline, period, method, sourceUrl } = measure
  if (value === null) return null
  const scale = scaleOf(measure, value)
  return (
    <figure className="hub-figure">
      <figcaption>{what}</figcaption>
      <p className="hub-figure__value">
        {formatFigure(value, unit)}
        {denominator !== null && (
          <span>
            {unit === "COUNT" || unit === "PER_CENT" ? " of " : " across "}
            {formatCount(denominator)}
          </span>
        )}
      </p>
      {scale !== null && (
        <div className="hub-figure__bars">
          <Bar scale={scale} value={value} kind="now" label={baseline === null ? null : `With it: ${formatFigure(value, unit)}`} />
          {baseline !== null && (
            <Bar scale={scale} value={baseline} kind="before" label={`Before or without: ${formatFigure(baseline, unit)}`} />
          )}
        </div>
      )}
      <dl className="hub-figure__source">
        {period && <Note term="When" text={period} />}
        <Note term="How it was collected" text={method || "Not stated"} />
        {sourceUrl && (
          <div>
            <dt>Source</dt>
            <dd>
              <a href={sourceUrl} rel="nofollow">
                {hostOf(sourceUrl)}
              </a>
            </dd>
          </div>
        )}
      </dl>
    </figure>
  )
}

const Note = ({ term, text }: { term: string; text: string }) => (
  <div>
    <dt>{term}</dt>
    <dd>{text}</dd>
  </div>
)

/** What the longest bar stands for, and whether that is the whole: all people asked, or 100 per cent. */
type Scale = { longest: number; isWhole: boolean }

/** Null when a bar would say nothing. Of a score nobody has said how high it can be: its two bars show only which is longer. */
function scaleOf({ unit, denominator, baseline }: MeasureFigureFragment, value: number): Scale | null {
  if (value < 0 || (baseline ?? 0) < 0) return null
  const larger = Math.max(value, baseline ?? 0)
  if (unit === "PER_CENT") return { longest: Math.max(100, larger), isWhole: true }
  if (unit === "COUNT" && denominator !== null && denominator > 0) return { longest: Math.max(denominator, larger), isWhole: true }
  return baseline !== null && larger > 0 ? { longest: larger, isWhole: false } : null
}

/** The words above say all of it, so the drawing is hidden from screen readers. */
function Bar({ scale, value, kind, label }: { scale: Scale; value: number; kind: "now" | "before"; label: string | null }) {
  return (
    <>
      {label && <p className="hub-figure__bar-label">{label}</p>}
      <svg className={`hub-bar hub-bar--${kind}`} viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true" focusable="false">
        {scale.isWhole && <rect className="hub-bar__all" x={0} y={0} width={100} height={10} />}
        <rect className="hub-bar__share" x={0} y={0} width={(value / scale.longest) * 100} height={10} />
      </svg>
    </>
  )
}

const hostOf = (url: string): string => (URL.canParse(url) ? new URL(url).host.replace(/^www\./, "") : url)
