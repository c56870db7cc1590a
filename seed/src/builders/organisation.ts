import type { Membership, MembershipRole, Organisation, OrganisationEmailDomain, Prisma } from "@hub/prisma"
import { anyRegion } from "./region.ts"
import { unique } from "./unique.ts"
import type { World } from "./world.ts"

export type OwnOrganisation = Partial<Prisma.OrganisationUncheckedCreateInput> & { domains?: string[] }

/** An NHS trust in some region, unless told otherwise. */
export async function makeOrganisation(
  world: World,
  { domains = [], ...own }: OwnOrganisation = {},
): Promise<Organisation & { emailDomains: OrganisationEmailDomain[] }> {
  const word = unique()
  return world.db.organisation.create({
    data: {
      slug: `trust-${word}`,
      name: `Trust ${word}`,
      kind: "NHS_TRUST",
      regionId: own.regionId ?? (await anyRegion(world)).id,
      createdAt: world.clock.now(),
      emailDomains: { create: domains.map((domain) => ({ domain })) },
      ...own,
    },
    include: { emailDomains: true },
  })
}

/** Makes a person an active member, or a lead, of an organisation. */
export function joinOrganisation(
  { db, clock }: World,
  person: { id: string },
  organisation: { id: string },
  role: MembershipRole = "MEMBER",
): Promise<Membership> {
  const at = clock.now()
  return db.membership.create({
    data: { personId: person.id, organisationId: organisation.id, role, status: "ACTIVE", requestedAt: at, decidedAt: at },
  })
}
