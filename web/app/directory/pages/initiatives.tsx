import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node"
import { Link, useLoaderData, useLocation, useNavigation } from "@remix-run/react"
import { query } from "../../platform/api/client.server.ts"
import { graphql } from "../../platform/api/generated/gql.ts"
import { titled } from "../../platform/titles.ts"
import { useViewer } from "../../platform/viewer.ts"
import { Button } from "../../ui/form/form.tsx"
import { Pagination } from "../../ui/pagination/pagination.tsx"
import { ActiveFilters } from "../parts/active-filters.tsx"
import { FacetGroup } from "../parts/facet-group.tsx"
import { InitiativeCard } from "../parts/initiative-card.tsx"
import { searchOf, sorts, usualSort, withValue } from "../parts/initiative-search.ts"
import { NoResults } from "../parts/no-results.tsx"
import { nameOfSearch, SaveSearch } from "../parts/save-search.tsx"
import { SearchBox, SearchForm } from "../parts/search-form.tsx"
import { TakeAway } from "../parts/take-away.tsx"
import { initiativesPath } from "../paths.ts"

const document = graphql(`
  query Initiatives($query: String, $filter: InitiativeFilter, $sort: InitiativeSort, $page: Int) {
    initiatives(query: $query, filter: $filter, sort: $sort, page: $page, first: 20) {
      totalCount
      pageCount
      canonicalQuery
      didYouMean
      relaxations {
        facet
        label
        count
      }
      facets {
        name
        label
        values {
          value
          label
          count
          isSelected
        }
      }
      edges {
        highlights {
          field
          html
        }
        node {
          ...InitiativeCard
        }
      }
    }
  }
`)

export const meta: MetaFunction<typeof loader> = ({ data }) => {
  if (!data) return titled("Directory")
  const { text, page } = data
  const name = text ? `${text} – Directory` : "Directory of initiatives"
  return [
    ...titled(page > 1 ? `${name}, page ${page}` : name),
    ...(text || page > 1 ? [{ name: "robots", content: "noindex, follow" }] : []),
  ]
}

export async function loader(args: LoaderFunctionArgs) {
  const { text, filter, sort, page } = searchOf(new URL(args.request.url).searchParams)
  const { initiatives } = await query(args, document, { query: text, filter, sort: sort.sort, page })
  return { initiatives, text, sort: sort.value, page }
}

export default function Initiatives() {
  const { initiatives, text, sort, page } = useLoaderData<typeof loader>()
  const { search } = useLocation()
  const viewer = useViewer()
  const isBusy = useNavigation().location?.pathname === "/initiatives"
  const { totalCount, pageCount, facets, edges, didYouMean, relaxations, canonicalQuery } = initiatives
  const chosen = facets.filter(({ values }) => values.some(({ isSelected }) => isSelected)).length
  return (
    <>
      <h1>Directory of initiatives</h1>
      <SearchForm search={search}>
        <SearchBox text={text} />
        <div className="hub-columns hub-columns--search">
          <div className="hub-no-print">
            <details className="hub-filters">
              <summary className="hub-filters__summary">Filters{chosen > 0 && ` (${chosen} in use)`}</summary>
              <h2 className="nhsuk-heading-s">Narrow the list</h2>
              {facets.map((facet, index) => (
                <FacetGroup
                  key={facet.name}
                  facet={facet}
                  open={index < 1 || facet.name === "evidence" || facet.values.some(({ isSelected }) => isSelected)}
                />
              ))}
              <Button kind="secondary">Apply filters</Button>
            </details>
          </div>
          <div aria-busy={isBusy} className={isBusy ? "hub-busy" : undefined}>
            <ActiveFilters facets={facets} text={text} search={search} />
            <div className="hub-results-head">
              <h2 className="nhsuk-heading-s">
                <span role="status">
                  {totalCount === 1 ? "1 initiative" : `${totalCount.toLocaleString("en-GB")} initiatives`}
                  {page > 1 && `, page ${page} of ${pageCount}`}
                </span>
              </h2>
              <div className="hub-sort hub-no-print">
                <label className="nhsuk-label" htmlFor="sort">
                  Order
                </label>
                {/* What goes without saying is sent as nothing: it is not taken for a choice when words come or go. */}
                <select className="nhsuk-select" id="sort" name="sort" defaultValue={sort === usualSort(text) ? "" : sort}>
                  {sorts.map(({ value, label }) => (
                    <option key={value} value={value === usualSort(text) ? "" : value}>
                      {label}
                    </option>
                  ))}
                </select>
              </div>
            </div>
            {didYouMean && (
              <p className="hub-panel">
                Nothing matches “{text}”. These match <strong>{didYouMean}</strong>.{" "}
                <Link to={initiativesPath(withValue(search, "q", didYouMean))}>Search for {didYouMean}</Link>
              </p>
            )}
            {totalCount === 0 && <NoResults relaxations={relaxations} search={search} />}
            <ol className="hub-results">
              {edges.map(({ node, highlights }) => (
                <li key={node.slug}>
                  <InitiativeCard initiative={node} highlights={highlights} />
                </li>
              ))}
            </ol>
            <Pagination page={page} pages={pageCount} href={(number) => initiativesPath(withValue(search, "page", String(number)))} />
            {totalCount > 0 && <TakeAway query={canonicalQuery} total={totalCount} />}
          </div>
        </div>
      </SearchForm>
      <SaveSearch query={canonicalQuery} name={nameOfSearch(text, facets)} isSignedIn={viewer !== null} />
    </>
  )
}
