import type { Prisma } from "@hub/prisma"
import type { Context } from "../platform/context.ts"

export type AuditFilter = {
  action?: string | null
  actorHandle?: string | null
  subjectType?: string | null
  subjectId?: string | null
  since?: Date | null
  until?: Date | null
}

type Secrets = (context: Context) => Promise<readonly string[]>
const secrets: Secrets[] = []

/** Domains declare here within what (a round of an award) acts must not be read by the viewer, whatever their role. */
export function keepAuditSecret(within: Secrets): void {
  secrets.push(within)
}

const secretKey = Symbol("secret audit")

/** Ids within which the viewer may read no act; once a request. */
export function secretWithin(context: Context): Promise<ReadonlySet<string>> {
  return context.once(secretKey, async () => new Set((await Promise.all(secrets.map((within) => within(context)))).flat()))
}

/** The acts a filter lets through, without those that are secret. */
export async function auditWhere(context: Context, filter: AuditFilter | null | undefined): Promise<Prisma.AuditEventWhereInput> {
  const secret = [...(await secretWithin(context))]
  const open: Prisma.AuditEventWhereInput = secret.length > 0 ? { NOT: { withinId: { not: null, in: secret } } } : {}
  return { AND: [open, await filterWhere(context, filter)] }
}

async function filterWhere({ db }: Context, filter: AuditFilter | null | undefined): Promise<Prisma.AuditEventWhereInput> {
  if (!filter) return {}
  const { action, actorHandle, subjectType, subjectId, since, until } = filter
  const actor = actorHandle ? await db.person.findUnique({ where: { handle: actorHandle }, select: { id: true } }) : null
  return {
    ...(action && { OR: [{ action }, { action: { startsWith: `${action}.` } }] }),
    ...(actorHandle && { actorId: { in: actor ? [actor.id] : [] } }),
    ...(subjectType && { subjectType }),
    ...(subjectId && { subjectId: databaseId(subjectId) }),
    ...((since || until) && { at: { ...(since && { gte: since }), ...(until && { lt: until }) } }),
  }
}

/** The id in the database of an id of the API, which says the type too ("Person:…" in base64); any other id as it is. */
function databaseId(id: string): string {
  const [type = "", key = ""] = Buffer.from(id, "base64").toString("utf8").split(":")
  return /^\w+$/.test(type) && key ? key : id
}
