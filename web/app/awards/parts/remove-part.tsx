import { Form } from "@remix-run/react"
import { Details } from "../../ui/details/details.tsx"
import { Button } from "../../ui/form/form.tsx"

/** Takes a part of the set-up away, after one more step. */
export function RemovePart({ version, what }: { version: number; what: string }) {
  return (
    <Details summary={`Take this ${what} away`}>
      <Form method="post">
        <input type="hidden" name="version" value={version} />
        <p>It will be gone for good. Nobody has entered yet, so no entry changes.</p>
        <Button kind="warning" name="act" value="remove">
          Take the {what} away
        </Button>
      </Form>
    </Details>
  )
}
