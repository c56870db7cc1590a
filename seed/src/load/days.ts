const day = 24 * 60 * 60 * 1000

/** The instant so many days before another. */
export const daysBefore = (now: Date, days: number): Date => new Date(now.getTime() - days * day)
