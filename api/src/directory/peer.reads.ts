import type { Prisma } from "@hub/prisma"
import { published } from "./contribution.reads.ts"

/** What peers are looked for by. */
export type PeerFilter = { targetGroup?: string | null; theme?: string | null; region?: string | null }

/**
 * People who are willing to be contacted: who say that they work on a target group or theme, or answer for an initiative
 * about it, in an organisation of a region. Slugs that are not there find nobody; merged ones find what they lead to.
 */
export function peersWhere({ targetGroup, theme, region }: PeerFilter): Prisma.PersonWhereInput {
  return {
    ...{ isContactable: true, isProfileHidden: false, emailVerified: true, suspendedAt: null, erasedAt: null },
    AND: [
      ...(targetGroup ? [workingOn({ taxonomy: "TARGET_GROUP", slug: targetGroup })] : []),
      ...(theme ? [workingOn({ taxonomy: "THEME", slug: theme })] : []),
      ...(region ? [{ memberships: { some: { status: "ACTIVE" as const, organisation: { region: { slug: region } } } } }] : []),
    ],
  }
}

function workingOn(named: Prisma.TermWhereInput): Prisma.PersonWhereInput {
  const term = { OR: [named, { mergedInto: named }] }
  return {
    OR: [{ interests: { some: { term } } }, { contactFor: { some: { ...published, terms: { some: { term } } } } }],
  }
}
