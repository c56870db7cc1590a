import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node"
import { Form, useActionData, useLoaderData } from "@remix-run/react"
import { action as guarded } from "../../platform/action.server.ts"
import { query } from "../../platform/api/client.server.ts"
import { graphql } from "../../platform/api/generated/gql.ts"
import { type FormState, issueOf, textOf, typedOr } from "../../platform/forms.ts"
import { titled } from "../../platform/titles.ts"
import { DateInput } from "../../ui/date-input/date-input.tsx"
import { Details } from "../../ui/details/details.tsx"
import { Button, ErrorSummary, TextArea } from "../../ui/form/form.tsx"
import { Inset } from "../../ui/inset/inset.tsx"
import { Minute } from "../../ui/time/time.tsx"
import { decide } from "../forms/decide.server.ts"
import { loadManagedRound } from "../forms/round.server.ts"
import { extend } from "../forms/round-acts.server.ts"
import { consentName, waitsForNominee } from "../parts/consent.tsx"
import { isDecidable, isToBeFoundEligible, mayHaveMoreTime } from "../parts/eligibility.ts"
import { EntryTag } from "../parts/entry-tag.tsx"
import { RoundCrumbs } from "../parts/round-crumbs.tsx"
import { SubmittedEntry } from "../parts/submitted-entry.tsx"
import { awardPaths } from "../paths.ts"

export const meta: MetaFunction<typeof loader> = ({ data }) => titled(data?.entry.title ?? "Entry")

const entryQuery = graphql(`
  query ManagedEntry($reference: String!) {
    nomination(reference: $reference) {
      id
      reference
      title
      state
      stateLabel
      nomineeKind
      nomineeName
      round {
        slug
      }
      submitted {
        ...SubmittedParts
      }
      eligibility {
        ineligibleReason
        appeal
        consent
      }
    }
  }
`)

export async function loader(args: LoaderFunctionArgs) {
  const round = await loadManagedRound(args)
  const { nomination } = await query(args, entryQuery, { reference: args.params.reference ?? "" })
  if (!nomination?.submitted || nomination.round.slug !== round.slug) throw new Response("", { status: 404 })
  return { round, entry: { ...nomination, submitted: nomination.submitted } }
}

export const action = guarded(async (args) => {
  const round = await loadManagedRound(args)
  const to = awardPaths.manageEntry(round.slug, args.params.reference ?? "")
  const form = await args.request.clone().formData()
  if (textOf(form, "act") === "extend")
    return extend(args, form, { round: round.id, nomination: textOf(form, "nominations"), to, reason: "extensionReason" })
  return decide(args, to)
})

export default function ManageEntry() {
  const { round, entry } = useLoaderData<typeof loader>()
  const state = useActionData<typeof action>()
  return (
    <>
      <RoundCrumbs round={round} />
      <ErrorSummary state={state} />
      <span className="nhsuk-caption-l">{entry.reference}</span>
      <h1>{entry.title}</h1>
      <p>
        <EntryTag state={entry.state} label={entry.stateLabel} /> Received on <Minute at={entry.submitted.submittedAt} />
      </p>
      {entry.nomineeKind === "SOMEBODY_ELSE" && (
        <p>
          Consent of {entry.nomineeName}: {consentName(entry.eligibility?.consent)}
        </p>
      )}
      {entry.eligibility?.ineligibleReason && (
        <Inset>
          <p>Not eligible: {entry.eligibility.ineligibleReason}</p>
          {entry.eligibility.appeal && <p>The entrant objects: {entry.eligibility.appeal}</p>}
        </Inset>
      )}
      <SubmittedEntry entry={entry.submitted} />
      <Eligibility round={round} entry={entry} state={state} />
    </>
  )
}

type EligibilityProps = {
  round: ReturnType<typeof useLoaderData<typeof loader>>["round"]
  entry: ReturnType<typeof useLoaderData<typeof loader>>["entry"]
  state: FormState | undefined
}

/** What a manager may decide about an entry where it stands now. */
function Eligibility({ round, entry, state }: EligibilityProps) {
  const isWaiting = waitsForNominee({ nomineeKind: entry.nomineeKind, consent: entry.eligibility?.consent })
  return (
    <section className="hub-no-print" aria-labelledby="eligibility">
      <h2 id="eligibility">Eligibility</h2>
      {isDecidable(entry, round) ? (
        <Form method="post">
          <input type="hidden" name="nominations" value={entry.id} />
          {isToBeFoundEligible(entry) && isWaiting && <p>It can be found eligible once {entry.nomineeName} has agreed to be nominated.</p>}
          <TextArea
            name="reason"
            label="Why is it not eligible?"
            hint="The entrant reads it. Not needed if it is eligible"
            rows={3}
            state={state}
            defaultValue={typedOr(state, "reason")}
          />
          <div className="hub-actions">
            {isToBeFoundEligible(entry) && !isWaiting && (
              <Button name="decision" value="eligible">
                It is eligible
              </Button>
            )}
            <Button kind="secondary" name="decision" value="ineligible">
              It is not eligible
            </Button>
          </div>
        </Form>
      ) : (
        <p>Nothing can be decided about this now: it is withdrawn, or its score sheets are in.</p>
      )}
      {mayHaveMoreTime(round) && (
        <Details
          summary="Give this entry more time"
          open={issueOf(state, "until") !== undefined || issueOf(state, "extensionReason") !== undefined}
        >
          <Form method="post">
            <input type="hidden" name="nominations" value={entry.id} />
            <DateInput name="until" label="Until" withTime state={state} hint="London time; what arrives at or after it is late" />
            <TextArea
              name="extensionReason"
              label="Why?"
              hint="The entrant reads it, and it stays on record"
              rows={3}
              state={state}
              defaultValue={typedOr(state, "extensionReason")}
            />
            <Button kind="secondary" name="act" value="extend">
              Give more time
            </Button>
          </Form>
        </Details>
      )}
    </section>
  )
}
