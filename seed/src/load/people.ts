import { hashPassword } from "@hub/api/people/password.service"
import type { Prisma } from "@hub/prisma"
import type { DemoPerson } from "../demo/people.ts"
import { daysBefore } from "./days.ts"
import type { OrganisationIds } from "./organisations.ts"

type Tx = Prisma.TransactionClient

/** Writes people with their memberships and roles; all share one password. Regional leads become the contact of their region. */
export async function loadPeople(
  tx: Tx,
  people: readonly DemoPerson[],
  { password, organisations, now }: { password: string; organisations: OrganisationIds; now: Date },
): Promise<ReadonlyMap<string, string>> {
  const hash = await hashPassword(password)
  const regions = new Map((await tx.region.findMany({ select: { id: true, slug: true } })).map(({ id, slug }) => [slug, id]))
  const written = await tx.person.createManyAndReturn({
    data: people.map(({ handle, name, email, jobTitle, about, askMeAbout, isContactable, joinedDaysAgo }) => ({
      handle,
      name,
      email,
      jobTitle,
      about,
      askMeAbout,
      isContactable,
      emailVerified: true,
      isDemonstration: true,
      createdAt: daysBefore(now, joinedDaysAgo),
    })),
    select: { id: true, handle: true },
  })
  const ids = new Map(written.map(({ id, handle }) => [handle, id]))
  const terms = new Map((await tx.term.findMany()).map(({ id, taxonomy, slug }) => [`${taxonomy}:${slug}`, id]))
  await tx.personInterest.createMany({
    data: people.flatMap(({ handle, interests }) => interests.map((name) => ({ personId: ids.get(handle)!, termId: terms.get(name)! }))),
  })
  await tx.account.createMany({
    data: written.map(({ id }) => ({ personId: id, accountId: id, providerId: "credential", password: hash })),
  })
  await tx.membership.createMany({
    data: people.flatMap(({ handle, memberships, joinedDaysAgo }) =>
      memberships.map(({ organisation, role, status, message }) => ({
        personId: ids.get(handle)!,
        organisationId: organisations.get(organisation)!,
        role,
        status,
        message: message ?? null,
        requestedAt: daysBefore(now, status === "ACTIVE" ? joinedDaysAgo : 2),
        decidedAt: status === "ACTIVE" ? daysBefore(now, joinedDaysAgo) : null,
      })),
    ),
  })
  await tx.roleGrant.createMany({
    data: people.flatMap(({ handle, roles, joinedDaysAgo }) =>
      roles.map(({ role, region, organisation }) => ({
        personId: ids.get(handle)!,
        role,
        regionId: region ? regions.get(region)! : null,
        organisationId: organisation ? organisations.get(organisation)! : null,
        grantedAt: daysBefore(now, joinedDaysAgo),
      })),
    ),
  })
  for (const { handle, roles } of people)
    for (const { role, region } of roles)
      if (role === "REGIONAL_LEAD" && region)
        await tx.region.update({ where: { slug: region }, data: { contactPersonId: ids.get(handle)! } })
  return ids
}
