import { Inset } from "../inset/inset.tsx"
import { SummaryList, type SummaryRow } from "../summary-list/summary-list.tsx"

/** What somebody else saved meanwhile, above the form with what this person typed. */
export function StoredNow({ rows }: { rows: readonly SummaryRow[] }) {
  return (
    <Inset>
      <p>This is stored now. Change what you typed so that nothing of it is lost, then save again: that replaces it.</p>
      <SummaryList rows={rows} />
    </Inset>
  )
}
