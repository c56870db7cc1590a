import type { Response } from "express"
import type { Context } from "../context.ts"
import type { LiveQuery, LiveSource } from "./source.ts"

/** Somebody's open page, and what is still to be looked at for it. */
export class Stream {
  readonly query: LiveQuery
  readonly #contextNow: () => Promise<Context>
  readonly #personId: string | null
  readonly #response: Response
  readonly #due = new Set<LiveSource>()
  readonly #said = new Map<LiveSource, string>()
  #isBusy = false
  #wasFull = false

  constructor(parts: { query: LiveQuery; contextNow: () => Promise<Context>; personId: string | null; response: Response }) {
    this.query = parts.query
    this.#contextNow = parts.contextNow
    this.#personId = parts.personId
    this.#response = parts.response
  }

  /** There is news for it. True when it is waiting for a look that it was not waiting for before. */
  note(source: LiveSource): boolean {
    this.#due.add(source)
    return !this.#isBusy
  }

  /**
   * Looks at what is due, as the one who is signed in now, and says what has changed. What comes meanwhile is due again
   * afterwards, so however much happens, no more than the newest state waits. Returns whether something is due.
   */
  async look(): Promise<boolean> {
    if (this.#isBusy || this.#response.writableEnded || this.#response.destroyed) return false
    if (this.#response.writableNeedDrain) return false
    this.#isBusy = true
    try {
      const sources = [...this.#due]
      this.#due.clear()
      const context = await this.#contextNow()
      if ((context.viewer?.id ?? null) !== this.#personId) {
        this.end()
        return false
      }
      for (const source of sources) {
        const state = await source.read(context, this.query)
        const text = state && JSON.stringify(state)
        if (text === null || text === this.#said.get(source)) continue
        this.#said.set(source, text)
        this.#response.write(`event: ${source.event}\ndata: ${text}\n\n`)
      }
    } finally {
      this.#isBusy = false
    }
    return this.#due.size > 0
  }

  /** Keeps the way open. Whoever has taken nothing since the last time is given up. */
  beat(): void {
    const isFull = this.#response.writableNeedDrain
    if (isFull && this.#wasFull) this.#response.destroy()
    else if (!isFull) this.#response.write(": still here\n\n")
    this.#wasFull = isFull
  }

  end(): void {
    this.#response.end()
  }
}
