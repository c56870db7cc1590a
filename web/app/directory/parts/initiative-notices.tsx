import { Form } from "@remix-run/react"
import { formatDay } from "../../platform/dates.ts"
import { Button } from "../../ui/form/form.tsx"

type Props = {
  id: string
  viewerCanConfirm: boolean
  archived: { at: string; reason: string | null } | null
  isOverdueForConfirmation: boolean
  confirmedAt: string
  isDemonstration: boolean
}

/** What a reader must know before relying on the entry, and what those who answer for it can do about it. */
export function InitiativeNotices({ id, viewerCanConfirm, archived, isOverdueForConfirmation, confirmedAt, isDemonstration }: Props) {
  return (
    <>
      {archived && (
        <div className="hub-notice hub-notice--strong">
          <p>
            <strong>This entry was archived on {formatDay(archived.at)}.</strong> It is kept so that links to it still work, and is not in
            the directory any more.{archived.reason && ` Reason: ${archived.reason}`}
          </p>
        </div>
      )}
      {!archived && isOverdueForConfirmation && (
        <div className="hub-notice">
          <p>
            <strong>Nobody has confirmed lately that this is still right.</strong> Its owner last did so on {formatDay(confirmedAt)}.{" "}
            {viewerCanConfirm ? "Readers are told so until you confirm it, or revise it." : "Ask the contact before you rely on it."}
          </p>
          {viewerCanConfirm && (
            <Form method="post" preventScrollReset className="hub-actions">
              <input type="hidden" name="initiative" value={id} />
              <Button kind="secondary" name="intent" value="confirm">
                Confirm that it is still right
              </Button>
              <Button kind="secondary" name="intent" value="revise">
                Revise it
              </Button>
            </Form>
          )}
        </div>
      )}
      {isDemonstration && (
        <div className="hub-notice">
          <p>
            <strong>Demonstration entry.</strong> It is invented, to show what the hub can do.
          </p>
        </div>
      )}
    </>
  )
}
