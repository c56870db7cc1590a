import { Breadcrumbs } from "../../ui/breadcrumbs/breadcrumbs.tsx"
import { awardPaths } from "../paths.ts"

/** The way from the list of rounds to a page of one. */
export function RoundCrumbs({ round }: { round: { slug: string; title: string } }) {
  return (
    <Breadcrumbs
      items={[
        { to: "/manage", label: "Manage" },
        { to: awardPaths.manage, label: "Awards" },
        { to: awardPaths.manageRound(round.slug), label: round.title },
      ]}
    />
  )
}
