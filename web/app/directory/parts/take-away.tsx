import { type MouseEvent, useEffect, useRef, useState } from "react"
import { download } from "./download.ts"

/** From so many rows on, a download takes long enough to want to watch it. */
const large = 1000

type Running = { format: Format; rows: number; problem: string | null; isDone: boolean }
type Format = keyof typeof formats
const formats = { csv: "CSV", json: "JSON" } as const

type Props = { query: string; total: number }

/** The list as a file or a feed. The links do; scripts show how far a large file has come. */
export function TakeAway({ query, total }: Props) {
  const [state, setState] = useState<Running | null>(null)
  const running = useRef<AbortController | null>(null)
  const same = query && `?${query}`
  const rows = (count: number) => count.toLocaleString("en-GB")

  // Another list, or none: what was on its way is of no use any more.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the query is what makes it another list
  useEffect(() => {
    setState(null)
    return () => running.current?.abort()
  }, [query])

  async function watch(event: MouseEvent<HTMLAnchorElement>, format: Format) {
    if (total < large || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return
    event.preventDefault()
    running.current?.abort()
    const mine = new AbortController()
    running.current = mine
    const show = (change: Partial<Running>) => setState((now) => ({ rows: 0, problem: null, isDone: false, ...now, ...change, format }))
    setState(null)
    show({})
    try {
      await download(event.currentTarget.href, `initiatives.${format}`, { signal: mine.signal, onRows: (count) => show({ rows: count }) })
      show({ isDone: true })
    } catch {
      if (!mine.signal.aborted) show({ problem: "The download broke off. Try again." })
    }
  }

  const stop = () => {
    running.current?.abort()
    setState(null)
  }

  return (
    <div className="hub-small hub-no-print hub-take-away">
      <p>
        Take this list with you{total > 0 && ` (${total === 1 ? "1 row" : `${rows(total)} rows`})`}:{" "}
        {(Object.keys(formats) as Format[]).map((format) => (
          <span key={format}>
            <a href={`/export/initiatives.${format}${same}`} download onClick={(event) => watch(event, format)}>
              {formats[format]}
            </a>
            ,{" "}
          </span>
        ))}
        <a href={`/feeds/initiatives.atom${same}`}>Atom feed</a>
      </p>
      {state && !state.isDone && !state.problem && (
        <p>
          <label htmlFor="download">
            {formats[state.format]}: {rows(Math.min(state.rows, total))} of {rows(total)} rows
          </label>{" "}
          <progress id="download" max={total} value={Math.min(state.rows, total)} />{" "}
          <button type="button" className="hub-link-button" onClick={stop}>
            Stop
          </button>
        </p>
      )}
      <p role="status" hidden={!state}>
        {state?.isDone && `The ${formats[state.format]} file is complete and among your downloads.`}
        {state?.problem}
        {state && !state.isDone && !state.problem && <span className="nhsuk-u-visually-hidden">The download has begun.</span>}
      </p>
    </div>
  )
}
