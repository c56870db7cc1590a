import {
  type GraphQLSchema,
  getNamedType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isObjectType,
  isUnionType,
  lexicographicSortSchema,
  printSchema,
} from "graphql"

/** Each rule looks at the whole schema and names what breaks it, one line each. */
export type SchemaRule = (schema: GraphQLSchema) => string[]

const ours = (schema: GraphQLSchema) => Object.values(schema.getTypeMap()).filter(({ name }) => !name.startsWith("__"))
const builtIn = new Set(["String", "Int", "Float", "Boolean", "ID"])

/** Whoever reads the schema in the explorer finds out what each part means. */
export const everythingIsDescribed: SchemaRule = (schema) => {
  const places = ours(schema)
    .filter(({ name }) => !builtIn.has(name))
    .flatMap((type) => {
      if (isObjectType(type) || isInterfaceType(type)) {
        const fields = Object.values(type.getFields())
        return [
          [type.name, type.description],
          ...fields.map((field) => [`${type.name}.${field.name}`, field.description]),
          ...fields.flatMap((field) => field.args.map((arg) => [`${type.name}.${field.name}(${arg.name}:)`, arg.description])),
        ]
      }
      if (isInputObjectType(type)) {
        return [
          [type.name, type.description],
          ...Object.values(type.getFields()).map((field) => [`${type.name}.${field.name}`, field.description]),
        ]
      }
      return [[type.name, type.description]]
    })
  return places.filter(([, description]) => !description?.trim()).map(([place]) => `${place} has no description`)
}

/** Mutations that nobody has to be signed in for, each with what protects it instead. */
export const openMutations: Record<string, string> = {
  answerConsent: "needs the token of a message",
  declinePanelInvitation: "needs the token of a message",
  muteThread: "needs the signed token of a message",
  requestPasswordReset: "rate limited; answers alike whether there is an account",
  requestSignInLink: "rate limited; answers alike whether there is an account",
  resetPassword: "needs the token of a message",
  signIn: "is how one signs in; rate limited",
  signInWithLink: "needs the token of a message",
  signOut: "ends only the session of the request",
  signUp: "is how one gets an account; rate limited; answers alike whether there is one",
  startOrganisationSignIn: "is how one signs in",
  unsubscribe: "needs the signed token of a message",
  verifyEmail: "needs the token of a message",
  verifySecondFactor: "needs the cookie of a sign-in that was begun",
}

type PothosOptions = { authScopes?: unknown }

/** A mutation says who may run it, or is listed above. */
export const mutationsAreScoped =
  (open: Record<string, string>): SchemaRule =>
  (schema) => {
    const fields = schema.getMutationType()?.getFields() ?? {}
    const unscoped = Object.values(fields)
      .filter((field) => !(field.extensions.pothosOptions as PothosOptions | undefined)?.authScopes && !(field.name in open))
      .map(({ name }) => `mutation ${name} has no authScopes and is not listed as open to visitors`)
    const stale = Object.keys(open)
      .filter((name) => !(name in fields))
      .map((name) => `${name} is listed as open to visitors, but there is no such mutation`)
    return [...unscoped, ...stale]
  }

/** The result of a mutation is a union of one success and errors that a client can tell by the interface they share. */
export const errorsAreUserErrors: SchemaRule = (schema) => {
  const userError = schema.getType("UserError")
  if (!isInterfaceType(userError)) return ["there is no interface UserError"]
  const mutations = Object.values(schema.getMutationType()?.getFields() ?? {})
  const unions = mutations.flatMap(({ name, type }) => {
    const union = getNamedType(type)
    if (!isUnionType(union)) return []
    const successes = union.getTypes().filter((member) => !schema.isSubType(userError, member))
    return successes.length === 1 ? [] : [`mutation ${name} has ${successes.length} results that are no UserError: ${successes.join(", ")}`]
  })
  const named = ours(schema)
    .filter((type) => isObjectType(type) && /Error$/.test(type.name) && !schema.isSubType(userError, type))
    .map(({ name }) => `${name} does not implement UserError`)
  return [...unions, ...named]
}

/** Lists are connections with a bounded page, or say how long they can get. */
export const listsAreBounded: SchemaRule = (schema) =>
  ours(schema).flatMap((type) => {
    if (!isObjectType(type) || /(Connection|Edge)$/.test(type.name)) return []
    return Object.values(type.getFields())
      .filter(
        (field) =>
          String(field.type).includes("[") &&
          !/at most|all of/i.test(field.description ?? "") &&
          !field.args.some(({ name }) => name === "first"),
      )
      .map((field) => `${type.name}.${field.name} is a list without a bound: make it a connection, or say "At most …" in its description`)
  })

/** Enums are named in capitals, types in PascalCase, fields in camelCase. */
export const namesAreRegular: SchemaRule = (schema) =>
  ours(schema).flatMap((type) => {
    const wrong = /^[A-Z][A-Za-z0-9]*$/.test(type.name) ? [] : [`type ${type.name}`]
    if (isEnumType(type))
      return [...wrong, ...type.getValues().flatMap(({ name }) => (/^[A-Z][A-Z0-9_]*$/.test(name) ? [] : [`${type.name}.${name}`]))]
    if (isObjectType(type) || isInputObjectType(type) || isInterfaceType(type))
      return [
        ...wrong,
        ...Object.keys(type.getFields()).flatMap((name) => (/^[a-z][A-Za-z0-9]*$/.test(name) ? [] : [`${type.name}.${name}`])),
      ]
    return wrong
  })

/** The schema as text, sorted, as it is committed. */
export const sdlOf = (schema: GraphQLSchema): string => `${printSchema(lexicographicSortSchema(schema))}\n`
