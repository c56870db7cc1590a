import { randomInt } from "node:crypto"

/** Five digits that make a handle unlike another. */
export function randomSuffix(): string {
  return String(randomInt(10_000, 100_000))
}
