import type { NotificationFrequency } from "../../platform/api/generated/graphql.ts"

/** How often somebody gets e-mail about what they follow, in words. */
export const frequencyLabels: Record<NotificationFrequency, string> = {
  AT_ONCE: "At once",
  DAILY: "Once a day, all in one message",
  WEEKLY: "Once a week, all in one message",
  NEVER: "Never",
}
