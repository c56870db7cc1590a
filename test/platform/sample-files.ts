import { crc32, deflateRawSync } from "node:zlib"
import sharp from "sharp"

/** A zip archive with these entries. `flags` and `claimedSize` make damaged or hostile ones. */
export function zip(entries: Record<string, string>, more: { flags?: number; claimedSize?: number; store?: boolean } = {}): Buffer {
  const locals: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const [name, text] of Object.entries(entries)) {
    const content = Buffer.from(text)
    const packed = more.store ? content : deflateRawSync(content)
    const fields = Buffer.alloc(26)
    fields.writeUInt16LE(20, 0)
    fields.writeUInt16LE(more.flags ?? 0, 2)
    fields.writeUInt16LE(more.store ? 0 : 8, 4)
    fields.writeUInt32LE(crc(content), 10)
    fields.writeUInt32LE(packed.length, 14)
    fields.writeUInt32LE(more.claimedSize ?? content.length, 18)
    fields.writeUInt16LE(Buffer.byteLength(name), 22)
    const local = Buffer.concat([Buffer.from("PK\x03\x04"), fields, Buffer.from(name), packed])
    const tail = Buffer.alloc(14)
    tail.writeUInt32LE(offset, 10)
    directory.push(Buffer.concat([Buffer.from("PK\x01\x02\x14\x00", "latin1"), fields, tail, Buffer.from(name)]))
    locals.push(local)
    offset += local.length
  }
  const listed = Buffer.concat(directory)
  const end = Buffer.alloc(22)
  end.write("PK\x05\x06", "latin1")
  end.writeUInt16LE(locals.length, 8)
  end.writeUInt16LE(locals.length, 10)
  end.writeUInt32LE(listed.length, 12)
  end.writeUInt32LE(offset, 16)
  return Buffer.concat([...locals, listed, end])
}

// zlib.crc32 came with Node 20.15 and 22.2; its types came later.
export const crc = crc32 as (content: Buffer) => number

const contentTypes = (main: string) =>
  `<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/x" ContentType="application/vnd.openxmlformats-officedocument.${main}.main+xml"/></Types>`

export const docx = (more: Record<string, string> = {}) =>
  zip({ "[Content_Types].xml": contentTypes("wordprocessingml.document"), "word/document.xml": "<w:document/>", ...more })
export const xlsx = () => zip({ "[Content_Types].xml": contentTypes("spreadsheetml.sheet"), "xl/workbook.xml": "<workbook/>" })
export const pptx = () => zip({ "[Content_Types].xml": contentTypes("presentationml.presentation"), "ppt/presentation.xml": "<p/>" })
export const odt = () => zip({ mimetype: "application/vnd.oasis.opendocument.text", "content.xml": "<office/>" }, { store: true })
export const docm = () =>
  zip({
    "[Content_Types].xml": contentTypes("wordprocessingml.document").replace(
      "openxmlformats-officedocument.wordprocessingml.document",
      "ms-word.document.macroEnabled",
    ),
    "word/document.xml": "<w:document/>",
    "word/vbaProject.bin": "macro",
  })
export const pdf = (padding = 0) => Buffer.from(`%PDF-1.4\n1 0 obj<<>>endobj\n${"%".repeat(padding)}\ntrailer<<>>\n%%EOF\n`)

/** A photograph as a telephone takes it: lying on its side, with the place it was taken at. */
export const photograph = (width = 1600, height = 900) =>
  sharp({ create: { width, height, channels: 3, background: "#005eb8" } })
    .withExif({ IFD0: { Copyright: "secret of Priya", Make: "Telephone" }, IFD3: { GPSLatitudeRef: "N", GPSLatitude: "53/1 28/1 0/1" } })
    .withMetadata({ orientation: 6 })
    .jpeg()
    .toBuffer()
export const drawing = (format: "png" | "webp" | "gif" | "tiff", width = 40, height = 30) =>
  sharp({ create: { width, height, channels: 4, background: "#007f3b" } })
    .toFormat(format)
    .toBuffer()
export const svg = Buffer.from('<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>')
