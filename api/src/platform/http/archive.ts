import { Zip, ZipDeflate } from "fflate"

/** A file of an archive; its bytes are asked for when its turn has come. */
export type ArchivedFile = { name: string; bytes: AsyncIterable<Uint8Array> }

/** A ZIP archive, made piece by piece as it is read: no file is held as a whole. */
export async function* zipped(files: Iterable<ArchivedFile>, at: Date): AsyncGenerator<Uint8Array> {
  const ready: Uint8Array[] = []
  const archive = new Zip((error, bytes) => {
    if (error) throw error
    ready.push(bytes)
  })
  for (const { name, bytes } of files) {
    const file = new ZipDeflate(name)
    file.mtime = at
    archive.add(file)
    for await (const piece of bytes) {
      file.push(piece)
      yield* ready.splice(0)
    }
    file.push(new Uint8Array(), true)
    yield* ready.splice(0)
  }
  archive.end()
  yield* ready.splice(0)
}
