import type { Role } from "../../platform/api/generated/graphql.ts"
import { demandViewer } from "../../platform/session.server.ts"

type WithRoles = { roles: readonly { role: Role; isInEffect: boolean; region?: unknown }[] }

/** For pages whose data are public but whose purpose is an administrator's. Their forms are decided by the API. */
export function demandAdministrator(request: Request, viewer: WithRoles | null | undefined): void {
  demandRole(request, viewer, ["ADMINISTRATOR"], "Only an administrator can use this page.")
}

/** The same for other roles that count for the whole hub. */
export function demandRole(request: Request, viewer: WithRoles | null | undefined, roles: readonly Role[], because: string): void {
  const held = demandViewer(request, viewer).roles
  if (!held.some(({ role, isInEffect, region }) => roles.includes(role) && isInEffect && !region))
    throw new Response(because, { status: 403 })
}
