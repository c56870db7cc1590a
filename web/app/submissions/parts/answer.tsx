import type { ReactNode } from "react"
import { formatMonth } from "../../platform/dates.ts"
import type { Question } from "../forms/steps.ts"
import type { SubmissionPage, WrittenSubmission } from "../forms/submission.server.ts"

type Props = {
  question: Question
  submission: Pick<WrittenSubmission, "content"> & {
    organisation?: WrittenSubmission["organisation"]
    submitter?: { id: string; name: string }
  }
  terms: SubmissionPage["terms"]
  regions: SubmissionPage["regions"]
}

const Nothing = () => <span className="hub-muted">Not answered</span>
const number = (value: number) => value.toLocaleString("en-GB")
const units = {
  COUNT: (v: number) => number(v),
  PER_CENT: (v: number) => `${number(v)}%`,
  POUNDS: (v: number) => `£${number(v)}`,
  SCORE: (v: number) => `${number(v)} (score)`,
}

/** One answer, to read. */
export function Answer({ question, submission, terms, regions }: Props): ReactNode {
  const { content } = submission
  switch (question.kind) {
    case "text":
    case "long": {
      const text = content[question.field] as string
      return <Lines text={question.field === "startedOn" || question.field === "endedOn" ? formatMonth(text) : text} />
    }
    case "terms":
      return (
        <List
          items={(content[question.field] as string[]).map(
            (slug) => terms.find((term) => term.slug === slug && term.taxonomy === question.taxonomy)?.label ?? slug,
          )}
        />
      )
    case "regions":
      return <List items={content.regions.map((slug) => regions.find((region) => region.slug === slug)?.name ?? slug)} />
    case "choice":
      return question.options.find(({ value }) => value === content[question.field])?.label ?? <Nothing />
    case "contact": {
      // An editor is not shown who else belongs to the organisation, but always who wrote it.
      const members = submission.organisation?.members.edges.map(({ node }) => node.person) ?? []
      const people = submission.submitter ? [...members, submission.submitter] : members
      return people.find(({ id }) => id === content.contactPersonId)?.name ?? <Nothing />
    }
    case "measures":
      return (
        <List
          items={content.measures.map(({ what, value, unit, denominator, baseline, method, period }) =>
            [
              `${what || "What was measured?"}: ${value === null || value === undefined ? "no value" : units[unit](value)}`,
              denominator != null && `of ${number(denominator)}`,
              baseline != null && `before: ${units[unit](baseline)}`,
              period,
              method,
            ]
              .filter(Boolean)
              .join(", "),
          )}
        />
      )
    case "partners":
      return <List items={content.partners.map(({ name, role }) => [name, role].filter(Boolean).join(": "))} />
    case "links":
      return <List items={content.links.map(({ label, url }) => `${label} (${url})`)} />
    case "attachments":
      return (
        <List
          items={content.attachments.map(({ fileId, description }) => ({
            key: fileId,
            node: <a href={`/files/${fileId}`}>{description || "File without a description"}</a>,
          }))}
        />
      )
  }
}

function List({ items }: { items: readonly (string | { key: string; node: ReactNode })[] }) {
  if (items.length === 0) return <Nothing />
  return (
    <ul className="nhsuk-list nhsuk-list--bullet">
      {items.map((item) => (typeof item === "string" ? <li key={item}>{item}</li> : <li key={item.key}>{item.node}</li>))}
    </ul>
  )
}

function Lines({ text }: { text: string }) {
  if (!text) return <Nothing />
  return text.split(/\n{2,}/).map((paragraph, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: paragraphs have no identity and never move
    <p key={index} className="hub-keep-lines">
      {paragraph}
    </p>
  ))
}
