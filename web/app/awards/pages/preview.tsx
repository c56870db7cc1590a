import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node"
import { Link, useLoaderData } from "@remix-run/react"
import { titled } from "../../platform/titles.ts"
import { Html } from "../../ui/markdown/html.tsx"
import { Minute } from "../../ui/time/time.tsx"
import { loadManagedRound } from "../forms/round.server.ts"
import { Criteria } from "../parts/criteria.tsx"
import { EntryFields } from "../parts/entry-fields.tsx"
import { RoundCrumbs } from "../parts/round-crumbs.tsx"
import { awardPaths } from "../paths.ts"

export const meta: MetaFunction<typeof loader> = ({ data }) => titled(`Preview: ${data?.round.title ?? ""}`)

/** The category that is shown is a part of the address, so that each can be looked at without a script. */
export async function loader(args: LoaderFunctionArgs) {
  const round = await loadManagedRound(args)
  const wanted = new URL(args.request.url).searchParams.get("category")
  return { round, category: round.categories.find(({ id }) => id === wanted) ?? round.categories[0] ?? null }
}

const nothingYet = { title: "", summary: "", responses: [], eligibility: [], partners: [], links: [], attachments: [] }

export default function Preview() {
  const { round, category } = useLoaderData<typeof loader>()
  const { slug, categories, eligibilityQuestions, closesAt } = round
  const criteria = round.criteria.filter(({ categoryId }) => categoryId === null || categoryId === category?.id)
  return (
    <>
      <RoundCrumbs round={round} />
      <h1>Preview</h1>
      <p className="hub-lede">What people are asked, before anybody is. Nothing can be entered here.</p>
      {categories.length > 1 && (
        <nav aria-label="Categories">
          <p className="nhsuk-u-margin-bottom-2">Each category may ask other questions. See it in</p>
          <ul>
            {categories.map(({ id, title }) => (
              <li key={id}>
                {id === category?.id ? (
                  <strong aria-current="page">{title}</strong>
                ) : (
                  <Link to={`${awardPaths.preview(slug)}?${new URLSearchParams({ category: id })}`}>{title}</Link>
                )}
              </li>
            ))}
          </ul>
        </nav>
      )}
      {category ? (
        <>
          <h2>As an entrant</h2>
          <p>This is the form of an entry. Type in it to try it: it keeps nothing, and there is no button to send it.</p>
          {/* No form element: what is typed here has nowhere to go, Enter included. Drawn anew for each category. */}
          <div className="hub-panel" key={category.id}>
            {closesAt && (
              <p className="hub-lede">
                Submit it before <Minute at={closesAt} />, London time.
              </p>
            )}
            <EntryFields
              categories={categories}
              questions={eligibilityQuestions}
              criteria={criteria}
              answers={{ ...nothingYet, categoryId: category.id }}
              state={null}
            />
          </div>
          <h2>As a panel member</h2>
          {criteria.length > 0 ? <Criteria criteria={criteria} /> : <p>Nothing to score yet: add a criterion.</p>}
        </>
      ) : (
        <p>There is no category yet. Add one, and its questions show here.</p>
      )}
      <h2>How entries are judged</h2>
      <Html html={round.guidanceHtml} />
    </>
  )
}
