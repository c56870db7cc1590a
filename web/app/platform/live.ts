import { useEffect, useRef } from "react"

type Watcher = { event: string; parameters: Record<string, string>; heard: (data: unknown) => void }

/** Everything on this page that wants to be told. One connection serves all: browsers allow few. */
const watchers = new Set<Watcher>()
let source: EventSource | undefined
let address = ""
let pending: ReturnType<typeof setTimeout> | undefined

/** Milliseconds before a connection that was refused is tried again. */
const pause = 60_000

/**
 * Tells of an event of /live for as long as the page shows it and can be seen; null tells of nothing. The connection begins,
 * also after it was lost, with how things stand, so that nothing is missed.
 */
export function useLive<T>(event: string, parameters: Record<string, string> | null, heard: (data: T) => void): void {
  const latest = useRef(heard)
  latest.current = heard
  const key = parameters && new URLSearchParams(parameters).toString()
  useEffect(() => {
    if (key === null) return
    const watcher: Watcher = {
      event,
      parameters: Object.fromEntries(new URLSearchParams(key)),
      heard: (data) => latest.current(data as T),
    }
    watchers.add(watcher)
    connectSoon()
    return () => {
      watchers.delete(watcher)
      connectSoon()
    }
  }, [event, key])
}

/** What comes and goes in one change of the page is one change of the connection. */
function connectSoon(after = 0): void {
  clearTimeout(pending)
  pending = setTimeout(connect, after)
}

function connect(): void {
  const parameters = Object.assign({}, ...[...watchers].map((watcher) => watcher.parameters))
  const wanted = `/live?${new URLSearchParams(parameters)}`
  const isWanted = watchers.size > 0 && document.visibilityState === "visible"
  if (source && source.readyState !== EventSource.CLOSED && isWanted && wanted === address) return
  source?.close()
  source = undefined
  if (!isWanted) return
  address = wanted
  const mine = new EventSource(wanted)
  source = mine
  for (const event of new Set([...watchers].map((watcher) => watcher.event)))
    mine.addEventListener(event, ({ data }) => {
      for (const watcher of watchers) if (watcher.event === event) watcher.heard(JSON.parse(data))
    })
  mine.addEventListener("error", () => {
    // A connection that broke off comes back by itself; one that was refused does not.
    if (mine === source && mine.readyState === EventSource.CLOSED) connectSoon(pause)
  })
}

// A page in the background needs no news: it is told how things stand when somebody comes back to it.
if (typeof document !== "undefined") document.addEventListener("visibilitychange", () => connectSoon())
