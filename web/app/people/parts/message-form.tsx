import { Form, Link } from "@remix-run/react"
import type { ReactNode } from "react"
import { type FormState, typedOr } from "../../platform/forms.ts"
import { Details } from "../../ui/details/details.tsx"
import { Button, TextArea } from "../../ui/form/form.tsx"
import { useTimesTaken } from "../../ui/form/times-taken.ts"
import { signInPath } from "../account-paths.ts"

type Props = {
  name: string
  /** The page it is on. */
  here: string
  isSignedIn: boolean
  state: FormState | null | undefined
  /** Hidden fields that say whom the message is for. */
  children?: ReactNode
}

/** Writes to somebody through the hub, which shows their address to nobody. The action is told the intent "contact". */
export function MessageForm({ name, here, isSignedIn, state, children }: Props) {
  const taken = useTimesTaken("contact", state)
  if (!isSignedIn)
    return (
      <p className="hub-no-print">
        <Link to={signInPath(here)}>Sign in to write to them</Link>
      </p>
    )
  return (
    <Details summary={`Write to ${name}`} open={Boolean(state)} key={taken}>
      <Form method="post" className="hub-no-print">
        {children}
        <TextArea
          name="message"
          label="Your message"
          hint="We pass it on with your name and e-mail address, so that they can answer you, and with the job title and organisation that your page shows."
          rows={6}
          maxLength={4000}
          state={state}
          defaultValue={typedOr(state, "message")}
        />
        <Button name="intent" value="contact">
          Send
        </Button>
      </Form>
    </Details>
  )
}
