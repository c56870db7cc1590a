/** Not allowed any more, too much at once, not reachable. */
const passing = new Set([403, 429, 503])

/** What the API answers to a text or, when it cannot or will not take it, why: that is shown beside the text, and not on a page without it. */
export async function taken<T extends object>(answer: Promise<T>): Promise<T | { refused: { message: string } }> {
  try {
    return await answer
  } catch (error) {
    if (!(error instanceof Response) || !passing.has(error.status)) throw error
    return { refused: { message: await error.text() } }
  }
}
