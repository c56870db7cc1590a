import { allowed, refused, type Verdict, type Viewer } from "../platform/auth.ts"

/** What the policies need to know of an entry. */
export type NominationFacts = { entrantId: string; organisationId: string }

const membership = (viewer: Viewer | null, organisationId: string) =>
  viewer?.memberships.find((one) => one.organisationId === organisationId)

/** Only a member enters for an organisation. */
export function canStartNomination(viewer: Viewer | null, organisationId: string): Verdict {
  return membership(viewer, organisationId)
    ? allowed
    : refused("You can enter only for an organisation you belong to. Join it first from its page.")
}

/** Whose entry it is: the entrant's and, so that it survives their leaving, the leads' of the organisation. */
export function isOwnNomination(viewer: Viewer | null, nomination: NominationFacts): boolean {
  if (!viewer) return false
  return viewer.id === nomination.entrantId || membership(viewer, nomination.organisationId)?.isLead === true
}

/** Who writes, submits and withdraws it. */
export function canWriteNomination(viewer: Viewer | null, nomination: NominationFacts): Verdict {
  return isOwnNomination(viewer, nomination)
    ? allowed
    : refused("Only the person who entered it, or a lead of their organisation, can change it.")
}
