import type { Role } from "@hub/prisma"
import { NotAllowed, NotSignedIn } from "./errors.ts"

/** A role held now, everywhere (all null) or within one organisation, region or award round. */
export type Grant = { role: Role; organisationId: string | null; regionId: string | null; roundId: string | null }

/** An organisation the viewer belongs to now. */
export type ViewerMembership = { organisationId: string; isLead: boolean }

/** The person on whose behalf a request runs. */
export type Viewer = {
  id: string
  name: string
  email: string
  emailVerified: boolean
  twoFactorEnabled: boolean
  sessionId: string
  grants: readonly Grant[]
  memberships: readonly ViewerMembership[]
}

/** The viewer, or a NotSignedIn error. */
export function requireViewer(viewer: Viewer | null): Viewer {
  if (!viewer) throw new NotSignedIn()
  return viewer
}

/** True when the viewer holds the role everywhere. Administrators hold only what they are granted. */
export function hasRole(viewer: Viewer | null, ...roles: Role[]): boolean {
  return (
    viewer?.grants.some(
      (grant) => roles.includes(grant.role) && grant.organisationId === null && grant.regionId === null && grant.roundId === null,
    ) ?? false
  )
}

/** True when the viewer holds the role everywhere or in that region. */
export function hasRoleInRegion(viewer: Viewer | null, regionId: string, ...roles: Role[]): boolean {
  return (
    viewer?.grants.some(
      (grant) =>
        roles.includes(grant.role) &&
        grant.organisationId === null &&
        grant.roundId === null &&
        (grant.regionId === null || grant.regionId === regionId),
    ) ?? false
  )
}

/** What a policy answers: allowed, or refused with a sentence for the viewer. */
export type Verdict = { allowed: true } | { allowed: false; because: string }
export const allowed: Verdict = { allowed: true }
export const refused = (because: string): Verdict => ({ allowed: false, because })

/** Turns a policy's refusal into the error the caller sees: NotSignedIn for nobody, NotAllowed for somebody. */
export function demand(viewer: Viewer | null, verdict: Verdict): asserts viewer is Viewer {
  if (!viewer) throw new NotSignedIn()
  if (!verdict.allowed) throw new NotAllowed(verdict.because)
}
