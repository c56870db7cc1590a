import { registerFileAccess, registerFileUse } from "../platform/storage/file-access.ts"
import { postsReadableBy } from "./thread.reads.ts"

// Whoever may read what a post says may see its pictures; what is moved, hidden or taken back takes them along.
registerFileAccess(async ({ db, viewer }, { id }) => {
  const post = await db.post.findFirst({
    where: { AND: [{ files: { some: { fileId: id } } }, postsReadableBy(viewer)] },
    select: { id: true },
  })
  return post !== null
})

registerFileUse(async (tx, fileIds) => {
  const rows = await tx.$queryRaw<{ fileId: string }[]>`
    select "fileId"::text as "fileId" from "PostFile" where "fileId" = any (${[...fileIds]}::uuid[])
    union select named[1] from "PostDraft" cross join lateral regexp_matches("content" ->> 'body', '/files/([0-9a-f-]{36})', 'g') named
     where named[1] = any (${[...fileIds]}::text[])`
  return rows.map(({ fileId }) => fileId)
})
