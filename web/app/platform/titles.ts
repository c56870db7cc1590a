/** The title of a page, with the hub's name behind it. */
export const titled = (title: string) => [{ title: `${title} – Widening Participation Hub` }]

/**
 * The title of a page whose address holds a proof of who asks: it is neither indexed nor told to another site. Not
 * "no-referrer": with that, browsers withhold from our own forms where they come from.
 */
export const titledPrivately = (title: string) => [
  ...titled(title),
  { name: "robots", content: "noindex" },
  { name: "referrer", content: "same-origin" },
]
