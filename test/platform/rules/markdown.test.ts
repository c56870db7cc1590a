import { markdownAsLetter, type NameResolver, type PictureResolver, pointersIn, readMarkdown } from "@hub/api/platform/markdown"
import { load } from "cheerio"
import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { attacks } from "./markdown-attacks.ts"

const tags = new Set(
  "a b blockquote br code dd del details div dl dt em h3 h4 h5 h6 hr i img ins kbd li ol p pre q rp rt ruby s samp section span strike strong sub summary sup table tbody td tfoot th thead tr tt ul var".split(
    " ",
  ),
)
const resolve: NameResolver = (name) => (name.startsWith("a") ? { href: `/people/${name}`, label: `@${name}` } : null)

const own = "/files/018f0000-0000-7000-8000-000000000001"
const pictures: PictureResolver = (fileId) => (own.endsWith(fileId) ? { width: 2560, height: 1000 } : null)

/** What is wrong with the HTML of a text: an element, attribute or address that people's text may not have. */
function harm(html: string): string[] {
  const $ = load(html, null, false)
  return $("*")
    .toArray()
    .flatMap((element) => {
      if (!("tagName" in element)) return []
      const { tagName, attribs } = element
      return [
        ...(tags.has(tagName) ? [] : [`<${tagName}>`]),
        ...(tagName === "img" && !attribs["alt"]?.trim() ? ["a picture without a description"] : []),
        ...Object.entries(attribs).flatMap(([name, value]) => {
          if (tagName === "img" && name === "src") return value === `${own}?w=1280` ? [] : [`src ${value}`]
          if (/^on|^style$|^src|^id$|^name$|^action$|^formaction$/.test(name)) return [`${name} on <${tagName}>`]
          // biome-ignore lint/suspicious/noControlCharactersInRegex: browsers skip them before the colon
          const address = value.replace(/[\u0000-\u0020]/g, "")
          return name === "href" && /^[^/?#]*:/.test(address) && !/^(https?|mailto):/i.test(address) ? [`href ${value}`] : []
        }),
      ]
    })
}

describe("attacks", () => {
  test.each(attacks)("harmless: %s", (attack) => {
    expect(harm(readMarkdown(attack).html)).toEqual([])
    expect(harm(readMarkdown(attack, resolve, pictures).html)).toEqual([])
  })

  test("harm is noticed", () => {
    for (const html of [
      '<img src="x" alt="A ward">',
      `<img src="${own}?w=1280" alt=" ">`,
      `<img src="${own}?w=1280" alt="A ward" onload="x">`,
      '<a href="javascript:x">x</a>',
      '<p onclick="x">x</p>',
      '<p id="x">x</p>',
      "<script>x</script>",
      '<a href="java\tscript:x">x</a>',
    ])
      expect(harm(html), html).not.toEqual([])
  })
})

const pieces = fc.oneof(
  fc.string(),
  fc.constantFrom(...attacks),
  fc.constantFrom(
    "@anna",
    "[a](",
    "](",
    "![",
    `![A ward](${own})`,
    `](${own})`,
    `[p]: ${own}`,
    "![a][p]",
    "`",
    "**",
    "\n",
    "\n\n",
    "> ",
    "- ",
    "<",
    ">",
    "&#x6a;",
    "javascript:",
    "|",
    "[^1]",
    "~~",
    "\\",
  ),
)
const anyText = fc.array(pieces, { maxLength: 12 }).map((parts) => parts.join(""))

describe("any text", () => {
  test("comes out harmless, and the same every time", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const { html } = readMarkdown(text, resolve, pictures)
        expect(harm(html)).toEqual([])
        expect(readMarkdown(text, resolve, pictures).html).toBe(html)
      }),
      { numRuns: 300 },
    )
  })

  test("keeps the words of plain sentences", () => {
    const sentence = fc.array(fc.stringMatching(/^[a-z]{1,12}$/), { minLength: 1, maxLength: 20 }).map((words) => words.join(" "))
    fc.assert(
      fc.property(sentence, (text) => {
        expect(readMarkdown(text).text).toBe(text)
        expect(load(readMarkdown(text).html).text()).toBe(text)
      }),
      { numRuns: 100 },
    )
  })

  test("names in it are found where links to them are made", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const linked = load(readMarkdown(text, resolve).html)('a[href^="/people/"]')
          .toArray()
          .map((element) => ("attribs" in element ? element.attribs["href"]?.slice("/people/".length) : ""))
        const found = new Set(pointersIn(text).names)
        for (const name of linked) expect(found).toContain(name)
      }),
      { numRuns: 200 },
    )
  })
})

test("names are found at the beginning of words, outside code, links and addresses", () => {
  expect(pointersIn("@anna and (@ben-okri), `@code`, [@link](/x), me@carol.org, @@dora, x@eve").names).toEqual(["anna", "ben-okri"])
})

test("who quotes a text does not call whom it names", () => {
  expect(pointersIn("> @anna says\n\nI agree, @ben-okri")).toMatchObject({ names: ["anna", "ben-okri"], called: ["ben-okri"] })
})

test("what stands in angle brackets is text like any other, and an address in them a link", () => {
  expect(readMarkdown("Write to <your region> lead")).toEqual({
    html: "<p>Write to &#x3C;your region> lead</p>",
    text: "Write to <your region> lead",
  })
  for (const text of ["<div>Only div</div>", "<script>alert(1)</script>", "<!-- aside -->"]) {
    expect(load(readMarkdown(text).html).text(), text).toBe(text)
    expect(markdownAsLetter(text)).toBe(text)
  }
  expect(readMarkdown("<https://example.org/>").html).toContain('<a href="https://example.org/"')
})

test("a picture of the hub's own is shown with its description, and never wider than a page", () => {
  const shown = `<img src="${own}?w=1280" alt="A ward" width="1280" height="500" loading="lazy">`
  expect(readMarkdown(`![A ward](${own})`, resolve, pictures)).toEqual({ html: `<p>${shown}</p>`, text: "A ward" })
  expect(readMarkdown(`![A ward](${own}?w=320 "title")`, resolve, pictures).html).toBe(`<p>${shown}</p>`)
  expect(readMarkdown(`![A ward][p]\n\n[p]: ${own}`, resolve, pictures).html).toBe(`<p>${shown}</p>`)
})

test("a picture that is not among those of the text, or that nobody described, is a link", () => {
  const other = own.replace("1", "2")
  for (const text of [`![A ward](${other})`, `![](${own})`, `![ ](${own})`]) {
    const $ = load(readMarkdown(text, resolve, pictures).html)
    expect($("img").length, text).toBe(0)
    expect($("a").attr("href"), text).toMatch(/^\/files\//)
  }
})

test("pictures are found wherever the renderer shows them, and those without a description too", () => {
  const texts = [`![A ward](${own})`, `[![A ward](${own})](/x)`, `> - ![A ward](${own})`, `![A ward][p]\n\n[p]: ${own}`]
  for (const text of texts) {
    expect(load(readMarkdown(text, resolve, pictures).html)("img").length, text).toBe(1)
    expect(pointersIn(text), text).toMatchObject({ images: [own], lacksDescription: false })
  }
  for (const text of [`![](${own})`, `a [![ ](${own})](/x)`, `![][p]\n\n[p]: ${own}`])
    expect(pointersIn(text).lacksDescription, text).toBe(true)
  fc.assert(
    fc.property(anyText, (text) => {
      const shown = load(readMarkdown(text, resolve, pictures).html)("img").length
      if (shown > 0) expect(pointersIn(text).images).toContainEqual(expect.stringContaining(own))
    }),
    { numRuns: 200 },
  )
})

test("other pictures become links to them, and ids and links to them are left out", () => {
  expect(readMarkdown("![A ward](https://example.org/a.png)").html).toBe(
    '<p><a href="https://example.org/a.png" rel="nofollow noopener noreferrer">A ward</a></p>',
  )
  const html = readMarkdown("Said[^1].\n\n[^1]: By whom.").html
  expect(html).toContain("By whom.")
  expect(html).not.toMatch(/ id=|href="#/)
})

test("as a letter it keeps paragraphs, quotations, lists, code and tables, and names people", () => {
  const written = [
    "# Induction",
    "What do",
    "you *do*,  ",
    "@priya-raman?",
    "",
    "> a quote",
    ">",
    "> of two paragraphs",
    "> > and one within",
    "",
    "- one",
    "- two [link](https://example.org)",
    "  - below two",
    "",
    "3. three",
    "4. four",
    "",
    "```",
    "as  typed",
    "```",
    "",
    "| Year | Cadets |",
    "| - | - |",
    "| 2014 | 12 |",
  ].join("\n")
  const letter = [
    "Induction",
    "",
    "What do you do,",
    "@Priya Raman?",
    "",
    "> a quote",
    ">",
    "> of two paragraphs",
    ">",
    "> > and one within",
    "",
    "- one",
    "- two link",
    "  - below two",
    "",
    "3. three",
    "4. four",
    "",
    "as  typed",
    "",
    "Year | Cadets",
    "2014 | 12",
  ].join("\n")
  const names = (name: string) => (name === "priya-raman" ? { href: "/people/priya-raman", label: "@Priya Raman" } : null)
  expect(markdownAsLetter(written, names)).toBe(letter)
  expect(markdownAsLetter("Ask @priya-raman, not `@priya-raman`")).toBe("Ask @priya-raman, not @priya-raman")
  expect(readMarkdown(written, names).text, "search keeps the words alone").toContain("you do, @Priya Raman? a quote of two paragraphs")
})
