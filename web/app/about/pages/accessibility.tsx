import type { MetaFunction } from "@remix-run/node"
import { useContactEmail } from "../../platform/viewer.ts"
import { Breadcrumbs } from "../../ui/breadcrumbs/breadcrumbs.tsx"

export const meta: MetaFunction = () => [{ title: "Accessibility – Widening Participation Hub" }]

export default function Accessibility() {
  const contactEmail = useContactEmail()
  return (
    <>
      <Breadcrumbs items={[]} />
      <h1>Accessibility</h1>
      <div className="hub-prose">
        <p>
          We build the hub to meet level AA of the Web Content Accessibility Guidelines, version 2.2. Each of these is checked whenever the
          hub changes:
        </p>
        <ul>
          <li>every page can be used with a keyboard alone</li>
          <li>every page and form works without JavaScript</li>
          <li>pages fit a screen 320 pixels wide, which is the same as zooming in to 400%</li>
          <li>an automatic checker (axe) finds no fault on the pages that people pass through in their main tasks</li>
          <li>charts stand beside a table with the same figures</li>
        </ul>
        <p>
          An automatic checker finds only some faults. Attached documents are other people’s: we ask for a description of each, but cannot
          promise that the documents themselves are accessible.
        </p>
        {contactEmail && (
          <>
            <h2>If something does not work for you</h2>
            <p>
              Tell us which page it is on and what happened: <a href={`mailto:${contactEmail}`}>{contactEmail}</a>
            </p>
          </>
        )}
      </div>
    </>
  )
}
