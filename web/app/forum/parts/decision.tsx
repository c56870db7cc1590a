import { Link } from "@remix-run/react"
import { graphql } from "../../platform/api/generated/gql.ts"
import type { DecisionFragment } from "../../platform/api/generated/graphql.ts"
import { Html } from "../../ui/markdown/html.tsx"
import { Day, Minute } from "../../ui/time/time.tsx"
import { appealWords } from "./words.ts"

graphql(`
  fragment Decision on ModerationAct {
    kindInWords
    reason
    until
    at
    postHtml
    threadTitle
    path
    spaceName
    appeal
    appealedAt
    appealState
    appealAnswer
  }
`)

/** What a moderator decided, about what, and what became of an appeal. */
export function Decision({ decision }: { decision: DecisionFragment }) {
  const { kindInWords, reason, until, at, postHtml, threadTitle, path, spaceName, appeal, appealedAt, appealState, appealAnswer } = decision
  return (
    <>
      <p>
        {kindInWords}, <Minute at={at} />
        {threadTitle && (
          <>
            {": "}
            {path ? <Link to={path}>{threadTitle}</Link> : threadTitle}
            {spaceName && `, now in ${spaceName}`}
          </>
        )}
      </p>
      {postHtml && (
        <div className="hub-quote">
          <Html html={postHtml} />
        </div>
      )}
      <h2 className="nhsuk-heading-s">Why</h2>
      <p>{reason}</p>
      {until && (
        <p>
          Until <Day at={until} />.
        </p>
      )}
      {appeal && appealState && (
        <>
          <h2 className="nhsuk-heading-s">Appeal</h2>
          <p>{appeal}</p>
          <p className="hub-small hub-muted">
            {appealedAt && <Minute at={appealedAt} />}: {appealWords[appealState].sentence}
          </p>
          {appealAnswer && <p>{appealAnswer}</p>}
        </>
      )}
    </>
  )
}
