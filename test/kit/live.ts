/** An open page's stream of news, as a browser reads it. */
export type LiveStream = {
  response: Response
  /** The data of the next event of this name. */
  next(event: string): Promise<unknown>
  /** Data of all events of this name so far. */
  all(event: string): unknown[]
  /** Waits until the server has ended it. */
  ended: Promise<void>
  /** Leaves the page. */
  leave(): void
}

const patience = 10_000

/** Opens a stream; `fetching` gets the signal that ends it. */
export async function openStream(fetching: (signal: AbortSignal) => Promise<Response>): Promise<LiveStream> {
  const leaving = new AbortController()
  const response = await fetching(leaving.signal)
  const events: { event: string; data: unknown }[] = []
  const taken = new Map<string, number>()
  let wake = () => {}
  let isOver = false
  const read = async () => {
    let text = ""
    const decoder = new TextDecoder()
    for await (const chunk of response.body ?? []) {
      text += decoder.decode(chunk as Uint8Array, { stream: true })
      for (let end = text.indexOf("\n\n"); end >= 0; end = text.indexOf("\n\n")) {
        const lines = text.slice(0, end).split("\n")
        text = text.slice(end + 2)
        const field = (name: string) => lines.find((line) => line.startsWith(`${name}: `))?.slice(name.length + 2)
        const [event, data] = [field("event"), field("data")]
        if (event && data) events.push({ event, data: JSON.parse(data) })
        wake()
      }
    }
  }
  const ended = read()
    .catch(() => {})
    .then(() => {
      isOver = true
      wake()
    })
  const all = (name: string) => events.filter(({ event }) => event === name).map(({ data }) => data)
  return {
    response,
    all,
    ended,
    leave: () => leaving.abort(),
    async next(name) {
      const place = taken.get(name) ?? 0
      taken.set(name, place + 1)
      for (const deadline = Date.now() + patience; all(name).length <= place; ) {
        if (isOver) throw new Error(`The stream ended before “${name}”. It said: ${JSON.stringify(events)}`)
        const left = deadline - Date.now()
        if (left <= 0) throw new Error(`No “${name}” within ${patience} ms. The stream said: ${JSON.stringify(events)}`)
        await new Promise<void>((resolve) => {
          const timer = setTimeout(resolve, left)
          wake = () => {
            clearTimeout(timer)
            resolve()
          }
        })
      }
      return all(name)[place]
    },
  }
}
