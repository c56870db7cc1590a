import { allowed, hasRole, refused, type Verdict, type Viewer } from "../platform/auth.ts"

/** An organisation's leads commit it, report on it and end it; administrators may for any. Everybody reads commitments. */
export function canKeepCommitments(viewer: Viewer | null, organisationId: string): Verdict {
  const isLead = viewer?.memberships.some((membership) => membership.organisationId === organisationId && membership.isLead) ?? false
  return isLead || hasRole(viewer, "ADMINISTRATOR")
    ? allowed
    : refused("Only a lead of the organisation can make and keep its commitments. Its page says who belongs to it.")
}
