/** Where "now" comes from. Requests read it from their context, so tests can hold it still. */
export type Clock = { now(): Date }

export const systemClock: Clock = { now: () => new Date() }

/** A clock that stands where it is put; for tests and rehearsals. */
export function settableClock(start: Date): Clock & { set(to: Date): void; advance(milliseconds: number): void } {
  let current = start
  return {
    now: () => new Date(current),
    set: (to) => {
      current = to
    },
    advance: (milliseconds) => {
      current = new Date(current.getTime() + milliseconds)
    },
  }
}
