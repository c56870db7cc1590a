/** What the hub calls itself, on pages and in mail. */
export const hubName = "Widening Participation Hub"
