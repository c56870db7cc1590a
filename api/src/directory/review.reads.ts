import type { Prisma, SubmissionState } from "@hub/prisma"
import { hasRole, type Viewer } from "../platform/auth.ts"
import { waitingForEditor } from "./submission.rules.ts"

/** The editors of a region: its own and those for the whole hub. */
export async function editorsOf(tx: Prisma.TransactionClient, regionId: string): Promise<string[]> {
  const grants = await tx.roleGrant.findMany({
    where: { role: "EDITOR", revokedAt: null, organisationId: null, OR: [{ regionId: null }, { regionId }] },
    select: { personId: true },
  })
  return [...new Set(grants.map(({ personId }) => personId))]
}

export type QueueFilter = {
  states?: readonly SubmissionState[] | null
  assignedToMe?: boolean | null
  unassigned?: boolean | null
  regions?: readonly string[] | null
  callId: string | null
  text?: string | null
}

/** True for somebody who is an editor anywhere; such a viewer sees internal remarks on what they see. */
export function reviewerOf(viewer: Viewer | null): boolean {
  return viewer?.grants.some(({ role }) => role === "EDITOR") ?? false
}

/** The submissions a viewer may review: of their regions, not of their own organisations, not their own. */
export function reviewableWhere(viewer: Viewer | null, filter: QueueFilter): Prisma.SubmissionWhereInput {
  const { states, assignedToMe, unassigned, regions, callId, text } = filter
  const own = viewer?.memberships.map(({ organisationId }) => organisationId) ?? []
  const editorRegions = viewer?.grants.flatMap(({ role, regionId }) => (role === "EDITOR" && regionId ? [regionId] : [])) ?? []
  const contains = text?.trim()
  return {
    submittedAt: { not: null },
    state: { in: [...(states ?? waitingForEditor)].filter((state) => state !== "DRAFT") },
    submitterId: { not: viewer?.id ?? "" },
    organisationId: { notIn: own },
    AND: [
      hasRole(viewer, "EDITOR") ? {} : { organisation: { regionId: { in: editorRegions } } },
      regions?.length ? { organisation: { region: { slug: { in: [...regions] } } } } : {},
      contains
        ? {
            OR: [
              { reference: contains.toUpperCase() },
              { organisation: { name: { contains, mode: "insensitive" } } },
              { content: { path: ["title"], string_contains: contains, mode: "insensitive" } },
            ],
          }
        : {},
    ],
    ...(assignedToMe && viewer && { assignedToId: viewer.id }),
    ...(unassigned && { assignedToId: null }),
    ...(callId && { callId }),
  }
}
