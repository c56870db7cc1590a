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

/**
 * The remarks a viewer may see of submissions they see: internal ones are for those who may review, never for the people
 * they are about, even if they are editors.
 */
export function commentsVisibleTo(viewer: Viewer | null): Prisma.ReviewCommentWhereInput {
  return { OR: [{ isInternal: false }, { submission: notOwnOf(viewer) }] }
}

/** Submissions of the viewer's regions as an editor, not of their own organisations, not their own. */
function notOwnOf(viewer: Viewer | null): Prisma.SubmissionWhereInput {
  const own = viewer?.memberships.map(({ organisationId }) => organisationId) ?? []
  const editorRegions =
    viewer?.grants.flatMap(({ role, organisationId, regionId }) => (role === "EDITOR" && !organisationId && regionId ? [regionId] : [])) ??
    []
  return {
    submitterId: { not: viewer?.id ?? "00000000-0000-0000-0000-000000000000" },
    organisationId: { notIn: own },
    ...(!hasRole(viewer, "EDITOR") && { organisation: { regionId: { in: editorRegions } } }),
  }
}

/** The submissions a viewer may review: of their regions, not of their own organisations, not their own. */
export function reviewableWhere(viewer: Viewer | null, filter: QueueFilter): Prisma.SubmissionWhereInput {
  const { states, assignedToMe, unassigned, regions, callId, text } = filter
  const contains = text?.trim()
  return {
    submittedAt: { not: null },
    state: { in: [...(states ?? waitingForEditor)].filter((state) => state !== "DRAFT") },
    AND: [
      notOwnOf(viewer),
      regions?.length ? { organisation: { region: { slug: { in: [...regions] } } } } : {},
      contains
        ? {
            OR: [
              { reference: contains.toUpperCase() },
              { organisation: { name: { contains, mode: "insensitive" } } },
              // By the titles it was sent with: what is typed since is its organisation's own.
              { snapshots: { some: { content: { path: ["title"], string_contains: contains, mode: "insensitive" } } } },
            ],
          }
        : {},
    ],
    ...(assignedToMe && viewer && { assignedToId: viewer.id }),
    ...(unassigned && { assignedToId: null }),
    ...(callId && { callId }),
  }
}
