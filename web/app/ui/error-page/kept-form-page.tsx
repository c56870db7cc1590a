import { Form } from "@remix-run/react"
import type { KeptForm } from "../../platform/session.server.ts"
import { Details } from "../details/details.tsx"
import { Button } from "../form/form.tsx"

/** A form came from somebody whose session had ended: what they typed is here, to be sent again once they are signed in. */
export function KeptFormPage({ form }: { form: KeptForm }) {
  const prose = form.fields.map(([, value]) => value).filter((value) => /\s/.test(value.trim()))
  return (
    <div className="hub-prose">
      <h1>You are signed out, and nothing is lost</h1>
      <p className="hub-lede">Your session ended before this arrived, so it is not saved yet. What you typed is kept on this page.</p>
      <ol>
        <li>
          <a href="/sign-in?next=/signed-in" target="_blank" rel="noreferrer">
            Sign in (opens in a new tab)
          </a>
          .
        </li>
        <li>Come back to this tab and send it again.</li>
      </ol>
      {form.files.length > 0 && <p>Files cannot be kept: choose {form.files.join(", ")} once more afterwards.</p>}
      <Form method="post" action={form.to}>
        {form.fields.map(([name, value], index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: names repeat, and the list never changes
          <input key={index} type="hidden" name={name} value={value} />
        ))}
        <Button>Send it again</Button>
      </Form>
      {prose.length > 0 && (
        <Details summary="Show what you typed">
          {prose.map((text, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: texts can be equal, and the list never changes
            <p key={index} className="hub-typed">
              {text}
            </p>
          ))}
        </Details>
      )}
    </div>
  )
}
