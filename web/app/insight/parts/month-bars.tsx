import { scaleBand, scaleLinear } from "d3-scale"

export type Bar = { month: string; value: number }

// About as wide as it is drawn, so that its words are as large as they say.
const [width, height, top, bottom, side] = [290, 130, 22, 24, 4]

/** "2026-11" as "Nov 2026". */
export const monthName = (month: string) =>
  new Date(`${month}-01T12:00:00Z`).toLocaleDateString("en-GB", { month: "short", year: "numeric", timeZone: "UTC" }).replace(" ", "\u00a0")

/** A count month by month. The table beside it says the same in figures, so it is one picture to screen readers. */
export function MonthBars({ caption, bars }: { caption: string; bars: readonly Bar[] }) {
  const most = Math.max(1, ...bars.map(({ value }) => value))
  const total = bars.reduce((sum, { value }) => sum + value, 0)
  const months = bars.map(({ month }) => month)
  const x = scaleBand(months, [side, width - side]).padding(0.2)
  const y = scaleLinear([0, most], [height - bottom, top])
  const [first, last] = [months[0], months.at(-1)]
  return (
    <figure className="hub-month-bars">
      <figcaption>
        {caption}: {total.toLocaleString("en-GB")}
      </figcaption>
      <svg
        viewBox={`0 0 ${width} ${height}`}
        role="img"
        aria-label={`${caption} month by month, at most ${most} in one. The table has the figures.`}
      >
        {bars.map(({ month, value }) => (
          <g key={month}>
            <rect className="hub-month-bars__bar" x={x(month)} width={x.bandwidth()} y={y(value)} height={height - bottom - y(value)} />
            {value === most && total > 0 && (
              <text className="hub-month-bars__text" x={(x(month) ?? 0) + x.bandwidth() / 2} y={y(value) - 6} textAnchor="middle">
                {value}
              </text>
            )}
          </g>
        ))}
        <line className="hub-month-bars__base" x1={side} x2={width - side} y1={height - bottom} y2={height - bottom} />
        {first && (
          <text className="hub-month-bars__text" x={side} y={height - 6}>
            {monthName(first)}
          </text>
        )}
        {last && last !== first && (
          <text className="hub-month-bars__text" x={width - side} y={height - 6} textAnchor="end">
            {monthName(last)}
          </text>
        )}
      </svg>
    </figure>
  )
}
