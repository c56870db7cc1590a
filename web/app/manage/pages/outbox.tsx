import { type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node"
import { Form, Link, useActionData, useLoaderData } from "@remix-run/react"
import { action as guarded } from "../../platform/action.server.ts"
import { query } from "../../platform/api/client.server.ts"
import { graphql } from "../../platform/api/generated/gql.ts"
import type { MailStatus } from "../../platform/api/generated/graphql.ts"
import { formatMinute } from "../../platform/dates.ts"
import { leaveFlash } from "../../platform/flash.server.ts"
import { refusal, textOf } from "../../platform/forms.ts"
import { titled } from "../../platform/titles.ts"
import { Breadcrumbs } from "../../ui/breadcrumbs/breadcrumbs.tsx"
import { Button, ErrorSummary, Select, TextInput } from "../../ui/form/form.tsx"
import { SummaryList } from "../../ui/summary-list/summary-list.tsx"
import { Tag } from "../../ui/tag/tag.tsx"

export const meta: MetaFunction = () => titled("Outbox")

const outboxQuery = graphql(`
  query Outbox($status: MailStatus, $address: String, $after: String) {
    mailMessages(first: 25, after: $after, status: $status, address: $address) {
      edges {
        node {
          id
          subject
          toAddress
          toName
          status
          error
          createdAt
          text
          replyTo
          listUnsubscribe
          htmlPath
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`)
const resendMutation = graphql(`
  mutation ResendMail($id: ID!) {
    resendMail(id: $id) {
      __typename
      ...RefusedAct
    }
  }
`)

const statuses: readonly { value: MailStatus; label: string }[] = [
  { value: "KEPT", label: "Kept here: no mail server is set up" },
  { value: "QUEUED", label: "Waiting to be sent" },
  { value: "SENT", label: "Sent" },
  { value: "FAILED", label: "Failed" },
]

export async function loader(args: LoaderFunctionArgs) {
  const parameters = new URL(args.request.url).searchParams
  const status = statuses.find(({ value }) => value === parameters.get("status"))?.value ?? null
  const address = parameters.get("address")?.trim() || null
  const { mailMessages } = await query(args, outboxQuery, { status, address, after: parameters.get("after") })
  return { messages: mailMessages, status, address }
}

export const action = guarded(async (args) => {
  const form = await args.request.formData()
  const { resendMail: result } = await query(args, resendMutation, { id: textOf(form, "id") })
  if (result.__typename !== "MailMessage") return refusal(form, result)
  return redirect("/manage/outbox", { headers: { "Set-Cookie": await leaveFlash("It will be sent again.") } })
})

export default function Outbox() {
  const { messages, status, address } = useLoaderData<typeof loader>()
  const state = useActionData<typeof action>()
  const next = new URLSearchParams({ ...(status && { status }), ...(address && { address }), after: messages.pageInfo.endCursor ?? "" })
  return (
    <>
      <Breadcrumbs items={[{ to: "/manage", label: "Manage" }]} />
      <ErrorSummary state={state} />
      <h1>Outbox</h1>
      <p>Every e-mail the hub wrote, newest first.</p>
      <Form method="get" className="hub-filter-bar">
        <Select name="status" label="State" defaultValue={status ?? ""} options={[{ value: "", label: "Any" }, ...statuses]} />
        <TextInput name="address" label="To" defaultValue={address ?? ""} />
        <Button kind="secondary">Show</Button>
      </Form>
      {messages.edges.length === 0 && <p>No message matches.</p>}
      {messages.edges.map(({ node: { id, subject, toAddress, toName, status: at, error, createdAt, ...mail } }) => (
        <article key={id} className="hub-card nhsuk-u-margin-bottom-3">
          <h2 className="nhsuk-heading-s">{subject}</h2>
          <p className="hub-muted">
            To {toName ? `${toName}, ` : ""}
            {toAddress}, {formatMinute(createdAt)}{" "}
            <Tag colour={at === "FAILED" ? "red" : at === "SENT" ? "green" : "grey"}>
              {statuses.find(({ value }) => value === at)?.label.split(":")[0]}
            </Tag>
          </p>
          {error && <p>{error}</p>}
          <details className="nhsuk-details nhsuk-u-margin-bottom-0">
            <summary className="nhsuk-details__summary">
              <span className="nhsuk-details__summary-text">
                Read it<span className="nhsuk-u-visually-hidden">: {subject}</span>
              </span>
            </summary>
            <div className="nhsuk-details__text">
              {(mail.replyTo || mail.listUnsubscribe) && (
                <SummaryList
                  rows={[
                    ...(mail.replyTo ? [{ label: "Reply-To", value: mail.replyTo }] : []),
                    ...(mail.listUnsubscribe ? [{ label: "List-Unsubscribe", value: mail.listUnsubscribe }] : []),
                  ]}
                />
              )}
              <pre className="hub-code">{mail.text}</pre>
              {mail.htmlPath && (
                <p className="nhsuk-u-margin-top-4">
                  <a href={mail.htmlPath} target="_blank" rel="noopener">
                    See it as mail programs show it (opens in a new tab)
                    <span className="nhsuk-u-visually-hidden">: {subject}</span>
                  </a>
                </p>
              )}
            </div>
          </details>
          {at === "FAILED" && (
            <Form method="post">
              <input type="hidden" name="id" value={id} />
              <Button kind="secondary">Send it again</Button>
            </Form>
          )}
        </article>
      ))}
      {messages.pageInfo.hasNextPage && <Link to={`?${next}`}>Show earlier ones</Link>}
    </>
  )
}
