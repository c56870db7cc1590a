import type { NotificationFrequency, Weekday } from "../../platform/api/generated/graphql.ts"

/** How often somebody gets e-mail about what they follow, in words. */
export const frequencyLabels: Record<NotificationFrequency, string> = {
  AT_ONCE: "At once",
  DAILY: "Once a day, all in one message",
  WEEKLY: "Once a week, all in one message",
  NEVER: "Never",
}

const noon = 12

/** An hour of the day in words: "7am", "midday". */
export const hourInWords = (hour: number): string =>
  hour === 0 ? "midnight" : hour === noon ? "midday" : hour < noon ? `${hour}am` : `${hour - noon}pm`

export const hours: readonly number[] = Array.from({ length: 24 }, (_, hour) => hour)

export const weekdayLabels: Record<Weekday, string> = {
  MONDAY: "Monday",
  TUESDAY: "Tuesday",
  WEDNESDAY: "Wednesday",
  THURSDAY: "Thursday",
  FRIDAY: "Friday",
  SATURDAY: "Saturday",
  SUNDAY: "Sunday",
}

/** How often and when somebody gets e-mail. */
export function frequencyInWords(chosen: {
  notificationFrequency: NotificationFrequency
  digestHour: number
  digestWeekday: Weekday
}): string {
  const { notificationFrequency: frequency, digestHour, digestWeekday } = chosen
  const label = frequencyLabels[frequency]
  if (frequency === "DAILY") return `${label}, at ${hourInWords(digestHour)}`
  return frequency === "WEEKLY" ? `${label}, on ${weekdayLabels[digestWeekday]} at ${hourInWords(digestHour)}` : label
}
