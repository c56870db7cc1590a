import { readFileSync } from "node:fs"
import path from "node:path"
import { schema } from "@hub/api/schema"
import { buildSchema } from "graphql"
import { describe, expect, test } from "vitest"
import {
  errorsAreUserErrors,
  everythingIsDescribed,
  listsAreBounded,
  mutationsAreScoped,
  namesAreRegular,
  openMutations,
  type SchemaRule,
  sdlOf,
} from "./schema-rules.ts"
import { root } from "./sources.ts"

const userError = `"e" interface UserError { "c" code: String! }`

/** For each rule: schemas that break it, and one close to them that does not. */
const rules: Record<string, { rule: SchemaRule; broken: string[]; kept?: string }> = {
  "everything is described": {
    rule: everythingIsDescribed,
    broken: [
      `"q" type Query { a: Int }`,
      `type Query { "a" a: Int }`,
      `"q" type Query { "a" a(b: Int): Int }`,
      `"q" type Query { "a" a: Int } enum E { A }`,
      `"q" type Query { "a" a: Int } "i" input I { b: Int }`,
      `"q" type Query { "a" a: Int } scalar S`,
      `"q" type Query { "a" a: Int } "i" interface I { b: Int }`,
    ],
    kept: `"q" type Query { "a" a("b" b: Int): Int } "e" enum E { A } "i" input I { "b" b: Int }`,
  },
  "mutations are scoped or listed": {
    rule: mutationsAreScoped(openMutations),
    broken: [`type Query { a: Int } type Mutation { signOut: Int publish: Int }`, `type Query { a: Int } type Mutation { a: Int }`],
    kept: `type Query { a: Int } type Mutation { ${Object.keys(openMutations).map((name) => `${name}: Int`)} }`,
  },
  "errors are user errors": {
    rule: errorsAreUserErrors,
    broken: [
      `${userError} type Query { a: Int } type LateError { code: String! }`,
      `${userError} type Query { a: Int } type Mutation { a: R } union R = A | B type A { a: Int } type B { a: Int }`,
      `type Query { a: Int }`,
    ],
    kept: `${userError} type Query { a: Int } type Mutation { a: R } union R = A | LateError type A { a: Int } type LateError implements UserError { code: String! }`,
  },
  "lists are bounded": {
    rule: listsAreBounded,
    broken: [`type Query { "All." a: [Int] }`],
    kept: `type Query { "At most 20." a: [Int] }`,
  },
  "names are regular": {
    rule: namesAreRegular,
    broken: [`type Query { Aa: Int }`, `type Query { a: Int } enum E { aa }`, `type Query { a: Int } type my_type { a: Int }`],
    kept: `type Query { aB: Int } enum E { A_1 }`,
  },
}

describe.each(Object.entries(rules))("%s", (_name, { rule, broken, kept }) => {
  test("in the API", () => expect(rule(schema)).toEqual([]))
  test.each(broken)("noticed: %s", (text) => expect(rule(buildSchema(text))).not.toEqual([]))
  test.runIf(kept)("what is right is left alone", () => expect(rule(buildSchema(kept ?? ""))).toEqual([]))
})

test("api/schema.graphql is the schema as it is (otherwise: pnpm schema:print)", () => {
  const committed = readFileSync(path.join(root, "api/schema.graphql"), "utf8")
  expect(committed.length).toBeGreaterThan(1000)
  expect(sdlOf(schema) === committed, "run pnpm schema:print and commit api/schema.graphql").toBe(true)
})

test("a schema that differs by one description is not the committed one", () => {
  expect(sdlOf(buildSchema(`"a" type Query { a: Int }`))).not.toBe(sdlOf(buildSchema(`"b" type Query { a: Int }`)))
})
