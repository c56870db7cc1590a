import rehypeSanitize, { defaultSchema } from "rehype-sanitize"
import rehypeStringify from "rehype-stringify"
import remarkGfm from "remark-gfm"
import remarkParse from "remark-parse"
import remarkRehype from "remark-rehype"
import { type Processor, unified } from "unified"

type Node = {
  type: string
  tagName?: string
  value?: string
  url?: string
  alt?: string | null
  ordered?: boolean | null
  start?: number | null
  identifier?: string
  properties?: Record<string, unknown>
  children?: Node[]
}

/** Raised when the same text would come out otherwise, so that HTML that was kept is made again. */
export const rendererVersion = 3

/** What is typed in angle brackets, such as "<your region>", is text like any other; addresses in them are still links. */
function takeTagsAsText(this: Processor) {
  const data = this.data() as { micromarkExtensions?: object[] }
  data.micromarkExtensions = [...(data.micromarkExtensions ?? []), { disable: { null: ["htmlFlow", "htmlText"] } }]
}

/** What may stand in people's text. No raw HTML, and of pictures only the hub's own. */
const schema = {
  ...defaultSchema,
  tagNames: (defaultSchema.tagNames ?? []).filter((tag) => !["picture", "source", "input", "h1", "h2"].includes(tag)),
  protocols: { ...defaultSchema.protocols, href: ["http", "https", "mailto"] },
}

/** A picture as wide as a text is shown, in pixels. */
const pictureWidth = 1280
const pictureSource = new RegExp(`^/files/[0-9a-f-]{36}\\?w=${pictureWidth}$`)

/**
 * The page's own headings are levels 1 and 2, so a text's begin at 3. Links out carry no endorsement. Pictures that are not
 * among those the text may show, or that nobody described, become links to them: no page of ours asks another host for anything.
 */
function fitIntoPage() {
  return (tree: Node, { data }: { data: object }) => {
    const { pictures } = data as { pictures?: PictureResolver }
    visit(tree, (node) => {
      const level = /^h([1-6])$/.exec(node.tagName ?? "")?.[1]
      if (level) node.tagName = `h${Math.min(Number(level) + 2, 6)}`
      if (node.tagName === "img") {
        const { src, alt } = node.properties ?? {}
        const fileId = fileIdIn(String(src ?? ""))
        const size = isDescribed(alt) && fileId !== null && pictures?.(fileId)
        if (size) node.properties = { src: `/files/${fileId}?w=${pictureWidth}`, alt, ...fitted(size), loading: "lazy" }
        else Object.assign(node, { tagName: "a", properties: { href: src }, children: [{ type: "text", value: String(alt || src || "") }] })
      }
      if (node.tagName === "a") node.properties = { ...node.properties, rel: ["nofollow", "noopener", "noreferrer"] }
    })
  }
}

const isDescribed = (alt: unknown) => typeof alt === "string" && alt.trim() !== ""

/** The file of the hub that an address leads to; null when it leads elsewhere. */
export const fileIdIn = (address: string): string | null =>
  /^\/files\/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})(?:\?w=\d+)?$/.exec(address)?.[1] ?? null

/** The size that the browser keeps free until the picture is there, so that the text does not move. */
function fitted({ width, height }: PictureSize): PictureSize {
  const scale = Math.min(1, pictureWidth / width)
  return { width: Math.round(width * scale), height: Math.max(1, Math.round(height * scale)) }
}

/** Several texts stand on one page, so none brings an id, or a link to one. */
function standBesideOthers() {
  return (tree: Node) =>
    visit(tree, (node) => {
      if (!node.properties) return
      const { id: _, ariaDescribedBy: _described, ariaLabelledBy: _labelled, href, ...rest } = node.properties
      node.properties = { ...(href !== undefined && !String(href).startsWith("#") && { href }), ...rest }
    })
}

function visit(node: Node, act: (node: Node) => void): void {
  act(node)
  for (const child of node.children ?? []) visit(child, act)
}

const allowed = {
  ...schema,
  attributes: {
    ...schema.attributes,
    a: [...(schema.attributes?.a ?? []), "rel"],
    img: [["src", pictureSource] as [string, RegExp], "alt", "width", "height", ["loading", "lazy"] as [string, string]],
  },
}
const renderer = unified()
  .use(remarkParse)
  .use(takeTagsAsText)
  .use(remarkGfm)
  .use(remarkRehype)
  .use(fitIntoPage)
  .use(rehypeSanitize, allowed)
  .use(standBesideOthers)
  .use(rehypeStringify)
  .freeze()

/** Where an @name leads and how it reads; null leaves it as typed. */
export type NameResolver = (name: string) => { href: string; label: string } | null

/** How large a picture is, in pixels. */
export type PictureSize = { width: number; height: number }

/** The pictures that a text may show, by the id of the file; null for all others. */
export type PictureResolver = (fileId: string) => PictureSize | null

/** A Markdown text made ready: HTML that is safe to show, and its words alone, for search and excerpts. */
export type Rendered = { html: string; text: string }

/** Reads Markdown as people typed it. Takes milliseconds: render when written, not when read. */
export function readMarkdown(markdown: string, resolve?: NameResolver, pictures?: PictureResolver): Rendered {
  if (markdown.trim() === "") return { html: "", text: "" }
  const tree = renderer.parse(markdown)
  if (resolve) linkNames(tree as Node, resolve)
  return { html: renderer.stringify(renderer.runSync(tree, { data: { pictures } })).trim(), text: plainText(tree as Node) }
}

/** Markdown → HTML that is safe to show. */
export const renderMarkdown = (markdown: string): string => readMarkdown(markdown).html

/** What a text points to: @names, addresses of links and of pictures, each once, in the order in which they stand. */
export type Pointers = {
  names: string[]
  /** Those of the names that stand outside quotations: whoever quotes a text does not call whom it names. */
  called: string[]
  links: string[]
  images: string[]
  /** Some picture does not say what it shows. */
  lacksDescription: boolean
}

export function pointersIn(markdown: string): Pointers {
  const names = new Set<string>()
  const called = new Set<string>()
  const links = new Set<string>()
  const images = new Set<string>()
  const definitions = new Map<string, string>()
  const pictured: string[] = []
  let lacksDescription = false
  const walk = (node: Node, { isLinked, isQuoted }: { isLinked: boolean; isQuoted: boolean }) => {
    if (node.type === "text" && !isLinked)
      for (const { name } of namesIn(node.value ?? "")) {
        names.add(name)
        if (!isQuoted) called.add(name)
      }
    if (node.type === "image" || node.type === "imageReference") lacksDescription ||= !isDescribed(node.alt)
    if (node.type === "image" && node.url) images.add(node.url)
    if (node.type === "imageReference" && node.identifier) pictured.push(node.identifier)
    if (node.type === "definition" && node.url) {
      links.add(node.url)
      if (node.identifier && !definitions.has(node.identifier)) definitions.set(node.identifier, node.url)
    }
    if (node.type === "link" && node.url) links.add(node.url)
    for (const child of node.children ?? [])
      walk(child, { isLinked: isLinked || node.type === "link", isQuoted: isQuoted || node.type === "blockquote" })
  }
  walk(renderer.parse(markdown) as Node, { isLinked: false, isQuoted: false })
  for (const identifier of pictured) {
    const address = definitions.get(identifier)
    if (address) images.add(address)
  }
  return { names: [...names], called: [...called], links: [...links], images: [...images], lacksDescription }
}

/** An @ at the beginning of a word, then words of letters and digits with hyphens between them. */
const namePattern = /(?<![\p{L}\p{N}_@/.-])@([a-z0-9]+(?:-[a-z0-9]+)*)(?![a-z0-9_]|-[a-z0-9])/giu
const namesIn = (text: string) =>
  [...text.matchAll(namePattern)].map((found) => ({
    name: (found[1] ?? "").toLowerCase(),
    start: found.index,
    end: found.index + found[0].length,
  }))

/** Turns @names outside code and links into links. */
function linkNames(node: Node, resolve: NameResolver): void {
  node.children = node.children?.flatMap((child): Node[] => {
    if (child.type === "link" || child.type === "linkReference") return [child]
    if (child.type !== "text") {
      linkNames(child, resolve)
      return [child]
    }
    const text = child.value ?? ""
    const parts: Node[] = []
    let from = 0
    for (const { name, start, end } of namesIn(text)) {
      const target = resolve(name)
      if (!target) continue
      if (start > from) parts.push({ type: "text", value: text.slice(from, start) })
      parts.push({ type: "link", url: target.href, children: [{ type: "text", value: target.label }] })
      from = end
    }
    if (from < text.length || parts.length === 0) parts.push({ type: "text", value: text.slice(from) })
    return parts
  })
  if (node.children === undefined) delete node.children
}

/**
 * Markdown as people write it where there is no markup, in mail: paragraphs, quotations and lists keep their form, and names
 * read as on the page.
 */
export function markdownAsLetter(markdown: string, resolve?: NameResolver): string {
  const tree = renderer.parse(markdown) as Node
  if (resolve) linkNames(tree, resolve)
  return letterOf(tree)
}

function letterOf(node: Node): string {
  const between = (children: readonly Node[] | undefined, blank: string) => (children ?? []).map(letterOf).filter(Boolean).join(blank)
  switch (node.type) {
    case "root":
    case "footnoteDefinition":
      return between(node.children, "\n\n")
    case "blockquote":
      return between(node.children, "\n\n")
        .split("\n")
        .map((line) => `> ${line}`.trimEnd())
        .join("\n")
    case "list":
      return (node.children ?? [])
        .map((item, index) => {
          const mark = node.ordered ? `${(node.start ?? 1) + index}. ` : "- "
          return mark + between(item.children, "\n").replaceAll("\n", `\n${" ".repeat(mark.length)}`)
        })
        .join("\n")
    case "table":
      return between(node.children, "\n")
    case "tableRow":
      return (node.children ?? []).map(letterOf).join(" | ")
    case "thematicBreak":
      return "* * *"
    case "break":
      return "\n"
    case "text":
      // Where a line ends in the middle of a sentence is of no more account than on the page.
      return (node.value ?? "").replace(/\s*\n\s*/g, " ")
    case "inlineCode":
    case "code":
      return node.value ?? ""
    case "image":
    case "imageReference":
      return node.alt ?? ""
    default:
      return (node.children ?? []).map(letterOf).join("")
  }
}

const blocks = new Set(["paragraph", "heading", "listItem", "tableCell", "blockquote", "code"])

/** The words without their marks, one blank between blocks. */
function plainText(tree: Node): string {
  const words: string[] = []
  const collect = (node: Node) => {
    if ((node.type === "text" || node.type === "inlineCode" || node.type === "code") && node.value) words.push(node.value)
    if ((node.type === "image" || node.type === "imageReference") && node.alt) words.push(node.alt)
    for (const child of node.children ?? []) collect(child)
    if (blocks.has(node.type) || node.type === "break") words.push(" ")
  }
  collect(tree)
  return words.join("").replace(/\s+/g, " ").trim()
}
