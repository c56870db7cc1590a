import { Form } from "@remix-run/react"
import type { ReactNode } from "react"
import { Button, ErrorSummary } from "../../ui/form/form.tsx"
import { StoredNow } from "../../ui/stored-now/stored-now.tsx"
import type { SummaryRow } from "../../ui/summary-list/summary-list.tsx"
import type { SetupState } from "../forms/setup-acts.server.ts"
import { RemovePart } from "./remove-part.tsx"
import { RoundCrumbs } from "./round-crumbs.tsx"

type PartFormProps = {
  round: { slug: string; title: string; version: number }
  heading: string
  /** What it is: "category". */
  what: string
  /** What is stored of it; null for one that is new. */
  stored: readonly SummaryRow[] | null
  state: SetupState | undefined
  children: ReactNode
}

/** The page of one part of a round's set-up. */
export function PartForm({ round, heading, what, stored, state, children }: PartFormProps) {
  return (
    <>
      <RoundCrumbs round={round} />
      <ErrorSummary state={state} />
      <h1>{heading}</h1>
      {state?.isStale && stored && <StoredNow rows={stored} />}
      <Form method="post">
        <input type="hidden" name="version" value={versionToSave(round, state)} />
        {children}
        <Button>Save</Button>
      </Form>
      {stored && <RemovePart version={round.version} what={what} />}
    </>
  )
}

/** The version that the form was made from: after a conflict the newest, which is shown above it. */
export const versionToSave = (round: { version: number }, state: SetupState | undefined) =>
  state && !state.isStale ? (state.values.version?.[0] ?? round.version) : round.version
