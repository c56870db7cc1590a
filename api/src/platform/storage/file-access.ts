import type { Prisma, StoredFile } from "@hub/prisma"
import type { Context } from "../context.ts"

/** Answers whether the viewer may read a file because of something it is attached to. */
export type FileAccess = (context: Context, file: StoredFile) => boolean | Promise<boolean>

/** Answers which of these files are attached to something. */
export type FileUse = (tx: Prisma.TransactionClient, fileIds: readonly string[]) => Promise<readonly string[]>

const accesses: FileAccess[] = []
const uses: FileUse[] = []

/** A domain says who else may read its attachments. Anybody may read public files, and people what they uploaded. */
export function registerFileAccess(access: FileAccess): void {
  accesses.push(access)
}

/** A domain says which files it holds, so that they are kept. */
export function registerFileUse(use: FileUse): void {
  uses.push(use)
}

export async function canReadFile(context: Context, file: StoredFile): Promise<boolean> {
  if (file.isPublic) return true
  if (context.viewer && file.uploadedById === context.viewer.id) return true
  for (const access of accesses) if (await access(context, file)) return true
  return false
}

/** Those that nothing holds. While no domain has said what it holds, every file counts as held. */
export async function unusedFiles(tx: Prisma.TransactionClient, fileIds: readonly string[]): Promise<string[]> {
  if (uses.length === 0) return []
  const used = new Set<string>()
  for (const use of uses) for (const id of await use(tx, fileIds)) used.add(id)
  return fileIds.filter((id) => !used.has(id))
}
