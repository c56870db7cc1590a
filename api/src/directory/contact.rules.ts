/** Messages one person may send through the hub in a day, to all contacts together. */
export const messagesPerDay = 10

export const dayInMilliseconds = 24 * 60 * 60 * 1000

/** Seconds until the next message may be sent, given when those of the last day went; 0 means now. */
export function waitSeconds(sentAt: readonly Date[], now: Date): number {
  const recent = sentAt.map((date) => date.getTime()).filter((time) => time > now.getTime() - dayInMilliseconds)
  if (recent.length < messagesPerDay) return 0
  const oldest = Math.min(...recent.toSorted((a, b) => b - a).slice(0, messagesPerDay))
  return Math.ceil((oldest + dayInMilliseconds - now.getTime()) / 1000)
}
