import { Link } from "@remix-run/react"
import { initiativesPath } from "../paths.ts"
import { without } from "./initiative-search.ts"

type Relaxation = { facet: string | null; label: string; count: number }

/** Nothing matches: what to give up, and how many initiatives that brings. */
export function NoResults({ relaxations, search }: { relaxations: readonly Relaxation[]; search: string }) {
  return (
    <div className="hub-panel">
      <p>Nothing in the directory matches all of this.</p>
      {relaxations.length > 0 ? (
        <>
          <h3 className="nhsuk-heading-xs">You could</h3>
          <ul>
            {relaxations.map(({ facet, label, count }) => (
              <li key={facet ?? "q"}>
                <Link to={initiativesPath(without(search, facet ?? "q"))}>
                  {facet ? `leave out the filter “${label}”` : "leave out the words"}
                </Link>{" "}
                ({count === 1 ? "1 initiative" : `${count.toLocaleString("en-GB")} initiatives`})
              </li>
            ))}
          </ul>
        </>
      ) : (
        <p>
          Try fewer or other words, or <Link to="/initiatives">see the whole directory</Link>.
        </p>
      )}
    </div>
  )
}
