export type CallStatus = "NOT_YET_OPEN" | "OPEN" | "CLOSED"

/** A call is open from the instant it opens up to, and not including, the instant it closes. */
export function callStatus(call: { opensAt: Date; closesAt: Date }, now: Date): CallStatus {
  if (now < call.opensAt) return "NOT_YET_OPEN"
  return now < call.closesAt ? "OPEN" : "CLOSED"
}
