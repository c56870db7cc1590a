/** The instant at which clocks in London show this hour on the day of `date` there. */
export function londonTime(date: Date, hour: number): Date {
  const shown = new Intl.DateTimeFormat("en-CA", { timeZone: "Europe/London" }).format(date)
  const guess = new Date(`${shown}T${String(hour).padStart(2, "0")}:00:00Z`)
  const hourThere = Number(new Intl.DateTimeFormat("en-GB", { timeZone: "Europe/London", hour: "2-digit", hourCycle: "h23" }).format(guess))
  return new Date(guess.getTime() - (hourThere - hour) * 60 * 60 * 1000)
}
