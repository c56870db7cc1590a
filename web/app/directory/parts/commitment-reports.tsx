import { Link } from "@remix-run/react"
import { graphql } from "../../platform/api/generated/gql.ts"
import type { CommitmentReportFragment } from "../../platform/api/generated/graphql.ts"
import { Table } from "../../ui/table/table.tsx"
import { Day } from "../../ui/time/time.tsx"

graphql(`
  fragment CommitmentReport on CommitmentReport {
    year
    account
    reportedAt
    figures {
      measure
      value
    }
  }
`)

type Measure = { measure: string; label: string }

type Props = {
  reports: readonly CommitmentReportFragment[]
  measures: readonly Measure[]
  /** Where a report is corrected; null for those who may not. */
  correct: string | null
}

/** What an organisation says came of its commitment: the figures of all years in one table, then each year's account. */
export function CommitmentReports({ reports, measures, correct }: Props) {
  if (reports.length === 0) return <p>There is no report yet. The first is due a year after the commitment was made.</p>
  const counted = measures.filter(({ measure }) => reports.some(({ figures }) => figures.some((figure) => figure.measure === measure)))
  const countIn = (report: CommitmentReportFragment, measure: string) =>
    report.figures.find((figure) => figure.measure === measure)?.value.toLocaleString("en-GB") ?? "not counted"
  return (
    <>
      {counted.length > 0 && (
        <Table
          caption="Figures by year"
          hideCaption
          columns={[
            { heading: "What was counted", cell: ({ label }) => label },
            ...reports.map((report) => ({
              heading: String(report.year),
              numeric: true,
              cell: ({ measure }: Measure) => countIn(report, measure),
            })),
          ]}
          rows={counted}
          keyOf={({ measure }) => measure}
        />
      )}
      {reports.map(({ year, account, reportedAt }) => (
        <section key={year}>
          <h3 className="nhsuk-heading-s">{year}</h3>
          <p className="hub-prose hub-keep-lines">{account}</p>
          <p className="hub-muted">
            By the organisation's own account, <Day at={reportedAt} />.{" "}
            {correct && (
              <Link className="hub-no-print" to={`${correct}?year=${year}`}>
                Correct this report
              </Link>
            )}
          </p>
        </section>
      ))}
    </>
  )
}
