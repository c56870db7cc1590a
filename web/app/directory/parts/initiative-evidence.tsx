import { formatDay } from "../../platform/dates.ts"
import { EvidenceTag } from "./evidence-tag.tsx"

type Evidence = { level: number; label: string; explanation: string; reason: string | null; ratedAt: string | null }

/** How strong the evidence is, what that means, and why an editor thinks so. */
export function InitiativeEvidence({ evidence: { level, label, explanation, reason, ratedAt } }: { evidence: Evidence }) {
  return (
    <section className="hub-panel" aria-labelledby="evidence">
      <h2 className="nhsuk-heading-s" id="evidence">
        Strength of evidence
      </h2>
      <p className="hub-evidence-line">
        <EvidenceTag level={level} label={label} /> <span className="hub-muted hub-small">{level} of 4</span>
      </p>
      <p>{explanation}</p>
      {reason && (
        <p>
          <strong>Why: </strong>
          {reason}
        </p>
      )}
      {level > 0 && ratedAt && <p className="hub-muted hub-small">Rated by an editor on {formatDay(ratedAt)}</p>}
    </section>
  )
}
