import { schema } from "@hub/api/schema"
import { type DocumentNode, getNamedType, isUnionType, Kind, parse, print, type SelectionNode, visit } from "graphql"

/**
 * What a document answers. Its shape is the document's, so tests read it freely.
 */
// biome-ignore lint/suspicious/noExplicitAny: a wrong path makes the test fail, which is all that is needed here
export type Answer = any

export type GraphQLErrorAnswer = { message: string; path?: (string | number)[]; extensions?: Record<string, unknown> & { code?: string } }

/** An answer as it came, for tests about the protocol. */
export type RawAnswer = { status: number; headers: Headers; data?: Answer; errors?: GraphQLErrorAnswer[] }

type Variables = Record<string, unknown>

/** One browser or program that talks to the API over HTTP and keeps its cookies. */
export type Client = {
  /** Runs a query and returns its data. Any error fails the test. */
  query(document: string, variables?: Variables): Promise<Answer>
  /** Runs a mutation with one root field and returns what it gives. An error, expected or not, fails the test. */
  mutate(document: string, variables?: Variables): Promise<Answer>
  /** Runs a mutation that must end in this error type; returns the error with code, message and, if it has them, issues. */
  refused(errorType: string, document: string, variables?: Variables): Promise<Answer>
  /** The document must be refused because nobody is signed in. */
  expectUnauthenticated(document: string, variables?: Variables): Promise<GraphQLErrorAnswer>
  /** The document must be refused because this person may not do it. */
  expectForbidden(document: string, variables?: Variables): Promise<GraphQLErrorAnswer>
  /** The answer as it came. `allow` names the error codes that are meant; any other domain error or fault fails the test. */
  raw(document: string, variables?: Variables, options?: { allow?: string[]; headers?: Record<string, string> }): Promise<RawAnswer>
  /** The cookie header this client sends now. */
  cookies(): Promise<string>
}

export type ClientParts = {
  address(): string
  /** The session to start with, made when it is first needed. */
  cookie(): Promise<string | null>
  /** Receives what must not reach any client. */
  faults(text: string): void
  logs(): readonly Record<string, unknown>[]
}

/** Codes of errors that are about the request or the caller; all others are outcomes that belong into a result union, or faults. */
const proper = /^(UNAUTHENTICATED|FORBIDDEN|BAD_USER_INPUT|BAD_REQUEST|TOO_COMPLEX|GRAPHQL_.*|PERSISTED_QUERY_.*)$/

export function createClient(parts: ClientParts): Client {
  let jar: Map<string, string> | undefined

  async function cookies(): Promise<string> {
    if (!jar) {
      jar = new Map()
      const [name, value] = (await parts.cookie())?.split("=") ?? []
      if (name && value) jar.set(name, value)
    }
    return [...jar].map(([name, value]) => `${name}=${value}`).join("; ")
  }

  function keep(setCookies: string[]): void {
    for (const cookie of setCookies) {
      const [pair = "", ...attributes] = cookie.split(";").map((part) => part.trim())
      const name = pair.slice(0, pair.indexOf("="))
      const gone = attributes.some((attribute) => /^max-age=0$/i.test(attribute))
      if (gone) jar?.delete(name)
      else jar?.set(name, pair.slice(name.length + 1))
    }
  }

  const raw: Client["raw"] = async (document, variables = {}, { allow = [], headers = {} } = {}) => {
    const cookie = await cookies()
    const response = await fetch(`${parts.address()}/graphql`, {
      method: "POST",
      headers: { "content-type": "application/json", accept: "application/graphql-response+json", ...(cookie && { cookie }), ...headers },
      body: JSON.stringify({ query: document, variables }),
    })
    keep(response.headers.getSetCookie())
    const body = (await response.json()) as Omit<RawAnswer, "status" | "headers">
    const improper = body.errors?.filter(
      ({ extensions }) => !proper.test(extensions?.code ?? "") && !allow.includes(extensions?.code ?? ""),
    )
    if (improper?.length) parts.faults(describe(document, variables, improper))
    return { status: response.status, headers: response.headers, ...body }
  }

  function describe(document: string, variables: Variables, errors: GraphQLErrorAnswer[]): string {
    const causes = errors
      .map(({ extensions }) => parts.logs().find((line) => extensions?.faultId && line.faultId === extensions.faultId)?.err)
      .filter((error) => error !== undefined)
      .map((error) => (error as { stack?: string }).stack ?? JSON.stringify(error))
    return [`${document.trim()}`, `variables: ${JSON.stringify(variables)}`, `errors: ${JSON.stringify(errors, null, 2)}`, ...causes].join(
      "\n",
    )
  }

  async function data(document: string, variables: Variables): Promise<Answer> {
    const { data, errors } = await raw(document, variables)
    if (errors) throw new Error(`The answer has errors.\n${describe(document, variables, errors)}`)
    return data
  }

  async function rootOf(document: string, variables: Variables): Promise<Answer> {
    const answer = await data(askForOutcome(document), variables)
    const [result, ...more] = Object.values(answer)
    if (more.length > 0) throw new Error("Give a mutation one root field, so that there is one outcome to check.")
    return result
  }

  async function topLevel(code: string, document: string, variables: Variables): Promise<GraphQLErrorAnswer> {
    const { data, errors } = await raw(document, variables)
    const error = errors?.find(({ extensions }) => extensions?.code === code)
    if (!error)
      throw new Error(`Expected ${code}, got ${JSON.stringify({ data, errors }, null, 2)}\n${document}\n${JSON.stringify(variables)}`)
    return error
  }

  return {
    raw,
    cookies,
    query: (document, variables = {}) => data(document, variables),
    async mutate(document, variables = {}) {
      const result = await rootOf(document, variables)
      if (isUserError(result))
        throw new Error(`The mutation was refused: ${JSON.stringify(result, null, 2)}\n${document}\n${JSON.stringify(variables)}`)
      return result
    },
    async refused(errorType, document, variables = {}) {
      return expectUserError(await rootOf(document, variables), errorType)
    },
    expectUnauthenticated: (document, variables = {}) => topLevel("UNAUTHENTICATED", document, variables),
    expectForbidden: (document, variables = {}) => topLevel("FORBIDDEN", document, variables),
  }
}

/** The result of a mutation must be this error type. Returns it. */
export function expectUserError(result: Answer, errorType: string): Answer {
  if (result?.__typename !== errorType) throw new Error(`Expected ${errorType}, got ${JSON.stringify(result, null, 2)}`)
  return result
}

function isUserError(result: Answer): boolean {
  return typeof result?.__typename === "string" && errorTypes().has(result.__typename)
}

function errorTypes(): Set<string> {
  const userError = schema.getType("UserError")
  if (!userError || !("getInterfaces" in userError)) throw new Error("The schema has no UserError interface")
  return new Set(schema.getPossibleTypes(userError as never).map((type) => type.name))
}

/** Adds to each root field what tells success from error: __typename, and for unions the fields of the errors. */
function askForOutcome(document: string): string {
  const parsed = parse(document)
  const mutations = schema.getMutationType()?.getFields() ?? {}
  const edited: DocumentNode = visit(parsed, {
    OperationDefinition(operation) {
      if (operation.operation !== "mutation") return
      const selections = operation.selectionSet.selections.map((field) => {
        const type = field.kind === Kind.FIELD ? mutations[field.name.value]?.type : undefined
        if (field.kind !== Kind.FIELD || !field.selectionSet || !type) return field
        const added = errorSelection(isUnionType(getNamedType(type)) ? getNamedType(type).name : null)
        return { ...field, selectionSet: { ...field.selectionSet, selections: [...field.selectionSet.selections, ...added] } }
      })
      return { ...operation, selectionSet: { ...operation.selectionSet, selections } }
    },
  })
  return print(edited)
}

function errorSelection(union: string | null): readonly SelectionNode[] {
  const type = union && schema.getType(union)
  const members = type && isUnionType(type) ? type.getTypes().map(({ name }) => name) : []
  const text = [
    "__typename",
    ...(members.some((name) => errorTypes().has(name)) ? ["... on UserError { code message }"] : []),
    ...(members.includes("ValidationError") ? ["... on ValidationError { issues { field message } }"] : []),
  ].join(" ")
  const [operation] = parse(`{ ${text} }`).definitions
  return operation?.kind === Kind.OPERATION_DEFINITION ? operation.selectionSet.selections : []
}
