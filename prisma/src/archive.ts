import { createReadStream, createWriteStream } from "node:fs"
import { Readable } from "node:stream"
import { pipeline } from "node:stream/promises"
import { createGunzip, createGzip } from "node:zlib"
import { DatabaseProblem } from "./problem.ts"

/** One file to be packed. */
export interface ArchiveEntry {
  /** Path inside the archive, with forward slashes. */
  name: string
  /** Bytes; exactly as many as `content` gives. */
  size: number
  content: AsyncIterable<Uint8Array>
}

const block = 512

/** Writes a .tar.gz (ustar) that any tar can read. One entry is in memory no longer than it takes to pass it on. */
export async function writeArchive(file: string, entries: AsyncIterable<ArchiveEntry>): Promise<void> {
  // Backups hold personal data: only the operator may read them.
  await pipeline(Readable.from(packed(entries)), createGzip(), createWriteStream(file, { flags: "wx", mode: 0o600 }))
}

async function* packed(entries: AsyncIterable<ArchiveEntry>): AsyncGenerator<Uint8Array> {
  for await (const { name, size, content } of entries) {
    yield header(name, size)
    let written = 0
    for await (const chunk of content) {
      written += chunk.byteLength
      yield chunk
    }
    if (written !== size) throw new DatabaseProblem(`${name} changed while it was packed. Try again.`)
    yield Buffer.alloc(padding(size))
  }
  yield Buffer.alloc(2 * block)
}

const padding = (size: number) => (block - (size % block)) % block

const fields = { name: 0, mode: 100, owner: 108, group: 116, size: 124, changed: 136, checksum: 148, type: 156, magic: 257, prefix: 345 }

function header(name: string, size: number): Buffer {
  const bytes = Buffer.alloc(block)
  const { prefix, rest } = split(name)
  bytes.write(rest, fields.name)
  bytes.write("0000600\0", fields.mode)
  bytes.write("0000000\0", fields.owner)
  bytes.write("0000000\0", fields.group)
  bytes.write(octal(size, 11, name), fields.size)
  bytes.write(octal(Math.floor(Date.now() / 1000), 11, name), fields.changed)
  bytes.write("0", fields.type)
  bytes.write("ustar\u000000", fields.magic)
  bytes.write(prefix, fields.prefix)
  bytes.write(`${checksum(bytes).toString(8).padStart(6, "0")}\0 `, fields.checksum)
  return bytes
}

/** A name of more than 100 bytes is kept in two fields, parted at a slash. */
function split(name: string): { prefix: string; rest: string } {
  if (Buffer.byteLength(name) <= 100) return { prefix: "", rest: name }
  for (let at = name.indexOf("/"); at > 0; at = name.indexOf("/", at + 1)) {
    const [prefix, rest] = [name.slice(0, at), name.slice(at + 1)]
    if (Buffer.byteLength(prefix) <= 155 && Buffer.byteLength(rest) <= 100) return { prefix, rest }
  }
  throw new DatabaseProblem(`The name ${name} is too long for a backup.`)
}

function octal(value: number, digits: number, name: string): string {
  const text = value.toString(8)
  if (text.length > digits) throw new DatabaseProblem(`${name} is larger than the 8 GB that fit into a backup.`)
  return `${text.padStart(digits, "0")}\0`
}

/** The sum of a header's bytes with the checksum itself counted as spaces. */
function checksum(bytes: Buffer): number {
  let sum = 0
  for (const [index, byte] of bytes.entries()) sum += index >= fields.checksum && index < fields.checksum + 8 ? 32 : byte
  return sum
}

/** Reads an archive to its end and throws unless it is complete and undamaged. */
export async function checkArchive(file: string): Promise<void> {
  try {
    for await (const { content } of readArchive(file)) for await (const _ of content);
  } catch (error) {
    const said = error instanceof Error ? error.message : String(error)
    throw new DatabaseProblem(`${file} cannot be read as a backup (${said}). Is it complete?`, { cause: error })
  }
}

/** Reads an archive in order. The content of each entry has to be read to its end before the next one is asked for. */
export async function* readArchive(file: string): AsyncGenerator<ArchiveEntry> {
  const unzipped = createGunzip()
  // Errors of either stream reach whoever reads.
  const piped = pipeline(createReadStream(file), unzipped).catch(() => {})
  const source = new ByteReader(unzipped)
  try {
    for (;;) {
      const bytes = await source.take(block)
      if (bytes.every((byte) => byte === 0)) break
      const { name, size } = readHeader(bytes)
      yield { name, size, content: source.stream(size) }
      await source.take(padding(size))
    }
    await source.drain()
  } finally {
    unzipped.destroy()
    await piped
  }
}

function readHeader(bytes: Buffer): { name: string; size: number } {
  const text = (start: number, length: number) => bytes.toString("utf8", start, start + length).replace(/\0.*$/s, "")
  if (Number.parseInt(text(fields.checksum, 8), 8) !== checksum(bytes)) throw new Error("a header is damaged")
  const prefix = text(fields.prefix, 155)
  const name = text(fields.name, 100)
  return { name: prefix === "" ? name : `${prefix}/${name}`, size: Number.parseInt(text(fields.size, 12), 8) }
}

/** Hands out a stream's bytes in pieces of the sizes asked for. */
class ByteReader {
  readonly #chunks: AsyncIterator<Buffer>
  #rest: Buffer = Buffer.alloc(0)

  constructor(stream: AsyncIterable<Buffer>) {
    this.#chunks = stream[Symbol.asyncIterator]()
  }

  async take(size: number): Promise<Buffer> {
    const parts: Buffer[] = []
    for await (const part of this.stream(size)) parts.push(part)
    return Buffer.concat(parts)
  }

  async *stream(size: number): AsyncGenerator<Buffer> {
    let wanted = size
    while (wanted > 0) {
      if (this.#rest.length === 0) {
        const { value, done } = await this.#chunks.next()
        if (done) throw new Error("it ends too early")
        this.#rest = value
      }
      const part = this.#rest.subarray(0, wanted)
      this.#rest = this.#rest.subarray(part.length)
      wanted -= part.length
      yield part
    }
  }

  /** Reads what is left, so that the checksum at the end is checked. */
  async drain(): Promise<void> {
    while (!(await this.#chunks.next()).done);
  }
}
