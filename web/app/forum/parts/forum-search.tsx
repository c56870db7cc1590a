import { Form } from "@remix-run/react"
import { Button, TextInput } from "../../ui/form/form.tsx"
import { searchPath } from "../paths.ts"

/** Looks for words in threads. */
export function ForumSearch({ text = "" }: { text?: string }) {
  return (
    <Form className="hub-filter-bar hub-no-print" action={searchPath} role="search" aria-label="Forum">
      <TextInput name="q" label="Search the forum" type="search" defaultValue={text} />
      <Button kind="secondary">Search</Button>
    </Form>
  )
}
