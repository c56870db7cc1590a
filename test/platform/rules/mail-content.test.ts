import { button, heading, list, type MailContent, oneLine, paragraph, quote, renderMail } from "@hub/api/platform/mail/content"
import { load } from "cheerio"
import fc from "fast-check"
import { describe, expect, test } from "vitest"

const site = "https://hub.example.org"
const letter = (parts: MailContent["parts"], more: Partial<MailContent> = {}): MailContent => ({
  subject: "About your submission",
  greeting: "Hello Priya",
  parts,
  reason: "You get this because you submitted it.",
  ...more,
})

test("text and HTML say the same, in the same order", () => {
  const content = letter(
    [
      paragraph("An editor has read your case study."),
      heading("What to change"),
      list(["Say how many took part", { text: "Guidance", path: "/guidance" }]),
      quote("Which year\nwas this?"),
      button("Open your submission", "/submissions/1"),
    ],
    {
      settings: [{ label: "Change which e-mails you get", path: "/my/settings" }],
      unsubscribe: [
        { label: "Stop e-mails about this", path: "/unsubscribe/this/token" },
        { label: "Stop these e-mails", path: "/unsubscribe/token" },
      ],
    },
  )
  const { text, html } = renderMail(content, site)
  const page = load(html)
  const said = [
    "Hello Priya",
    "An editor has read your case study.",
    "What to change",
    "Say how many took part",
    "Guidance",
    "Which year",
    "was this?",
    "Open your submission",
    "You get this because you submitted it.",
    "Change which e-mails you get",
    "Stop e-mails about this",
    "Stop these e-mails",
  ]
  for (const body of [text, page("body").text()]) {
    const places = said.map((words) => body.indexOf(words))
    expect(places, body).not.toContain(-1)
    expect(places).toEqual([...places].sort((one, other) => one - other))
  }
  expect(page("html").attr("lang")).toBe("en-GB")
  expect(page("title").text()).toBe("About your submission")
  expect(text).toContain("> Which year\n> was this?")
})

test("every link is a whole address of the hub", () => {
  const { html, text } = renderMail(letter([button("Go", "/a?b=1&c=2"), list([{ text: "x", path: "/d" }])]), site)
  const page = load(html)
  const links = page("a")
    .toArray()
    .map((link) => page(link).attr("href"))
  expect(links).toEqual([`${site}/a?b=1&c=2`, `${site}/a?b=1&c=2`, `${site}/d`, site])
  expect(text).toContain(`${site}/a?b=1&c=2`)
})

test.each([
  "https://evil.example",
  "//evil.example",
  "/\\evil.example",
  "javascript:alert(1)",
  "x",
  "",
  "https://hub.example.org.evil.example/",
])("a link to %j is refused", (path) => {
  expect(() => renderMail(letter([button("Go", path)]), site)).toThrow(/path of the web site/)
})

test("what people write is shown as they wrote it and never becomes HTML", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme", maxLength: 80 }), fc.string({ maxLength: 80 }), (one, other) => {
      const plain = (words: string) => words.replace(/[\p{Cc}\u2028\u2029]/gu, " ")
      const parts = [paragraph(one), heading(other), quote(one), list([other, { text: one, path: "/x" }]), button(other, "/y")]
      const { html } = renderMail(
        letter(parts, { subject: other, greeting: `Hello ${one}`, reason: `You get this because ${other}` }),
        site,
      )
      const page = load(html)
      const innocent = load(
        renderMail(letter([paragraph("a"), heading("a"), quote("a"), list(["a", { text: "a", path: "/x" }]), button("a", "/y")]), site)
          .html,
      )
      expect(page("*").length).toBe(innocent("*").length)
      expect(page("h2").text()).toBe(plain(other))
      expect(page("blockquote").text()).toBe(plain(one))
    }),
  )
})

describe("header lines", () => {
  test.each([
    ["Bcc: all@example.org", "Hello\r\nBcc: all@example.org"],
    ["another line", "Hello\u2028another line"],
  ])("nobody gets %j in", (_what, subject) => {
    expect(oneLine(subject)).not.toMatch(/[\p{Cc}\u2028\u2029]/u)
    expect(oneLine(subject)).toMatch(/^Hello \w/)
  })

  test("names and emoji stay whole; direction tricks do not", () => {
    expect(oneLine("Zoë 👩‍⚕️ سارة")).toBe("Zoë 👩‍⚕️ سارة")
    expect(oneLine("invoice\u202efdp.exe")).not.toContain("\u202e")
  })

  test("are cut to a bearable length", () => {
    expect(oneLine("a".repeat(500))).toHaveLength(200)
  })
})
