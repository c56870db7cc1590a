const day = new Intl.DateTimeFormat("en-GB", { timeZone: "Europe/London", day: "numeric", month: "long", year: "numeric" })
const minute = new Intl.DateTimeFormat("en-GB", {
  timeZone: "Europe/London",
  day: "numeric",
  month: "long",
  year: "numeric",
  hour: "numeric",
  minute: "2-digit",
  hourCycle: "h12",
})

/** "1 July 2015", in London. */
export const formatDay = (instant: string | Date): string => day.format(new Date(instant))

/** "1 July 2015 at 9:30 am", in London. */
export const formatMinute = (instant: string | Date): string => minute.format(new Date(instant)).replace(",", " at")

const time = new Intl.DateTimeFormat("en-GB", { timeZone: "Europe/London", hour: "numeric", minute: "2-digit", hour12: true })

/** "9:30 am", for what has just happened. */
export const formatTime = (instant: string | Date): string => time.format(new Date(instant))

const monthAndYear = new Intl.DateTimeFormat("en-GB", { month: "long", year: "numeric", timeZone: "UTC" })

/** "2014-09" as "September 2014"; a year alone stays. */
export const formatMonth = (written: string): string =>
  /^\d{4}-\d{2}$/.test(written) ? monthAndYear.format(new Date(`${written}-01T00:00:00Z`)) : written

const zone = new Intl.DateTimeFormat("en-GB", { timeZone: "Europe/London", timeZoneName: "longOffset" })

/** How far London's clocks are ahead of UTC at an instant, in milliseconds. */
function londonOffset(instant: Date): number {
  const name = zone.formatToParts(instant).find(({ type }) => type === "timeZoneName")?.value ?? ""
  const [, hours = "0", minutes = "0"] = /GMT\+(\d{2}):?(\d{2})?/.exec(name) ?? []
  return (Number(hours) * 60 + Number(minutes)) * 60_000
}

/**
 * The instant of a wall-clock time in London, "2015-07-01T09:30", in ISO form. Of the hour that comes twice in autumn it is the
 * first, and in the hour that is missing in spring the clocks have already gone forward.
 */
export function londonInstant(local: string): string {
  const asUtc = Date.parse(`${local}:00Z`)
  const summer = new Date(asUtc - 3_600_000)
  return (londonOffset(summer) > 0 ? summer : new Date(asUtc)).toISOString()
}

/** The wall-clock time in London of an instant: "2015-07-01T09:30". */
export function londonLocal(instant: string | Date): string {
  const at = new Date(instant)
  return new Date(at.getTime() + londonOffset(at)).toISOString().slice(0, 16)
}
