import { data, type LoaderFunctionArgs } from "@remix-run/node"
import { Form, Link, useActionData, useLoaderData, useParams } from "@remix-run/react"
import { IncompleteLink, mailSettingsPath } from "../../people/public.ts"
import { action as hubAction } from "../../platform/action.server.ts"
import { query } from "../../platform/api/client.server.ts"
import { graphql } from "../../platform/api/generated/gql.ts"
import { titledPrivately } from "../../platform/titles.ts"
import { Button, ErrorSummary } from "../../ui/form/form.tsx"

export const meta = () => titledPrivately("Stop e-mails about this thread")

const linkQuery = graphql(`
  query ThreadMuteLink($token: String!) {
    threadMuteLink(token: $token) {
      address
      title
      path
      isMuted
    }
  }
`)

/** Opening the page changes nothing, because programs that look at mail open its links. */
export async function loader(args: LoaderFunctionArgs) {
  const { threadMuteLink: link } = await query(args, linkQuery, { token: args.params["token"] ?? "" })
  return data(link, { status: link ? 200 : 404 })
}

const document = graphql(`
  mutation MuteThread($token: String!) {
    muteThread(token: $token) {
      __typename
      ...RefusedAct
    }
  }
`)

/** From the button, or from a mail program by itself (RFC 8058), which sends no cookie and needs no page. */
export const action = hubAction(async (args) => {
  const { muteThread: result } = await query(args, document, { token: args.params["token"] ?? "" })
  return result.__typename === "ThreadMuteLink" ? { isDone: true as const } : { isDone: false as const, message: result.message }
})

export default function MuteThread() {
  const { token = "" } = useParams()
  const link = useLoaderData<typeof loader>()
  const state = useActionData<typeof action>()
  if (!link) return <IncompleteLink />
  const { address, title, path, isMuted } = link
  const thread = title && path ? <Link to={path}>{title}</Link> : "a thread that you can no longer read"
  return (
    <div className="hub-prose">
      <ErrorSummary state={state && !state.isDone ? { values: {}, issues: [{ field: "", message: state.message }] } : null} />
      <h1>
        {isMuted
          ? state?.isDone
            ? "We have stopped e-mails about this thread"
            : "E-mails about this thread have been stopped already"
          : "Stop e-mails about this thread?"}
      </h1>
      <p>
        {isMuted ? "We no longer tell" : "We will no longer tell"} <strong>{address}</strong> of anything in {thread}: not by e-mail and not
        among their notifications, even when somebody names them there.
      </p>
      <p>Everything else comes as before.</p>
      {isMuted ? (
        path && <p>To hear of it again, sign in, open the thread and choose under “Tell me about this thread”.</p>
      ) : (
        <Form method="post" action={`/unsubscribe/thread/${encodeURIComponent(token)}`}>
          <Button>Stop e-mails about this thread</Button>
        </Form>
      )}
      <p>
        To change which other e-mails you get, sign in and <Link to={mailSettingsPath}>choose how often you get e-mail</Link>.
      </p>
    </div>
  )
}
