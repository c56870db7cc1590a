import { allowed, refused, type Verdict, type Viewer } from "../platform/auth.ts"

/** An organisation's members keep its adoptions; an organisation cannot adopt its own initiative. */
export function canRecordAdoption(viewer: Viewer | null, organisationId: string, ownerOrganisationId: string): Verdict {
  if (!viewer?.memberships.some((membership) => membership.organisationId === organisationId))
    return refused("You can record an adoption only for an organisation you belong to. Join it first from its page.")
  if (organisationId === ownerOrganisationId)
    return refused("This initiative is your organisation's own; adoptions are for other organisations.")
  return allowed
}

/** The person who keeps the record, and leads of the organisation, may change or remove it. */
export function canChangeAdoption(viewer: Viewer | null, adoption: { organisationId: string; personId: string }): Verdict {
  const membership = viewer?.memberships.find((candidate) => candidate.organisationId === adoption.organisationId)
  if (viewer && membership && (membership.isLead || adoption.personId === viewer.id)) return allowed
  return refused("Only the person who keeps this record, or a lead of their organisation, can change it.")
}
