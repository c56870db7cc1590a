import type { PrismaClient } from "@hub/prisma"

/** Makes somebody who has signed up the first administrator of a new installation. All other roles are given in the site. */
export async function makeFirstAdministrator(db: PrismaClient, address: string, at: Date): Promise<string> {
  const email = address.trim().toLowerCase()
  return db.$transaction(async (tx) => {
    // Two who try at once take turns, so that the hub does not begin with two.
    await tx.$executeRaw`LOCK TABLE "RoleGrant" IN SHARE ROW EXCLUSIVE MODE`
    if ((await tx.roleGrant.count({ where: { role: "ADMINISTRATOR", revokedAt: null } })) > 0)
      throw new Error("The hub has an administrator already, who can make others on the site.")
    const person = await tx.person.findFirst({ where: { email, erasedAt: null, suspendedAt: null } })
    if (!person) throw new Error(`Nobody has an account with the address ${email}. Sign up on the site first.`)
    await tx.roleGrant.create({ data: { personId: person.id, role: "ADMINISTRATOR", grantedAt: at } })
    await tx.auditEvent.create({
      data: {
        at,
        action: "role.grant",
        subjectType: "Person",
        subjectId: person.id,
        reason: "First administrator, made on the server",
        after: { role: "ADMINISTRATOR", organisationId: null, regionId: null },
      },
    })
    return person.name
  })
}
