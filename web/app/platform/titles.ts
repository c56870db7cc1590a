/** The title of a page, with the hub's name behind it. */
export const titled = (title: string) => [{ title: `${title} – Widening Participation Hub` }]
