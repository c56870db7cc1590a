import type { LoaderFunctionArgs } from "@remix-run/node"
import { Form, Link, useLoaderData } from "@remix-run/react"
import { initiativePath, initiativesPath } from "../../directory/public.ts"
import { query } from "../../platform/api/client.server.ts"
import { graphql } from "../../platform/api/generated/gql.ts"
import { titled } from "../../platform/titles.ts"
import { Breadcrumbs } from "../../ui/breadcrumbs/breadcrumbs.tsx"
import { EmptyState } from "../../ui/empty-state/empty-state.tsx"
import { Button, Select, TextInput } from "../../ui/form/form.tsx"
import { Pagination } from "../../ui/pagination/pagination.tsx"
import { ThreadRow } from "../parts/thread-row.tsx"
import { countOf } from "../parts/words.ts"
import { askPath, forumPath, searchPath } from "../paths.ts"

export const meta = () => titled("Search the forum")

const document = graphql(`
  query SearchForum($text: String!, $filter: ThreadFilter, $page: Int!) {
    searchThreads(query: $text, filter: $filter, page: $page, first: 20) {
      totalCount
      pageCount
      didYouMean
      threads {
        ...ThreadRow
      }
      highlights {
        thread
        highlights {
          field
          html
        }
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
    }
    initiatives(query: $text, first: 3) {
      totalCount
      nodes {
        slug
        title
      }
    }
  }
`)

/** Facets that the page offers; the others still count in addresses. */
const offered = ["spaces", "kinds", "answered", "themes", "targetGroups"] as const

export async function loader(args: LoaderFunctionArgs) {
  const parameters = new URL(args.request.url).searchParams
  const text = parameters.get("q") ?? ""
  const filter = Object.fromEntries(
    offered.flatMap((name) => {
      const values = parameters.getAll(name).filter((value) => value !== "")
      return values.length > 0 ? [[name, values]] : []
    }),
  )
  const page = Math.min(Math.max(Math.trunc(Number(parameters.get("page"))) || 1, 1), 10_000)
  const { searchThreads, initiatives } = await query(args, document, { text, filter, page })
  return { found: searchThreads, initiatives: text === "" ? null : initiatives, text, page, filter }
}

export default function Search() {
  const { found, initiatives, text, page, filter } = useLoaderData<typeof loader>()
  const { threads, totalCount, pageCount, didYouMean } = found
  const passages = new Map(
    found.highlights.map(({ thread, highlights }) => [thread, highlights.find(({ field }) => field === "text")?.html ?? null]),
  )
  const facets = found.facets.filter(({ name, values }) => offered.some((known) => known === name) && values.length > 0)
  const address = (to: number) => {
    const parameters = new URLSearchParams({ ...(text && { q: text }), ...(to > 1 && { page: String(to) }) })
    for (const [name, values] of Object.entries(filter)) for (const value of values) parameters.append(name, value)
    return `${searchPath}?${parameters}`
  }
  return (
    <>
      <Breadcrumbs items={[{ to: forumPath, label: "Forum" }]} />
      <h1>Search the forum</h1>
      <Form className="hub-filter-bar" role="search" aria-label="Forum">
        <TextInput name="q" label="Words" type="search" defaultValue={text} />
        {facets.map(({ name, label, values }) => (
          <Select
            key={name}
            name={name}
            label={label}
            options={[
              { value: "", label: "Any" },
              ...values.map((value) => ({ value: value.value, label: `${value.label} (${value.count})` })),
            ]}
            defaultValue={values.find(({ isSelected }) => isSelected)?.value ?? ""}
          />
        ))}
        <Button>Search</Button>
      </Form>
      {didYouMean && (
        <p>
          Nothing matches “{text}”, so these are for <strong>{didYouMean}</strong>.
        </p>
      )}
      {initiatives && initiatives.totalCount > 0 && (
        <section className="hub-panel" aria-labelledby="initiatives">
          <h2 className="nhsuk-heading-s" id="initiatives">
            In the directory
          </h2>
          <ul>
            {initiatives.nodes.map(({ slug, title }) => (
              <li key={slug}>
                <Link to={initiativePath(slug)}>{title}</Link>
              </li>
            ))}
          </ul>
          <p>
            <Link to={initiativesPath(new URLSearchParams({ q: text }).toString())}>
              All {countOf(initiatives.totalCount, "initiative")} found
            </Link>
          </p>
        </section>
      )}
      <h2 className="nhsuk-heading-m">
        <span role="status">{countOf(totalCount, "thread")}</span>
      </h2>
      {threads.length === 0 ? (
        <EmptyState heading="Nobody has asked this yet">
          <p>
            Use fewer or other words, or <Link to={askPath()}>ask the question yourself</Link>.
          </p>
        </EmptyState>
      ) : (
        <ul className="hub-rows">
          {threads.map((thread) => (
            <ThreadRow key={thread.id} thread={thread} showSpace passage={passages.get(thread.id) ?? null} />
          ))}
        </ul>
      )}
      <Pagination page={page} pages={pageCount} href={address} />
    </>
  )
}
