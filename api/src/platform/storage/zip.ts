import { inflateRawSync } from "node:zlib"

/** An entry of a zip archive, as its directory lists it. */
export type ZipEntry = { name: string; method: number; isEncrypted: boolean; packedSize: number; size: number; offset: number }

const endMark = 0x06054b50
const directoryMark = 0x02014b50
const localMark = 0x04034b50
const maxEntries = 10_000

/** Lists a zip archive. Null when it is not one, or is damaged; nothing is unpacked. */
export function zipEntries(bytes: Buffer): ZipEntry[] | null {
  const end = findEnd(bytes)
  if (end === -1) return null
  const count = bytes.readUInt16LE(end + 10)
  let at = bytes.readUInt32LE(end + 16)
  if (count > maxEntries) return null
  const entries: ZipEntry[] = []
  for (let index = 0; index < count; index++) {
    if (at + 46 > end || bytes.readUInt32LE(at) !== directoryMark) return null
    const nameLength = bytes.readUInt16LE(at + 28)
    const next = at + 46 + nameLength + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32)
    if (next > end) return null
    entries.push({
      name: bytes.toString("utf8", at + 46, at + 46 + nameLength),
      method: bytes.readUInt16LE(at + 10),
      isEncrypted: (bytes.readUInt16LE(at + 8) & 1) === 1,
      packedSize: bytes.readUInt32LE(at + 20),
      size: bytes.readUInt32LE(at + 24),
      offset: bytes.readUInt32LE(at + 42),
    })
    at = next
  }
  return entries
}

/** The text of one entry; null when it is larger than `limit` or damaged. */
export function zipText(bytes: Buffer, entry: ZipEntry, limit: number): string | null {
  const { offset, packedSize, method } = entry
  if (offset + 30 > bytes.length || bytes.readUInt32LE(offset) !== localMark) return null
  const start = offset + 30 + bytes.readUInt16LE(offset + 26) + bytes.readUInt16LE(offset + 28)
  const packed = bytes.subarray(start, start + packedSize)
  if (packed.length !== packedSize) return null
  if (method === 0) return packedSize <= limit ? packed.toString("utf8") : null
  if (method !== 8) return null
  try {
    return inflateRawSync(packed, { maxOutputLength: limit }).toString("utf8")
  } catch {
    return null
  }
}

/** The end record stands in the last 64 kB, before a comment that reaches exactly to the end. */
function findEnd(bytes: Buffer): number {
  const lowest = Math.max(0, bytes.length - 22 - 0xffff)
  for (let at = bytes.length - 22; at >= lowest; at--) {
    if (bytes.readUInt32LE(at) === endMark && at + 22 + bytes.readUInt16LE(at + 20) === bytes.length) return at
  }
  return -1
}
