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

const parser = unified().use(remarkParse).use(remarkGfm).freeze()
const allowed = { ...schema, attributes: { ...schema.attributes, a: [...(schema.attributes?.a ?? []), "rel"] } }
const renderer = unified()
  .use(remarkParse)
  .use(remarkGfm)
  .use(remarkRehype)
  .use(fitIntoPage)
  .use(rehypeSanitize, allowed)
  .use(rehypeStringify)
  .freeze()

/** Markdown as people typed it → HTML that is safe to show. Takes milliseconds: render when written, not when read. */
export function renderMarkdown(markdown: string): string {
  return markdown.trim() === "" ? "" : String(renderer.processSync(markdown)).trim()
}

const blocks = new Set(["paragraph", "heading", "listItem", "tableCell", "blockquote", "code"])

/** The words of a Markdown text without its marks, one blank between blocks; for search and excerpts. */
export function plainText(markdown: string): string {
  const words: string[] = []
  const collect = (node: Node) => {
    if ((node.type === "text" || node.type === "inlineCode" || node.type === "code") && node.value) words.push(node.value)
    for (const child of node.children ?? []) collect(child)
    if (blocks.has(node.type) || node.type === "break") words.push(" ")
  }
  collect(parser.parse(markdown) as Node)
  return words.join("").replace(/\s+/g, " ").trim()
}
