/** How long the hub waits before it sends the same panel member another reminder. */
export const reminderEvery = 24 * 60 * 60 * 1000

/** What a panel member is to be reminded of; null when nothing is left to do or the last reminder is too recent. */
export type Outstanding = "ANSWER" | "DECLARE" | "BEGIN" | "FINISH"

/** How far a panel member is. */
export type MemberProgress = {
  state: "INVITED" | "ACCEPTED" | "DECLINED" | "REMOVED"
  declaredAt: Date | null
  allocated: number
  begun: number
  submitted: number
}

export function outstandingOf({ state, declaredAt, allocated, begun, submitted }: MemberProgress): Outstanding | null {
  if (state === "INVITED") return "ANSWER"
  if (state !== "ACCEPTED") return null
  if (!declaredAt) return "DECLARE"
  if (allocated === 0 || submitted >= allocated) return null
  return begun + submitted === 0 ? "BEGIN" : "FINISH"
}

/** When a member may be reminded (again); null for now. */
export function waitUntil(remindedAt: Date | null, now: Date): Date | null {
  if (!remindedAt) return null
  const next = new Date(remindedAt.getTime() + reminderEvery)
  return next > now ? next : null
}

export const outstandingInWords: Record<Outstanding, string> = {
  ANSWER: "has not answered the invitation",
  DECLARE: "has not declared conflicts of interest",
  BEGIN: "has not started",
  FINISH: "has not finished",
}
