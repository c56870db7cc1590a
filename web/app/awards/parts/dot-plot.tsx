import { scaleLinear } from "d3-scale"

/** A nomination as it is drawn: its adjusted mean with an interval, and the raw mean beside it. */
export type Dot = { reference: string; title: string; mean: number | null; adjusted: number | null; error: number | null }

/** How the plot is laid out. Without a column for titles each stands above its marks. */
type Layout = { name: "wide" | "narrow"; width: number; left: number; right: number; row: number; titleLength: number }
const layouts: readonly Layout[] = [
  { name: "wide", width: 900, left: 300, right: 24, row: 34, titleLength: 30 },
  { name: "narrow", width: 290, left: 12, right: 14, row: 52, titleLength: 36 },
]
const top = 34
const ticks = [0, 20, 40, 60, 80, 100]

/** Nine times out of ten the true value lies within so many standard errors. */
const reach = 1.645

type Props = { dots: readonly Dot[]; caption: string }

/** Means from 0 to 100, one nomination a line. The table beside it says the same in figures, so it is one picture to screen readers. */
export function DotPlot({ dots, caption }: Props) {
  return (
    <figure className="hub-dot-plot">
      <figcaption>{caption}</figcaption>
      <div className="hub-dot-plot__scroll">
        {layouts.map((layout) => (
          <Plot key={layout.name} layout={layout} dots={dots} caption={caption} />
        ))}
      </div>
      <p className="hub-muted hub-small">
        Filled: the mean that counts. Ring: the raw mean, where marks are adjusted. Line: where the true value lies nine times out of ten.
      </p>
    </figure>
  )
}

/** The style sheet shows the one layout that fits. */
function Plot({ layout, dots, caption }: Props & { layout: Layout }) {
  const { name, width, left, right, row, titleLength } = layout
  const x = scaleLinear([0, 100], [left, width - right])
  const height = top + dots.length * row + 12
  const isNarrow = name === "narrow"
  return (
    <svg
      className={`hub-dot-plot__${name}`}
      viewBox={`0 0 ${width} ${height}`}
      role="img"
      aria-label={`${caption}. The table has the same figures.`}
    >
      {ticks.map((tick) => (
        <g key={tick}>
          <line className="hub-dot-plot__grid" x1={x(tick)} x2={x(tick)} y1={top - 8} y2={height - 8} />
          <text className="hub-dot-plot__tick" x={x(tick)} y={top - 16} textAnchor="middle">
            {tick}
          </text>
        </g>
      ))}
      {dots.map(({ reference, title, mean, adjusted, error }, index) => {
        const begin = top + index * row
        const y = begin + (isNarrow ? row - 16 : row / 2)
        const value = adjusted ?? mean
        return (
          <g key={reference}>
            <text
              className="hub-dot-plot__label"
              x={isNarrow ? 0 : left - 14}
              y={isNarrow ? begin + 16 : y + 5}
              textAnchor={isNarrow ? "start" : "end"}
            >
              {title.length > titleLength ? `${title.slice(0, titleLength - 1)}…` : title}
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
  )
}
