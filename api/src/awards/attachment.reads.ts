import type { Prisma } from "@hub/prisma"
import { registerFileAccess, registerFileUse } from "../platform/storage/file-access.ts"
import { nominationsVisibleTo, ownNominations } from "./nomination.reads.ts"

/** Entries, as JSON, that hold a file. */
const holding = (fileId: string): Prisma.JsonFilter => ({ path: ["attachments"], array_contains: [{ fileId }] })

// Whoever may know of an entry may read what was submitted with it; only its own people read what is not submitted yet.
registerFileAccess(async ({ db, viewer }, { id }) => {
  const nomination = await db.nomination.findFirst({
    where: {
      OR: [
        { AND: [nominationsVisibleTo(viewer), { snapshots: { some: { content: holding(id) } } }] },
        { AND: [ownNominations(viewer), { answers: holding(id) }] },
      ],
    },
    select: { id: true },
  })
  return nomination !== null
})

registerFileUse(async (tx, fileIds) => {
  const rows = await tx.$queryRaw<{ fileId: string }[]>`
    select distinct held.file #>> '{}' as "fileId" from (
      select jsonb_path_query(answers, '$.attachments[*].fileId') as file from "Nomination"
      union all select jsonb_path_query(content, '$.attachments[*].fileId') from "NominationSnapshot"
    ) held where held.file #>> '{}' = any(${[...fileIds]}::text[])`
  return rows.map(({ fileId }) => fileId)
})
