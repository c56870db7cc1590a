import { createHash, randomBytes } from "node:crypto"
import type { Act } from "../platform/act.ts"
import { linkSeconds } from "./account.rules.ts"

/** What a link in mail is for. */
export type LinkKind = keyof typeof linkSeconds

/**
 * Makes the token of a link. It works once, for a limited time, and replaces earlier ones of its kind; the database keeps
 * only its hash. `detail` comes back when it is used.
 */
export async function issueLink({ tx, at }: Act, kind: LinkKind, personId: string, detail = ""): Promise<string> {
  await withdrawLinks({ tx }, personId, kind)
  const token = randomBytes(24).toString("base64url")
  const expiresAt = new Date(at.getTime() + linkSeconds[kind] * 1000)
  await tx.verification.create({ data: { identifier: identifier(kind, token), value: `${personId} ${detail}`, expiresAt } })
  return token
}

/** Uses a token up: whose it is and its detail, or null when it is unknown, used or too old. */
export async function redeemLink({ tx, at }: Act, kind: LinkKind, token: string): Promise<{ personId: string; detail: string } | null> {
  const where = { identifier: identifier(kind, token), expiresAt: { gt: at } }
  const found = await tx.verification.findFirst({ where, select: { id: true, value: true } })
  if (!found) return null
  const { count } = await tx.verification.deleteMany({ where: { id: found.id } })
  if (count === 0) return null
  const [personId = "", detail = ""] = found.value.split(" ")
  return { personId, detail }
}

/** Makes a person's links stop working: those of one kind, or all. */
export async function withdrawLinks({ tx }: Pick<Act, "tx">, personId: string, kind?: LinkKind): Promise<void> {
  await tx.verification.deleteMany({
    where: { identifier: { startsWith: kind ? `${kind}:` : "" }, value: { startsWith: `${personId} ` } },
  })
}

const identifier = (kind: LinkKind, token: string) => `${kind}:${createHash("sha256").update(token).digest("base64url")}`
