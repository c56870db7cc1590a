import { allowed, hasRoleInRegion, refused, type Verdict, type Viewer } from "../platform/auth.ts"

type InitiativeFacts = { organisationId: string; organisation: { regionId: string } }

/** Members of the owner organisation say that it is still current. */
export function canConfirmInitiative(viewer: Viewer | null, initiative: Pick<InitiativeFacts, "organisationId">): Verdict {
  return viewer?.memberships.some(({ organisationId }) => organisationId === initiative.organisationId)
    ? allowed
    : refused("Only a member of the organisation that runs it can confirm it.")
}

/** Leads of the owner organisation and editors of its region archive and restore. */
export function canArchiveInitiative(viewer: Viewer | null, initiative: InitiativeFacts): Verdict {
  const isLead = viewer?.memberships.some(({ organisationId, isLead }) => isLead && organisationId === initiative.organisationId)
  if (isLead || hasRoleInRegion(viewer, initiative.organisation.regionId, "EDITOR")) return allowed
  return refused("Only a lead of its organisation or a directory editor can do this.")
}

/** Editors of the region who do not belong to the organisation rate its evidence. */
export function canRateInitiative(viewer: Viewer | null, initiative: InitiativeFacts): Verdict {
  if (!hasRoleInRegion(viewer, initiative.organisation.regionId, "EDITOR"))
    return refused("Only a directory editor for this region can rate evidence.")
  if (viewer?.memberships.some(({ organisationId }) => organisationId === initiative.organisationId))
    return refused("You cannot rate your own organisation's initiative.")
  return allowed
}
