import { createContext } from "@hub/api/platform/context"
import { removeStrayBytesJob, removeUnusedFilesJob, storeFile } from "@hub/api/platform/storage/file.service"
import { registerFileAccess, registerFileUse } from "@hub/api/platform/storage/file-access"
import { fileStorage } from "@hub/api/platform/storage/storage"
import { makePerson } from "@hub/seed/builders"
import sharp from "sharp"
import { afterEach, describe, expect, test } from "vitest"
import { useHub, type Who } from "../../kit/hub.ts"
import { crc, docm, docx, drawing, pdf, photograph } from "../sample-files.ts"

const hub = useHub()
const day = 24 * 60 * 60 * 1000

/** What the domains would say: who else may read, and what is attached. */
const readers = new Map<string, string>()
const attached = new Set<string>()
registerFileAccess(({ viewer }, file) => viewer !== null && readers.get(file.id) === viewer.id)
registerFileUse(async (_tx, ids) => ids.filter((id) => attached.has(id)))
afterEach(async () => {
  readers.clear()
  attached.clear()
  await hub.reset()
})

const send = (as: Who | undefined, bytes: Buffer, name = "plan.docx", headers: Record<string, string> = {}) =>
  hub.fetch("/files", {
    method: "POST",
    body: new Uint8Array(bytes),
    headers: { "content-type": "application/octet-stream", "x-file-name": encodeURIComponent(name), ...headers },
    ...(as && { as }),
  })
type Sent = { id: string; name: string; contentType: string; size: number; width: number | null; height: number | null; url: string }
async function sent(as: Who, bytes: Buffer, name?: string): Promise<Sent> {
  const response = await send(as, bytes, name)
  expect(response.status, await response.clone().text()).toBe(201)
  return (await response.json()) as Sent
}
const get = (path: string, as?: Who, headers: Record<string, string> = {}) => hub.fetch(path, { headers, ...(as && { as }) })
const bytesOf = async (response: Response) => Buffer.from(await response.arrayBuffer())

describe("sending a file", () => {
  test("keeps its bytes, its proper name and type, and who sent it", async () => {
    const person = await makePerson(hub)
    const bytes = docx()
    const file = await sent(person, bytes, "../Zoë’s plan.exe")
    expect(file).toMatchObject({ name: "Zoë’s plan.docx", size: bytes.length, url: `/files/${file.id}` })
    expect(file.contentType).toBe("application/vnd.openxmlformats-officedocument.wordprocessingml.document")
    const answer = await get(file.url, person)
    expect((await bytesOf(answer)).equals(bytes)).toBe(true)
    expect(await hub.db.storedFile.findMany()).toMatchObject([
      { id: file.id, uploadedById: person.id, isPublic: false, createdAt: hub.clock.now() },
    ])
    expect(await hub.db.auditEvent.findMany({ where: { action: "file.upload" } })).toMatchObject([
      { actorId: person.id, subjectId: file.id },
    ])
  })

  test("works from a form too", async () => {
    const person = await makePerson(hub)
    const form = new FormData()
    form.append("note", "before the file")
    form.append("file", new Blob([new Uint8Array(pdf())], { type: "text/html" }), "Report – 2015.html")
    const response = await hub.fetch("/files", { method: "POST", body: form, as: person })
    expect(response.status).toBe(201)
    expect(await response.json()).toMatchObject({ name: "Report – 2015.pdf", contentType: "application/pdf" })
    const empty = new FormData()
    empty.append("file", "no file")
    expect((await hub.fetch("/files", { method: "POST", body: empty, as: person })).status).toBe(422)
  })

  test("turns a photograph upright and forgets where and by whom it was taken", async () => {
    const person = await makePerson(hub)
    const original = await photograph(1600, 900)
    expect(original.includes("secret of Priya")).toBe(true)
    const file = await sent(person, original, "IMG_0001.JPG")
    expect(file).toMatchObject({ name: "IMG_0001.jpg", width: 900, height: 1600 })
    const bytes = await bytesOf(await get(file.url, person))
    const { exif, orientation, format } = await sharp(bytes).metadata()
    expect({ exif, orientation, format }).toEqual({ exif: undefined, orientation: undefined, format: "jpeg" })
    expect(bytes.includes("secret of Priya")).toBe(false)
  })

  test("drops what hides behind an image", async () => {
    const person = await makePerson(hub)
    const file = await sent(person, Buffer.concat([await drawing("png"), Buffer.from("<script>alert(1)</script>")]), "a.png")
    expect((await bytesOf(await get(file.url, person))).includes("<script>")).toBe(false)
  })

  test.each([
    ["an empty file", async () => Buffer.alloc(0), /empty/],
    ["a file of another kind", () => drawing("gif"), /Attach PDF, Word/],
    ["a document with macros", async () => docm(), /without macros/],
    ["a damaged image", async () => (await drawing("png", 200, 200)).subarray(0, 90), /damaged/],
    ["an image of a thousand megapixels", async () => hugePng(), /too large/],
  ])("refuses %s and says what to do", async (_what, make, message) => {
    const person = await makePerson(hub)
    const response = await send(person, await make())
    expect(response.status).toBe(422)
    expect((await response.json()) as { message: string }).toMatchObject({ code: "INVALID", message: expect.stringMatching(message) })
    expect(await hub.db.storedFile.count()).toBe(0)
  })

  test("takes 10 MB and not a byte more", async () => {
    const person = await makePerson(hub)
    const limit = 10 * 1024 * 1024
    const size = pdf().length
    expect((await send(person, pdf(limit - size))).status).toBe(201)
    for (const more of [1, 200_000]) {
      const response = await send(person, pdf(limit - size + more))
      expect(response.status).toBe(413)
      expect(await response.json()).toMatchObject({ message: expect.stringContaining("10 MB") })
    }
  })

  test("is for people who are signed in", async () => {
    const response = await send(undefined, pdf())
    expect(response.status).toBe(401)
    expect(await hub.db.storedFile.count()).toBe(0)
  })

  test("is refused when another site makes the browser do it", async () => {
    const person = await makePerson(hub)
    const foreign: Record<string, string>[] = [
      { origin: "https://evil.example" },
      { origin: "null" },
      { "sec-fetch-site": "cross-site" },
      { "sec-fetch-site": "same-site" },
    ]
    const own: Record<string, string>[] = [
      { origin: hub.platform.env.PUBLIC_URL },
      { "sec-fetch-site": "same-origin" },
      { origin: hub.url },
    ]
    for (const headers of foreign) expect((await send(person, pdf(), "a.pdf", headers)).status, JSON.stringify(headers)).toBe(403)
    for (const headers of own) expect((await send(person, pdf(), "a.pdf", headers)).status, JSON.stringify(headers)).toBe(201)
    expect(await hub.db.storedFile.count()).toBe(3)
  })

  test("is limited to a hundred in an hour", async () => {
    const person = await makePerson(hub)
    const { id } = await sent(person, pdf())
    const { id: _id, key, ...row } = await hub.db.storedFile.findUniqueOrThrow({ where: { id } })
    await hub.db.storedFile.createMany({ data: Array.from({ length: 99 }, (_, n) => ({ ...row, key: `${key}-${n}` })) })
    const response = await send(person, pdf())
    expect(response.status).toBe(429)
    expect(response.headers.get("retry-after")).toBe("3600")
    expect((await send(await makePerson(hub), pdf())).status).toBe(201)
    hub.clock.advance(60 * 60 * 1000 + 1)
    expect((await send(person, pdf())).status).toBe(201)
  })
})

describe("reading a file", () => {
  test("is for its sender and whom a domain lets in; for others it is as if it did not exist", async () => {
    const [sender, colleague, stranger] = [await makePerson(hub), await makePerson(hub), await makePerson(hub)]
    const { id, url } = await sent(sender, pdf())
    readers.set(id, colleague.id)
    expect((await get(url, sender)).status).toBe(200)
    expect((await get(url, colleague)).status).toBe(200)
    const absent = await get("/files/01a20902-8d40-757c-82fb-5844104db8d9", stranger)
    for (const answer of [
      await get(url, stranger),
      await get(url),
      await get("/files/nonsense", stranger),
      await get(`${url}?w=99`, stranger),
    ]) {
      expect(answer.status).toBe(404)
      expect(await answer.text()).toBe(await absent.clone().text())
      expect(answer.headers.get("etag")).toBe(absent.headers.get("etag"))
    }
  })

  test("is for everybody once it is public", async () => {
    const { id, url } = await sent(await makePerson(hub), pdf())
    await hub.db.storedFile.update({ where: { id }, data: { isPublic: true } })
    const answer = await get(url)
    expect(answer.status).toBe(200)
    expect(answer.headers.get("cache-control")).toBe("public, max-age=3600")
  })

  test("is safe in a browser: nothing sniffed, nothing run, documents saved under their name, private ones kept by nobody", async () => {
    const person = await makePerson(hub)
    const document = await get((await sent(person, pdf(), 'Zoë "final".pdf')).url, person)
    expect(Object.fromEntries(document.headers)).toMatchObject({
      "content-type": "application/pdf",
      "content-disposition": `attachment; filename="Zoe -final-.pdf"; filename*=UTF-8''Zo%C3%AB%20-final-.pdf`,
      "x-content-type-options": "nosniff",
      "content-security-policy": "default-src 'none'; sandbox",
      "cache-control": "private, no-cache",
    })
    const image = await get((await sent(person, await drawing("png"), "a.png")).url, person)
    expect(image.headers.get("content-disposition")).toMatch(/^inline; /)
  })

  test("is not repeated to a browser that has it", async () => {
    const person = await makePerson(hub)
    const { url } = await sent(person, pdf())
    const etag = (await get(url, person)).headers.get("etag") ?? ""
    expect((await get(url, person, { "if-none-match": etag })).status).toBe(304)
    expect((await get(url, await makePerson(hub), { "if-none-match": etag })).status, "but still only for those who may read it").toBe(404)
  })

  test("that storage has lost is not found", async () => {
    const person = await makePerson(hub)
    const { id, url } = await sent(person, pdf())
    const { key } = await hub.db.storedFile.findUniqueOrThrow({ where: { id } })
    await (await fileStorage(hub.platform.env)).remove(key)
    expect((await get(url, person)).status).toBe(404)
  })
})

describe("narrower copies of an image", () => {
  test("are made once, kept, and never wider than the image", async () => {
    const person = await makePerson(hub)
    const { id, url } = await sent(person, await drawing("png", 1000, 500), "a.png")
    const copies = await Promise.all([1, 2, 3].map(() => get(`${url}?w=320`, person)))
    for (const copy of copies) expect(copy.headers.get("content-type")).toBe("image/webp")
    const { width, height, format } = await sharp(await bytesOf(copies[0] as Response)).metadata()
    expect({ width, height, format }).toEqual({ width: 320, height: 160, format: "webp" })
    const storage = await fileStorage(hub.platform.env)
    expect(await storage.exists(`copies/${id}/320.webp`)).toBe(true)
    await storage.put(`copies/${id}/640.webp`, Buffer.from("the kept one"), "image/webp")
    expect((await bytesOf(await get(`${url}?w=640`, person))).toString()).toBe("the kept one")
    expect((await get(`${url}?w=1280`, person)).headers.get("content-type"), "the image itself").toBe("image/png")
  })

  test("come in the widths that pages use, of images only", async () => {
    const person = await makePerson(hub)
    const { url } = await sent(person, await drawing("png", 1000, 500), "a.png")
    for (const w of ["1", "321", "0", "-320", "1e3", "320&w=640"]) expect((await get(`${url}?w=${w}`, person)).status, w).toBe(422)
    const document = await sent(person, pdf())
    expect((await get(`${document.url}?w=320`, person)).status).toBe(422)
  })
})

describe("files nobody needs", () => {
  const tidy = () => removeUnusedFilesJob.handle(createContext(hub.platform), {}, { number: 1, isLast: false })

  test("are removed a week after they were sent, with their bytes and copies; what is attached stays", async () => {
    const person = await makePerson(hub)
    const storage = await fileStorage(hub.platform.env)
    const kept = await sent(person, pdf())
    const unused = await sent(person, await drawing("png", 1000, 500), "a.png")
    await get(`${unused.url}?w=320`, person)
    attached.add(kept.id)
    const { key } = await hub.db.storedFile.findUniqueOrThrow({ where: { id: unused.id } })
    hub.clock.advance(7 * day - 1000)
    await tidy()
    expect(await hub.db.storedFile.count()).toBe(2)
    hub.clock.advance(2000)
    const young = await sent(person, pdf())
    await tidy()
    await tidy()
    await hub.runJobs()
    expect((await hub.db.storedFile.findMany()).map(({ id }) => id).sort()).toEqual([kept.id, young.id].sort())
    expect(await storage.exists(key)).toBe(false)
    expect(await storage.exists(`copies/${unused.id}/320.webp`)).toBe(false)
    expect((await get(kept.url, person)).status).toBe(200)
    expect(await hub.db.auditEvent.count({ where: { action: "file.remove", subjectId: unused.id, actorId: null } })).toBe(1)
  })

  test("leave no bytes behind when an upload breaks off before its row is written", async () => {
    const person = await makePerson(hub)
    const context = await hub.contextAs(person)
    const storage = await fileStorage(hub.platform.env)
    await hub.db.$executeRawUnsafe(
      `create function test_refuse() returns trigger language plpgsql as $$ begin raise exception 'power cut'; end $$`,
    )
    await hub.db.$executeRawUnsafe(`create trigger test_refuse before insert on "StoredFile" for each row execute function test_refuse()`)
    try {
      await expect(storeFile(context, { name: "a.pdf", bytes: pdf() })).rejects.toThrow()
    } finally {
      await hub.db.$executeRawUnsafe("drop function test_refuse cascade")
    }
    const [job] = await hub.db.$queryRaw<{ data: { key: string } }[]>`select data from pgboss.job where name = ${removeStrayBytesJob.name}`
    expect(await storage.exists(job?.data.key ?? "")).toBe(true)
    hub.clock.advance(day + 1000)
    await hub.runJobs()
    expect(await storage.exists(job?.data.key ?? "")).toBe(false)
  })
})

/** A PNG whose head promises 40,000 by 40,000 pixels. */
async function hugePng(): Promise<Buffer> {
  const png = await drawing("png", 100, 100)
  png.writeUInt32BE(40_000, 16)
  png.writeUInt32BE(40_000, 20)
  png.writeUInt32BE(crc(png.subarray(12, 29)), 29)
  return png
}
