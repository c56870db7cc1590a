import { existsSync, readdirSync, readFileSync } from "node:fs"
import path from "node:path"
import ts from "typescript"

export const root = path.resolve(import.meta.dirname, "../..")

/** One import (or re-export, or `import()`) of a module. */
export type Import = {
  /** Path of the imported file from the root of the project, or the package as written. */
  to: string
  /** True when nothing of it remains at runtime. */
  typeOnly: boolean
  /** True for `import()`: loaded when that line runs, not with the file. */
  lazy: boolean
  /** The names imported at runtime; empty for `import "x"`, `import * as x` and `import()`. */
  names: string[]
}

/** A TypeScript file of ours. */
export type Source = { path: string; text: string; lines: number; imports: Import[] }

/** The folders whose files are ours. */
export const sourceFolders = ["prisma/src", "api/src", "seed/src", "web/app", "test"]

/** Every TypeScript file in the project. Throws when a folder holds none: then a guard would pass because it looks at nothing. */
export function readSources(folders: readonly string[] = sourceFolders): Source[] {
  return folders.flatMap((folder) => {
    const full = path.join(root, folder)
    const files = existsSync(full) ? readdirSync(full, { recursive: true, encoding: "utf8" }) : []
    const ours = files
      .map((file) => `${folder}/${file}`)
      .filter((file) => /\.tsx?$/.test(file) && !/node_modules|\/generated\/|\.d\.ts$/.test(file))
    if (ours.length === 0) throw new Error(`There is no TypeScript file in ${folder}: has it moved?`)
    return ours.sort().map((file) => source(file, readFileSync(path.join(root, file), "utf8")))
  })
}

/** Reads one file's text. */
export function source(file: string, text: string): Source {
  const tree = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, false)
  const imports: Import[] = []
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node)) {
      const clause = node.importClause
      const bindings = clause?.namedBindings
      const elements = bindings && ts.isNamedImports(bindings) ? bindings.elements : []
      const names = elements.filter((element) => !element.isTypeOnly).map((element) => (element.propertyName ?? element.name).text)
      if (clause?.name) names.push("default")
      const allTypes = bindings && ts.isNamedImports(bindings) && elements.length > 0 && names.length === 0
      add(node.moduleSpecifier, clause?.phaseModifier === ts.SyntaxKind.TypeKeyword || allTypes === true, names)
    } else if (ts.isExportDeclaration(node) && node.moduleSpecifier) {
      const elements = node.exportClause && ts.isNamedExports(node.exportClause) ? node.exportClause.elements : []
      const names = elements.filter((element) => !element.isTypeOnly).map((element) => (element.propertyName ?? element.name).text)
      add(node.moduleSpecifier, node.isTypeOnly || (elements.length > 0 && names.length === 0), names)
    } else if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword && node.arguments[0]) {
      add(node.arguments[0], false, [], true)
    }
    ts.forEachChild(node, visit)
  }
  const add = (specifier: ts.Expression, typeOnly: boolean, names: string[], lazy = false) => {
    if (ts.isStringLiteral(specifier)) imports.push({ to: resolve(file, specifier.text), typeOnly, lazy, names })
  }
  visit(tree)
  return { path: file, text, lines: text.split("\n").length - (text.endsWith("\n") ? 1 : 0), imports }
}

/** Workspace packages by name, as their package.json exports them. */
const packageFolders: Record<string, string> = { "@hub/api": "api/src", "@hub/seed": "seed/src" }

function resolve(from: string, specifier: string): string {
  if (specifier.startsWith(".")) return withExtension(path.posix.join(path.posix.dirname(from), specifier))
  if (specifier.startsWith("~/")) return withExtension(`web/app/${specifier.slice(2)}`)
  const [scope, name, ...rest] = specifier.split("/")
  const folder = packageFolders[`${scope}/${name}`]
  return folder ? `${folder}/${rest.join("/") || "index"}.ts` : specifier
}

function withExtension(asWritten: string): string {
  const file = asWritten.replace(/\?.*$/, "")
  if (/\.\w+$/.test(file) && /\.(tsx?|mjs|js|json|css|scss|svg|graphql)$/.test(file)) return file
  return existsSync(path.join(root, `${file}.tsx`)) ? `${file}.tsx` : `${file}.ts`
}
