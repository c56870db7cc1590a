import { graphql } from "../../platform/api/generated/gql.ts"
import type { AgreementOfReadersFragment } from "../../platform/api/generated/graphql.ts"

graphql(`
  fragment AgreementOfReaders on ReaderAgreement {
    ofOne
    ofMean
    withoutSeverity
    readers
    inWords
  }
`)

const share = (value: number) => value.toFixed(2)

/** How far readers agree, in words with the figures, or that nobody can say. */
export function AgreementInWords({ agreement }: { agreement: AgreementOfReadersFragment | null }) {
  if (!agreement) return <p>Too few entries were read by the same readers to say how far they agree.</p>
  const { ofOne, ofMean, withoutSeverity, readers, inWords } = agreement
  return (
    <p>
      Readers’ agreement about an entry is {inWords}: {share(ofMean)} for the mean of its{" "}
      {readers.toLocaleString("en-GB", { maximumFractionDigits: 1 })} readers, where 1 would mean that any other readers had given the same
      marks, and 0 that marks say nothing about entries. For one reader alone it is {share(ofOne)}, and {share(withoutSeverity)} once severe
      and generous readers are told apart.
    </p>
  )
}

/** The formula behind the figures. */
export function AgreementMethod() {
  return (
    <p>
      The figures are intraclass correlations of a two-way random model, absolute agreement: ICC(2,k) for the mean of k readers, ICC(2,1)
      for one, ICC(3,1) without severity (Shrout and Fleiss, Psychological Bulletin 86, 1979). With the variances between nominations σ²
      <sub>n</sub>, between readers σ²<sub>r</sub> and left over σ²<sub>e</sub>, they are σ²<sub>n</sub> / (σ²<sub>n</sub> + (σ²
      <sub>r</sub> + σ²<sub>e</sub>) / k), the same with k = 1, and σ²<sub>n</sub> / (σ²<sub>n</sub> + σ²<sub>e</sub>). Below 0.5 is called
      poor, below 0.75 moderate, below 0.9 good, and excellent from there (Koo and Li, Journal of Chiropractic Medicine 15, 2016).
    </p>
  )
}
