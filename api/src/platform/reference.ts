/** Letters and digits that people do not confuse when they read a reference aloud. */
const alphabet = "23456789ABCDEFGHJKMNPQRSTVWXYZ"

/** What people quote in e-mails, such as "CS-7KQ2MP", from random bytes (at least six). */
export function reference(kind: string, bytes: Uint8Array): string {
  const letters = [...bytes.slice(0, 6)].map((byte) => alphabet[byte % alphabet.length])
  return `${kind}-${letters.join("")}`
}
