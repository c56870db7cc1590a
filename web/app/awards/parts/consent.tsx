import type { ConsentState, NomineeKind } from "../../platform/api/generated/graphql.ts"
import { Warning } from "../../ui/warning/warning.tsx"

/** What people call each state of a nominee's consent. */
export const consentNames: Record<ConsentState, string> = {
  ASKED: "Asked, no answer yet",
  GIVEN: "Agreed",
  REFUSED: "Does not want to be nominated",
  REPLACED: "Not asked yet",
}

/** The state of consent in words; nobody may have been asked yet. */
export const consentName = (consent: ConsentState | null | undefined): string => consentNames[consent ?? "REPLACED"]

type Nominated = { nomineeKind: NomineeKind; consent: ConsentState | null | undefined }

/** Somebody has to agree, and has not. */
export const waitsForNominee = ({ nomineeKind, consent }: Nominated): boolean => nomineeKind === "SOMEBODY_ELSE" && consent !== "GIVEN"

type Props = {
  entry: {
    nomineeKind: NomineeKind
    nomineeName: string
    draft: { consent?: ConsentState | null; nomineeEmail?: string | null }
  }
}

/** That an entry waits for the person it nominates, for those who enter it; nothing where it does not. */
export function ConsentNotice({ entry: { nomineeKind, nomineeName: name, draft } }: Props) {
  const { consent, nomineeEmail } = draft
  if (!waitsForNominee({ nomineeKind, consent })) return null
  if (consent === "REFUSED")
    return (
      <Warning heading={`${name} does not want to be nominated`}>
        <p>The entry cannot take part.</p>
      </Warning>
    )
  return (
    <Warning heading={`${name} has to agree`}>
      <p>
        The entry cannot be found eligible until {name} has agreed.{" "}
        {consent === "ASKED"
          ? `We have asked them by e-mail (${nomineeEmail}).`
          : `We ask them by e-mail (${nomineeEmail}) when you submit.`}
      </p>
      <p>
        Until they answer, the entry waits with the award manager. We tell you what they say; if they do not want to be nominated, the entry
        is withdrawn.
      </p>
    </Warning>
  )
}
