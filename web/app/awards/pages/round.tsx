import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node"
import { Form, Link, useActionData, useLoaderData } from "@remix-run/react"
import { ThreadsAbout } from "../../directory/public.ts"
import { action as guarded } from "../../platform/action.server.ts"
import { query } from "../../platform/api/client.server.ts"
import { graphql } from "../../platform/api/generated/gql.ts"
import { refusal, textOf } from "../../platform/forms.ts"
import { titled } from "../../platform/titles.ts"
import { useViewer } from "../../platform/viewer.ts"
import { Breadcrumbs } from "../../ui/breadcrumbs/breadcrumbs.tsx"
import { Facts } from "../../ui/facts/facts.tsx"
import { Button, ErrorSummary } from "../../ui/form/form.tsx"
import { Html } from "../../ui/markdown/html.tsx"
import { DemonstrationTag } from "../../ui/tag/tag.tsx"
import { Day, Minute } from "../../ui/time/time.tsx"
import { done } from "../forms/done.server.ts"
import { judgingPaths } from "../judging-paths.ts"
import { Criteria } from "../parts/criteria.tsx"
import { RoundTag } from "../parts/round-tag.tsx"
import { awardPaths } from "../paths.ts"

export const meta: MetaFunction<typeof loader> = ({ data }) => titled(data?.round.title ?? "Award")

const roundQuery = graphql(`
  query PublicRound($slug: String!) {
    viewer {
      id
    }
    round(slug: $slug) {
      id
      slug
      title
      summary
      guidanceHtml
      state
      stateLabel
      entryWindow
      opensAt
      closesAt
      scoresDueAt
      resultsExpectedAt
      readersPerNomination
      isApproved
      isDemonstration
      viewerCanManage
      award {
        id
        name
        viewerFollows
      }
      threads(first: 5) {
        totalCount
        edges {
          node {
            ...ThreadAbout
          }
        }
      }
      categories {
        id
        slug
        title
        scope
        winnerCount
      }
      criteria {
        ...CriterionToRead
      }
      eligibilityQuestions {
        id
        question
        help
        expectedAnswer
      }
    }
  }
`)

const readerQuery = graphql(`
  query ReaderOfRound($slug: String!) {
    judging(round: $slug) {
      round {
        slug
      }
    }
  }
`)

const followMutation = graphql(`
  mutation FollowAward($id: ID!, $follow: Boolean!) {
    followAward(id: $id, follow: $follow) {
      __typename
      ...RefusedAct
    }
  }
`)

export async function loader(args: LoaderFunctionArgs) {
  const slug = args.params.round ?? ""
  const { viewer, round } = await query(args, roundQuery, { slug })
  if (!round) throw new Response("", { status: 404 })
  // Asked only for those who are signed in: the API refuses it to everybody else.
  const isReader = viewer !== null && (await query(args, readerQuery, { slug })).judging !== null
  return { round, isReader }
}

export const action = guarded(async (args) => {
  const form = await args.request.formData()
  const follow = textOf(form, "follow") === "yes"
  const { followAward: result } = await query(args, followMutation, { id: textOf(form, "award"), follow })
  if (result.__typename !== "Award") return refusal(form, result)
  return done(
    awardPaths.round(args.params.round ?? ""),
    follow ? "You will be told when a round of this award opens." : "You will not be told of this award any more.",
  )
})

export default function RoundPage() {
  const { round, isReader } = useLoaderData<typeof loader>()
  const viewer = useViewer()
  const { award, categories } = round
  const isOut = round.state === "ANNOUNCED" || round.state === "ARCHIVED"
  return (
    <>
      <Breadcrumbs items={[{ to: awardPaths.awards, label: "Awards" }]} />
      <ErrorSummary state={useActionData<typeof action>()} />
      <span className="nhsuk-caption-l">{award.name}</span>
      <h1>
        {round.title} {round.isDemonstration && <DemonstrationTag />}
      </h1>
      <p>
        <RoundTag state={round.state} label={round.stateLabel} />
      </p>
      <p className="hub-lede">{round.summary}</p>
      {round.entryWindow === "OPEN" && (
        <Link className="nhsuk-button" to={awardPaths.enter(round.slug)}>
          Enter
        </Link>
      )}
      {(isOut || isReader || round.viewerCanManage) && (
        <p className="hub-actions">
          {isOut && <Link to={judgingPaths.results(round.slug)}>Read the results</Link>}
          {isReader && <Link to={judgingPaths.judge(round.slug)}>Judge this round</Link>}
          {round.viewerCanManage && <Link to={awardPaths.manageRound(round.slug)}>Manage this round</Link>}
        </p>
      )}
      <Facts
        heading="Dates"
        facts={[
          { label: "Opens", value: round.opensAt && <Minute at={round.opensAt} /> },
          { label: "Closes", value: round.closesAt && <Minute at={round.closesAt} /> },
          { label: "Judged by", value: round.scoresDueAt && <Day at={round.scoresDueAt} /> },
          { label: "Results expected", value: round.resultsExpectedAt && <Day at={round.resultsExpectedAt} /> },
        ]}
      />
      <p className="hub-muted">All times are London time. What arrives after the closing time, even by a second, is late.</p>
      <h2>Categories</h2>
      <ul className="hub-rows">
        {categories.map(({ id, slug, title, scope, winnerCount }) => (
          <li key={id}>
            <Link to={awardPaths.category(round.slug, slug)}>{title}</Link>
            <span className="hub-rows__detail">
              {winnerCount === 1 ? "One winner" : `${winnerCount} winners`}
              {scope === "PER_REGION" ? " in every region" : ""}
            </span>
          </li>
        ))}
      </ul>
      {round.eligibilityQuestions.length > 0 && (
        <>
          <h2>Who can enter</h2>
          <ul>
            {round.eligibilityQuestions.map(({ id, question, help, expectedAnswer }) => (
              <li key={id}>
                {question} The answer has to be {expectedAnswer ? "yes" : "no"}.{help && ` ${help}`}
              </li>
            ))}
          </ul>
        </>
      )}
      <h2>What entries are judged by</h2>
      <Criteria criteria={round.criteria.filter(({ categoryId }) => categoryId === null)} />
      {round.criteria.some(({ categoryId }) => categoryId !== null) && <p>Some categories have further criteria: see their pages.</p>}
      <h2>How entries are judged</h2>
      <p className="hub-prose">
        Each entry is read by {round.readersPerNomination === 1 ? "one panel member" : `${round.readersPerNomination} panel members`}, who
        score every criterion with a reason. Nobody reads an entry of their own organisation or of a partner.
      </p>
      <Html html={round.guidanceHtml} />
      <ThreadsAbout threads={round.threads} about={{ round: round.slug }} />
      <h2>Hear of the next round</h2>
      {viewer ? (
        <Form method="post">
          <input type="hidden" name="award" value={award.id} />
          <Button kind="secondary" name="follow" value={award.viewerFollows ? "no" : "yes"}>
            {award.viewerFollows ? "Stop following this award" : "Follow this award"}
          </Button>
        </Form>
      ) : (
        <p>
          <Link to={`/sign-in?next=${awardPaths.round(round.slug)}`}>Sign in</Link> to follow this award and be told when a round opens.
        </p>
      )}
    </>
  )
}
