import {
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLSchema,
  getNamedType,
  isAbstractType,
  isInterfaceType,
  isNonNullType,
  isObjectType,
} from "graphql"
import type { Client } from "./client.ts"

/** Every field that gives a type, as "Parent.field"; the results of mutations, which lead to what their caller just changed, left out. */
export function doorsTo(schema: GraphQLSchema, type: string): string[] {
  return Object.values(schema.getTypeMap())
    .filter((parent) => isObjectType(parent) || isInterfaceType(parent))
    .filter(({ name }) => name !== "Mutation" && !name.startsWith("__"))
    .flatMap((parent) =>
      Object.values(parent.getFields())
        .filter((field) => getNamedType(field.type).name === type)
        .map((field) => `${parent.name}.${field.name}`),
    )
    .toSorted()
}

/** What to ask a field by: for "Query.round" and its argument "slug", the values to try, as GraphQL writes them. None leaves it out. */
export type ValuesOf = (field: string, argument: string) => readonly string[]

/** One field of a query with what is asked below it. */
export type Asked = { field: string; call: string; alias?: string; on?: string; below: Asked[] }

/**
 * A walk of everything that can be read: for each root field and each way to call it, its own fields, and every field that leads
 * on at least once, by the shortest way there; where `isWhole` says so, by that way too. Answers the questions and the fields
 * that none of them reaches.
 */
export function everythingToAsk(
  schema: GraphQLSchema,
  valuesOf: ValuesOf,
  isWhole: (type: string, depth: number) => boolean,
): { roots: Asked[]; unasked: string[] } {
  const query = schema.getQueryType()
  if (!query) throw new Error("The schema has no queries")
  const asked = new Set<string>()
  const unasked = new Set<string>()
  const waiting: { type: GraphQLObjectType; into: Asked; depth: number }[] = []
  const open = (field: string, call: string, type: GraphQLObjectType, depth: number, on?: string): Asked => {
    const into: Asked = { field, call, below: [{ field: "__typename", call: "", below: [] }], ...(on && { on }) }
    waiting.push({ type, into, depth })
    return into
  }
  const roots = Object.values(query.getFields()).flatMap((field) => {
    const calls = callsOf(`Query.${field.name}`, field, valuesOf)
    if (calls.length === 0) unasked.add(`Query.${field.name}`)
    const type = getNamedType(field.type)
    const types = isAbstractType(type) ? schema.getPossibleTypes(type) : isObjectType(type) ? [type] : []
    return calls.flatMap((call): Asked[] =>
      types.length === 0
        ? [{ field: field.name, call, below: [] }]
        : types
            .filter(({ name }) => !isAbstractType(type) || call.includes(globalIdStart(name)))
            .map((one) => open(field.name, call, one, 0, isAbstractType(type) ? one.name : undefined)),
    )
  })
  for (let next = waiting.shift(); next; next = waiting.shift()) {
    const { type, into, depth } = next
    for (const field of Object.values(type.getFields())) {
      const name = `${type.name}.${field.name}`
      const inner = getNamedType(field.type)
      const types = isAbstractType(inner) ? schema.getPossibleTypes(inner) : isObjectType(inner) ? [inner] : []
      const isPlumbing = isObjectType(inner) && /Connection(Edge)?$/.test(inner.name)
      if (types.length > 0 && asked.has(name) && !isWhole(type.name, depth)) continue
      const calls = callsOf(name, field, valuesOf)
      if (calls.length === 0) unasked.add(name)
      if (calls.length > 0) asked.add(name)
      const below = calls.flatMap((call): Asked[] =>
        types.length === 0
          ? [{ field: field.name, call, below: [] }]
          : types.map((one) => open(field.name, call, one, isPlumbing ? depth : depth + 1, isAbstractType(inner) ? one.name : undefined)),
      )
      into.below.push(...below.map((one, index) => (index === 0 ? one : Object.assign(one, { alias: `${field.name}${index}` }))))
    }
  }
  return { roots, unasked: [...unasked].filter((name) => !asked.has(name)).toSorted() }
}

/** A global id says its type at its start, in base64. */
const globalIdStart = (type: string) =>
  Buffer.from(`${type}:`)
    .toString("base64")
    .slice(0, Math.floor(((type.length + 1) * 4) / 3))

function callsOf(name: string, { args }: GraphQLField<unknown, unknown>, valuesOf: ValuesOf): string[] {
  let calls: string[][] = [[]]
  for (const argument of args) {
    const values = valuesOf(name, argument.name)
    if (values.length === 0 && isRequired(argument)) return []
    if (values.length > 0) calls = calls.flatMap((call) => values.map((value) => [...call, `${argument.name}: ${value}`]))
  }
  return calls.map((call) => (call.length === 0 ? "" : `(${call.join(", ")})`))
}

const isRequired = ({ type, defaultValue }: GraphQLArgument) => isNonNullType(type) && defaultValue === undefined

/** What was read: each value by where it stands, such as `round(slug: "a").entries.edges.0.node.state`. */
export type Reading = Map<string, string>

/** Fields in a document: under the API's bound of breadth, with room for what counts more than once. */
const fieldsAtOnce = 350

/**
 * Reads all of it as one client. Where an answer has errors the question is put again in parts, down to single fields, so that
 * a refusal of one field hides nothing that stands beside it.
 */
export async function readAll(client: Client, roots: readonly Asked[], alone: Set<string> = new Set()): Promise<Reading> {
  const reading: Reading = new Map()
  const ask = async (asked: readonly Asked[]): Promise<void> => {
    const document = `{ ${asked.map((one, index) => `a${index}: ${written(one)}`).join(" ")} }`
    const { data, errors = [] } = await client.raw(document)
    if (errors.some(({ extensions }) => /GRAPHQL_(PARSE|VALIDATION)_FAILED/.test(String(extensions?.code))))
      throw new Error(`The API does not understand what the walk asks: ${JSON.stringify(errors)}\n${document}`)
    const errorsOf = (index: number) => errors.filter(({ path }) => !path || path[0] === `a${index}`)
    // One that must not be null takes all others with it: it is asked by itself from now on.
    if (!data && asked.length > 1) {
      const isRefused = (index: number) => errorsOf(index).length > 0
      for (const [index, one] of asked.entries()) if (isRefused(index)) alone.add(nameOf(one))
      for (const part of [
        ...asked.filter((_, index) => isRefused(index)).map((one) => [one]),
        asked.filter((_, index) => !isRefused(index)),
      ])
        if (part.length > 0) await ask(part)
      return
    }
    for (const [index, one] of asked.entries()) {
      const own = errorsOf(index)
      // A field that is refused at the root is refused whatever is asked below it; deeper down, something may stand beside it.
      const parts = own.every(({ path }) => path?.length === 1) ? [] : halves(one)
      if (parts.length > 1) for (const part of parts) await ask([part])
      else note(reading, nameOf(one), data?.[`a${index}`])
      for (const { message, extensions, path } of own)
        reading.set(`${nameOf(one)} refused ${path?.slice(1).join(".")}`, `${extensions?.code}: ${message}`)
    }
  }
  for (const group of grouped(roots, alone)) await ask(group)
  return reading
}

const nameOf = ({ field, call, on }: Asked) => `${field}${call}${on ? ` on ${on}` : ""}`

function written({ field, call, alias, on, below }: Asked): string {
  const asked = `${alias ? `${alias}: ` : ""}${field}${call}`
  if (below.length === 0) return asked
  const fields = below.map(written).join(" ")
  return `${asked} { ${on ? `__typename ... on ${on} { ${fields} }` : fields} }`
}

const sizeOf = ({ below }: Asked): number => 1 + below.reduce((sum, one) => sum + sizeOf(one), 0)

/** Questions put together into documents; those that were refused before are put by themselves. */
function* grouped(roots: readonly Asked[], alone: ReadonlySet<string>): Generator<Asked[]> {
  let group: Asked[] = []
  let size = 0
  for (const root of roots.flatMap((one) => (sizeOf(one) > fieldsAtOnce ? halves(one) : [one]))) {
    if (alone.has(nameOf(root))) {
      yield [root]
      continue
    }
    if (group.length > 0 && (size + sizeOf(root) > fieldsAtOnce || group.length === 15)) {
      yield group
      group = []
      size = 0
    }
    group.push(root)
    size += sizeOf(root)
  }
  if (group.length > 0) yield group
}

/** A question in two: where it first branches, half of the branches each. */
function halves(asked: Asked): Asked[] {
  const { below } = asked
  const real = below.filter(({ field }) => field !== "__typename")
  if (real.length === 0) return [asked]
  if (real.length === 1) return halves(real[0]!).map((part) => ({ ...asked, below: [part] }))
  const middle = Math.ceil(real.length / 2)
  return [real.slice(0, middle), real.slice(middle)].map((part) => ({ ...asked, below: part }))
}

function note(reading: Reading, at: string, value: unknown): void {
  if (typeof value === "object" && value !== null) for (const [key, part] of Object.entries(value)) note(reading, `${at}.${key}`, part)
  else reading.set(at, String(value ?? null))
}
