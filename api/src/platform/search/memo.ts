import type { Database } from "@hub/prisma"

/** Values that hold until the data version changes, the least recently used given up first. */
export class Memo<T> {
  readonly #values = new Map<string, { version: number; value: T }>()
  readonly #size: number

  constructor(size: number) {
    this.#size = size
  }

  /** The value kept under this key, if it was made from this version. */
  get(key: string, version: number): T | undefined {
    const kept = this.#values.get(key)
    if (!kept || kept.version !== version) return undefined
    this.#values.delete(key)
    this.#values.set(key, kept)
    return kept.value
  }

  set(key: string, version: number, value: T): void {
    const kept = this.#values.get(key)
    if (kept && kept.version > version) return
    this.#values.delete(key)
    this.#values.set(key, { version, value })
    const [oldest] = this.#values.keys()
    if (this.#values.size > this.#size && oldest !== undefined) this.#values.delete(oldest)
  }
}

/**
 * JSON texts with what they hold, by what they are of: parsing costs more than everything else that is done with a card.
 * The same text gives the same value, which nobody may change. The least recently used are given up first.
 */
export class ParsedTexts {
  readonly #known = new Map<string, { text: string; value: unknown }>()
  readonly #size: number

  constructor(size: number) {
    this.#size = size
  }

  valueOf(key: string, text: string): unknown {
    const known = this.#known.get(key)
    const entry = known?.text === text ? known : { text, value: JSON.parse(text) as unknown }
    this.#known.delete(key)
    this.#known.set(key, entry)
    const [oldest] = this.#known.keys()
    if (this.#known.size > this.#size && oldest !== undefined) this.#known.delete(oldest)
    return entry.value
  }
}

/** One instance of a thing per open database. */
export function perDatabase<T>(make: (database: Database) => T): (database: Database) => T {
  const made = new WeakMap<Database, T>()
  return (database) => {
    const known = made.get(database)
    if (known !== undefined) return known
    const fresh = make(database)
    made.set(database, fresh)
    return fresh
  }
}
