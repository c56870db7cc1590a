import type { Prisma } from "@hub/prisma"
import { registerFileAccess, registerFileUse } from "../platform/storage/file-access.ts"
import { ownSubmissions, submissionsVisibleTo } from "./submission.reads.ts"

/** Case studies, as JSON, that hold a file. */
const holding = (fileId: string): Prisma.JsonFilter => ({ path: ["attachments"], array_contains: [{ fileId }] })

// Whoever may read a submission may read what was attached to it when it was sent; its organisation also what is since.
registerFileAccess(async ({ db, viewer }, { id }) => {
  const submission = await db.submission.findFirst({
    where: {
      OR: [
        { AND: [submissionsVisibleTo(viewer), { snapshots: { some: { content: holding(id) } } }] },
        { AND: [ownSubmissions(viewer), { content: holding(id) }] },
      ],
    },
    select: { id: true },
  })
  return submission !== null
})

registerFileUse(async (tx, fileIds) => {
  const rows = await tx.$queryRaw<{ fileId: string }[]>`
    select distinct held.file #>> '{}' as "fileId" from (
      select jsonb_path_query(content, '$.attachments[*].fileId') as file from "Submission"
      union all select jsonb_path_query(content, '$.attachments[*].fileId') from "SubmissionSnapshot"
      union all select jsonb_path_query(content, '$.attachments[*].fileId') from "Revision"
    ) held where held.file #>> '{}' = any(${[...fileIds]}::text[])`
  return rows.map(({ fileId }) => fileId)
})
