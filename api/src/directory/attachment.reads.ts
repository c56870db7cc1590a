import type { Prisma, StoredFile } from "@hub/prisma"
import DataLoader from "dataloader"
import type { Context } from "../platform/context.ts"
import { registerFileAccess, registerFileUse } from "../platform/storage/file-access.ts"
import { ownSubmissions, submissionsVisibleTo } from "./submission.reads.ts"

/** Case studies, as JSON, that hold a file. */
const holding = (fileId: string): Prisma.JsonFilter => ({ path: ["attachments"], array_contains: [{ fileId }] })

const attached = Symbol("files that are attached")

/** The file of an attachment; null when it is gone. One statement for all of a request. */
export function attachedFile({ db, once }: Context, fileId: string): Promise<StoredFile | null> {
  const loader = once(
    attached,
    () =>
      new DataLoader(async (ids: readonly string[]) => {
        const files = await db.storedFile.findMany({ where: { id: { in: [...ids] } } })
        return ids.map((id) => files.find((file) => file.id === id) ?? null)
      }),
  )
  return loader.load(fileId)
}

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
