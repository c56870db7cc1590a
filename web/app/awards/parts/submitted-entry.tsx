import { Link } from "@remix-run/react"
import { graphql } from "../../platform/api/generated/gql.ts"
import type { NomineeKind, SubmittedPartsFragment } from "../../platform/api/generated/graphql.ts"
import { SummaryList } from "../../ui/summary-list/summary-list.tsx"

graphql(`
  fragment SubmittedParts on SubmittedEntry {
    number
    submittedAt
    category
    organisation
    entrant
    nominee
    nomineeKind
    initiativeSlug
    initiativeTitle
    title
    summary
    responses {
      criterionId
      title
      question
      wordLimit
      words
      text
    }
    eligibility {
      question
      answer
      expected
    }
    partners
    links {
      label
      url
    }
    attachments {
      fileId
      description
    }
  }
`)

const nominated: Record<NomineeKind, string> = { MYSELF: "The entrant", MY_TEAM: "A team", SOMEBODY_ELSE: "Somebody else" }

/** An entry exactly as it was submitted, with the questions as they were. */
export function SubmittedEntry({ entry }: { entry: SubmittedPartsFragment }) {
  return (
    <>
      <SummaryList
        rows={[
          { label: "Category", value: entry.category },
          { label: "Organisation", value: entry.organisation },
          { label: "Entered by", value: entry.entrant },
          { label: "Nominated", value: `${nominated[entry.nomineeKind]}: ${entry.nominee}` },
          ...(entry.initiativeSlug
            ? [{ label: "Initiative", value: <Link to={`/initiatives/${entry.initiativeSlug}`}>{entry.initiativeTitle}</Link> }]
            : []),
          ...(entry.partners.length > 0 ? [{ label: "Partners", value: entry.partners.join(", ") }] : []),
        ]}
      />
      <h2>{entry.title}</h2>
      <p className="hub-lede hub-keep-lines">{entry.summary}</p>
      {entry.responses.map(({ criterionId, title, question, text, words, wordLimit }) => (
        <section key={criterionId}>
          <h3>{title}</h3>
          <p className="hub-muted">{question}</p>
          {text.split(/\n{2,}/).map((paragraph, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: paragraphs have nothing else, and never change places
            <p key={index} className="hub-prose hub-keep-lines">
              {paragraph}
            </p>
          ))}
          <p className="hub-muted hub-small">
            {words} of {wordLimit} words
          </p>
        </section>
      ))}
      {entry.eligibility.length > 0 && (
        <>
          <h3>Eligibility</h3>
          <SummaryList rows={entry.eligibility.map(({ question, answer }) => ({ label: question, value: answer ? "Yes" : "No" }))} />
        </>
      )}
      {entry.links.length > 0 && (
        <>
          <h3>Links</h3>
          <ul>
            {entry.links.map(({ label, url }) => (
              <li key={url}>
                <a href={url} rel="nofollow noopener">
                  {label}
                </a>
              </li>
            ))}
          </ul>
        </>
      )}
      {entry.attachments.length > 0 && (
        <>
          <h3>Attachments</h3>
          <ul>
            {entry.attachments.map(({ fileId, description }) => (
              <li key={fileId}>
                <a href={`/files/${fileId}`}>{description}</a>
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  )
}
