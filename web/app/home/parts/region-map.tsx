import { Link } from "@remix-run/react"

type Region = { slug: string; name: string; tileColumn: number | null; tileRow: number | null; count: number }

const tile = { width: 112, height: 92, gap: 6 }

/**
 * England as tiles, darker where there is more, with the same regions as a list beside it. The list is what
 * keyboards and screen readers use, so that nothing is said twice.
 */
export function RegionMap({ regions }: { regions: readonly Region[] }) {
  const placed = regions.flatMap(({ tileColumn: column, tileRow: row, ...region }) =>
    column === null || row === null ? [] : [{ ...region, column, row }],
  )
  const most = Math.max(1, ...placed.map(({ count }) => count))
  const columns = 1 + Math.max(0, ...placed.map(({ column }) => column))
  const rows = 1 + Math.max(0, ...placed.map(({ row }) => row))
  return (
    <div className="hub-map">
      <svg
        className="hub-map__tiles hub-no-print"
        viewBox={`0 0 ${columns * (tile.width + tile.gap)} ${rows * (tile.height + tile.gap)}`}
        aria-hidden="true"
        focusable="false"
      >
        {placed.map(({ slug, name, column, row, count }) => {
          const lines = wrapped(name)
          const left = column * (tile.width + tile.gap)
          const top = row * (tile.height + tile.gap)
          return (
            <Link key={slug} to={`/regions/${slug}`} tabIndex={-1} className={`hub-tile hub-tile--${Math.ceil((count / most) * 4)}`}>
              <rect x={left} y={top} width={tile.width} height={tile.height} rx={6} />
              {lines.map((line, index) => (
                <text key={line} x={left + 10} y={top + 22 + index * 18}>
                  {line}
                </text>
              ))}
              <text className="hub-tile__count" x={left + tile.width - 10} y={top + tile.height - 10} textAnchor="end">
                {count}
              </text>
            </Link>
          )
        })}
      </svg>
      <ul className="hub-map__list">
        {regions.map(({ slug, name, count }) => (
          <li key={slug}>
            <Link to={`/regions/${slug}`}>{name}</Link>{" "}
            <span className="hub-muted">{count === 1 ? "1 initiative" : `${count} initiatives`}</span>
          </li>
        ))}
      </ul>
    </div>
  )
}

/** A name in lines that fit a tile. */
function wrapped(name: string): string[] {
  const lines: string[] = []
  for (const word of name.split(" ")) {
    const last = lines.at(-1)
    if (last !== undefined && last.length + word.length < 11) lines[lines.length - 1] = `${last} ${word}`
    else lines.push(word)
  }
  return lines
}
