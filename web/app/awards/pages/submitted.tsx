import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node"
import { Link, useLoaderData } from "@remix-run/react"
import { query } from "../../platform/api/client.server.ts"
import { graphql } from "../../platform/api/generated/gql.ts"
import { titled } from "../../platform/titles.ts"
import { Breadcrumbs } from "../../ui/breadcrumbs/breadcrumbs.tsx"
import { Inset } from "../../ui/inset/inset.tsx"
import { Minute } from "../../ui/time/time.tsx"
import { Warning } from "../../ui/warning/warning.tsx"
import { ConsentNotice } from "../parts/consent.tsx"
import { SubmittedEntry } from "../parts/submitted-entry.tsx"
import { awardPaths } from "../paths.ts"

export const meta: MetaFunction<typeof loader> = ({ data }) => titled(`What you submitted: ${data?.submitted.title ?? ""}`)

const submittedQuery = graphql(`
  query SubmittedNomination($reference: String!) {
    nomination(reference: $reference) {
      reference
      withdrawnAt
      nomineeKind
      nomineeName
      submitted {
        ...SubmittedParts
      }
      draft {
        canSave
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
      {entry.withdrawnAt ? <Withdrawn entry={entry} at={entry.withdrawnAt} /> : <ConsentNotice entry={entry} />}
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
