import type { Model } from "./results-model.rules.ts"

/**
 * How far readers agree, from 0 to 1: intraclass correlations of a two-way random model, absolute agreement (Shrout & Fleiss,
 * Psychological Bulletin 86, 1979). A severe reader counts as disagreement here, other than in the adjusted mean.
 */
export type Agreement = {
  /** ICC(2,1): of what tells one reader's marks apart, the share that is the nominations'. */
  ofOne: number
  /** ICC(2,k): the same of the mean of as many readers as a nomination has. */
  ofMean: number
  /** ICC(3,1): of one reader's marks with severity taken out. */
  withoutSeverity: number
  /** k: sheets of a nomination, on average. */
  readers: number
}

/** The agreement that a model finds, with so many sheets for each nomination. */
export function agreementOf({ variance }: Pick<Model, "variance">, readers: number): Agreement {
  const { nomination, reader, error } = variance
  return {
    ofOne: nomination / (nomination + reader + error),
    ofMean: nomination / (nomination + (reader + error) / readers),
    withoutSeverity: nomination / (nomination + error),
    readers,
  }
}

/** An agreement in words, by the bounds of Koo and Li (Journal of Chiropractic Medicine 15, 2016). */
export function agreementInWords(agreement: number): string {
  if (agreement < 0.5) return "poor"
  if (agreement < 0.75) return "moderate"
  return agreement < 0.9 ? "good" : "excellent"
}
