import { Form, Link } from "@remix-run/react"
import { type FormState, typedOr } from "../../platform/forms.ts"
import { Button, TextArea } from "../../ui/form/form.tsx"
import { Inset } from "../../ui/inset/inset.tsx"
import { SummaryList } from "../../ui/summary-list/summary-list.tsx"
import { Minute } from "../../ui/time/time.tsx"
import type { Entry } from "../forms/entry.server.ts"
import { judgingPaths } from "../judging-paths.ts"
import { awardPaths } from "../paths.ts"
import { consentName, waitsForNominee } from "./consent.tsx"
import { EntryTag } from "./entry-tag.tsx"

/** States that nobody who enters learns of before the results are out. */
const announced: readonly Entry["state"][] = ["WINNER", "HIGHLY_COMMENDED", "FINALIST", "NOT_SHORTLISTED"]

/** The id of the form in which an entry is written. */
export const entryForm = "entry"

/** Where an entry stands for its entrant, and what they can do about it. */
export function EntryStanding({ entry, state }: { entry: Entry; state: FormState | null }) {
  const { draft, reference, eligibility, round } = entry
  const isWaiting = waitsForNominee({ nomineeKind: entry.nomineeKind, consent: draft.consent })
  const isOut = announced.includes(entry.state)
  return (
    <>
      <SummaryList
        rows={[
          { label: "State", value: <EntryTag state={entry.state} label={entry.stateLabel} /> },
          ...(entry.withdrawnAt ? [{ label: "Withdrawn", value: <Minute at={entry.withdrawnAt} /> }] : []),
          ...(entry.submittedAt
            ? [
                {
                  label: entry.withdrawnAt ? "Last submitted" : "Submitted",
                  value: (
                    <>
                      <Minute at={entry.submittedAt} />. <Link to={awardPaths.submitted(reference)}>See exactly what you submitted</Link>
                      {draft.hasChanges && !entry.withdrawnAt && <strong> What you wrote since is not submitted.</strong>}
                    </>
                  ),
                },
              ]
            : []),
          ...(isOut
            ? [
                {
                  label: "Results",
                  value: (
                    <>
                      <Link to={judgingPaths.feedback(round.slug, reference)}>Read the feedback</Link> or{" "}
                      <Link to={judgingPaths.results(round.slug)}>see all results</Link>
                    </>
                  ),
                },
              ]
            : []),
          { label: "Organisation", value: entry.organisation.name },
          { label: "Nominated", value: entry.nomineeName },
          ...(entry.nomineeKind === "SOMEBODY_ELSE"
            ? [
                {
                  label: "Consent",
                  value: (
                    <>
                      {consentName(draft.consent)} ({draft.nomineeEmail}).
                      {isWaiting && draft.consent !== "REFUSED" && " Until they agree, the entry cannot be found eligible."}
                      {draft.canSave && isWaiting && draft.consent !== "REFUSED" && (
                        <div>
                          {/* A button of the form in which the entry is written, so that asking keeps what is typed there. */}
                          <Button form={entryForm} kind="secondary" name="intent" value="ask" className="nhsuk-button--small">
                            {draft.consent === "ASKED" ? "Ask once more" : "Ask now"}
                          </Button>
                        </div>
                      )}
                    </>
                  ),
                },
              ]
            : []),
          ...(draft.initiativeSlug
            ? [{ label: "Started from", value: <Link to={`/initiatives/${draft.initiativeSlug}`}>An initiative in the directory</Link> }]
            : []),
        ]}
      />
      {eligibility?.ineligibleReason && (
        <Inset>
          <h2 className="nhsuk-heading-s">Why it cannot take part</h2>
          <p>{eligibility.ineligibleReason}</p>
          {eligibility.appeal && <p>You objected: {eligibility.appeal}</p>}
          {eligibility.canAppeal && (
            <Form method="post">
              <TextArea
                name="text"
                label="If you think this is wrong, say why"
                rows={4}
                maxLength={2000}
                state={state}
                defaultValue={typedOr(state, "text")}
              />
              <Button kind="secondary" name="act" value="appeal">
                Object
              </Button>
            </Form>
          )}
        </Inset>
      )}
      <p className="hub-actions">
        {draft.canWithdraw && <Link to={awardPaths.withdraw(reference)}>Withdraw the entry</Link>}
        {entry.state === "DRAFT" && <Link to={awardPaths.remove(reference)}>Delete the draft</Link>}
      </p>
    </>
  )
}
