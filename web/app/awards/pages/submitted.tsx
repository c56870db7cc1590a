import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node"
import { Link, useLoaderData } from "@remix-run/react"
import { query } from "../../platform/api/client.server.ts"
import { graphql } from "../../platform/api/generated/gql.ts"
import { titled } from "../../platform/titles.ts"
import { Breadcrumbs } from "../../ui/breadcrumbs/breadcrumbs.tsx"
import { Inset } from "../../ui/inset/inset.tsx"
import { Day, Minute } from "../../ui/time/time.tsx"
import { Warning } from "../../ui/warning/warning.tsx"
import { judgingPaths } from "../judging-paths.ts"
import { ConsentNotice } from "../parts/consent.tsx"
import { SubmittedEntry } from "../parts/submitted-entry.tsx"
import { awardPaths } from "../paths.ts"

export const meta: MetaFunction<typeof loader> = ({ data }) => titled(`What you submitted: ${data?.submitted.title ?? ""}`)

const submittedQuery = graphql(`
  query SubmittedNomination($reference: String!) {
    nomination(reference: $reference) {
      reference
      state
      withdrawnAt
      nomineeKind
      nomineeName
      submitted {
        ...SubmittedParts
      }
      round {
        slug
        title
        scoresDueAt
        resultsExpectedAt
        isAnnounced
      }
      draft {
        canSave
        canWithdraw
        deadline
        consent
        nomineeEmail
      }
    }
  }
`)

export async function loader(args: LoaderFunctionArgs) {
  const { nomination } = await query(args, submittedQuery, { reference: args.params.reference ?? "" })
  if (!nomination?.draft || !nomination.submitted) throw new Response("", { status: 404 })
  return { entry: { ...nomination, draft: nomination.draft }, submitted: nomination.submitted }
}

const second = new Intl.DateTimeFormat("en-GB", { timeZone: "Europe/London", dateStyle: "long", timeStyle: "long" })

export default function SubmittedPage() {
  const { entry, submitted } = useLoaderData<typeof loader>()
  const { reference } = entry
  return (
    <>
      <Breadcrumbs
        items={[
          { to: awardPaths.entries, label: "Your award entries" },
          { to: awardPaths.entry(reference), label: submitted.title },
        ]}
      />
      <h1>What you submitted</h1>
      <Inset>
        <p>
          We received this entry on{" "}
          <time dateTime={submitted.submittedAt}>
            <strong>{second.format(new Date(submitted.submittedAt))}</strong>
          </time>
          . Its reference is <strong>{reference}</strong>
          {submitted.number > 1 && `; it is version ${submitted.number} that you submitted`}.
        </p>
      </Inset>
      {entry.withdrawnAt ? (
        <Withdrawn entry={entry} at={entry.withdrawnAt} />
      ) : (
        <>
          <ConsentNotice entry={entry} />
          <WhatComesNext entry={entry} />
        </>
      )}
      <SubmittedEntry entry={submitted} />
    </>
  )
}

type Entry = ReturnType<typeof useLoaderData<typeof loader>>["entry"]

/** That what is shown takes no part any more. */
function Withdrawn({ entry: { reference, draft }, at }: { entry: Entry; at: string }) {
  return (
    <Warning heading="This entry was withdrawn">
      <p>
        It was withdrawn on <Minute at={at} /> and does not take part.
        {draft.canSave && draft.deadline && (
          <>
            {" "}
            You can <Link to={awardPaths.entry(reference)}>submit it again</Link> before <Minute at={draft.deadline} />, London time.
          </>
        )}
      </p>
    </Warning>
  )
}

/** What its entrant may still do, what happens then, and where to look. */
function WhatComesNext({ entry: { reference, state, draft, round } }: { entry: Entry }) {
  const page = <Link to={awardPaths.entry(reference)}>the page of your entry</Link>
  if (round.isAnnounced)
    return (
      <p>
        The results are out: see <Link to={judgingPaths.results(round.slug)}>the results of {round.title}</Link>, and {page} for the
        feedback.
      </p>
    )
  return (
    <section className="hub-no-print" aria-labelledby="next">
      <h2 id="next">What comes next</h2>
      <ul>
        {draft.canSave && draft.deadline && (
          <li>
            You can change it and submit it again before <Minute at={draft.deadline} />, London time, on {page}.
          </li>
        )}
        {draft.canWithdraw && <li>You can withdraw it{draft.canSave ? " there" : <> on {page}</>} until the results are announced.</li>}
        {state === "SUBMITTED" && <li>The award manager checks whether it may take part, and tells you by e-mail.</li>}
        {state === "INELIGIBLE" ? (
          <li>It was found not eligible: {page} says why, and what you can do.</li>
        ) : (
          <>
            <li>
              The panel reads and scores what takes part
              {round.scoresDueAt && (
                <>
                  , by <Day at={round.scoresDueAt} />
                </>
              )}
              .
            </li>
            <li>
              We tell you by e-mail when the results are announced
              {round.resultsExpectedAt && (
                <>
                  , which is expected on <Day at={round.resultsExpectedAt} />
                </>
              )}
              . You then find the feedback on {page}.
            </li>
          </>
        )}
      </ul>
    </section>
  )
}
