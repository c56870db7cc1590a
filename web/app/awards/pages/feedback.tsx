import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node"
import { Link, useLoaderData } from "@remix-run/react"
import { query } from "../../platform/api/client.server.ts"
import { graphql } from "../../platform/api/generated/gql.ts"
import { titled } from "../../platform/titles.ts"
import { Breadcrumbs } from "../../ui/breadcrumbs/breadcrumbs.tsx"
import { judgingPaths } from "../judging-paths.ts"

export const meta: MetaFunction<typeof loader> = ({ data }) => titled(`Feedback on ${data?.feedback.title ?? ""}`)

const feedbackQuery = graphql(`
  query EntryFeedback($nomination: String!) {
    entryFeedback(nomination: $nomination) {
      reference
      title
      outcome
      roundTitle
      roundSlug
      remarks {
        criterion
        body
      }
    }
  }
`)

export async function loader(args: LoaderFunctionArgs) {
  const { entryFeedback } = await query(args, feedbackQuery, { nomination: args.params["reference"] ?? "" })
  if (!entryFeedback || entryFeedback.roundSlug !== args.params["round"]) throw new Response("", { status: 404 })
  return { feedback: entryFeedback }
}

export default function Feedback() {
  const { title, reference, outcome, roundTitle, roundSlug, remarks } = useLoaderData<typeof loader>().feedback
  return (
    <div className="hub-prose">
      <Breadcrumbs items={[{ to: judgingPaths.results(roundSlug), label: `Results of ${roundTitle}` }]} />
      <span className="nhsuk-caption-l">{reference}</span>
      <h1>Feedback on {title}</h1>
      <p className="hub-lede">What came of it: {outcome}</p>
      {remarks.length === 0 && <p>The award manager left no written feedback on this entry.</p>}
      {remarks.map(({ criterion, body }) => (
        <section key={criterion}>
          <h2>{criterion}</h2>
          <p className="hub-keep-lines">{body}</p>
        </section>
      ))}
      <p>
        Entries are read by several members of the panel, who give their reasons; the award manager wrote this from them.{" "}
        <Link to={judgingPaths.results(roundSlug)}>See all results</Link>
      </p>
    </div>
  )
}
