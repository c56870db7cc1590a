import { randomBytes, randomUUID } from "node:crypto"
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import path from "node:path"
import { buffer } from "node:stream/consumers"
import { type FileStorage, fileStorage, type StorageSettings } from "@hub/api/platform/storage/storage"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { startBucket } from "./bucket.ts"

const none: StorageSettings = {
  DATA_DIR: "",
  S3_BUCKET: undefined,
  S3_REGION: "eu-west-2",
  S3_ENDPOINT: undefined,
  S3_ACCESS_KEY_ID: undefined,
  S3_SECRET_ACCESS_KEY: undefined,
}
const { S3_ENDPOINT, S3_BUCKET, S3_ACCESS_KEY_ID, S3_SECRET_ACCESS_KEY, S3_REGION } = process.env
const bucket = (endpoint: string): StorageSettings => ({
  ...none,
  S3_ENDPOINT: endpoint,
  S3_BUCKET: "hub",
  S3_ACCESS_KEY_ID: "key",
  S3_SECRET_ACCESS_KEY: "secret",
})

/** What every storage must do. */
function contract(open: () => Promise<FileStorage>): void {
  let storage: FileStorage
  const folder = `test-${randomUUID()}`
  beforeAll(async () => {
    storage = await open()
  })
  afterAll(() => storage.removeAll(folder))

  test("gives back the bytes it was given, whole and as a stream", async () => {
    const bytes = randomBytes(300_000)
    await storage.put(`${folder}/a.bin`, bytes, "application/octet-stream")
    expect((await storage.readBytes(`${folder}/a.bin`))?.equals(bytes)).toBe(true)
    const stream = await storage.read(`${folder}/a.bin`)
    expect(stream && (await buffer(stream)).equals(bytes)).toBe(true)
    expect(await storage.exists(`${folder}/a.bin`)).toBe(true)
  })

  test("replaces what was there", async () => {
    await storage.put(`${folder}/b.txt`, Buffer.from("one, and longer"), "text/plain")
    await storage.put(`${folder}/b.txt`, Buffer.from("two"), "text/plain")
    expect((await storage.readBytes(`${folder}/b.txt`))?.toString()).toBe("two")
  })

  test("says so when there is nothing", async () => {
    expect(await storage.read(`${folder}/missing`)).toBeNull()
    expect(await storage.readBytes(`${folder}/missing`)).toBeNull()
    expect(await storage.exists(`${folder}/missing`)).toBe(false)
  })

  test("removes one, or a folder; removing again is no error", async () => {
    for (const name of ["x/1", "x/2", "y/1"]) await storage.put(`${folder}/${name}`, Buffer.from(name), "text/plain")
    await storage.remove(`${folder}/x/1`)
    await storage.remove(`${folder}/x/1`)
    expect(await storage.exists(`${folder}/x/1`)).toBe(false)
    await storage.removeAll(`${folder}/x`)
    await storage.removeAll(`${folder}/x`)
    expect(await storage.exists(`${folder}/x/2`)).toBe(false)
    expect(await storage.exists(`${folder}/y/1`)).toBe(true)
  })

  test("never leaves its place", async () => {
    await expect(storage.put("../outside.txt", Buffer.from("x"), "text/plain")).rejects.toThrow()
    await expect(storage.readBytes("../../etc/passwd")).rejects.toThrow()
  })

  test("is healthy, and leaves nothing behind when asked", async () => {
    expect((await storage.health()).state).toBe("up")
    expect(await storage.exists(`health/${process.pid}`)).toBe(false)
  })
}

describe("a folder", () => {
  const dataDir = mkdtempSync(path.join(tmpdir(), "hub-storage-"))
  afterAll(() => rmSync(dataDir, { recursive: true, force: true }))
  contract(() => fileStorage({ ...none, DATA_DIR: dataDir }))

  test("is <DATA_DIR>/files", async () => {
    const storage = await fileStorage({ ...none, DATA_DIR: dataDir })
    await storage.put("where/am-i.txt", Buffer.from("here"), "text/plain")
    expect(existsSync(path.join(dataDir, "files/where/am-i.txt"))).toBe(true)
  })

  test("that cannot be written to is reported", async () => {
    const blocked = path.join(dataDir, "blocked")
    writeFileSync(blocked, "a file where the folder should be")
    const storage = await fileStorage({ ...none, DATA_DIR: blocked })
    await expect(storage.health()).rejects.toThrow()
  })
})

describe("a bucket (a stand-in that speaks S3)", () => {
  let stand: Awaited<ReturnType<typeof startBucket>>
  beforeAll(async () => {
    stand = await startBucket()
  })
  afterAll(() => stand.close())
  contract(() => fileStorage(bucket(stand.endpoint)))

  test("that is away is not taken for an empty one", async () => {
    const gone = await startBucket()
    const storage = await fileStorage(bucket(gone.endpoint))
    await storage.put("a", Buffer.from("a"), "text/plain")
    await gone.close()
    await expect(storage.readBytes("a")).rejects.toThrow()
    await expect(storage.read("a")).rejects.toThrow()
    await expect(storage.health()).rejects.toThrow()
  })
})

describe.runIf(S3_ENDPOINT)("a bucket (the service at S3_ENDPOINT)", () => {
  contract(() =>
    fileStorage({ ...none, S3_ENDPOINT, S3_BUCKET, S3_ACCESS_KEY_ID, S3_SECRET_ACCESS_KEY, S3_REGION: S3_REGION ?? none.S3_REGION }),
  )
})
