import { hashPassword, setPassword } from "@hub/api/people/password.service"
import type { Person, Prisma, Role, RoleGrant } from "@hub/prisma"
import { unique } from "./unique.ts"
import type { World } from "./world.ts"

/** Somebody with a verified address and no role. */
export function makePerson({ db, clock }: World, own: Partial<Prisma.PersonUncheckedCreateInput> = {}): Promise<Person> {
  const word = unique()
  return db.person.create({
    data: {
      name: `Person ${word}`,
      email: `person-${word}@example.org`,
      handle: `person-${word}`,
      emailVerified: true,
      createdAt: clock.now(),
      ...own,
    },
  })
}

/** Lets somebody sign in with a password. */
export async function givePassword({ db }: World, person: { id: string }, password: string): Promise<void> {
  await setPassword(db, person.id, await hashPassword(password))
}

/** Where a role counts; everywhere when nothing is given. */
export type RoleScope = { organisation?: { id: string }; region?: { id: string }; round?: { id: string } }

/** Gives a person a role, as an administrator would. */
export function giveRole(
  { db, clock }: World,
  person: { id: string },
  role: Role,
  { organisation, region, round }: RoleScope = {},
): Promise<RoleGrant> {
  return db.roleGrant.create({
    data: {
      personId: person.id,
      role,
      organisationId: organisation?.id ?? null,
      regionId: region?.id ?? null,
      roundId: round?.id ?? null,
      grantedAt: clock.now(),
    },
  })
}

/** Somebody who holds this role everywhere. Two-factor sign-in is on, as it must be for people who decide. */
export async function makePersonWithRole(world: World, role: Role, own: Partial<Prisma.PersonUncheckedCreateInput> = {}): Promise<Person> {
  const person = await makePerson(world, { name: `${role.toLowerCase()} ${unique()}`, twoFactorEnabled: true, ...own })
  await giveRole(world, person, role)
  return person
}
