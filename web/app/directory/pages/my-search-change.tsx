import { type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node"
import { Form, Link, useActionData, useLoaderData } from "@remix-run/react"
import { action as guarded } from "../../platform/action.server.ts"
import { query } from "../../platform/api/client.server.ts"
import { graphql } from "../../platform/api/generated/gql.ts"
import type { NotificationFrequency } from "../../platform/api/generated/graphql.ts"
import { leaveFlash } from "../../platform/flash.server.ts"
import { refusal, textOf } from "../../platform/forms.ts"
import { titled } from "../../platform/titles.ts"
import { Breadcrumbs } from "../../ui/breadcrumbs/breadcrumbs.tsx"
import { Button, ErrorSummary } from "../../ui/form/form.tsx"
import { SavedSearchFields } from "../parts/save-search.tsx"
import { loadSavedSearch } from "../parts/saved-search.server.ts"
import { initiativesPath } from "../paths.ts"
import { savedSearchesPath } from "../saved-search-paths.ts"

export const meta: MetaFunction = () => titled("Change a saved search")

const updateMutation = graphql(`
  mutation UpdateSavedSearch($id: ID!, $name: String!, $frequency: NotificationFrequency!) {
    updateSavedSearch(id: $id, name: $name, frequency: $frequency) {
      __typename
      ...RefusedAct
    }
  }
`)

export const loader = async (args: LoaderFunctionArgs) => ({ search: await loadSavedSearch(args) })

export const action = guarded(async (args) => {
  const form = await args.request.formData()
  const { updateSavedSearch: result } = await query(args, updateMutation, {
    id: args.params["id"] ?? "",
    name: textOf(form, "name"),
    frequency: textOf(form, "frequency") as NotificationFrequency,
  })
  if (result.__typename !== "SavedSearch") return refusal(form, result)
  return redirect(savedSearchesPath, { headers: { "Set-Cookie": await leaveFlash("Your change is saved.") } })
})

export default function ChangeSavedSearch() {
  const { search } = useLoaderData<typeof loader>()
  const state = useActionData<typeof action>()
  return (
    <Form method="post" className="hub-prose">
      <Breadcrumbs
        items={[
          { to: "/my", label: "My hub" },
          { to: savedSearchesPath, label: "Your saved searches" },
        ]}
      />
      <ErrorSummary state={state} />
      <h1>Change a saved search</h1>
      <p>
        To search for something else, <Link to={initiativesPath(search.query)}>open the list</Link>, change it there and save it as a new
        search.
      </p>
      <SavedSearchFields state={state} name={search.name} frequency={search.frequency} />
      <div className="hub-actions">
        <Button>Save</Button>
        <Link to={savedSearchesPath}>Cancel</Link>
      </div>
    </Form>
  )
}
