import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node"
import { useLoaderData } from "@remix-run/react"
import { query } from "../../platform/api/client.server.ts"
import { graphql } from "../../platform/api/generated/gql.ts"
import { formatDay } from "../../platform/dates.ts"
import { titled } from "../../platform/titles.ts"
import { Breadcrumbs } from "../../ui/breadcrumbs/breadcrumbs.tsx"
import { Tag } from "../../ui/tag/tag.tsx"
import { initiativePath, initiativesPath } from "../paths.ts"

const document = graphql(`
  query InitiativeHistory($slug: String!) {
    initiative(slug: $slug) {
      slug
      title
      revisions {
        number
        publishedAt
        isCurrent
        changeNote
        changes {
          field
          label
          parts {
            kind
            text
          }
        }
      }
    }
  }
`)

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  ...titled(data ? `Versions of ${data.initiative.title}` : "Versions"),
  { name: "robots", content: "noindex" },
]

export async function loader(args: LoaderFunctionArgs) {
  const { initiative } = await query(args, document, { slug: args.params.slug ?? "" })
  if (!initiative) throw new Response("", { status: 404 })
  return { initiative }
}

export default function InitiativeHistory() {
  const { initiative } = useLoaderData<typeof loader>()
  const { slug, title, revisions } = initiative
  const newestFirst = [...revisions].sort((a, b) => b.number - a.number)
  return (
    <>
      <Breadcrumbs
        items={[
          { to: initiativesPath(), label: "Directory" },
          { to: initiativePath(slug), label: title },
        ]}
      />
      <h1>Versions of {title}</h1>
      <p>Every version is kept. What was added is underlined, what was taken away is struck through.</p>
      {newestFirst.map(({ number, publishedAt, isCurrent, changeNote, changes }) => (
        <section key={number} className="hub-panel">
          <h2 className="nhsuk-heading-s">
            Version {number}, {formatDay(publishedAt)} {isCurrent && <Tag colour="green">Current</Tag>}
          </h2>
          {number === 1 && <p>First published.</p>}
          {changeNote && <p>{changeNote}</p>}
          {number > 1 && changes.length === 0 && <p>Nothing that readers see was changed.</p>}
          {changes.length > 0 && (
            <details className="nhsuk-details">
              <summary className="nhsuk-details__summary">
                <span className="nhsuk-details__summary-text">
                  What changed<span className="nhsuk-u-visually-hidden"> in version {number}</span> (
                  {changes.length === 1 ? "1 part" : `${changes.length} parts`})
                </span>
              </summary>
              <dl className="nhsuk-details__text hub-history">
                {changes.map(({ field, label, parts }) => (
                  <div key={field}>
                    <dt>{label}</dt>
                    <dd className="hub-keep-lines">
                      {parts.map(({ kind, text }, index) => {
                        const Part = kind === "ADDED" ? "ins" : kind === "REMOVED" ? "del" : "span"
                        // biome-ignore lint/suspicious/noArrayIndexKey: a part is its place in the text
                        return <Part key={index}>{text}</Part>
                      })}
                    </dd>
                  </div>
                ))}
              </dl>
            </details>
          )}
        </section>
      ))}
    </>
  )
}
