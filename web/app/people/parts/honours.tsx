import { Link } from "@remix-run/react"
import { graphql } from "../../platform/api/generated/gql.ts"
import type { HonourFragment } from "../../platform/api/generated/graphql.ts"
import { Tag, type TagColour } from "../../ui/tag/tag.tsx"

graphql(`
  fragment Honour on AwardOutcome {
    reference
    title
    outcome
    outcomeName
    contest
    roundTitle
    roundSlug
  }
`)

const colours: Partial<Record<HonourFragment["outcome"], TagColour>> = { WINNER: "green", HIGHLY_COMMENDED: "aqua-green" }

/** What somebody won in recognition awards, each leading to the results of its round; nothing where there is none. */
export function Honours({ honours }: { honours: readonly HonourFragment[] }) {
  if (honours.length === 0) return null
  return (
    <section aria-labelledby="honours">
      <h2 className="nhsuk-heading-m" id="honours">
        Recognition
      </h2>
      <ul className="hub-rows">
        {honours.map(({ reference, title, outcome, outcomeName, contest, roundTitle, roundSlug }) => (
          <li key={reference}>
            <Tag colour={colours[outcome] ?? "orange"}>{outcomeName}</Tag> <Link to={`/awards/${roundSlug}/results`}>{roundTitle}</Link>
            <span className="hub-rows__detail">
              {contest}: {title}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}
