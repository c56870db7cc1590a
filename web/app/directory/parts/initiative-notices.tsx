import { formatDay } from "../../platform/dates.ts"

type Props = {
  archived: { at: string; reason: string | null } | null
  isOverdueForConfirmation: boolean
  confirmedAt: string
  isDemonstration: boolean
}

/** What a reader must know before relying on the entry. */
export function InitiativeNotices({ archived, isOverdueForConfirmation, confirmedAt, isDemonstration }: Props) {
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
            <strong>Nobody has confirmed lately that this is still right.</strong> Its owner last did so on {formatDay(confirmedAt)}. Ask
            the contact before you rely on it.
          </p>
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
