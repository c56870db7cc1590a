const day = new Intl.DateTimeFormat("en-GB", { timeZone: "Europe/London", day: "numeric", month: "long", year: "numeric" })
const minute = new Intl.DateTimeFormat("en-GB", {
  timeZone: "Europe/London",
  day: "numeric",
  month: "long",
  year: "numeric",
  hour: "numeric",
  minute: "2-digit",
  hour12: true,
})

/** "1 July 2015", in London. */
export const formatDay = (instant: string | Date): string => day.format(new Date(instant))

/** "1 July 2015 at 9:30 am", in London. */
export const formatMinute = (instant: string | Date): string => minute.format(new Date(instant)).replace(",", " at")
