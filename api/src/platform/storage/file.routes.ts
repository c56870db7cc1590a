import type { StoredFile } from "@hub/prisma"
import { type Request, type Response, Router } from "express"
import type { Context, Platform } from "../context.ts"
import { DomainError, NotFoundError, NotSignedIn, RateLimitedError, ValidationError } from "../errors.ts"
import type { ContextFor } from "../http/app.ts"
import { isUuid } from "../input.ts"
import { maxFileSize, narrowCopy, storeFile } from "./file.service.ts"
import { canReadFile } from "./file-access.ts"
import { type ImageWidth, imageWidths } from "./images.ts"
import { fileStorage } from "./storage.ts"

/**
 * POST /files takes one file: as the body with its name in X-File-Name (percent-encoded), or as the field "file" of a form.
 * GET /files/<id> gives it back, and with ?w=320|640|1280 a narrower copy of an image.
 */
export function fileRoutes({ env, log }: Pick<Platform, "env" | "log">): (contextFor: ContextFor) => Router {
  return (contextFor) => {
    const router = Router()
    router.post("/files", (request, response) => {
      receive(request, response, env.PUBLIC_URL, contextFor).catch((error) => fail(response, error, log))
    })
    router.get("/files/:id", (request, response) => {
      deliver(request, response, contextFor).catch((error) => fail(response, error, log))
    })
    return router
  }
}

async function receive(request: Request, response: Response, publicUrl: string, contextFor: ContextFor): Promise<void> {
  if (isFromElsewhere(request, publicUrl)) {
    response.status(403).json({ code: "FORBIDDEN", message: "Files can only be sent from the hub's own pages." })
    return
  }
  const context = await contextFor(request, response)
  if (!context.viewer) throw new NotSignedIn()
  const body = await readBody(request, maxFileSize + 64 * 1024)
  const upload = body && (await uploadOf(request, body))
  if (body === null || (upload && upload.bytes.length > maxFileSize)) {
    response
      .status(413)
      .json({ code: "INVALID", message: "The file is larger than 10 MB. Make it smaller, for example by reducing its images." })
    return
  }
  if (!upload) throw new ValidationError([{ field: "file", message: "Choose a file to attach" }])
  const file = await storeFile(context, upload)
  response.status(201).location(`/files/${file.id}`).json(shown(file))
}

const shown = ({ id, name, contentType, size, width, height }: StoredFile) => ({
  id,
  name,
  contentType,
  size,
  width,
  height,
  url: `/files/${id}`,
})

/** A browser says where a request comes from; programs, and the web server that passes uploads on, do not. */
function isFromElsewhere(request: Request, publicUrl: string): boolean {
  const site = request.get("sec-fetch-site")
  if (site && site !== "same-origin" && site !== "none") return true
  const origin = request.get("origin")
  return origin !== undefined && origin !== new URL(publicUrl).origin && origin !== `${request.protocol}://${request.get("host")}`
}

/** The whole body; null when it is longer than the limit. What is too much is read and dropped, so that the sender gets to see the answer. */
function readBody(request: Request, limit: number): Promise<Buffer | null> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = []
    let length = 0
    request.on("data", (chunk: Buffer) => {
      length += chunk.length
      if (length <= limit) chunks.push(chunk)
      else chunks.length = 0
      if (length > 10 * limit) request.destroy()
    })
    request.on("end", () => resolve(length <= limit ? Buffer.concat(chunks) : null))
    request.on("close", () => reject(new Error("The upload broke off")))
    request.on("error", reject)
  })
}

async function uploadOf(request: Request, body: Buffer): Promise<{ name: string; bytes: Buffer } | null> {
  const contentType = request.get("content-type") ?? ""
  if (!/^multipart\/form-data\b/i.test(contentType)) return { name: decodedName(request.get("x-file-name")), bytes: body }
  const form = await new globalThis.Response(new Uint8Array(body), { headers: { "content-type": contentType } })
    .formData()
    .catch(() => null)
  const file = form?.get("file")
  if (!file || typeof file === "string") return null
  return { name: file.name, bytes: Buffer.from(await file.arrayBuffer()) }
}

function decodedName(header: string | undefined): string {
  try {
    return decodeURIComponent(header ?? "")
  } catch {
    return header ?? ""
  }
}

async function deliver(request: Request, response: Response, contextFor: ContextFor): Promise<void> {
  const context = await contextFor(request, response)
  const file = await findFile(context, request.params.id ?? "")
  const width = widthOf(request, file)
  const etag = `"${file.sha256.slice(0, 32)}${width ? `-${width}` : ""}"`
  response.set({
    ETag: etag,
    "Cache-Control": file.isPublic ? "public, max-age=3600" : "private, no-cache",
    "Last-Modified": file.createdAt.toUTCString(),
    "X-Content-Type-Options": "nosniff",
    // Should a browser ever show a file as a page, nothing in it may run or reach the hub.
    "Content-Security-Policy": "default-src 'none'; sandbox",
  })
  if (request.get("if-none-match") === etag) {
    response.status(304).end()
    return
  }
  if (width) {
    const copy = await narrowCopy(context, file, width)
    if (!copy) throw new NotFoundError("The file")
    response
      .set({ "Content-Type": "image/webp", "Content-Disposition": disposition("inline", file.name.replace(/\.\w+$/, ".webp")) })
      .send(copy)
    return
  }
  const stream = await (await fileStorage(context.env)).read(file.key)
  if (!stream) throw new NotFoundError("The file")
  response.set({
    "Content-Type": file.contentType,
    "Content-Length": String(file.size),
    "Content-Disposition": disposition(file.contentType.startsWith("image/") ? "inline" : "attachment", file.name),
  })
  stream.on("error", (error) => response.destroy(error))
  response.on("close", () => stream.destroy())
  stream.pipe(response)
}

/** The file, if it exists and the viewer may read it: the two cases of "no" look the same. */
async function findFile(context: Context, id: string): Promise<StoredFile> {
  const file = isUuid(id) ? await context.db.storedFile.findUnique({ where: { id } }) : null
  if (!file || !(await canReadFile(context, file))) throw new NotFoundError("The file")
  return file
}

function widthOf(request: Request, file: StoredFile): ImageWidth | null {
  const asked = request.query.w
  if (asked === undefined) return null
  const width = imageWidths.find((width) => String(width) === asked)
  if (!width || file.width === null) {
    throw new ValidationError([{ field: "w", message: `Only images come in other widths, and w must be one of ${imageWidths.join(", ")}` }])
  }
  // A copy is never wider than the image itself.
  return width < file.width ? width : null
}

/** RFC 6266: a plain name for old programs, the real one for all others. */
function disposition(kind: "inline" | "attachment", name: string): string {
  const plain =
    name
      .normalize("NFKD")
      .replace(/[^\x20-\x7e]/g, "")
      .replace(/["\\]/g, "") || "file"
  const encoded = encodeURIComponent(name).replace(/['()*]/g, (found) => `%${found.charCodeAt(0).toString(16).toUpperCase()}`)
  return `${kind}; filename="${plain}"; filename*=UTF-8''${encoded}`
}

const statusOf: Record<string, number> = { INVALID: 422, NOT_FOUND: 404, UNAUTHENTICATED: 401, FORBIDDEN: 403, RATE_LIMITED: 429 }

function fail(response: Response, error: unknown, log: Platform["log"]): void {
  if (response.headersSent) {
    response.destroy()
    return
  }
  response.removeHeader("ETag")
  response.set("Cache-Control", "no-store")
  if (error instanceof RateLimitedError) response.set("Retry-After", String(error.retryAfterSeconds))
  if (error instanceof DomainError) {
    response.status(statusOf[error.code] ?? 400).json({ code: error.code, message: error.message })
    return
  }
  const faultId = crypto.randomUUID()
  log.error({ err: error, faultId }, "file fault")
  response.status(500).json({
    code: "INTERNAL_SERVER_ERROR",
    message: `Something went wrong on our side. Try again; if it keeps happening, quote ${faultId}.`,
  })
}
