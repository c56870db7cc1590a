const inLondon = (timeStyle: "short" | "long") =>
  new Intl.DateTimeFormat("en-GB", { timeZone: "Europe/London", dateStyle: "long", timeStyle })
const [minutes, seconds] = [inLondon("short"), inLondon("long")]

/** A date that was set, as mails say it: "7 December 2026 at 09:00, London time". */
export const minuteInWords = (at: Date): string => `${minutes.format(at)}, London time`

/** When something arrived, to the second: "30 November 2026 at 09:01:00 GMT". */
export const secondInWords = (at: Date): string => seconds.format(at)
