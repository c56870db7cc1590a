import { scaleLinear } from "d3-scale"

/** A nomination as it is drawn: its adjusted mean with an interval, and the raw mean beside it. */
export type Dot = { reference: string; title: string; mean: number | null; adjusted: number | null; error: number | null }

const [width, left, right, row, top] = [900, 300, 24, 34, 34]
const ticks = [0, 20, 40, 60, 80, 100]

/** Nine times out of ten the true value lies within so many standard errors. */
const reach = 1.645

/** Means from 0 to 100, one nomination a line. The table beside it says the same in figures, so it is one picture to screen readers. */
export function DotPlot({ dots, caption }: { dots: readonly Dot[]; caption: string }) {
  const x = scaleLinear([0, 100], [left, width - right])
  const height = top + dots.length * row + 12
  return (
    <figure className="hub-dot-plot">
      <figcaption>{caption}</figcaption>
      <div className="hub-dot-plot__scroll">
        <svg viewBox={`0 0 ${width} ${height}`} role="img" aria-label={`${caption}. The table has the same figures.`}>
          {ticks.map((tick) => (
            <g key={tick}>
              <line className="hub-dot-plot__grid" x1={x(tick)} x2={x(tick)} y1={top - 8} y2={height - 8} />
              <text className="hub-dot-plot__tick" x={x(tick)} y={top - 16} textAnchor="middle">
                {tick}
              </text>
            </g>
          ))}
          {dots.map(({ reference, title, mean, adjusted, error }, index) => {
            const y = top + index * row + row / 2
            const value = adjusted ?? mean
            return (
              <g key={reference}>
                <text className="hub-dot-plot__label" x={left - 14} y={y + 5} textAnchor="end">
                  {title.length > 30 ? `${title.slice(0, 29)}…` : title}
                </text>
                {adjusted !== null && error !== null && (
                  <line
                    className="hub-dot-plot__interval"
                    x1={x(Math.max(0, adjusted - reach * error))}
                    x2={x(Math.min(100, adjusted + reach * error))}
                    y1={y}
                    y2={y}
                  />
                )}
                {adjusted !== null && mean !== null && <circle className="hub-dot-plot__raw" cx={x(mean)} cy={y} r={5} />}
                {value !== null && <circle className="hub-dot-plot__dot" cx={x(Math.min(100, Math.max(0, value)))} cy={y} r={7} />}
              </g>
            )
          })}
        </svg>
      </div>
      <p className="hub-muted hub-small">
        Filled: the mean that counts. Ring: the raw mean, where marks are adjusted. Line: where the true value lies nine times out of ten.
      </p>
    </figure>
  )
}
