import { kindOf, safeName } from "@hub/api/platform/storage/file-content"
import { zipEntries } from "@hub/api/platform/storage/zip"
import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { docm, docx, drawing, odt, pdf, photograph, pptx, svg, xlsx, zip } from "../sample-files.ts"

describe("what a file is", () => {
  test.each([
    ["pdf", async () => pdf()],
    ["docx", async () => docx()],
    ["xlsx", async () => xlsx()],
    ["pptx", async () => pptx()],
    ["odt", async () => odt()],
    ["jpg", () => photograph(60, 40)],
    ["png", () => drawing("png")],
    ["webp", () => drawing("webp")],
  ])("%s is known by its content", async (extension, make) => {
    expect((await kindOf(await make()))?.extension).toBe(extension)
  })

  test.each([
    ["nothing much", async () => Buffer.from("hi")],
    ["text", async () => Buffer.from("a,b\n1,2\n".repeat(20))],
    ["a web page", async () => Buffer.from(`<!doctype html><script>alert(1)</script>${" ".repeat(100)}`)],
    ["an SVG with a script", async () => svg],
    ["a GIF", () => drawing("gif")],
    ["a TIFF", () => drawing("tiff")],
    ["a program", async () => Buffer.concat([Buffer.from("MZ"), Buffer.alloc(200)])],
    ["a PDF cut off on the way", async () => pdf(5000).subarray(0, 3000)],
    ["a web page that says PDF further down", async () => Buffer.from(`<html>%PDF-1.4 %%EOF${" ".repeat(50)}`)],
    ["any zip", async () => zip({ "a.txt": "hello", "b.exe": "MZ" })],
    ["a zip cut off", async () => docx().subarray(0, -30)],
    ["a zip that only lists the right names", async () => zip({ "[Content_Types].xml": "<Types/>", "word/document.xml": "<w/>" })],
    ["a Word document without its text", async () => zip({ "[Content_Types].xml": "wordprocessingml.document.main+xml" })],
    ["a Word document with macros", async () => docm()],
    ["macros hidden in a document without macros", async () => docx({ "word/vbaProject.bin": "macro" })],
    [
      "macros in an OpenDocument text",
      async () =>
        zip(
          { mimetype: "application/vnd.oasis.opendocument.text", "content.xml": "<o/>", "Basic/Standard/Module1.xml": "x" },
          { store: true },
        ),
    ],
    [
      "a document with a password",
      async () => zip({ "[Content_Types].xml": "wordprocessingml.document.main+xml", "word/document.xml": "x" }, { flags: 1 }),
    ],
    [
      "an archive that unpacks to gigabytes",
      async () => zip({ "[Content_Types].xml": "x", "word/document.xml": "x" }, { claimedSize: 2 ** 31 }),
    ],
    ["a document that unpacks outside its folder", async () => docx({ "../../evil.sh": "x" })],
  ])("%s is not accepted", async (_what, make) => {
    expect(await kindOf(await make())).toBeNull()
  })

  test("no bytes at all make it fail, damaged or not", async () => {
    const whole = docx()
    await fc.assert(
      fc.asyncProperty(fc.nat(whole.length - 1), fc.nat(255), fc.uint8Array({ maxLength: 60 }), async (at, value, tail) => {
        const damaged = Buffer.concat([whole, tail])
        damaged[at] = value
        await kindOf(damaged)
        await kindOf(Buffer.from(tail))
        zipEntries(Buffer.concat([Buffer.from("PK\x03\x04"), tail]))
      }),
    )
  })
})

describe("the name of a file", () => {
  test.each([
    ["Report 2015.docx", "Report 2015.docx"],
    ["report.DOCX.exe", "report.DOCX.docx"],
    ["../../etc/passwd", "passwd.docx"],
    ["C:\\Users\\Priya\\plan.docx", "plan.docx"],
    ["", "file.docx"],
    ["...", "file.docx"],
    [".htaccess", "htaccess.docx"],
    ["a\u0000b\r\nc.docx", "abc.docx"],
    ["invoice\u202excod.exe", "invoicexcod.docx"],
    ['a"b<c>|d?.docx', "a-b-c--d-.docx"],
    ["Zoë’s café 👩‍⚕️.docx", "Zoë’s café 👩‍⚕️.docx"],
    ["تقرير.docx", "تقرير.docx"],
  ])("%j becomes %j", (given, name) => {
    expect(safeName(given, "docx")).toBe(name)
  })

  test("is always short, on one line, without folders, and ends in what the file is", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 300 }), (given) => {
        const name = safeName(given, "pdf")
        expect(name).toMatch(/^[^/\\\p{Cc}]+\.pdf$/u)
        expect([...name].length).toBeLessThanOrEqual(104)
        expect(name.startsWith(".")).toBe(false)
      }),
    )
  })
})
