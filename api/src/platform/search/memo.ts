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
