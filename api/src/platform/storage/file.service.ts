import { createHash, randomUUID } from "node:crypto"
import type { StoredFile } from "@hub/prisma"
import { z } from "zod"
import { type Act, act } from "../act.ts"
import { requireViewer } from "../auth.ts"
import type { Context } from "../context.ts"
import { RateLimitedError, ValidationError } from "../errors.ts"
import { defineJob } from "../jobs/define.ts"
import { unusedFiles } from "./file-access.ts"
import { acceptedKinds, kindOf, safeName } from "./file-content.ts"
import { type ImageWidth, narrowImage, redrawImage } from "./images.ts"
import { fileStorage } from "./storage.ts"

/** Largest file, in bytes. */
export const maxFileSize = 10 * 1024 * 1024
/** Files one person may send in an hour. */
const hourlyLimit = 100
const hour = 60 * 60 * 1000
const day = 24 * hour

const refuse = (message: string) => new ValidationError([{ field: "file", message }])

/** Checks a file by its content, draws images anew, and keeps it. Nobody but its uploader can read it until it is attached to something. */
export async function storeFile(context: Context, upload: { name: string; bytes: Buffer }): Promise<StoredFile> {
  const viewer = requireViewer(context.viewer)
  await limitRate(context, viewer.id)
  if (upload.bytes.length === 0) throw refuse("This file is empty. Choose another, or save it again and choose it then")
  if (upload.bytes.length > maxFileSize) throw refuse("The file is larger than 10 MB. Make it smaller, for example by reducing its images")
  const kind = await kindOf(upload.bytes)
  if (!kind) throw refuse(`This file cannot be used. Attach ${acceptedKinds} without macros or passwords`)
  const picture = kind.isImage ? await redrawImage(upload.bytes, kind.contentType) : null
  if (kind.isImage && !picture) throw refuse("This image is damaged or too large to be shown. Save it again as PNG or JPEG and attach that")
  const bytes = picture?.bytes ?? upload.bytes

  const id = randomUUID()
  const key = `uploads/${id.slice(0, 2)}/${id}.${kind.extension}`
  // Set going before the bytes are written, so that bytes whose row is never written do not stay for ever.
  await act(context, ({ enqueue, at }) => enqueue(removeStrayBytesJob, { key }, { startAfter: new Date(at.getTime() + day) }))
  const storage = await fileStorage(context.env)
  await storage.put(key, bytes, kind.contentType)
  return act(context, async ({ tx, at, audit }) => {
    const file = await tx.storedFile.create({
      data: {
        id,
        key,
        name: safeName(upload.name, kind.extension),
        contentType: kind.contentType,
        size: bytes.length,
        sha256: createHash("sha256").update(bytes).digest("hex"),
        width: picture?.width ?? null,
        height: picture?.height ?? null,
        uploadedById: viewer.id,
        createdAt: at,
      },
    })
    await audit({
      action: "file.upload",
      subjectType: "StoredFile",
      subjectId: id,
      after: { contentType: file.contentType, size: file.size },
    })
    return file
  })
}

async function limitRate({ db, clock }: Context, personId: string): Promise<void> {
  const since = new Date(clock.now().getTime() - hour)
  const sent = await db.storedFile.count({ where: { uploadedById: personId, createdAt: { gte: since } } })
  if (sent >= hourlyLimit) throw new RateLimitedError("You have sent many files in the last hour. Try again in an hour.", 3600)
}

/** Opens files to everybody, in the act that publishes what shows them. */
export async function publishFiles({ tx }: Pick<Act, "tx">, fileIds: readonly string[]): Promise<void> {
  await tx.storedFile.updateMany({ where: { id: { in: [...fileIds] } }, data: { isPublic: true } })
}

const copiesOf = (fileId: string) => `copies/${fileId}`
const inTheMaking = new Map<string, Promise<Buffer | null>>()

/** A narrower copy of an image, made when it is first asked for and kept. Null when the image itself is gone. */
export async function narrowCopy({ env }: Context, file: StoredFile, width: ImageWidth): Promise<Buffer | null> {
  const storage = await fileStorage(env)
  const key = `${copiesOf(file.id)}/${width}.webp`
  const kept = await storage.readBytes(key)
  if (kept) return kept
  // A page asks for many pictures at once and several people for the same: each is drawn once.
  let making = inTheMaking.get(key)
  if (!making) {
    making = (async () => {
      const original = await storage.readBytes(file.key)
      if (!original) return null
      const copy = await narrowImage(original, width)
      await storage.put(key, copy, "image/webp")
      return copy
    })().finally(() => inTheMaking.delete(key))
    inTheMaking.set(key, making)
  }
  return making
}

/** Removes bytes that no row names: those of a removed file, or of an upload that broke off. */
export const removeStrayBytesJob = defineJob({
  name: "remove-stray-bytes",
  schema: z.object({ key: z.string(), fileId: z.uuid().optional() }),
  async handle({ db, env }, { key, fileId }) {
    if (await db.storedFile.findUnique({ where: { key }, select: { id: true } })) return
    const storage = await fileStorage(env)
    await storage.remove(key)
    if (fileId) await storage.removeAll(copiesOf(fileId))
  },
})

const orphanAge = 7 * day

/** Removes files that were sent a week ago and are attached to nothing. */
export const removeUnusedFilesJob = defineJob({
  name: "remove-unused-files",
  schema: z.object({}),
  schedule: "40 3 * * *",
  timeoutSeconds: 900,
  async handle(context) {
    const before = new Date(context.clock.now().getTime() - orphanAge)
    for (let after: string | null = null; ; ) {
      const files: { id: string; key: string }[] = await context.db.storedFile.findMany({
        // What is public was published, and what was published is kept.
        where: { isPublic: false, createdAt: { lt: before }, ...(after && { id: { gt: after } }) },
        orderBy: { id: "asc" },
        take: 200,
        select: { id: true, key: true },
      })
      after = files.at(-1)?.id ?? null
      if (after === null) return
      await act(context, (act) => removeUnused(act, files))
    }
  },
})

async function removeUnused({ tx, audit, enqueueAll }: Act, files: readonly { id: string; key: string }[]): Promise<void> {
  // Locked, so that nobody attaches one between the question and the removal.
  const ids = files.map(({ id }) => id)
  await tx.$queryRaw`select id from "StoredFile" where id = any(${ids}::uuid[]) for update`
  const unused = new Set(await unusedFiles(tx, ids))
  const gone = files.filter(({ id }) => unused.has(id))
  if (gone.length === 0) return
  await tx.storedFile.deleteMany({ where: { id: { in: [...unused] } } })
  await enqueueAll(
    removeStrayBytesJob,
    gone.map(({ id, key }) => ({ key, fileId: id })),
  )
  for (const { id } of gone) await audit({ action: "file.remove", subjectType: "StoredFile", subjectId: id, reason: "Attached to nothing" })
}
