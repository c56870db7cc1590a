import { data, type LoaderFunctionArgs } from "@remix-run/node"
import { Form, Link, useActionData, useLoaderData, useParams } from "@remix-run/react"
import { action as hubAction } from "../../platform/action.server.ts"
import { query } from "../../platform/api/client.server.ts"
import { graphql } from "../../platform/api/generated/gql.ts"
import { titledPrivately } from "../../platform/titles.ts"
import { Button, ErrorSummary } from "../../ui/form/form.tsx"
import { IncompleteLink, mailSettingsPath } from "../parts/incomplete-link.tsx"

export const meta = () => titledPrivately("Stop these e-mails")

const linkQuery = graphql(`
  query UnsubscribeLink($token: String!) {
    unsubscribeLink(token: $token) {
      address
      notificationFrequency
    }
  }
`)

/** Opening the page changes nothing, because programs that look at mail open its links. A link that ends nothing is told at once. */
export async function loader(args: LoaderFunctionArgs) {
  const { unsubscribeLink: link } = await query(args, linkQuery, { token: args.params["token"] ?? "" })
  return data(link && { address: link.address, isDone: link.notificationFrequency === "NEVER" }, { status: link ? 200 : 404 })
}

const document = graphql(`
  mutation Unsubscribe($token: String!) {
    unsubscribe(token: $token) {
      __typename
      ...RefusedAct
    }
  }
`)

/** From the button, or from a mail program by itself (RFC 8058), which sends no cookie and needs no page. */
export const action = hubAction(async (args) => {
  const { unsubscribe: result } = await query(args, document, { token: args.params["token"] ?? "" })
  return result.__typename === "Unsubscribed" ? { isDone: true as const } : { isDone: false as const, message: result.message }
})

export default function Unsubscribe() {
  const { token = "" } = useParams()
  const link = useLoaderData<typeof loader>()
  const state = useActionData<typeof action>()
  if (!link) return <IncompleteLink />
  return (
    <div className="hub-prose">
      {link.isDone ? (
        <>
          <h1>{state?.isDone ? "We have stopped these e-mails" : "These e-mails have been stopped already"}</h1>
          <WhatStops address={link.address} isDone />
          <p>
            To have them again, sign in and <Link to={mailSettingsPath}>choose how often you get e-mail</Link>.
          </p>
        </>
      ) : (
        <>
          <ErrorSummary state={state && !state.isDone ? { values: {}, issues: [{ field: "", message: state.message }] } : null} />
          <h1>Stop these e-mails?</h1>
          <WhatStops address={link.address} isDone={false} />
          <Form method="post" action={`/unsubscribe/${encodeURIComponent(token)}`}>
            <Button>Stop e-mail</Button>
          </Form>
          <p>
            You can have them again at any time. To get fewer of them, in one summary a day or a week, sign in and{" "}
            <Link to={mailSettingsPath}>choose how often you get e-mail</Link>. To hear less of one thread, open it and choose under “Tell
            me about this thread”.
          </p>
        </>
      )}
    </div>
  )
}

/** What goes and what stays, in the same words before and after. */
function WhatStops({ address, isDone }: { address: string; isDone: boolean }) {
  return (
    <>
      <p>
        {isDone ? "We no longer send" : "We will no longer send"} to <strong>{address}</strong>:
      </p>
      <ul>
        <li>e-mail about what you follow: threads, spaces, initiatives, awards and saved searches</li>
        <li>e-mail when somebody replies to you, mentions you or asks about something of yours</li>
        <li>daily or weekly summaries</li>
      </ul>
      <p>
        You still find all of it among your <Link to="/my/notifications">notifications</Link> when you are signed in.
      </p>
      <p>
        {isDone ? "You still get" : "You will still get"} e-mail about what you are responsible for, such as your submissions, entries and
        organisation, about decisions on what you did, messages that people send to you, and about your account, such as links to sign in.
      </p>
    </>
  )
}
