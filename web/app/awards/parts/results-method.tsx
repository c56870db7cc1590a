import type { ManageResultsQuery } from "../../platform/api/generated/graphql.ts"
import { Details } from "../../ui/details/details.tsx"
import { Table } from "../../ui/table/table.tsx"
import { AgreementInWords, AgreementMethod } from "./agreement.tsx"
import { formatMark } from "./marks.ts"

type Results = NonNullable<ManageResultsQuery["judgingManagement"]>["results"]

/** How the figures are made: first in words anybody can follow, then as formulas for whoever checks them. */
export function ResultsMethod({ results }: { results: Results }) {
  const { readers, refusal, mean, nominationVariance, readerVariance, errorVariance, draws } = results
  return (
    <section aria-labelledby="method">
      <h2 id="method">How these figures are made</h2>
      <div className="hub-prose">
        <p>
          <strong>Raw mean.</strong> A score sheet gives a nomination a mark from 0 to 100: how far up its scale each criterion is, averaged
          by the criteria’s weights. The raw mean is the plain average of its readers’ marks.
        </p>
        <p>
          <strong>Adjusted mean.</strong> Some readers are severe, some generous, and a nomination should not win or lose by whom it met.
          Because readers overlap, the hub can compare each with those who read the same nominations, estimate how far each marks above or
          below the others, and take that out. A figure that rests on few readers is drawn towards the average of all: little evidence moves
          it little.
        </p>
        <p>
          <strong>Rank and chance.</strong> The same model says how sure it is. Ranks are drawn from it {draws.toLocaleString("en-GB")}{" "}
          times, always the same draws; the two small numbers are the ranks between which a nomination lies nine times out of ten, and the
          chance is how often it was among those that can be shortlisted.
        </p>
        <p>
          <strong>Readers disagree</strong> is shown where the highest and the lowest mark are 30 points or more apart. Read the reasons
          before you decide.
        </p>
        <AgreementInWords agreement={results.agreement} />
        <p>Nothing here decides. You do; if you decide against the ranking, the reason you give is kept on record.</p>
      </div>
      {readers.length > 0 && (
        <Table
          caption="How readers mark"
          rows={readers}
          keyOf={({ name }) => name}
          columns={[
            { heading: "Reader", cell: ({ name }) => name },
            { heading: "Sheets", numeric: true, cell: ({ sheets }) => sheets },
            { heading: "Mean mark", numeric: true, cell: (reader) => formatMark(reader.mean) },
            {
              heading: "Compared with others",
              cell: ({ effect }) =>
                effect === null
                  ? "–"
                  : Math.abs(effect) < 0.05
                    ? "the same"
                    : `${formatMark(Math.abs(effect))} ${effect < 0 ? "more severe" : "more generous"}`,
            },
          ]}
        />
      )}
      <Details summary="The formula">
        <p>
          y<sub>ij</sub> = μ + n<sub>i</sub> + r<sub>j</sub> + e<sub>ij</sub>: the mark that reader j gives nomination i. n, r and e are
          independent and normal around 0, with variances σ²<sub>n</sub>, σ²<sub>r</sub> and σ²<sub>e</sub>, which maximise the restricted
          likelihood (REML). The adjusted mean is μ + n<sub>i</sub>, where μ is the generalised least squares estimate and n<sub>i</sub> the
          best linear unbiased prediction from the mixed-model equations (Henderson, Biometrics 31, 1975). Its standard error is the root of
          its prediction error variance. The effects left unknown are jointly normal; ranks are drawn from that distribution with a fixed
          seed.
        </p>
        <p>
          Where all readers read everything, n<sub>i</sub> is the deviation of the raw mean times mσ²<sub>n</sub> / (mσ²<sub>n</sub> + σ²
          <sub>e</sub>), with m readers. Marks are not adjusted where fewer than two are left over once each nomination and each reader has
          a figure of its own, or where readers fall into groups that share no nomination.
        </p>
        <AgreementMethod />
        {refusal === null && (
          <p>
            Now: μ = {formatMark(mean)}, σ²<sub>n</sub> = {formatMark(nominationVariance)}, σ²<sub>r</sub> = {formatMark(readerVariance)},
            σ²
            <sub>e</sub> = {formatMark(errorVariance)}.
          </p>
        )}
      </Details>
    </section>
  )
}
