/** Entries older than a year that nobody has confirmed since: they say so on their pages. */
export const unconfirmed: readonly string[] = [
  "laundry-apprenticeship-stopped",
  "apprenticeship-first",
  "supported-internships-three-hospitals",
  "five-nights-on-campus",
]

/** Entries that were taken out of the directory. Their address still works and says why. */
export const archived: Readonly<Record<string, { daysAgo: number; reason: string }>> = {
  "shadow-board": {
    daysAgo: 34,
    reason: "The shadow board ended when the chair left and will not be started again. The trust asked us to archive the entry.",
  },
  "theatre-week": {
    daysAgo: 57,
    reason: "Replaced by the county-wide work experience programme. The coordinator has moved on and nobody can answer questions about it.",
  },
}
