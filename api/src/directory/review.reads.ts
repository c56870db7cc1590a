import type { Prisma } from "@hub/prisma"

/** The editors of a region: its own and those for the whole hub. */
export async function editorsOf(tx: Prisma.TransactionClient, regionId: string): Promise<string[]> {
  const grants = await tx.roleGrant.findMany({
    where: { role: "EDITOR", revokedAt: null, organisationId: null, OR: [{ regionId: null }, { regionId }] },
    select: { personId: true },
  })
  return [...new Set(grants.map(({ personId }) => personId))]
}
