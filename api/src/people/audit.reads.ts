import type { Prisma, PrismaClient } from "@hub/prisma"

export type AuditFilter = {
  action?: string | null
  actorHandle?: string | null
  subjectId?: string | null
  since?: Date | null
  until?: Date | null
}

/** The acts a filter lets through. */
export async function auditWhere(db: PrismaClient, filter: AuditFilter | null | undefined): Promise<Prisma.AuditEventWhereInput> {
  if (!filter) return {}
  const { action, actorHandle, subjectId, since, until } = filter
  const actor = actorHandle ? await db.person.findUnique({ where: { handle: actorHandle }, select: { id: true } }) : null
  return {
    ...(action && { OR: [{ action }, { action: { startsWith: `${action}.` } }] }),
    ...(actorHandle && { actorId: { in: actor ? [actor.id] : [] } }),
    ...(subjectId && { subjectId }),
    ...((since || until) && { at: { ...(since && { gte: since }), ...(until && { lt: until }) } }),
  }
}
