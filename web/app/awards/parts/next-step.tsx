import { Link } from "@remix-run/react"
import type { RoundState } from "../../platform/api/generated/graphql.ts"
import { judgingPaths } from "../judging-paths.ts"
import { awardPaths } from "../paths.ts"

type Step = { label: string; why: string; to: (round: string) => string }

/** What takes a round on from each state; until it closes the clock does. */
const steps: Partial<Record<RoundState, Step>> = {
  CLOSED: {
    label: "Choose readers",
    why: "Find every entry eligible or not, then propose readers. Giving the readings out starts the judging.",
    to: judgingPaths.manage,
  },
  JUDGING: {
    label: "Go to the results",
    why: "Decide about every entry there, then end the judging.",
    to: judgingPaths.manageResults,
  },
  MODERATED: {
    label: "Announce the results",
    why: "Everything is decided. Nobody knows before you announce it.",
    to: judgingPaths.announce,
  },
  ANNOUNCED: {
    label: "Archive the round",
    why: "When entrants have had their feedback, lay the round down. Its results stay public.",
    to: (round) => awardPaths.move(round, "archive"),
  },
}

/** The one thing a manager does next with a round, if there is one. */
export function NextStep({ round: { slug, state } }: { round: { slug: string; state: RoundState } }) {
  const step = steps[state]
  if (!step) return null
  return (
    <section aria-labelledby="next">
      <h2 id="next">Next step</h2>
      <p>{step.why}</p>
      <div className="hub-actions">
        <Link className="nhsuk-button" to={step.to(slug)}>
          {step.label}
        </Link>
        {state === "CLOSED" && <Link to={awardPaths.move(slug, "start-judging")}>Start judging</Link>}
      </div>
    </section>
  )
}
