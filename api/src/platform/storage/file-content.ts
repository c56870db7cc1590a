import { fileTypeFromBuffer } from "file-type"
import { type ZipEntry, zipEntries, zipText } from "./zip.ts"

/** A kind of file people may attach. */
export type FileKind = { contentType: string; extension: string; isImage: boolean }

const image = (subtype: string, extension: string): FileKind => ({ contentType: `image/${subtype}`, extension, isImage: true })
const document = (contentType: string, extension: string): FileKind => ({ contentType, extension, isImage: false })

const openXml = "application/vnd.openxmlformats-officedocument"
const odt = "application/vnd.oasis.opendocument.text"
const kinds = {
  pdf: document("application/pdf", "pdf"),
  png: image("png", "png"),
  jpg: image("jpeg", "jpg"),
  webp: image("webp", "webp"),
  docx: document(`${openXml}.wordprocessingml.document`, "docx"),
  xlsx: document(`${openXml}.spreadsheetml.sheet`, "xlsx"),
  pptx: document(`${openXml}.presentationml.presentation`, "pptx"),
  odt: document(odt, "odt"),
}

/** For messages: what may be attached. */
export const acceptedKinds = "PDF, Word (docx), Excel (xlsx), PowerPoint (pptx), OpenDocument text (odt), PNG, JPEG or WebP"

/** Where each office format keeps its main part, and what its list of contents must call it. */
const mainParts = {
  docx: { part: "word/document.xml", type: "wordprocessingml.document.main+xml" },
  xlsx: { part: "xl/workbook.xml", type: "spreadsheetml.sheet.main+xml" },
  pptx: { part: "ppt/presentation.xml", type: "presentationml.presentation.main+xml" },
}

/** What a file is, decided by its content alone: its name and what the sender calls it count for nothing. Null for what is not accepted. */
export async function kindOf(bytes: Buffer): Promise<FileKind | null> {
  if (bytes.length < 32) return null
  if (bytes.readUInt32BE(0) === 0x504b0304) return officeKind(bytes)
  const found = await fileTypeFromBuffer(bytes)
  switch (found?.ext) {
    case "pdf":
      return isWholePdf(bytes) ? kinds.pdf : null
    case "png":
    case "jpg":
    case "webp":
      return kinds[found.ext]
    default:
      return null
  }
}

/** A PDF begins with its mark and ends with another: what was cut off on the way is refused while the sender can still mend it. */
function isWholePdf(bytes: Buffer): boolean {
  return bytes.subarray(0, 5).equals(Buffer.from("%PDF-")) && bytes.subarray(-2048).includes("%%EOF")
}

/** Unpacked, a document is at most this large: an archive made to explode on the reader's computer is not a document. */
const maxUnpacked = 300_000_000

function officeKind(bytes: Buffer): FileKind | null {
  const entries = zipEntries(bytes)
  if (!entries || entries.some(({ isEncrypted }) => isEncrypted)) return null
  if (entries.reduce((sum, { size }) => sum + size, 0) > maxUnpacked) return null
  // Macros and programs do not belong into what is shared here.
  if (entries.some(({ name }) => /(^|\/)(vbaProject\.bin|vbaData\.xml)$|^Basic\/|^Scripts\/|^\/|(^|\/)\.\.(\/|$)/i.test(name))) return null
  const text = (name: string) => {
    const entry: ZipEntry | undefined = entries.find((entry) => entry.name === name)
    return entry ? zipText(bytes, entry, 1_000_000) : null
  }
  if (text("mimetype") === odt) return entries.some(({ name }) => name === "content.xml") ? kinds.odt : null
  const contents = text("[Content_Types].xml")
  if (!contents || /macroEnabled/i.test(contents)) return null
  for (const kind of ["docx", "xlsx", "pptx"] as const) {
    const { part, type } = mainParts[kind]
    if (contents.includes(type) && entries.some(({ name }) => name === part)) return kinds[kind]
  }
  return null
}

/** A name that is safe to show, to store and to save under, ending in what the file really is. */
export function safeName(given: string, extension: string): string {
  const base = given
    .normalize("NFC")
    .replace(/[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069\u200e\u200f\ufeff]/gu, "")
    .replace(/^.*[\\/]/s, "")
    .replace(/[<>:"|?*%;]/g, "-")
    .replace(/\s+/g, " ")
    .replace(/\.[A-Za-z0-9]{1,5}$/, "")
    .replace(/^[\s.]+|[\s.]+$/g, "")
  const stem = [...base].slice(0, 100).join("").trimEnd()
  return `${stem || "file"}.${extension}`
}
