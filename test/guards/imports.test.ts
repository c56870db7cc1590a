import { describe, expect, test } from "vitest"
import { importRules } from "./import-rules.ts"
import { readSources, source } from "./sources.ts"

/** For each rule: files that break it, and files close to it that do not. */
const planted: Record<keyof typeof importRules, { broken: Record<string, string>[]; kept: Record<string, string> }> = {
  packagesInOrder: {
    broken: [
      { "prisma/src/a.ts": `import { x } from "@hub/api/app"` },
      { "api/src/people/a.ts": `import { demo } from "@hub/seed/demo"` },
      { "api/src/people/a.ts": `export * from "../../../seed/src/demo.ts"` },
      { "seed/src/a.ts": `import { useHub } from "../../test/kit/hub.ts"` },
      { "web/app/a.ts": `import type { Role } from "@hub/prisma"` },
      { "web/app/a.ts": `const { schema } = await import("../../api/src/schema.ts")` },
    ],
    kept: { "api/src/people/a.ts": `import { openDatabase } from "@hub/prisma"`, "test/a.ts": `import { x } from "@hub/seed/builders"` },
  },
  platformKnowsNoDomain: {
    broken: [
      { "api/src/platform/a.ts": `import { Region } from "../people/region.graphql.ts"` },
      { "api/src/platform/search/a.ts": `import type { Initiative } from "../../directory/public.ts"` },
      { "api/src/platform/a.ts": `import { schema } from "../schema.ts"` },
      { "web/app/ui/a.tsx": `import { paths } from "../directory/paths.ts"` },
    ],
    kept: { "api/src/app.ts": `import { jobs } from "./people/index.ts"`, "api/src/platform/a.ts": `import { x } from "./mail/b.ts"` },
  },
  domainsInOrder: {
    broken: [
      { "api/src/people/a.service.ts": `import { publish } from "../directory/public.ts"` },
      { "api/src/directory/a.service.ts": `import { loadViewer } from "../people/viewer.reads.ts"` },
      { "api/src/directory/a.service.ts": `import { jobs } from "../app.ts"` },
    ],
    kept: { "api/src/forum/a.service.ts": `import { x } from "../people/public.ts"\nimport { y } from "./b.rules.ts"` },
  },
  pothosOnlyInGraphql: {
    broken: [
      { "api/src/people/a.service.ts": `import { resolveCursorConnection } from "@pothos/plugin-relay"` },
      { "api/src/people/a.reads.ts": `import { builder } from "../platform/builder.ts"` },
    ],
    kept: { "api/src/people/a.graphql.ts": `import { builder } from "../platform/builder.ts"` },
  },
  prismaOnlyInItsLayers: {
    broken: [
      { "api/src/people/a.graphql.ts": `import { Prisma } from "@hub/prisma"` },
      { "api/src/people/a.input.ts": `import * as prisma from "@hub/prisma"` },
      { "api/src/people/a.graphql.ts": `import pg from "pg"` },
    ],
    kept: {
      "api/src/people/a.graphql.ts": `import { OrganisationKind } from "@hub/prisma"\nimport type { Prisma } from "@hub/prisma"`,
      "api/src/people/a.service.ts": `import { Prisma } from "@hub/prisma"`,
    },
  },
  writesOnlyInServices: {
    broken: [{ "api/src/people/a.graphql.ts": `resolve: (_root, _args, { db }) => db.person.create({ data })` }],
    kept: {
      "api/src/people/a.graphql.ts": `resolve: (query, _root, _args, { db }) => db.person.findMany({ ...query })`,
      "api/src/people/a.service.ts": `await tx.person.create({ data })`,
    },
  },
  rulesAndPoliciesArePure: {
    broken: [
      { "api/src/people/a.rules.ts": `import { readFileSync } from "node:fs"` },
      { "api/src/people/a.policy.ts": `import { loadViewer } from "./viewer.reads.ts"` },
      { "api/src/people/a.rules.ts": `import { Prisma } from "@hub/prisma"` },
      { "api/src/people/a.rules.ts": `export const isOver = (end: Date) => end < new Date()` },
      {
        "api/src/people/a.rules.ts": `import { places } from "./places.ts"`,
        "api/src/people/places.ts": `import { readFileSync } from "node:fs"`,
      },
    ],
    kept: {
      "api/src/people/a.rules.ts": `import type { Person } from "@hub/prisma"\nexport const later = (at: Date) => new Date(at.getTime() + 1)`,
    },
  },
  noCycles: {
    broken: [
      {
        "api/src/people/a.ts": `import { b } from "./b.ts"`,
        "api/src/people/b.ts": `export { c } from "./c.ts"`,
        "api/src/people/c.ts": `import { a } from "./a.ts"`,
      },
    ],
    kept: { "api/src/people/a.ts": `import { b } from "./b.ts"`, "api/src/people/b.ts": `import type { A } from "./a.ts"` },
  },
  namesThatSayNothing: {
    broken: [{ "api/src/people/utils.ts": "" }, { "web/app/common/a.ts": "" }, { "test/kit/helpers.ts": "" }],
    kept: { "api/src/people/utility-room.ts": "" },
  },
  noHugeFiles: {
    broken: [{ "api/src/people/a.ts": "// line\n".repeat(501) }],
    kept: { "api/src/people/a.ts": "// line\n".repeat(500) },
  },
  importsLeadSomewhere: {
    broken: [{ "api/src/people/a.ts": `import { b } from "./nowhere.ts"` }],
    kept: { "api/src/people/a.ts": `import { b } from "./b.ts"`, "api/src/people/b.ts": "" },
  },
}

const sources = readSources()
const read = (files: Record<string, string>) => Object.entries(files).map(([path, text]) => source(path, text))

describe.each(Object.entries(importRules))("%s", (name, rule) => {
  const { broken, kept } = planted[name as keyof typeof importRules]

  test("holds in the project", () => expect(rule(sources)).toEqual([]))
  test.each(broken)("notices %j", (files) => expect(rule(read(files))).not.toEqual([]))
  test("leaves what is allowed alone", () => expect(rule(read(kept))).toEqual([]))
})

test("the guards look at every package and fail when one is not where they expect it", () => {
  for (const folder of ["prisma/src", "api/src/platform", "api/src/people", "api/src/directory", "seed/src", "test/kit"]) {
    expect(sources.filter(({ path }) => path.startsWith(folder)).length, folder).toBeGreaterThan(0)
  }
  expect(() => readSources(["api/source"])).toThrow("has it moved?")
})
