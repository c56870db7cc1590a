import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node"
import { Link, useLoaderData } from "@remix-run/react"
import { query } from "../../platform/api/client.server.ts"
import { graphql } from "../../platform/api/generated/gql.ts"
import { titled } from "../../platform/titles.ts"
import { Breadcrumbs } from "../../ui/breadcrumbs/breadcrumbs.tsx"
import { Facts } from "../../ui/facts/facts.tsx"
import { Html } from "../../ui/markdown/html.tsx"
import { Minute } from "../../ui/time/time.tsx"
import { Criteria } from "../parts/criteria.tsx"
import { awardPaths } from "../paths.ts"

export const meta: MetaFunction<typeof loader> = ({ data }) => titled(data ? `${data.category.title}: ${data.round.title}` : "Category")

const categoryQuery = graphql(`
  query PublicCategory($slug: String!) {
    round(slug: $slug) {
      slug
      title
      entryWindow
      closesAt
      categories {
        id
        slug
        title
        aboutHtml
        scope
        shortlistSize
        winnerCount
      }
      criteria {
        ...CriterionToRead
      }
    }
  }
`)

export async function loader(args: LoaderFunctionArgs) {
  const { round } = await query(args, categoryQuery, { slug: args.params.round ?? "" })
  const category = round?.categories.find(({ slug }) => slug === args.params.category)
  if (!round || !category) throw new Response("", { status: 404 })
  return { round, category }
}

export default function CategoryPage() {
  const { round, category } = useLoaderData<typeof loader>()
  const where = category.scope === "PER_REGION" ? " in every region" : ""
  return (
    <>
      <Breadcrumbs
        items={[
          { to: awardPaths.awards, label: "Awards" },
          { to: awardPaths.round(round.slug), label: round.title },
        ]}
      />
      <span className="nhsuk-caption-l">{round.title}</span>
      <h1>{category.title}</h1>
      <Html html={category.aboutHtml} />
      <Facts
        heading="What can be won"
        facts={[
          { label: "Shortlisted", value: `${category.shortlistSize}${where}` },
          { label: "Winners", value: `${category.winnerCount}${where}` },
          { label: "Closes", value: round.closesAt && <Minute at={round.closesAt} /> },
        ]}
      />
      <h2>What entries are judged by</h2>
      <Criteria criteria={round.criteria.filter(({ categoryId }) => categoryId === null || categoryId === category.id)} />
      {round.entryWindow === "OPEN" && (
        <Link className="nhsuk-button" to={`${awardPaths.enter(round.slug)}?category=${category.slug}`}>
          Enter in this category
        </Link>
      )}
    </>
  )
}
