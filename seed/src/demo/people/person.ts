import type { MembershipRole, MembershipStatus, Role } from "@hub/prisma"
import type { RegionSlug } from "../../reference/regions.ts"
import type { DemoOrganisationSlug } from "../organisations.ts"

export type DemoMembership = {
  organisation: DemoOrganisationSlug
  role: MembershipRole
  status: Extract<MembershipStatus, "ACTIVE" | "REQUESTED">
  /** What the person wrote when asking to join. */
  message?: string
}

/** A role and where it counts; everywhere when no place is given. */
export type DemoRole = { role: Role; region?: RegionSlug; organisation?: DemoOrganisationSlug }

/** Somebody of the demonstration world. None exists; mail to their addresses goes nowhere. */
export type DemoPerson = {
  handle: string
  name: string
  email: string
  jobTitle: string
  about: string | null
  /** What others may ask them about, in a line. */
  askMeAbout: string | null
  /** What they work on, as "taxonomy:slug". */
  interests: readonly string[]
  isContactable: boolean
  memberships: readonly DemoMembership[]
  roles: readonly DemoRole[]
  /** What somebody trying the hub can see as this person; null for those who only fill the world. */
  tryAs: string | null
  /** Days before the load on which the account was made. */
  joinedDaysAgo: number
}

/** Somebody who may be given a place and roles. */
export function person(
  handle: string,
  name: string,
  jobTitle: string,
  {
    about = null,
    askMeAbout = null,
    interests = [],
    isContactable = false,
    memberships = [],
    roles = [],
    tryAs = null,
    joinedDaysAgo = 600,
  }: Partial<DemoPerson> = {},
): DemoPerson {
  return {
    handle,
    name,
    email: `${handle}@demo.example`,
    jobTitle,
    about,
    askMeAbout,
    interests,
    isContactable,
    memberships,
    roles,
    tryAs,
    joinedDaysAgo,
  }
}
