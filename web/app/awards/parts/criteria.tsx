import { graphql } from "../../platform/api/generated/gql.ts"
import type { CriterionToReadFragment } from "../../platform/api/generated/graphql.ts"
import { Details } from "../../ui/details/details.tsx"

graphql(`
  fragment CriterionToRead on Criterion {
    id
    categoryId
    title
    question
    guidance
    wordLimit
    weight
    scale {
      value
      label
      description
    }
  }
`)

/** What entries are judged by: each criterion with its weight in per cent, what is asked, and its described scale. */
export function Criteria({ criteria }: { criteria: readonly CriterionToReadFragment[] }) {
  const total = criteria.reduce((sum, { weight }) => sum + weight, 0)
  return (
    <ol className="hub-rows">
      {criteria.map(({ id, title, question, guidance, wordLimit, weight, scale }) => (
        <li key={id}>
          <h3 className="nhsuk-heading-s nhsuk-u-margin-bottom-1">{title}</h3>
          <p className="hub-muted nhsuk-u-margin-bottom-2">
            Counts for {Math.round((weight / total) * 100)}% · up to {wordLimit} words
          </p>
          <p>{question}</p>
          {guidance && <p className="hub-prose">{guidance}</p>}
          <Details summary={`How “${title}” is scored`}>
            <dl>
              {scale.map((point) => (
                <div key={point.value}>
                  <dt>
                    {point.value}: {point.label}
                  </dt>
                  <dd>{point.description}</dd>
                </div>
              ))}
            </dl>
          </Details>
        </li>
      ))}
    </ol>
  )
}
