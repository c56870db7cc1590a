import { type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node"
import { Link, useLoaderData } from "@remix-run/react"
import { titled } from "../../platform/titles.ts"
import { forgottenPasswordPath, signInByMailPath, signInPath, signUpPath } from "../account-paths.ts"

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
    again: { to: "/my/settings/email", label: "Enter the address again" },
  },
} as const

export function loader({ params }: LoaderFunctionArgs) {
  const what = params["what"] ?? ""
  if (!Object.hasOwn(messages, what)) throw redirect(signInPath())
  return { what: what as keyof typeof messages }
}

/** The same for everybody, so that it does not reveal who has an account. */
export default function CheckYourMail() {
  const { text, again } = messages[useLoaderData<typeof loader>().what]
  return (
    <div className="hub-prose">
      <h1>Check your e-mail</h1>
      <p className="hub-lede">{text}</p>
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
