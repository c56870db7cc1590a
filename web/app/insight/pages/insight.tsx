import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node"
import { Form, Link, useLoaderData } from "@remix-run/react"
import type { ReactNode } from "react"
import { initiativePath } from "../../directory/paths.ts"
import { spacePath, threadPath } from "../../forum/paths.ts"
import { query } from "../../platform/api/client.server.ts"
import { graphql } from "../../platform/api/generated/gql.ts"
import { formatDay } from "../../platform/dates.ts"
import { titled } from "../../platform/titles.ts"
import { Breadcrumbs } from "../../ui/breadcrumbs/breadcrumbs.tsx"
import { Button, Select } from "../../ui/form/form.tsx"
import { SummaryList } from "../../ui/summary-list/summary-list.tsx"
import { Table } from "../../ui/table/table.tsx"
import { MonthBars, monthName } from "../parts/month-bars.tsx"

const document = graphql(`
  query Insight($months: Int!) {
    insight(months: $months) {
      months {
        month
        postCount
        initiativeCount
        adoptionCount
        commitmentCount
        followCount
        personCount
      }
      spaces {
        slug
        name
        threadCount
        postCount
        personCount
      }
      regions {
        slug
        name
        initiativeCount
        adoptionCount
        commitmentCount
        postCount
        personCount
      }
      questions {
        askedCount
        answeredCount
        acceptedCount
        medianHoursToFirstAnswer
      }
      unansweredQuestions {
        slug
        title
        createdAt
        space {
          slug
          name
        }
      }
      searchesWithoutResult {
        where
        text
        count
        lastOn
      }
      mostFollowed {
        count
        initiative {
          ...InsightInitiative
        }
      }
      mostAdopted {
        count
        initiative {
          ...InsightInitiative
        }
      }
    }
  }
  fragment InsightInitiative on Initiative {
    slug
    title
    organisation {
      name
    }
  }
`)

const periods = [
  { value: "3", label: "3 months" },
  { value: "12", label: "12 months" },
  { value: "36", label: "3 years" },
]

export const meta: MetaFunction = () => titled("How the hub is used")

export async function loader(args: LoaderFunctionArgs) {
  const asked = new URL(args.request.url).searchParams.get("months")
  const months = periods.find(({ value }) => value === asked)?.value ?? "12"
  return { months, ...(await query(args, document, { months: Number(months) })) }
}

/** Hours in the unit that people would use. */
const spanOf = (hours: number | null) =>
  hours === null
    ? "–"
    : hours < 1
      ? `${Math.round(hours * 60)} minutes`
      : hours < 48
        ? `${Math.round(hours)} hours`
        : `${Math.round(hours / 24)} days`

export default function Insight() {
  const { months, insight } = useLoaderData<typeof loader>()
  const { questions, unansweredQuestions, searchesWithoutResult } = insight
  const series = [
    { caption: "Posts in the forum", of: "postCount" },
    { caption: "Initiatives published", of: "initiativeCount" },
    { caption: "Adoptions", of: "adoptionCount" },
    { caption: "Commitments made", of: "commitmentCount" },
    { caption: "Follows", of: "followCount" },
    { caption: "New accounts", of: "personCount" },
  ] as const
  const csv = (table: string) => `/export/insight/${table}.csv?months=${months}`
  return (
    <>
      <Breadcrumbs items={[{ to: "/manage", label: "Manage" }]} />
      <h1>How the hub is used</h1>
      <Form method="get" className="hub-filter-bar hub-no-print">
        <Select name="months" label="Period" options={periods} defaultValue={months} />
        <Button kind="secondary">Show</Button>
      </Form>

      <Part title="Month by month" csv={csv("months")}>
        <div className="hub-grid">
          {series.map(({ caption, of }) => (
            <MonthBars key={of} caption={caption} bars={insight.months.map((month) => ({ month: month.month, value: month[of] }))} />
          ))}
        </div>
        <Table
          caption="Month by month"
          hideCaption
          columns={[
            { heading: "Month", cell: ({ month }) => monthName(month) },
            ...series.map(({ caption, of }) => ({
              heading: caption,
              cell: (row: (typeof insight.months)[number]) => row[of],
              numeric: true,
            })),
          ]}
          rows={insight.months.toReversed()}
          keyOf={({ month }) => month}
        />
      </Part>

      <Part title="Questions in the forum">
        <SummaryList
          rows={[
            { label: "Asked in this period", value: questions.askedCount },
            { label: "Answered by somebody", value: questions.answeredCount },
            { label: "With an accepted answer", value: questions.acceptedCount },
            { label: "Time until the first answer, in the middle case", value: spanOf(questions.medianHoursToFirstAnswer ?? null) },
          ]}
        />
        <h3>Nobody has answered yet</h3>
        {unansweredQuestions.length === 0 && <p>Every question of this period has an answer.</p>}
        <ul className="nhsuk-list nhsuk-list--bullet">
          {unansweredQuestions.map(({ slug, title, createdAt, space }) => (
            <li key={slug}>
              <Link to={threadPath(space.slug, slug)}>{title}</Link>{" "}
              <span className="hub-muted hub-small">
                {space.name}, asked on {formatDay(createdAt)}
              </span>
            </li>
          ))}
        </ul>
      </Part>

      <Part title="Searches that found nothing" csv={csv("searches")}>
        {searchesWithoutResult.length === 0 ? (
          <p>Nothing was looked for in vain more than once.</p>
        ) : (
          <Table
            caption="Searches that found nothing"
            hideCaption
            stacks
            columns={[
              { heading: "Words", cell: ({ text }) => text },
              { heading: "Searched", cell: ({ where }) => (where === "thread" ? "Forum" : "Directory") },
              { heading: "Times", cell: ({ count }) => count, numeric: true },
              { heading: "Last on", cell: ({ lastOn }) => formatDay(lastOn) },
            ]}
            rows={searchesWithoutResult}
            keyOf={({ where, text }) => `${where} ${text}`}
          />
        )}
        <p className="hub-muted hub-small">What was typed only once is not shown, and who looked is not kept.</p>
      </Part>

      <Part title="What is followed" csv={csv("followed")}>
        <Uptake caption="Initiatives with most new followers" heading="New followers" rows={insight.mostFollowed} />
      </Part>
      <Part title="What is taken up elsewhere" csv={csv("adopted")}>
        <Uptake caption="Initiatives with most new adoptions" heading="New adoptions" rows={insight.mostAdopted} />
      </Part>

      <Part title="Regions" csv={csv("regions")}>
        <Table
          caption="What came from the organisations of each region"
          columns={[
            { heading: "Region", cell: ({ slug, name }) => <Link to={`/regions/${slug}`}>{name}</Link> },
            { heading: "Initiatives published", cell: (row) => row.initiativeCount, numeric: true },
            { heading: "Adoptions", cell: (row) => row.adoptionCount, numeric: true },
            { heading: "Commitments made", cell: (row) => row.commitmentCount, numeric: true },
            { heading: "Posts", cell: (row) => row.postCount, numeric: true },
            { heading: "People who wrote", cell: (row) => row.personCount, numeric: true },
          ]}
          rows={insight.regions}
          keyOf={({ slug }) => slug}
        />
      </Part>
      <Part title="Spaces of the forum" csv={csv("spaces")}>
        <Table
          caption="Spaces, the liveliest first"
          columns={[
            { heading: "Space", cell: ({ slug, name }) => <Link to={spacePath(slug)}>{name}</Link> },
            { heading: "Threads begun", cell: (row) => row.threadCount, numeric: true },
            { heading: "Posts", cell: (row) => row.postCount, numeric: true },
            { heading: "People who wrote", cell: (row) => row.personCount, numeric: true },
          ]}
          rows={insight.spaces}
          keyOf={({ slug }) => slug}
        />
      </Part>
    </>
  )
}

function Part({ title, csv, children }: { title: string; csv?: string; children: ReactNode }) {
  return (
    <section>
      <h2>{title}</h2>
      {children}
      {csv && (
        <p className="hub-no-print">
          <a href={csv} download>
            {title} as a table (CSV)
          </a>
        </p>
      )}
    </section>
  )
}

type UptakeRow = { count: number; initiative: { slug: string; title: string; organisation: { name: string } } }

function Uptake({ caption, heading, rows }: { caption: string; heading: string; rows: readonly UptakeRow[] }) {
  if (rows.length === 0) return <p>Nothing in this period.</p>
  return (
    <Table
      caption={caption}
      hideCaption
      stacks
      columns={[
        { heading: "Initiative", cell: ({ initiative: { slug, title } }) => <Link to={initiativePath(slug)}>{title}</Link> },
        { heading: "Organisation", cell: ({ initiative }) => initiative.organisation.name },
        { heading, cell: ({ count }) => count, numeric: true },
      ]}
      rows={rows}
      keyOf={({ initiative }) => initiative.slug}
    />
  )
}
