import { Form, Link, useActionData, useParams } from "@remix-run/react"
import { action as hubAction } from "../../platform/action.server.ts"
import { query } from "../../platform/api/client.server.ts"
import { graphql } from "../../platform/api/generated/gql.ts"
import { titledPrivately } from "../../platform/titles.ts"
import { Button, ErrorSummary } from "../../ui/form/form.tsx"

export const meta = () => titledPrivately("Stop e-mail")

const document = graphql(`
  mutation Unsubscribe($token: String!) {
    unsubscribe(token: $token) {
      __typename
      ...RefusedAct
    }
  }
`)

/** Opening the page changes nothing, because programs that look at mail open its links. This is from the button, or from a mail program by itself (RFC 8058), which sends no cookie and needs no page. */
export const action = hubAction(async (args) => {
  const { unsubscribe: result } = await query(args, document, { token: args.params["token"] ?? "" })
  return result.__typename === "Unsubscribed" ? { isDone: true as const } : { isDone: false as const, message: result.message }
})

export default function Unsubscribe() {
  const { token = "" } = useParams()
  const state = useActionData<typeof action>()
  if (state?.isDone) {
    return (
      <>
        <h1>We have stopped the e-mail</h1>
        <p>
          You no longer get e-mail about what you follow. You still find it here when you are signed in, and e-mail about your own
          submissions still comes.
        </p>
        <p>
          <Link to="/my/settings/notifications">Choose again how often you get e-mail</Link>
        </p>
      </>
    )
  }
  return (
    <>
      <ErrorSummary state={state ? { values: {}, issues: [{ field: "", message: state.message }] } : null} />
      <h1>Stop e-mail about what you follow?</h1>
      <p>E-mail about your own submissions will still come.</p>
      <Form method="post" action={`/unsubscribe/${encodeURIComponent(token)}`}>
        <Button>Stop e-mail</Button>
      </Form>
    </>
  )
}
