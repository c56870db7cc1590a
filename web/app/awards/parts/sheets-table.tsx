import { graphql } from "../../platform/api/generated/gql.ts"
import type { SheetInTableFragment } from "../../platform/api/generated/graphql.ts"
import { Table } from "../../ui/table/table.tsx"
import { formatMark } from "./marks.ts"

graphql(`
  fragment SheetInTable on ScoreSheet {
    reader
    state
    mark
    originalMark
    comment
    scores {
      criterion
      value
      reason
      originalValue
    }
  }
`)

/** Sheets of one nomination beside each other: a row for each reader, a column for each criterion. */
export function SheetsTable({
  criteria,
  sheets,
}: {
  criteria: readonly { key: string; title: string }[]
  sheets: readonly SheetInTableFragment[]
}) {
  return (
    <Table
      caption="Score sheets"
      hideCaption
      stacks
      rows={sheets}
      keyOf={({ reader }) => reader}
      columns={[
        { heading: "Reader", cell: ({ reader }) => reader },
        {
          heading: "Mark",
          numeric: true,
          cell: ({ mark, originalMark }) => (
            <>
              {formatMark(mark)}
              {originalMark !== null && <span className="hub-rows__detail">first {formatMark(originalMark)}</span>}
            </>
          ),
        },
        ...criteria.map(({ key, title }) => ({
          heading: title,
          cell: ({ scores, state }: SheetInTableFragment) => {
            const score = scores.find(({ criterion }) => criterion === key)
            return (
              <>
                <strong>{score?.value ?? "–"}</strong>
                {state === "REVISED" && score?.originalValue !== score?.value && ` (first ${score?.originalValue ?? "–"})`}
                {score?.reason && <span className="hub-rows__detail">{score.reason}</span>}
              </>
            )
          },
        })),
        { heading: "Comment", cell: ({ comment }) => comment ?? "" },
      ]}
    />
  )
}
