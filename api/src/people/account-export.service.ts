import { requireViewer } from "../platform/auth.ts"
import type { Context } from "../platform/context.ts"
import { holdPersonalData, personalData } from "./personal-data.ts"

/** Everything the hub holds about the viewer, ready to be written as JSON. */
export async function exportMyData(context: Context): Promise<Record<string, unknown>> {
  const viewer = requireViewer(context.viewer)
  const collected: Record<string, unknown> = { exportedAt: context.clock.now().toISOString() }
  for (const { name, collect } of personalData) collected[name] = await collect(context, viewer.id)
  return collected
}

holdPersonalData({
  name: "person",
  collect: ({ db }, id) =>
    db.person.findUnique({
      where: { id },
      omit: { image: true },
      include: {
        accounts: { select: { providerId: true, createdAt: true } },
        sessions: { select: { createdAt: true, expiresAt: true, userAgent: true } },
        memberships: {
          select: { organisation: { select: { name: true } }, role: true, status: true, message: true, requestedAt: true, decidedAt: true },
        },
        interests: { select: { term: { select: { label: true } } } },
        roleGrants: { select: { role: true, region: { select: { name: true } }, grantedAt: true, revokedAt: true } },
        notifications: { select: { kind: true, title: true, body: true, createdAt: true, readAt: true }, orderBy: { createdAt: "asc" } },
      },
    }),
})

holdPersonalData({
  name: "mail",
  collect: async ({ db }, id) => {
    const { email } = await db.person.findUniqueOrThrow({ where: { id }, select: { email: true } })
    return db.mailMessage.findMany({
      where: { toAddress: email, isSecret: false },
      select: { kind: true, subject: true, text: true, createdAt: true },
      orderBy: { createdAt: "asc" },
    })
  },
})

holdPersonalData({
  name: "files",
  collect: ({ db }, id) =>
    db.storedFile.findMany({
      where: { uploadedById: id },
      select: { id: true, name: true, contentType: true, size: true, createdAt: true },
    }),
})

holdPersonalData({
  name: "acts",
  collect: ({ db }, id) =>
    db.auditEvent.findMany({
      where: { actorId: id },
      select: { at: true, action: true, subjectType: true, subjectId: true, reason: true },
      orderBy: { at: "asc" },
    }),
})
