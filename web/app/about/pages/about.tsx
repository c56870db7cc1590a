import type { MetaFunction } from "@remix-run/node"
import { Link } from "@remix-run/react"
import { Breadcrumbs } from "../../ui/breadcrumbs/breadcrumbs.tsx"

export const meta: MetaFunction = () => [{ title: "About the hub – Widening Participation Hub" }]

export default function About() {
  return (
    <>
      <Breadcrumbs items={[]} />
      <h1>About the hub</h1>
      <div className="hub-prose">
        <p className="hub-lede">
          People from under-represented backgrounds get into health careers when somebody nearby runs something that works. The hub helps
          those who run it to find each other.
        </p>
        <h2>What it is for</h2>
        <p>
          Hundreds of NHS organisations, universities, colleges and charities run summer schools, ambassador schemes, cadetships and
          pre-employment programmes. Few know what the others have learnt. Here they publish what they did, for whom, what it cost and what
          came of it, and others take it up.
        </p>
        <h2>Where the entries come from</h2>
        <p>
          Organisations answer a <Link to="/calls">call for best practice</Link>. An editor reads each case study, asks for changes, rates
          the strength of its evidence and publishes it. Owners are asked every year whether it is still right, and an entry that nobody has
          confirmed says so.
        </p>
        <h2>How strong the evidence is</h2>
        <p>An editor gives each entry one of five ratings, with the reason shown on its page:</p>
        <ol start={0}>
          <li>Not assessed</li>
          <li>Described: an account of why it should work</li>
          <li>Measured: outcomes for the people who took part, before and after</li>
          <li>Compared: with a comparison group or a benchmark</li>
          <li>Replicated: shown in more than one place, or evaluated independently</li>
        </ol>
        <h2>Demonstration entries</h2>
        <p>Entries, organisations and people marked “demonstration” are invented, to show what the hub can do.</p>
      </div>
    </>
  )
}
