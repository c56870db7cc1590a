import { resolve } from "node:path"
import type { Readable } from "node:stream"
import { Disk, errors } from "flydrive"
import type { Env } from "../env.ts"
import type { DependencyState } from "../http/health.ts"

/** Where the bytes of files are: a folder, or a bucket. Keys are made by the hub, never by people. */
export type FileStorage = {
  put(key: string, bytes: Uint8Array, contentType: string): Promise<void>
  /** The bytes as a stream; null when there are none under this key. */
  read(key: string): Promise<Readable | null>
  readBytes(key: string): Promise<Buffer | null>
  exists(key: string): Promise<boolean>
  /** Removing what is not there is no error. */
  remove(key: string): Promise<void>
  /** Removes everything under a folder. */
  removeAll(folder: string): Promise<void>
  health(): Promise<DependencyState>
}

export type StorageSettings = Pick<
  Env,
  "DATA_DIR" | "S3_BUCKET" | "S3_REGION" | "S3_ENDPOINT" | "S3_ACCESS_KEY_ID" | "S3_SECRET_ACCESS_KEY"
>

const opened = new Map<string, Promise<FileStorage>>()

/** The storage of these settings: <DATA_DIR>/files, or the bucket S3_BUCKET. */
export function fileStorage(settings: StorageSettings): Promise<FileStorage> {
  const place = settings.S3_BUCKET ? `${settings.S3_ENDPOINT} ${settings.S3_BUCKET}` : resolve(settings.DATA_DIR, "files")
  let storage = opened.get(place)
  if (!storage) {
    storage = (settings.S3_BUCKET ? openBucket(settings, settings.S3_BUCKET) : openFolder(place)).then((disk) =>
      over(disk, settings.S3_BUCKET ? "bucket" : "folder"),
    )
    opened.set(place, storage)
  }
  return storage
}

async function openFolder(location: string): Promise<Disk> {
  const { FSDriver } = await import("flydrive/drivers/fs")
  return new Disk(new FSDriver({ location, visibility: "private" }))
}

async function openBucket(settings: StorageSettings, bucket: string): Promise<Disk> {
  // The client of AWS takes long to load, so only those who use it wait for it.
  const { S3Driver } = await import("flydrive/drivers/s3")
  const { S3_ACCESS_KEY_ID: accessKeyId, S3_SECRET_ACCESS_KEY: secretAccessKey } = settings
  return new Disk(
    new S3Driver({
      bucket,
      region: settings.S3_REGION,
      visibility: "private",
      // Services other than AWS: the bucket stands in the path, there are no access-control lists and not every checksum is known.
      ...(settings.S3_ENDPOINT && { endpoint: settings.S3_ENDPOINT, forcePathStyle: true }),
      supportsACL: false,
      requestChecksumCalculation: "WHEN_REQUIRED",
      responseChecksumValidation: "WHEN_REQUIRED",
      ...(accessKeyId && secretAccessKey && { credentials: { accessKeyId, secretAccessKey } }),
    }),
  )
}

function over(disk: Disk, kind: string): FileStorage {
  async function orNull<T>(key: string, read: () => Promise<T>): Promise<T | null> {
    try {
      return await read()
    } catch (error) {
      // A missing object and a storage that is away both fail to be read; only the first one is an answer.
      if (error instanceof errors.E_CANNOT_READ_FILE && !(await disk.exists(key))) return null
      throw error
    }
  }
  const storage: FileStorage = {
    put: (key, bytes, contentType) => disk.put(key, bytes, { contentType, contentLength: bytes.byteLength }),
    async read(key) {
      // The folder's stream would only fail once it is read, too late for a proper answer.
      return (await disk.exists(key)) ? orNull(key, () => disk.getStream(key)) : null
    },
    readBytes: (key) => orNull(key, async () => Buffer.from(await disk.getBytes(key))),
    exists: (key) => disk.exists(key),
    remove: (key) => disk.delete(key),
    removeAll: (folder) => disk.deleteAll(folder),
    async health() {
      const key = `health/${process.pid}`
      const stamp = Buffer.from(new Date().toISOString())
      await storage.put(key, stamp, "text/plain")
      const found = await storage.readBytes(key)
      await storage.remove(key)
      return found?.equals(stamp) ? { state: "up", detail: kind } : { state: "down", detail: "What is written does not come back" }
    },
  }
  return storage
}
