import { Form, Link } from "@remix-run/react"
import { type FormState, typedOr } from "../../platform/forms.ts"
import { Button, type Option, Radios, TextInput } from "../../ui/form/form.tsx"
import { initiativesPath } from "../paths.ts"
import { savedSearchesPath } from "../saved-search-paths.ts"
import type { FacetData } from "./facet-group.tsx"

/** How soon a saved search tells, as its form offers it. */
export const frequencies = [
  { value: "AT_ONCE", label: "At once" },
  { value: "DAILY", label: "Daily" },
  { value: "WEEKLY", label: "Weekly" },
  { value: "NEVER", label: "Do not tell me, only count what is new" },
] as const satisfies readonly Option[]

/** What to call a search that has no name yet: its words and filters. */
export function nameOfSearch(text: string, facets: readonly FacetData[]): string {
  const chosen = facets.flatMap(({ values }) => values.filter(({ isSelected }) => isSelected).map(({ label }) => label))
  return (
    [text, ...chosen]
      .filter((part) => part !== "")
      .join(", ")
      .slice(0, 120) || "Everything new"
  )
}

/** The name of a search and how soon it tells. */
export function SavedSearchFields({ state, name, frequency }: { state?: FormState | null | undefined; name: string; frequency: string }) {
  return (
    <>
      <TextInput name="name" label="Name" state={state} defaultValue={typedOr(state, "name", name)} maxLength={120} />
      <Radios
        name="frequency"
        label="When something new is published, tell me"
        hint="In the site, and by e-mail unless you have ended it. Daily and weekly ones come at the hour and on the day that your settings name."
        options={frequencies}
        state={state}
        small
        defaultValue={typedOr(state, "frequency", frequency)}
      />
    </>
  )
}

type Props = { query: string; name: string; isSignedIn: boolean }

/** Keeps the list that is shown, and has its reader told of what is new in it. */
export function SaveSearch({ query, name, isSignedIn }: Props) {
  return (
    <section className="hub-panel hub-no-print" aria-labelledby="save-search">
      <h2 className="nhsuk-heading-s" id="save-search" tabIndex={-1}>
        Save this search
      </h2>
      {isSignedIn ? (
        // A new form for each search: what was proposed for the one before does not stay in it.
        <Form method="post" action={savedSearchesPath} key={query}>
          <input type="hidden" name="query" value={query} />
          <SavedSearchFields name={name} frequency="WEEKLY" />
          <Button kind="secondary">Save this search</Button>
        </Form>
      ) : (
        <p>
          <Link to={`/sign-in?next=${encodeURIComponent(`${initiativesPath(query)}#save-search`)}`}>Sign in to save this search</Link> and
          be told when something new is published that it finds.
        </p>
      )}
    </section>
  )
}
