import { describe, expect, test } from "vitest"
import { readSources, type Source, source } from "./sources.ts"

/** Where the wrapper of actions is: it refuses forms that other sites send. */
const wrapper = "web/app/platform/action.server.ts"

/** Every page's action goes through the wrapper; one that is forgotten can be used against whoever is signed in. */
function unwrappedActions(sources: readonly Source[]): string[] {
  return sources.flatMap(({ path, text, imports }) => {
    if (!/^export (?:const|async function|function|\{[^}]*) ?action\b/m.test(text) || path === wrapper) return []
    const alias = /import \{[^}]*\baction(?: as (\w+))?[^}]*\} from "[^"]*action\.server\.ts"/.exec(text)
    const name = alias && (alias[1] ?? "action")
    const wrapped = name && imports.some(({ to }) => to === wrapper) && new RegExp(`^export const action = ${name}[(<]`, "m").test(text)
    return wrapped ? [] : [`${path} has an action that is not wrapped by action() of ${wrapper}`]
  })
}

/** Pages are complete without JavaScript, so nothing is fetched only in the browser. */
function clientLoaders(sources: readonly Source[]): string[] {
  return sources
    .filter(({ text }) => /^export (?:const|async function|function) client(?:Loader|Action)\b/m.test(text))
    .map(({ path }) => path)
}

/** Where HTML is put into a page as it is, and why that is safe. */
const rawHtmlAllowed = new Map([
  ["web/app/ui/markdown/html.tsx", "Markdown that the API has cleaned"],
  ["web/app/root.tsx", "a script of ours, without anything from people in it"],
  ["web/app/directory/parts/initiative-card.tsx", "titles and excerpts in which the API has escaped all but its own <mark>"],
])
function rawHtml(sources: readonly Source[]): string[] {
  return sources.filter(({ path, text }) => text.includes("dangerouslySetInnerHTML") && !rawHtmlAllowed.has(path)).map(({ path }) => path)
}

/** Fonts, images and scripts are our own; a page never makes a browser ask another host. */
function foreignAssets(sources: readonly Source[]): string[] {
  return sources.flatMap(({ path, text }) =>
    /(?:src|srcSet)=(?:"|\{")https?:|url\(["']?https?:|@import ["']https?:/.test(text) ? [`${path} loads something from another host`] : [],
  )
}

const pages = readSources(["web/app"])
const planted = (text: string, path = "web/app/people/pages/a.tsx") => [source(path, text)]
const wrapped = `import { action as guarded } from "../../platform/action.server.ts"\nexport const action = guarded(async () => null)`

describe("actions are wrapped", () => {
  test("in the site", () => expect(unwrappedActions(pages)).toEqual([]))
  test("the site has some", () => expect(pages.filter(({ text }) => /^export const action\b/m.test(text)).length).toBeGreaterThan(0))
  test.each([
    "export const action = async () => null",
    "export async function action() {}",
    "async function action() {}\nexport { action }",
    wrapped.replace("= guarded(", "= other("),
    wrapped.replace("action.server.ts", "forms.ts"),
  ])("noticed: %s", (text) => expect(unwrappedActions(planted(text))).not.toEqual([]))
  test("a wrapped one is left alone", () => expect(unwrappedActions(planted(wrapped))).toEqual([]))
})

describe.each([
  { name: "nothing is loaded in the browser only", rule: clientLoaders, broken: "export const clientLoader = () => null" },
  { name: "raw HTML in one place", rule: rawHtml, broken: "<p dangerouslySetInnerHTML={{ __html: text }} />" },
  { name: "no other host", rule: foreignAssets, broken: '<img src="https://example.org/a.png" alt="" />' },
])("$name", ({ rule, broken }) => {
  test("in the site", () => expect(rule(pages)).toEqual([]))
  test("noticed", () => expect(rule(planted(broken))).not.toEqual([]))
})
