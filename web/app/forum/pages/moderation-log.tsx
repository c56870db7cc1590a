import type { LoaderFunctionArgs } from "@remix-run/node"
import { Link, useLoaderData } from "@remix-run/react"
import { query } from "../../platform/api/client.server.ts"
import { graphql } from "../../platform/api/generated/gql.ts"
import { titled } from "../../platform/titles.ts"
import { Breadcrumbs } from "../../ui/breadcrumbs/breadcrumbs.tsx"
import { Table } from "../../ui/table/table.tsx"
import { forumPath, ownDecisionsPath } from "../paths.ts"

export const meta = () => titled("What moderators do")

const document = graphql(`
  query ModerationLog {
    viewer {
      id
    }
    moderationLog {
      month
      flagCount
      upheldFlagCount
      appealCount
      overturnedCount
      acts {
        kindInWords
        count
      }
    }
  }
`)

export async function loader(args: LoaderFunctionArgs) {
  const { viewer, moderationLog } = await query(args, document)
  return { months: moderationLog, isSignedIn: viewer !== null }
}

const monthName = (month: string) =>
  new Date(`${month}-15T12:00:00Z`).toLocaleDateString("en-GB", { month: "long", year: "numeric", timeZone: "Europe/London" })

export default function ModerationLog() {
  const { months, isSignedIn } = useLoaderData<typeof loader>()
  return (
    <>
      <Breadcrumbs items={[{ to: forumPath, label: "Forum" }]} />
      <h1>What moderators do</h1>
      <p className="hub-lede">How often moderators stepped in over the last twelve months. Names and posts are left out.</p>
      <p>
        Whoever reads a post can tell the moderators about it. They give a reason for each decision to the person who wrote the post, who
        can appeal within 30 days; then another moderator decides. Nobody decides about what they wrote themselves.
      </p>
      {isSignedIn && (
        <p>
          <Link to={ownDecisionsPath}>Decisions about what you wrote</Link>
        </p>
      )}
      {months.length === 0 && <p>Nothing had to be decided in the last twelve months.</p>}
      {months.map(({ month, acts, flagCount, upheldFlagCount, appealCount, overturnedCount }) => (
        <section key={month}>
          <h2 className="nhsuk-heading-m">{monthName(month)}</h2>
          <Table
            caption={`What happened in ${monthName(month)}`}
            hideCaption
            columns={[
              { heading: "What", cell: ({ kindInWords }) => kindInWords },
              { heading: "How often", numeric: true, cell: ({ count }) => count },
            ]}
            rows={[
              { kindInWords: "Moderators were told about a post", count: flagCount },
              { kindInWords: "… and took it out of sight", count: upheldFlagCount },
              ...acts,
              { kindInWords: "Appeals", count: appealCount },
              { kindInWords: "… after which the decision fell", count: overturnedCount },
            ]}
            keyOf={({ kindInWords }) => kindInWords}
          />
        </section>
      ))}
    </>
  )
}
