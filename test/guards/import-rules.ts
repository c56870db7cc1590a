import type { Source } from "./sources.ts"

/** Domains in the order in which they may know each other: each those to its left, never one to its right. */
export const domains: readonly string[] = ["people", "directory", "awards", "forum", "insight"]

/** A rule looks at all files and names what breaks it, one line each. */
export type Rule = (sources: readonly Source[]) => string[]

const isDomain = (name: string | undefined): boolean => name !== undefined && domains.includes(name)

/** For "api/src/people/person.rules.ts": area "api", domain "people", layer "rules". Files directly under src are the composition root. */
function place(file: string): { area: string; domain: string | undefined; layer: string | undefined; name: string } {
  const steps = file.split("/")
  const name = steps.at(-1) ?? ""
  const inside = steps[0] === "test" ? steps.slice(1) : steps.slice(2)
  return { area: steps[0] ?? "", domain: inside.length > 1 ? inside[0] : undefined, layer: /\.(\w+)\.tsx?$/.exec(name)?.[1], name }
}

const areaOf = (to: string): string | undefined =>
  to.startsWith("@hub/") ? to.split("/")[1] : /^(prisma|api|seed|web|test)\//.exec(to)?.[1]

/** What each package may import of the others. */
const knows: Record<string, string[]> = {
  prisma: ["prisma"],
  api: ["api", "prisma"],
  seed: ["seed", "api", "prisma"],
  web: ["web"],
  test: ["test", "seed", "api", "prisma", "web"],
}

/** prisma ← api ← seed ← test; the web site knows the API by its schema only. */
const packagesInOrder: Rule = (sources) =>
  each(sources, (file, { to }) => {
    const [from, target] = [place(file.path).area, areaOf(to)]
    return target && !knows[from]?.includes(target) ? `${from} may not import ${target}` : null
  })

/** Search, jobs, mail, storage, sign-in and what else every domain needs know no domain. */
const platformKnowsNoDomain: Rule = (sources) =>
  each(sources, (file, { to }) => {
    const { area, domain } = place(file.path)
    const shared = (area === "api" && domain === "platform") || (area === "web" && (domain === "platform" || domain === "ui"))
    if (!shared || areaOf(to) !== area) return null
    const target = place(to).domain
    return isDomain(target) || (area === "api" && target === undefined)
      ? `${domain} may not know ${target ?? "the composition root"}`
      : null
  })

const domainsInOrder: Rule = (sources) =>
  each(sources, (file, { to }) => {
    const from = place(file.path)
    const target = place(to)
    if (from.area !== target.area || (from.area !== "api" && from.area !== "web") || !isDomain(from.domain)) return null
    if (from.area === "api" && areaOf(to) === "api" && target.domain === undefined) return "a domain may not know the composition root"
    if (!isDomain(target.domain) || target.domain === from.domain) return null
    const order = (domain: string | undefined) => domains.indexOf(domain ?? "")
    if (order(target.domain) > order(from.domain)) return `${from.domain} may not know ${target.domain}`
    const doors = from.area === "api" ? /^(public|index)\.ts$/ : /^(public|index|paths)\.tsx?$/
    return doors.test(target.name) ? null : `${target.domain} is entered by its public.ts only`
  })

const pothosOnlyInGraphql: Rule = (sources) =>
  each(sources, (file, { to, typeOnly }) => {
    const { area, layer } = place(file.path)
    if (area !== "api" || layer === "graphql" || file.path === "api/src/platform/builder.ts" || typeOnly) return null
    if (to.startsWith("@pothos/")) return "only *.graphql.ts files import Pothos"
    if (to === "api/src/platform/builder.ts" && file.path !== "api/src/schema.ts") return "only *.graphql.ts files use the schema builder"
    return null
  })

/** What opens or is the database, as opposed to the enums and errors of its package. */
const databaseLayers = /^(service|reads|search|jobs)$/

const prismaOnlyInItsLayers: Rule = (sources) =>
  each(sources, (file, { to, typeOnly, names }) => {
    const { area, domain, layer } = place(file.path)
    if (area !== "api" || typeOnly || domain === undefined || domain === "platform" || databaseLayers.test(layer ?? "")) return null
    if (to === "@prisma/client" || to === "pg" || to === "@electric-sql/pglite") return "the database is reached through @hub/prisma"
    if (to !== "@hub/prisma") return null
    const client = names.filter((name) => ["Prisma", "PrismaClient", "openDatabase", "applyMigrations"].includes(name))
    return names.length === 0 || client.length > 0 ? "only *.service, *.reads, *.search, *.jobs and platform use the database" : null
  })

const write =
  /\b(?:db|tx)\.\w+\.(create|createMany|createManyAndReturn|update|updateMany|updateManyAndReturn|upsert|delete|deleteMany)\(|\$execute/

/** Files that write though they are no service, and why. */
const otherWriters = new Map([["api/src/people/auth.ts", "hooks of the sign-in library, which makes people by itself"]])

const writesOnlyInServices: Rule = (sources) =>
  sources.flatMap((file) => {
    const { area, domain, layer } = place(file.path)
    if (otherWriters.has(file.path)) return []
    if (area !== "api" || domain === undefined || domain === "platform" || /^(service|search|jobs)$/.test(layer ?? "")) return []
    const found = write.exec(file.text)
    return found ? [`${file.path} writes to the database (${found[0]}…): that is a service's work`] : []
  })

const purePackages = /^(zod|date-fns(\/\w+)?|@date-fns\/tz|diff|ml-matrix|@sindresorhus\/slugify)$/
const pureFunctions = ["createHash", "createHmac", "timingSafeEqual"]
const impureLayers = /\.(graphql|service|reads|search|jobs|mail|events)\.ts$/
const impureCalls = /\bnew Date\(\)|\bDate\.now\(|\bMath\.random\(|\bprocess\.env\b|\bfetch\(|\bcrypto\.random/

/** Rules and policies, and every file they import, compute their answer from what they are given. */
const rulesAndPoliciesArePure: Rule = (sources) => {
  const known = new Map(sources.map((file) => [file.path, file]))
  const starts = sources.filter(({ path }) => /^(rules|policy)$/.test(place(path).layer ?? "") && place(path).area === "api")
  const reached = new Set(starts)
  // A set grows while it is walked, so this follows imports of imports too.
  for (const file of reached) {
    for (const { to, typeOnly } of file.imports) {
      const next = known.get(to)
      if (next && !typeOnly && !impureLayers.test(to)) reached.add(next)
    }
  }
  const imports = each([...reached], (_file, { to, typeOnly, names }) => {
    const enums = to === "@hub/prisma" && names.length > 0 && !names.some((name) => /^(Prisma|PrismaClient|openDatabase)$/.test(name))
    const arithmetic = to === "node:crypto" && names.length > 0 && names.every((name) => pureFunctions.includes(name))
    const ours = to.startsWith("api/") && !impureLayers.test(to)
    return typeOnly || enums || arithmetic || ours || purePackages.test(to)
      ? null
      : "rules and policies are pure: no database, clock, input or output"
  })
  const calls = [...reached].flatMap(({ path, text }) => {
    const found = impureCalls.exec(text)
    return found ? [`${path} uses ${found[0]}: rules and policies, and what they import, are given what they need`] : []
  })
  return [...imports, ...calls]
}

/** Files that need each other at runtime, however long the way round. */
const noCycles: Rule = (sources) => {
  const known = new Map(sources.map((file) => [file.path, file]))
  const done = new Set<string>()
  const found: string[] = []
  const walk = (path: string, way: string[]): void => {
    const start = way.indexOf(path)
    if (start !== -1) {
      found.push([...way.slice(start), path].join(" → "))
      return
    }
    if (done.has(path)) return
    for (const { to, typeOnly, lazy } of known.get(path)?.imports ?? []) {
      if (!typeOnly && !lazy && known.has(to)) walk(to, [...way, path])
    }
    done.add(path)
  }
  for (const { path } of sources) walk(path, [])
  return found
}

const namesThatSayNothing: Rule = (sources) =>
  sources
    .filter(({ path }) => path.split("/").some((step) => /^(utils?|commons?|helpers?|misc|shared)(\.|$)/i.test(step)))
    .map(({ path }) => `${path}: name it after what is in it`)

const maxLines = 500

const noHugeFiles: Rule = (sources) =>
  sources
    .filter(({ lines }) => lines > maxLines)
    .map(({ path, lines }) => `${path} has ${lines} lines; split what is more than ${maxLines}`)

/** Nothing may be imported from a file that is not there: a wrong path here would hide a forbidden import. */
const importsLeadSomewhere: Rule = (sources) => {
  const known = new Set(sources.map(({ path }) => path))
  return each(sources, (_file, { to }) =>
    /^(prisma\/src|api\/src|seed\/src|web\/app|test)\/.*\.tsx?$/.test(to) && !/\/generated\//.test(to) && !known.has(to)
      ? "is not a file"
      : null,
  )
}

function each(sources: readonly Source[], judge: (file: Source, imported: Source["imports"][number]) => string | null): string[] {
  return sources.flatMap((file) =>
    file.imports.flatMap((imported) => {
      const verdict = judge(file, imported)
      return verdict ? [`${file.path} imports ${imported.to}: ${verdict}`] : []
    }),
  )
}

/** Every rule by the name its test has. */
export const importRules = {
  packagesInOrder,
  platformKnowsNoDomain,
  domainsInOrder,
  pothosOnlyInGraphql,
  prismaOnlyInItsLayers,
  writesOnlyInServices,
  rulesAndPoliciesArePure,
  noCycles,
  namesThatSayNothing,
  noHugeFiles,
  importsLeadSomewhere,
} satisfies Record<string, Rule>
