import { type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node"
import { Link, useLoaderData } from "@remix-run/react"
import { query } from "../../platform/api/client.server.ts"
import { graphql } from "../../platform/api/generated/gql.ts"
import { titled } from "../../platform/titles.ts"
import { Inset } from "../../ui/inset/inset.tsx"
import { emailSettingsPath, forgottenPasswordPath, signInByMailPath, signInPath, signUpPath } from "../account-paths.ts"

export const meta: MetaFunction = () => titled("Check your e-mail")

const messages = {
  "sign-up": {
    text: "Use the link in it within 3 days to confirm that the address is yours. Then you can sign in.",
    again: { to: signUpPath(), label: "Fill in the form again" },
  },
  "sign-in": {
    text: "Use the link in it within 15 minutes to sign in. It works in any browser, once.",
    again: { to: signInByMailPath(), label: "Ask for another link" },
  },
  password: {
    text: "Use the link in it within an hour to choose a new password.",
    again: { to: forgottenPasswordPath, label: "Ask for another link" },
  },
  address: {
    text: "Use the link in it within 24 hours. Until then your account keeps the address it has.",
    again: { to: emailSettingsPath, label: "Enter the address again" },
  },
} as const

const document = graphql(`
  query CheckYourMail {
    hub {
      sendsMail
    }
  }
`)

export async function loader(args: LoaderFunctionArgs) {
  const what = args.params["what"] ?? ""
  if (!Object.hasOwn(messages, what)) throw redirect(signInPath())
  const { hub } = await query(args, document)
  return { what: what as keyof typeof messages, sendsMail: hub.sendsMail }
}

/** The same for everybody, so that it does not reveal who has an account. */
export default function CheckYourMail() {
  const { what, sendsMail } = useLoaderData<typeof loader>()
  const { text, again } = messages[what]
  return (
    <div className="hub-prose">
      <h1>Check your e-mail</h1>
      <p className="hub-lede">{text}</p>
      {!sendsMail && (
        <Inset>
          <p>
            This hub has no mail server yet, so nothing reaches your mailbox. An administrator finds the message in the{" "}
            <Link to="/manage/outbox">outbox</Link>.
          </p>
        </Inset>
      )}
      <h2>If nothing comes</h2>
      <ul>
        <li>Wait a few minutes, and look where unwanted e-mail goes.</li>
        <li>
          Check that you typed the address of your account without a mistake. <Link to={again.to}>{again.label}</Link>
        </li>
        <li>We send at most 5 messages an hour to one address.</li>
      </ul>
    </div>
  )
}
