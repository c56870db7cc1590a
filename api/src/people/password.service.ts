import type { Prisma } from "@hub/prisma"
import { hashPassword, verifyPassword } from "better-auth/crypto"

export { hashPassword }

/** Stores the hash of a person's only password. */
export async function setPassword(tx: Prisma.TransactionClient, personId: string, hash: string): Promise<void> {
  const key = { providerId: "credential", accountId: personId }
  await tx.account.upsert({
    where: { providerId_accountId: key },
    create: { ...key, personId, password: hash },
    update: { password: hash },
  })
}

/** Whether somebody has a password at all, and whether this is it. */
export async function checkPassword(
  { db }: { db: Prisma.TransactionClient },
  personId: string,
  password: string,
): Promise<"right" | "wrong" | "none"> {
  const account = await db.account.findUnique({
    where: { providerId_accountId: { providerId: "credential", accountId: personId } },
    select: { password: true },
  })
  if (!account?.password) return "none"
  return (await verifyPassword({ hash: account.password, password })) ? "right" : "wrong"
}
