import type { MetaFunction } from "@remix-run/node"
import { useContactEmail } from "../../platform/viewer.ts"
import { Breadcrumbs } from "../../ui/breadcrumbs/breadcrumbs.tsx"

export const meta: MetaFunction = () => [{ title: "Privacy – Widening Participation Hub" }]

export default function Privacy() {
  const contactEmail = useContactEmail()
  return (
    <>
      <Breadcrumbs items={[]} />
      <h1>Privacy</h1>
      <div className="hub-prose">
        <p>You can read everything that is published here without an account, and we then keep nothing about you.</p>
        <h2>If you have an account</h2>
        <p>
          We keep your name, your e-mail address, what you write in your profile, and what you do here: what you submit, save, follow and
          adopt. Your e-mail address is never shown to other people. When you write to the contact of an initiative, that person can reply
          to you, so they see your address; the form says so.
        </p>
        <h2>Cookies</h2>
        <p>One cookie keeps you signed in, and one carries a message such as “Saved” to the next page. There are no others.</p>
        <h2>Your data</h2>
        <p>
          In your settings you can download everything the hub holds about you, and erase your account. What you published stays, under the
          name “Former member”.
        </p>
        {contactEmail && (
          <>
            <h2>Questions</h2>
            <p>
              About what the hub holds of you: <a href={`mailto:${contactEmail}`}>{contactEmail}</a>
            </p>
          </>
        )}
      </div>
    </>
  )
}
