/** What a new password needs, before it is typed. The API has the last word. */
export const newPasswordHint = "At least 10 characters. Three words that do not belong together are easy to remember and hard to guess."
