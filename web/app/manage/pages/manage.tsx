import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node"
import { Link, useLoaderData } from "@remix-run/react"
import { query } from "../../platform/api/client.server.ts"
import { graphql } from "../../platform/api/generated/gql.ts"
import type { Role } from "../../platform/api/generated/graphql.ts"
import { demandViewer } from "../../platform/session.server.ts"
import { titled } from "../../platform/titles.ts"
import { Breadcrumbs } from "../../ui/breadcrumbs/breadcrumbs.tsx"

export const meta: MetaFunction = () => titled("Manage")

const manageQuery = graphql(`
  query Manage {
    viewer {
      roles {
        role
      }
    }
  }
`)

const tasks: readonly { to: string; label: string; text: string; roles: readonly Role[] }[] = [
  { to: "/manage/submissions", label: "Editors’ queue", text: "Read, ask for changes, rate and publish case studies", roles: ["EDITOR"] },
  {
    to: "/manage/calls",
    label: "Calls for best practice",
    text: "Open one, change its dates and guidance",
    roles: ["EDITOR", "ADMINISTRATOR"],
  },
  { to: "/manage/awards", label: "Awards", text: "Set up rounds, invite the panel and decide about eligibility", roles: ["AWARD_MANAGER"] },
  { to: "/manage/moderation", label: "Moderation", text: "Posts that wait, and those people tell you about", roles: ["MODERATOR"] },
  {
    to: "/manage/insight",
    label: "How the hub is used",
    text: "Activity, questions that wait, searches that found nothing",
    roles: ["NATIONAL_TEAM", "ADMINISTRATOR"],
  },
  { to: "/manage/organisations", label: "Organisations", text: "Add, change, close and import them", roles: ["ADMINISTRATOR"] },
  {
    to: "/manage/spaces",
    label: "Spaces of the forum",
    text: "Add, change and close them, and who may read them",
    roles: ["ADMINISTRATOR"],
  },
  { to: "/manage/people", label: "People and roles", text: "Who has an account and what they may do", roles: ["ADMINISTRATOR"] },
  { to: "/manage/taxonomies", label: "Taxonomies", text: "Themes, target groups and the other lists", roles: ["ADMINISTRATOR"] },
  { to: "/manage/audit", label: "Audit log", text: "Who did what, and when", roles: ["ADMINISTRATOR"] },
  { to: "/manage/outbox", label: "Outbox", text: "Every e-mail the hub wrote", roles: ["ADMINISTRATOR"] },
  { to: "/manage/jobs", label: "Failed jobs", text: "Work that could not be done, to try again", roles: ["ADMINISTRATOR"] },
]

export async function loader(args: LoaderFunctionArgs) {
  const { viewer } = await query(args, manageQuery)
  return { roles: demandViewer(args.request, viewer).roles.map(({ role }) => role) }
}

export default function Manage() {
  const { roles } = useLoaderData<typeof loader>()
  const mine = tasks.filter((task) => task.roles.some((role) => roles.includes(role)))
  return (
    <>
      <Breadcrumbs items={[]} />
      <h1>Manage</h1>
      {mine.length === 0 && <p>Your roles give you nothing to manage. An administrator can give you a role.</p>}
      <ul className="hub-grid">
        {mine.map(({ to, label, text }) => (
          <li key={to} className="hub-card hub-card--whole">
            <h2 className="nhsuk-heading-s">
              <Link className="hub-card__link" to={to}>
                {label}
              </Link>
            </h2>
            <p className="nhsuk-u-margin-bottom-0">{text}</p>
          </li>
        ))}
      </ul>
    </>
  )
}
