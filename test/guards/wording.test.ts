import ts from "typescript"
import { describe, expect, test } from "vitest"
import { readSources, type Source, source } from "./sources.ts"

/** American spellings of words that people of the hub use, with the British one. */
const american: [RegExp, string][] = [
  [/\b(organi|recogni|speciali|prioriti|emphasi|summari|apologi|categori|minimi|maximi|utili)z(e|es|ed|ing|ation|ations)\b/i, "-ise"],
  [/\banalyz(e|es|ed|ing)\b/i, "analyse"],
  [/\b(favorite|color|behavior|labor|neighbor|honor)(s|ed|ing|hood|hoods)?\b/i, "-our"],
  [/\b(center|centers|theater)\b/i, "centre"],
  [/\b(enrollment|fulfillment|enroll|fulfill)\b/i, "enrolment, fulfil"],
  [/\b(canceled|canceling|traveled|traveling|labeled|modeling|counselor)\b/i, "-ll-"],
  [/\b(pediatric|gynecology|anesthetic)\b/i, "-ae-"],
  [/\b(January|February|March|April|May|June|July|August|September|October|November|December) \d{1,2}, \d{4}\b/, "1 July 2015"],
]

/** Words that a plain one replaces, and phrases that say nothing. */
const heavy: [RegExp, string][] = [
  [/\butilis/i, "use"],
  [/\bleverag/i, "use"],
  [/\bfacilitat(e|es|ed|ing)\b/i, "help"],
  [/\bin order to\b/i, "to"],
  [/\bprior to\b/i, "before"],
  [/\bcommenc/i, "begin"],
  [/\bterminat(e|ed|ion)\b/i, "end"],
  [/\bplease note\b/i, "say it"],
  [/\bstakeholder/i, "say who"],
  [/\bclick here\b/i, "name what the link leads to"],
  [/\bgoing forward\b/i, "from now on"],
  [/\b(e\.g|i\.e|etc)\./i, "for example, that is, and so on"],
  [/\b[Ii]nvalid\b/, "say what is wrong and how to mend it"],
]

/** The sentences of a file that people read: texts of pages and literals of two words or more. Queries and statements are no sentences. */
function sentencesOf({ path, text }: Source): string[] {
  const found: string[] = []
  const visit = (node: ts.Node): void => {
    if (ts.isTaggedTemplateExpression(node) || ts.isImportDeclaration(node)) return
    if (ts.isCallExpression(node) && ["graphql", "sql"].includes(node.expression.getText(tree).split(".").at(-1) ?? "")) return
    if (ts.isJsxAttribute(node) && /^(className|id|href|d|viewBox)$/.test(node.name.getText(tree))) return
    if (ts.isJsxText(node) || ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node)) found.push(node.text)
    else if (ts.isTemplateExpression(node)) found.push([node.head.text, ...node.templateSpans.map(({ literal }) => literal.text)].join("…"))
    ts.forEachChild(node, visit)
  }
  const tree = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true, path.endsWith("x") ? ts.ScriptKind.TSX : ts.ScriptKind.TS)
  visit(tree)
  return found
    .map((sentence) => sentence.replace(/\s+/g, " ").trim())
    .filter((sentence) => /^[A-Z“].*\s|\w \w+ \w/.test(sentence) && !/\b(SELECT|UPDATE|WHERE|FROM)\b|:#[0-9a-f]{6}/.test(sentence))
}

const faults = (sources: readonly Source[], words: readonly [RegExp, string][]): string[] =>
  sources.flatMap((file) =>
    sentencesOf(file).flatMap((sentence) =>
      words.filter(([word]) => word.test(sentence)).map(([, better]) => `${file.path}: “${sentence.slice(0, 120)}” (better: ${better})`),
    ),
  )

const pagesAndMessages = readSources(["web/app", "api/src"])
const everything = readSources(["web/app", "api/src", "seed/src"])
const planted = (text: string) => [source("web/app/people/pages/a.tsx", text)]

describe("British spelling, and dates as “1 July 2015”", () => {
  test("on pages, in messages and in what is seeded", () => expect(faults(everything, american)).toEqual([]))
  test.each([
    "<p>Organize your work</p>",
    'const a = "Choose your favorite color"',
    "const a = `Enrollment of pupils begins`",
    "<p>On July 1, 2015 it began</p>",
  ])("noticed: %s", (text) => expect(faults(planted(text), american)).not.toEqual([]))
})

describe("plain English", () => {
  test("on pages and in messages", () => expect(faults(pagesAndMessages, heavy)).toEqual([]))
  test.each(["<p>Click here to begin</p>", 'const a = "Utilise the form in order to commence"', 'const a = "Invalid e-mail address"'])(
    "noticed: %s",
    (text) => expect(faults(planted(text), heavy)).not.toEqual([]),
  )
})
