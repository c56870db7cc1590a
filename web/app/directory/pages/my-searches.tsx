import { type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node"
import { Form, Link, useActionData, useLoaderData } from "@remix-run/react"
import { action as guarded } from "../../platform/action.server.ts"
import { query } from "../../platform/api/client.server.ts"
import { graphql } from "../../platform/api/generated/gql.ts"
import type { NotificationFrequency } from "../../platform/api/generated/graphql.ts"
import { formatDay } from "../../platform/dates.ts"
import { leaveFlash } from "../../platform/flash.server.ts"
import { refusal, textOf, typedOr } from "../../platform/forms.ts"
import { demandViewer } from "../../platform/session.server.ts"
import { titled } from "../../platform/titles.ts"
import { Breadcrumbs } from "../../ui/breadcrumbs/breadcrumbs.tsx"
import { EmptyState } from "../../ui/empty-state/empty-state.tsx"
import { Button, ErrorSummary } from "../../ui/form/form.tsx"
import { Tag } from "../../ui/tag/tag.tsx"
import { frequencies, SavedSearchFields } from "../parts/save-search.tsx"
import { initiativesPath } from "../paths.ts"
import { changeSavedSearchPath, deleteSavedSearchPath, savedSearchesPath, savedSearchPath } from "../saved-search-paths.ts"

export const meta: MetaFunction = () => titled("Your saved searches")

const searchesQuery = graphql(`
  query MySearches {
    viewer {
      id
    }
    savedSearches(first: 30) {
      edges {
        node {
          id
          name
          query
          frequency
          createdAt
          newCount
        }
      }
    }
  }
`)

const saveMutation = graphql(`
  mutation SaveSearch($query: String!, $name: String!, $frequency: NotificationFrequency!) {
    saveSearch(query: $query, name: $name, frequency: $frequency) {
      __typename
      ... on SavedSearch {
        id
        name
      }
      ...RefusedAct
    }
  }
`)

export async function loader(args: LoaderFunctionArgs) {
  const { viewer, savedSearches } = await query(args, searchesQuery)
  demandViewer(args.request, viewer)
  return { searches: savedSearches.edges.map(({ node }) => node) }
}

export const action = guarded(async (args) => {
  const form = await args.request.formData()
  const { savedSearches: before } = await query(args, searchesQuery)
  const { saveSearch: result } = await query(args, saveMutation, {
    query: textOf(form, "query"),
    name: textOf(form, "name"),
    frequency: (textOf(form, "frequency") || "WEEKLY") as NotificationFrequency,
  })
  if (result.__typename !== "SavedSearch") return refusal(form, result)
  const known = before.edges.find(({ node }) => node.id === result.id)?.node
  const words = known
    ? `You saved this search already, on ${formatDay(known.createdAt)}. It is called “${result.name}” now and tells you as you have just chosen.`
    : `The search “${result.name}” is saved.`
  return redirect(savedSearchesPath, { headers: { "Set-Cookie": await leaveFlash(words) } })
})

export default function MySearches() {
  const { searches } = useLoaderData<typeof loader>()
  const state = useActionData<typeof action>()
  return (
    <>
      <Breadcrumbs items={[{ to: "/my", label: "My hub" }]} />
      <ErrorSummary state={state} />
      <h1>Your saved searches</h1>
      {state && (
        <Form method="post" className="hub-panel">
          <h2 className="nhsuk-heading-s" id="query">
            Save a search
          </h2>
          <p>
            <Link to={initiativesPath(typedOr(state, "query"))}>See what it finds</Link>
          </p>
          <input type="hidden" name="query" value={typedOr(state, "query")} />
          <SavedSearchFields state={state} name="" frequency="WEEKLY" />
          <Button>Save</Button>
        </Form>
      )}
      {searches.length === 0 ? (
        <EmptyState heading="Nothing saved yet">
          <p>
            <Link to={initiativesPath()}>Search the directory</Link>, then choose “Save this search” below the list. We tell you when
            something new is published that it finds.
          </p>
        </EmptyState>
      ) : (
        <ul className="hub-rows">
          {searches.map(({ id, name, frequency, createdAt, newCount }) => (
            <li key={id}>
              {/* Fetched when it is opened and not before: fetching it notes that it was looked at. */}
              <Link to={savedSearchPath(id)} prefetch="none">
                {name}
              </Link>{" "}
              {newCount > 0 && <Tag colour="blue">{newCount === 1 ? "1 new" : `${newCount} new`}</Tag>}
              <span className="hub-rows__detail">
                Saved on {formatDay(createdAt)}. {frequencies.find(({ value }) => value === frequency)?.label}.{" "}
                <Link to={changeSavedSearchPath(id)}>
                  Change<span className="nhsuk-u-visually-hidden"> {name}</span>
                </Link>{" "}
                <Link to={deleteSavedSearchPath(id)}>
                  Delete<span className="nhsuk-u-visually-hidden"> {name}</span>
                </Link>
              </span>
            </li>
          ))}
        </ul>
      )}
      <p>
        <Link to="/my/settings/notifications">Choose how often you get e-mail</Link>
      </p>
    </>
  )
}
