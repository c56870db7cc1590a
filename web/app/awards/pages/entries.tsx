import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node"
import { Form, Link, useActionData, useLoaderData } from "@remix-run/react"
import { action as guarded } from "../../platform/action.server.ts"
import { query } from "../../platform/api/client.server.ts"
import { graphql } from "../../platform/api/generated/gql.ts"
import type { NominationState } from "../../platform/api/generated/graphql.ts"
import { typedOr } from "../../platform/forms.ts"
import { titled } from "../../platform/titles.ts"
import { EmptyState } from "../../ui/empty-state/empty-state.tsx"
import { Button, ErrorSummary, TextArea } from "../../ui/form/form.tsx"
import { Table } from "../../ui/table/table.tsx"
import { Minute } from "../../ui/time/time.tsx"
import { decide } from "../forms/decide.server.ts"
import { loadManagedRound } from "../forms/round.server.ts"
import { consentName } from "../parts/consent.tsx"
import { isDecidable } from "../parts/eligibility.ts"
import { EntryTag } from "../parts/entry-tag.tsx"
import { RoundCrumbs } from "../parts/round-crumbs.tsx"
import { awardPaths } from "../paths.ts"

export const meta: MetaFunction<typeof loader> = ({ data }) => titled(`Entries: ${data?.round.title ?? ""}`)

const entriesQuery = graphql(`
  query RoundEntries($slug: String!, $states: [NominationState!], $appealed: Boolean, $after: String) {
    round(slug: $slug) {
      entries(states: $states, appealed: $appealed, first: 50, after: $after) {
        totalCount
        edges {
          node {
            id
            reference
            title
            state
            stateLabel
            submittedAt
            nomineeKind
            nomineeName
            category {
              title
            }
            organisation {
              name
            }
            eligibility {
              appeal
              consent
            }
            submitted {
              eligibility {
                answer
                expected
              }
            }
          }
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
    }
  }
`)

const shown: Record<string, { label: string; states: NominationState[] | null; appealed?: boolean }> = {
  waiting: { label: "To check", states: ["SUBMITTED"] },
  appealed: { label: "Objections", states: null, appealed: true },
  eligible: { label: "Eligible", states: ["ELIGIBLE"] },
  ineligible: { label: "Not eligible", states: ["INELIGIBLE"] },
  withdrawn: { label: "Withdrawn", states: ["WITHDRAWN"] },
  all: { label: "All", states: null },
}

export async function loader(args: LoaderFunctionArgs) {
  const round = await loadManagedRound(args)
  const search = new URL(args.request.url).searchParams
  const show = search.get("show") ?? "waiting"
  const { states = null, appealed = false } = shown[show] ?? {}
  const { round: found } = await query(args, entriesQuery, { slug: round.slug, states, appealed, after: search.get("after") })
  if (!found) throw new Response("", { status: 404 })
  return {
    round,
    show,
    entries: found.entries.edges.map(({ node }) => node),
    total: found.entries.totalCount,
    pageInfo: found.entries.pageInfo,
  }
}

export const action = guarded(async (args) => {
  const round = await loadManagedRound(args)
  return decide(args, awardPaths.eligibility(round.slug))
})

export default function Entries() {
  const { round, show, entries, total, pageInfo } = useLoaderData<typeof loader>()
  const state = useActionData<typeof action>()
  return (
    <>
      <RoundCrumbs round={round} />
      <ErrorSummary state={state} />
      <h1>Entries</h1>
      <nav aria-label="Which entries">
        <ul className="hub-actions nhsuk-list">
          {Object.entries(shown).map(([key, { label }]) => (
            <li key={key}>
              <Link to={`?show=${key}`} aria-current={key === show ? "page" : undefined}>
                {label}
              </Link>
            </li>
          ))}
        </ul>
      </nav>
      {entries.length === 0 ? (
        <EmptyState heading="There is nothing here">
          <p>{show === "waiting" ? "Every entry has been checked, or none has been submitted yet." : "Choose another list above."}</p>
        </EmptyState>
      ) : (
        <Form method="post">
          <p>{total === 1 ? "1 entry" : `${total} entries`}</p>
          <Table
            caption="Entries"
            hideCaption
            stacks
            rows={entries}
            keyOf={({ id }) => id}
            columns={[
              {
                heading: "Entry",
                cell: ({ reference, title, id, state: at }) =>
                  isDecidable({ state: at }, round) ? (
                    <div className="nhsuk-checkboxes nhsuk-checkboxes--small">
                      <div className="nhsuk-checkboxes__item">
                        <input
                          className="nhsuk-checkboxes__input"
                          type="checkbox"
                          id={reference}
                          name="nominations"
                          value={id}
                          defaultChecked={state?.values.nominations?.includes(id)}
                        />
                        <label className="nhsuk-label nhsuk-checkboxes__label" htmlFor={reference}>
                          {title}
                        </label>
                      </div>
                      <Link to={awardPaths.manageEntry(round.slug, reference)}>Read {reference}</Link>
                    </div>
                  ) : (
                    <>
                      {title}
                      <br />
                      <Link to={awardPaths.manageEntry(round.slug, reference)}>Read {reference}</Link>
                    </>
                  ),
              },
              { heading: "Category", cell: ({ category }) => category.title },
              { heading: "Organisation", cell: ({ organisation }) => organisation.name },
              { heading: "Submitted", cell: ({ submittedAt }) => submittedAt && <Minute at={submittedAt} /> },
              {
                heading: "State",
                cell: ({ state, stateLabel, eligibility, submitted, nomineeKind, nomineeName }) => (
                  <>
                    <EntryTag state={state} label={stateLabel} />
                    {submitted?.eligibility.some(({ answer, expected }) => answer !== expected) && <p>An answer says it is not eligible</p>}
                    {nomineeKind === "SOMEBODY_ELSE" && (
                      <p>
                        Consent of {nomineeName}: {consentName(eligibility?.consent)}
                      </p>
                    )}
                    {eligibility?.appeal && <p>The entrant objects</p>}
                  </>
                ),
              },
            ]}
          />
          {entries.some((entry) => isDecidable(entry, round)) && (
            <>
              <TextArea
                name="reason"
                label="Why are they not eligible?"
                hint="Entrants read it. Not needed for those that are eligible"
                rows={3}
                state={state}
                defaultValue={typedOr(state, "reason")}
              />
              <div className="hub-actions">
                <Button name="decision" value="eligible">
                  The ticked are eligible
                </Button>
                <Button kind="secondary" name="decision" value="ineligible">
                  The ticked are not eligible
                </Button>
              </div>
            </>
          )}
        </Form>
      )}
      {pageInfo.hasNextPage && <Link to={`?show=${show}&after=${pageInfo.endCursor}`}>Next entries</Link>}
    </>
  )
}
