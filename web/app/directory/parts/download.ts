type Options = { signal: AbortSignal; onRows: (rows: number) => void }

/** Fetches a file, telling how many of its rows have come, and hands it to the browser to keep once it is whole. */
export async function download(address: string, name: string, { signal, onRows }: Options): Promise<void> {
  const response = await fetch(address, { signal })
  if (!response.ok || !response.body) throw new Error(`${address} answered ${response.status}`)
  const count = rowCounter(name.endsWith(".csv"))
  const parts: BlobPart[] = []
  const reader = response.body.getReader()
  for (;;) {
    const { done, value } = await reader.read()
    if (done) break
    parts.push(value)
    onRows(count(value))
  }
  const link = document.createElement("a")
  link.href = URL.createObjectURL(new Blob(parts, { type: response.headers.get("content-type") ?? "" }))
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000)
}

const [newLine, quote] = [10, 34]

/**
 * Counts rows as they come: lines but the first, which is the headings or the bracket. In a table, lines inside quotes
 * belong to a cell; JSON has no line ends inside its texts.
 */
export function rowCounter(isTable: boolean): (bytes: Uint8Array) => number {
  let lines = 0
  let isQuoted = false
  return (bytes) => {
    for (const byte of bytes) {
      if (byte === quote && isTable) isQuoted = !isQuoted
      else if (byte === newLine && !isQuoted) lines++
    }
    return Math.max(0, lines - 1)
  }
}
