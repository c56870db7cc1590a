import { canAdministerOrganisations, canEditOrganisation, canManageMembers, canSeeMembership } from "@hub/api/people/organisation.policy"
import { canAdministerPeople, canSeeEmail } from "@hub/api/people/person.policy"
import { canEditRegion } from "@hub/api/people/region.policy"
import { canManageRoles } from "@hub/api/people/role.policy"
import { isDecidingRole, isRoleInEffect, roleNames, roleScopes, scopeProblem } from "@hub/api/people/role.rules"
import { canSuspend } from "@hub/api/people/suspension.policy"
import { canManageTerms } from "@hub/api/people/term.policy"
import type { Viewer } from "@hub/api/platform/auth"
import { MembershipStatus, Role } from "@hub/prisma"
import { describe, expect, test } from "vitest"

const roles = Object.values(Role)
const own = { organisation: "organisation-1", region: "region-1" }

const viewer = (over: Partial<Viewer> = {}): Viewer => ({
  ...{ id: "viewer", name: "Ada", email: "ada@example.org", emailVerified: true, twoFactorEnabled: true, sessionId: "s" },
  ...{ grants: [], memberships: [] },
  ...over,
})
const holding = (role: Role, regionId: string | null = null) =>
  viewer({ grants: [{ role, organisationId: null, regionId, roundId: null }] })
const belonging = (organisationId: string, isLead: boolean) => viewer({ memberships: [{ organisationId, isLead }] })

/** Each act, with the roles for the whole hub that may do it. */
const acts = {
  canAdministerOrganisations: [(who: Viewer | null) => canAdministerOrganisations(who).allowed, ["ADMINISTRATOR"]],
  canEditOrganisation: [(who: Viewer | null) => canEditOrganisation(who, own.organisation).allowed, ["ADMINISTRATOR"]],
  canManageMembers: [(who: Viewer | null) => canManageMembers(who, own.organisation).allowed, ["ADMINISTRATOR"]],
  canAdministerPeople: [(who: Viewer | null) => canAdministerPeople(who).allowed, ["ADMINISTRATOR"]],
  canManageRoles: [(who: Viewer | null) => canManageRoles(who).allowed, ["ADMINISTRATOR"]],
  canManageTerms: [(who: Viewer | null) => canManageTerms(who).allowed, ["ADMINISTRATOR"]],
  canSuspend: [(who: Viewer | null) => canSuspend(who, { id: "somebody" }).allowed, ["ADMINISTRATOR"]],
  canSeeEmail: [(who: Viewer | null) => canSeeEmail(who, { id: "somebody" }), ["ADMINISTRATOR"]],
  canEditRegion: [(who: Viewer | null) => canEditRegion(who, own.region).allowed, ["ADMINISTRATOR", "REGIONAL_LEAD"]],
} satisfies Record<string, [(who: Viewer | null) => boolean, Role[]]>

describe.each(Object.entries(acts))("%s", (_name, [may, allowed]) => {
  test.each(roles)("%s", (role) => {
    expect(may(holding(role))).toBe((allowed as Role[]).includes(role))
  })
  test("nobody who holds nothing, or is not signed in", () => {
    expect([may(viewer()), may(null)]).toEqual([false, false])
  })
})

test("leads keep their own organisation and no other", () => {
  for (const may of [canEditOrganisation, canManageMembers]) {
    expect(may(belonging(own.organisation, true), own.organisation).allowed).toBe(true)
    expect(may(belonging(own.organisation, false), own.organisation).allowed).toBe(false)
    expect(may(belonging("elsewhere", true), own.organisation).allowed).toBe(false)
  }
})

test("a role that is limited to a region counts there only, and never for the whole hub", () => {
  expect(canEditRegion(holding("REGIONAL_LEAD", own.region), own.region).allowed).toBe(true)
  expect(canEditRegion(holding("REGIONAL_LEAD", "elsewhere"), own.region).allowed).toBe(false)
  expect(canManageRoles(holding("ADMINISTRATOR", own.region)).allowed).toBe(false)
})

test("nobody suspends themselves, and people see their own address", () => {
  const administrator = holding("ADMINISTRATOR")
  expect(canSuspend(administrator, administrator).allowed).toBe(false)
  expect(canSeeEmail(viewer(), { id: "viewer" })).toBe(true)
})

describe("a membership", () => {
  const membership = (status: MembershipStatus) => ({ personId: "somebody", organisationId: own.organisation, status })
  test.each(Object.values(MembershipStatus))("that is %s", (status) => {
    const seenBy = (who: Viewer | null) => canSeeMembership(who, membership(status))
    expect(seenBy(viewer({ id: "somebody" }))).toBe(true)
    expect(seenBy(belonging(own.organisation, true))).toBe(true)
    expect(seenBy(belonging(own.organisation, false))).toBe(status === "ACTIVE")
    expect(seenBy(belonging("elsewhere", true))).toBe(false)
    for (const role of roles) expect(seenBy(holding(role)), role).toBe(role === "ADMINISTRATOR")
    expect([seenBy(viewer()), seenBy(null)]).toEqual([false, false])
  })
})

describe.each(roles)("the scope of %s", (role) => {
  const { region } = roleScopes[role]
  test("is checked for a region and for the whole hub", () => {
    expect(scopeProblem({ role, organisationId: null, regionId: "r" })?.field).toBe(region === "no" ? "regionId" : undefined)
    expect(scopeProblem({ role, organisationId: null, regionId: null })?.field).toBe(region === "must" ? "regionId" : undefined)
    expect(scopeProblem({ role, organisationId: "o", regionId: null })?.field).toBe("organisationId")
    expect(roleNames[role]).not.toBe("")
  })

  test("waits for a second factor where it decides and the hub asks for one", () => {
    const deciding = ["ADMINISTRATOR", "EDITOR", "AWARD_MANAGER"].includes(role)
    expect(isDecidingRole(role)).toBe(deciding)
    for (const twoFactorEnabled of [true, false])
      for (const isDemonstration of [true, false]) {
        expect(isRoleInEffect(role, { twoFactorEnabled, isDemonstration }, false)).toBe(true)
        expect(isRoleInEffect(role, { twoFactorEnabled, isDemonstration }, true)).toBe(!deciding || twoFactorEnabled || isDemonstration)
      }
  })
})
