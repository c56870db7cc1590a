const inLondon = { timeZone: "Europe/London" } as const
const days = new Intl.DateTimeFormat("en-GB", { ...inLondon, dateStyle: "long" })
const times = new Intl.DateTimeFormat("en-GB", { ...inLondon, hour: "numeric", minute: "2-digit", hourCycle: "h12" })
const seconds = new Intl.DateTimeFormat("en-GB", { ...inLondon, dateStyle: "long", timeStyle: "long" })

/** "7 December 2026", in London. */
export const dayInWords = (at: Date): string => days.format(at)

/** A time that was set, as the site says it too: "7 December 2026 at 9:00 am, London time". */
export const minuteInWords = (at: Date): string => `${dayInWords(at)} at ${times.format(at)}, London time`

/** When something arrived, to the second: "30 November 2026 at 09:01:00 GMT". */
export const secondInWords = (at: Date): string => seconds.format(at)
