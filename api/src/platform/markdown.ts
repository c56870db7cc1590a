import rehypeSanitize, { defaultSchema } from "rehype-sanitize"
import rehypeStringify from "rehype-stringify"
import remarkGfm from "remark-gfm"
import remarkParse from "remark-parse"
import remarkRehype from "remark-rehype"
import { unified } from "unified"

type Node = {
  type: string
  tagName?: string
  value?: string
  properties?: Record<string, unknown>
  children?: Node[]
}

/** What may stand in people's text. No pictures: those are attachments, checked and described. No raw HTML. */
const schema = {
  ...defaultSchema,
  tagNames: (defaultSchema.tagNames ?? []).filter((tag) => !["img", "picture", "source", "input", "h1", "h2"].includes(tag)),
  protocols: { ...defaultSchema.protocols, href: ["http", "https", "mailto"] },
}

/** The page's own headings are levels 1 and 2, so a text's begin at 3. Links out carry no endorsement. */
function fitIntoPage() {
  return (tree: Node) =>
    visit(tree, (node) => {
      const level = /^h([1-6])$/.exec(node.tagName ?? "")?.[1]
      if (level) node.tagName = `h${Math.min(Number(level) + 2, 6)}`
      if (node.tagName === "a") node.properties = { ...node.properties, rel: ["nofollow", "noopener", "noreferrer"] }
    })
}

function visit(node: Node, act: (node: Node) => void): void {
  act(node)
  for (const child of node.children ?? []) visit(child, act)
}

const allowed = { ...schema, attributes: { ...schema.attributes, a: [...(schema.attributes?.a ?? []), "rel"] } }
const renderer = unified()
  .use(remarkParse)
  .use(remarkGfm)
  .use(remarkRehype)
  .use(fitIntoPage)
  .use(rehypeSanitize, allowed)
  .use(rehypeStringify)
  .freeze()

/** A Markdown text made ready: HTML that is safe to show, and its words alone, for search and excerpts. */
export type Rendered = { html: string; text: string }

/** Reads Markdown as people typed it. Takes milliseconds: render when written, not when read. */
export function readMarkdown(markdown: string): Rendered {
  if (markdown.trim() === "") return { html: "", text: "" }
  const tree = renderer.parse(markdown)
  return { html: renderer.stringify(renderer.runSync(tree)).trim(), text: plainText(tree as Node) }
}

/** Markdown → HTML that is safe to show. */
export const renderMarkdown = (markdown: string): string => readMarkdown(markdown).html

const blocks = new Set(["paragraph", "heading", "listItem", "tableCell", "blockquote", "code"])

/** The words without their marks, one blank between blocks. */
function plainText(tree: Node): string {
  const words: string[] = []
  const collect = (node: Node) => {
    if ((node.type === "text" || node.type === "inlineCode" || node.type === "code") && node.value) words.push(node.value)
    for (const child of node.children ?? []) collect(child)
    if (blocks.has(node.type) || node.type === "break") words.push(" ")
  }
  collect(tree)
  return words.join("").replace(/\s+/g, " ").trim()
}
