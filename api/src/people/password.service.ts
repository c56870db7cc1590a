import type { Prisma } from "@hub/prisma"
import { hashPassword, verifyPassword } from "better-auth/crypto"
import type { Viewer } from "../platform/auth.ts"
import type { Context } from "../platform/context.ts"
import { ValidationError } from "../platform/errors.ts"
import { type RateLimit, spend, unspend } from "../platform/rate-limit.ts"

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

/** True when somebody signs in with a password, and not by a link or by their organisation only. */
export async function hasPassword({ db }: Context, personId: string): Promise<boolean> {
  return (await storedHash(db, personId)) !== null
}

const passwordsByPerson: RateLimit = { name: "password:person", points: 10, seconds: 15 * 60 }

/** Throws a ValidationError on `field` unless this is the viewer's password: for what somebody at an unlocked screen must not do. */
export async function demandPassword(context: Context, viewer: Viewer, password: string, field: string): Promise<void> {
  await spend(context, passwordsByPerson, viewer.id)
  const hash = await storedHash(context.db, viewer.id)
  if (!hash) throw new ValidationError([{ field, message: "You have no password yet. Set one in your settings" }])
  if (!password) throw new ValidationError([{ field, message: "Enter your password" }])
  if (!(await verifyPassword({ hash, password }))) throw new ValidationError([{ field, message: "That password is not right" }])
  await unspend(context, passwordsByPerson, viewer.id)
}

async function storedHash(db: Prisma.TransactionClient, personId: string): Promise<string | null> {
  const key = { providerId: "credential", accountId: personId }
  const account = await db.account.findUnique({ where: { providerId_accountId: key }, select: { password: true } })
  return account?.password ?? null
}
