import { Breadcrumbs } from "../../ui/breadcrumbs/breadcrumbs.tsx"
import { awardPaths } from "../paths.ts"

type Crumb = { to: string; label: string }

/** The way from the list of rounds to a page of one; `further` says what lies between the round and the page. */
export function RoundCrumbs({ round, further = [] }: { round: { slug: string; title: string }; further?: readonly Crumb[] }) {
  return (
    <Breadcrumbs
      items={[
        { to: "/manage", label: "Manage" },
        { to: awardPaths.manage, label: "Awards" },
        { to: awardPaths.manageRound(round.slug), label: round.title },
        ...further,
      ]}
    />
  )
}
