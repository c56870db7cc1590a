import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node"
import { Link, useLoaderData } from "@remix-run/react"
import { organisationKindLabels } from "../../people/public.ts"
import { query } from "../../platform/api/client.server.ts"
import { graphql } from "../../platform/api/generated/gql.ts"
import type { OrganisationKind } from "../../platform/api/generated/graphql.ts"
import { titled } from "../../platform/titles.ts"
import { Breadcrumbs } from "../../ui/breadcrumbs/breadcrumbs.tsx"
import { Details } from "../../ui/details/details.tsx"
import { Html } from "../../ui/markdown/html.tsx"
import { Table } from "../../ui/table/table.tsx"
import { DemonstrationTag } from "../../ui/tag/tag.tsx"
import { Day } from "../../ui/time/time.tsx"
import { AgreementInWords, AgreementMethod } from "../parts/agreement.tsx"
import { EntryTag } from "../parts/entry-tag.tsx"
import { awardPaths } from "../paths.ts"

export const meta: MetaFunction<typeof loader> = ({ data }) => titled(`Results of ${data?.round.title ?? ""}`)

const outcomesQuery = graphql(`
  query RoundResults($round: String!) {
    roundOutcomes(round: $round) {
      title
      slug
      announcedAt
      isDemonstration
      message
      outcomes {
        reference
        title
        nominee
        outcome
        outcomeName
        organisationName
        organisationSlug
        initiativeSlug
        contest
      }
      statistics {
        entries
        byRegion {
          label
          count
        }
        byKind {
          label
          count
        }
        byTheme {
          label
          count
        }
        readers
        sheetsWanted
        sheets
        agreement {
          ...AgreementOfReaders
        }
      }
    }
    pastRounds {
      title
      slug
      announcedAt
    }
  }
`)

export async function loader(args: LoaderFunctionArgs) {
  const { roundOutcomes: round, pastRounds } = await query(args, outcomesQuery, { round: args.params["round"] ?? "" })
  if (!round) throw new Response("", { status: 404 })
  return { round, others: pastRounds.filter(({ slug }) => slug !== round.slug) }
}

export default function Results() {
  const { round, others } = useLoaderData<typeof loader>()
  const contests = [...new Set(round.outcomes.map(({ contest }) => contest))]
  const { statistics } = round
  const kinds = statistics.byKind.map(({ label, count }) => ({ label: organisationKindLabels[label as OrganisationKind] ?? label, count }))
  return (
    <>
      <Breadcrumbs
        items={[
          { to: awardPaths.awards, label: "Awards" },
          { to: awardPaths.round(round.slug), label: round.title },
        ]}
      />
      <span className="nhsuk-caption-l">Recognition award</span>
      <h1>Results of {round.title}</h1>
      <p>
        {round.announcedAt && (
          <>
            Announced on <Day at={round.announcedAt} />
          </>
        )}{" "}
        {round.isDemonstration && <DemonstrationTag />}
      </p>
      {round.message && <Html html={round.message} />}
      {contests.length === 0 && <p>No entry was honoured in this round.</p>}
      {contests.map((contest) => (
        <section key={contest}>
          <h2>{contest}</h2>
          <ul className="hub-rows">
            {round.outcomes
              .filter((outcome) => outcome.contest === contest)
              .map(({ reference, title, nominee, outcome, outcomeName, organisationName, organisationSlug, initiativeSlug }) => (
                <li key={reference}>
                  <EntryTag state={outcome} label={outcomeName} />{" "}
                  <strong>{initiativeSlug ? <Link to={`/initiatives/${initiativeSlug}`}>{title}</Link> : title}</strong>
                  <span className="hub-rows__detail">
                    {nominee}, <Link to={`/organisations/${organisationSlug}`}>{organisationName}</Link>.{" "}
                    <a href={`/export/awards/${round.slug}/certificates/${reference}.pdf`}>
                      Certificate<span className="nhsuk-u-visually-hidden"> of {title}</span> (PDF)
                    </a>
                  </span>
                </li>
              ))}
          </ul>
        </section>
      ))}
      <h2>The round in figures</h2>
      <p>
        {statistics.entries === 1 ? "1 entry" : `${statistics.entries} entries`}, read by{" "}
        {statistics.readers === 1 ? "1 panel member" : `${statistics.readers} panel members`}, who handed in {statistics.sheets} of{" "}
        {statistics.sheetsWanted} score sheets.
      </p>
      {statistics.sheets > 0 && (
        <>
          <AgreementInWords agreement={statistics.agreement} />
          <Details summary="What agreement means here">
            <AgreementMethod />
          </Details>
        </>
      )}
      <div className="hub-grid">
        {[
          { caption: "By region", what: "Region", rows: statistics.byRegion },
          { caption: "By kind of organisation", what: "Kind", rows: kinds },
          { caption: "By theme", what: "Theme", rows: statistics.byTheme },
        ]
          .filter(({ rows }) => rows.length > 0)
          .map(({ caption, what, rows }) => (
            <Table
              key={caption}
              caption={caption}
              rows={rows}
              keyOf={({ label }) => label}
              columns={[
                { heading: what, cell: ({ label }) => label },
                { heading: "Entries", numeric: true, cell: ({ count }) => count },
              ]}
            />
          ))}
      </div>
      {others.length > 0 && (
        <>
          <h2>Earlier results</h2>
          <ul className="hub-plain-list">
            {others.map(({ slug, title, announcedAt }) => (
              <li key={slug}>
                <Link to={`/awards/${slug}/results`}>{title}</Link>
                {announcedAt && (
                  <>
                    , <Day at={announcedAt} />
                  </>
                )}
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  )
}
