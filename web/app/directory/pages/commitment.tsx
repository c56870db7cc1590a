import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node"
import { Link, useLoaderData } from "@remix-run/react"
import { commitmentActionPath, commitmentsPath, organisationPath } from "../../people/public.ts"
import { query } from "../../platform/api/client.server.ts"
import { graphql } from "../../platform/api/generated/gql.ts"
import { formatDay } from "../../platform/dates.ts"
import { titled } from "../../platform/titles.ts"
import { Breadcrumbs } from "../../ui/breadcrumbs/breadcrumbs.tsx"
import { Facts } from "../../ui/facts/facts.tsx"
import { Inset } from "../../ui/inset/inset.tsx"
import { DemonstrationTag, Tag } from "../../ui/tag/tag.tsx"
import { Day } from "../../ui/time/time.tsx"
import { CommitmentReports } from "../parts/commitment-reports.tsx"
import { ThreadsAbout } from "../parts/threads-about.tsx"

const document = graphql(`
  query Commitment($organisation: String!, $scheme: String!) {
    commitment(organisation: $organisation, scheme: $scheme) {
      statement
      champion
      applyUrl
      inPlace
      madeAt
      reportDueAt
      isReportOverdue
      endedAt
      endReason
      isDemonstration
      viewerCanChange
      organisation {
        slug
        name
        viewerCanCommit
      }
      scheme {
        slug
        name
        purpose
        expectations {
          key
          text
        }
        measures {
          measure
          label
        }
      }
      reports {
        ...CommitmentReport
      }
      threads(first: 5) {
        totalCount
        edges {
          node {
            ...ThreadAbout
          }
        }
      }
    }
  }
`)

export const meta: MetaFunction<typeof loader> = ({ data }) =>
  titled(data ? `${data.commitment.scheme.name} of ${data.commitment.organisation.name}` : "Commitment")

export async function loader(args: LoaderFunctionArgs) {
  const { slug = "", scheme = "" } = args.params
  const { commitment } = await query(args, document, { organisation: slug, scheme })
  if (!commitment) throw new Response("", { status: 404 })
  return { commitment }
}

export default function Commitment() {
  const { commitment } = useLoaderData<typeof loader>()
  const { organisation, scheme, statement, inPlace, endedAt, endReason, isReportOverdue, reportDueAt, reports } = commitment
  const to = (action: Parameters<typeof commitmentActionPath>[2]) => commitmentActionPath(organisation.slug, scheme.slug, action)
  const kept = scheme.expectations.filter(({ key }) => inPlace.includes(key))
  const toCome = scheme.expectations.filter(({ key }) => !inPlace.includes(key))
  return (
    <>
      <Breadcrumbs
        items={[
          { to: commitmentsPath, label: "Commitments" },
          { to: organisationPath(organisation.slug), label: organisation.name },
        ]}
      />
      <span className="nhsuk-caption-l">{organisation.name}</span>
      <h1>{scheme.name}</h1>
      <p>
        {commitment.isDemonstration && <DemonstrationTag />} {endedAt && <Tag colour="grey">Ended on {formatDay(endedAt)}</Tag>}
      </p>
      {endedAt && (
        <Inset>
          <p>
            {organisation.name} no longer stands by this commitment. {endReason}
          </p>
        </Inset>
      )}
      {isReportOverdue && (
        <Inset>
          <p>
            No report for more than a year: one was due on <Day at={reportDueAt} />.
          </p>
        </Inset>
      )}
      {commitment.viewerCanChange && !endedAt && (
        <p className="hub-actions hub-no-print">
          <Link to={to("report")}>Report on a year</Link>
          <Link to={to("edit")}>Change it</Link>
          <Link to={to("end")}>End it</Link>
        </p>
      )}
      {organisation.viewerCanCommit && endedAt && (
        <p className="hub-no-print">
          <Link className="nhsuk-button" to={to("make")}>
            Make it again
          </Link>
        </p>
      )}
      <div className="hub-columns hub-columns--aside-last">
        <div>
          <h2 className="nhsuk-heading-m">What {organisation.name} will do</h2>
          <p className="hub-prose hub-keep-lines">{statement}</p>
          {!endedAt && commitment.applyUrl && (
            <p>
              <a className="nhsuk-button" href={commitment.applyUrl} rel="nofollow noopener">
                Apply or ask
              </a>
            </p>
          )}
          <h2 className="nhsuk-heading-m">What is in place</h2>
          <Points points={kept} none="Nothing yet." />
          {toCome.length > 0 && (
            <>
              <h3 className="nhsuk-heading-s">Still to come</h3>
              <Points points={toCome} />
            </>
          )}
          <h2 className="nhsuk-heading-m">What came of it</h2>
          <CommitmentReports
            reports={reports}
            measures={scheme.measures}
            correct={commitment.viewerCanChange && !endedAt ? to("report") : null}
          />
          <ThreadsAbout threads={commitment.threads} about={{ organisation: organisation.slug, commitment: scheme.slug }} />
        </div>
        <aside aria-label="Facts">
          <Facts
            heading="Facts"
            facts={[
              { label: "Organisation", value: <Link to={organisationPath(organisation.slug)}>{organisation.name}</Link> },
              { label: "Made on", value: <Day at={commitment.madeAt} /> },
              { label: "Senior champion", value: commitment.champion },
              { label: "Next report due", value: !endedAt && <Day at={reportDueAt} /> },
            ]}
          />
          <section className="hub-facts">
            <h2 className="nhsuk-heading-s">What the scheme is</h2>
            <p>{scheme.purpose}</p>
            <p>
              <Link to={`${commitmentsPath}?scheme=${scheme.slug}`}>Who else has made it</Link>
            </p>
          </section>
        </aside>
      </div>
    </>
  )
}

function Points({ points, none }: { points: readonly { key: string; text: string }[]; none?: string }) {
  if (points.length === 0) return <p>{none}</p>
  return (
    <ul>
      {points.map(({ key, text }) => (
        <li key={key}>{text}</li>
      ))}
    </ul>
  )
}
