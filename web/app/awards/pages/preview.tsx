import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node"
import { useLoaderData } from "@remix-run/react"
import { titled } from "../../platform/titles.ts"
import { Html } from "../../ui/markdown/html.tsx"
import { loadManagedRound } from "../forms/round.server.ts"
import { Criteria } from "../parts/criteria.tsx"
import { RoundCrumbs } from "../parts/round-crumbs.tsx"

export const meta: MetaFunction<typeof loader> = ({ data }) => titled(`Preview: ${data?.round.title ?? ""}`)

export async function loader(args: LoaderFunctionArgs) {
  return { round: await loadManagedRound(args) }
}

export default function Preview() {
  const { round } = useLoaderData<typeof loader>()
  const { categories, criteria, eligibilityQuestions } = round
  return (
    <>
      <RoundCrumbs round={round} />
      <h1>Preview</h1>
      <p className="hub-lede">What people are asked, before anybody is. Nothing can be entered here.</p>
      {categories.map(({ id, title }) => {
        const asked = criteria.filter(({ categoryId }) => categoryId === null || categoryId === id)
        return (
          <section key={id} aria-labelledby={`category-${id}`}>
            <h2 id={`category-${id}`}>{title}</h2>
            <h3>As an entrant</h3>
            <ol>
              <li>Title and summary</li>
              {eligibilityQuestions.map(({ id: question, question: text, help }) => (
                <li key={question}>
                  {text} (yes or no){help && <span className="hub-muted"> {help}</span>}
                </li>
              ))}
              {asked.map(({ id: criterion, question, guidance, wordLimit }) => (
                <li key={criterion}>
                  {question}{" "}
                  <span className="hub-muted">
                    Up to {wordLimit} words. {guidance}
                  </span>
                </li>
              ))}
              <li>Links and attachments, if there are any</li>
            </ol>
            <h3>As a panel member</h3>
            {asked.length > 0 ? <Criteria criteria={asked} /> : <p>Nothing to score yet: add a criterion.</p>}
          </section>
        )
      })}
      {categories.length === 0 && <p>There is no category yet. Add one, and its questions show here.</p>}
      <h2>How entries are judged</h2>
      <Html html={round.guidanceHtml} />
    </>
  )
}
