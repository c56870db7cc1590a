import { Link } from "@remix-run/react"
import { titled } from "../../platform/titles.ts"
import { Breadcrumbs } from "../../ui/breadcrumbs/breadcrumbs.tsx"

export const meta = () => titled("Terms of use")

export default function Terms() {
  return (
    <>
      <Breadcrumbs items={[]} />
      <h1>Terms of use</h1>
      <div className="hub-prose">
        <p>You need no account to read what is published here. These terms are for people who have one.</p>
        <h2>What you share</h2>
        <ul>
          <li>Share what is true, and what you have the right to share. Say where figures come from.</li>
          <li>Name or show people only if they have agreed to it. Leave out anything by which a participant could be known.</li>
          <li>What you publish may be read, copied and adapted by others who work on widening participation, with the source named.</li>
          <li>Speak for an organisation only if you belong to it.</li>
        </ul>
        <h2>How we treat each other</h2>
        <ul>
          <li>Be fair and respectful. Do not advertise, harass, or pretend to be somebody else.</li>
          <li>Write to people through the hub about their work here, and about nothing else.</li>
        </ul>
        <h2>Your account</h2>
        <ul>
          <li>It is for you alone. Keep your password to yourself, and choose a new one if somebody else may know it.</li>
          <li>Whoever breaks these terms can be suspended. The message about it says why and whom to ask.</li>
          <li>You can erase your account at any time. What you published stays, under the name “Former member”.</li>
        </ul>
        <p>
          How we treat personal data is on the <Link to="/privacy">privacy page</Link>.
        </p>
      </div>
    </>
  )
}
