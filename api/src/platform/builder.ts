import type { Role } from "@hub/prisma"
import { getDatamodel, Prisma, type PrismaTypes } from "@hub/prisma"
import SchemaBuilder from "@pothos/core"
import ComplexityPlugin from "@pothos/plugin-complexity"
import DataloaderPlugin from "@pothos/plugin-dataloader"
import ErrorsPlugin from "@pothos/plugin-errors"
import PrismaPlugin from "@pothos/plugin-prisma"
import RelayPlugin from "@pothos/plugin-relay"
import ScopeAuthPlugin from "@pothos/plugin-scope-auth"
import { GraphQLError, type GraphQLResolveInfo, isObjectType } from "graphql"
import { hasRole } from "./auth.ts"
import type { Context } from "./context.ts"
import GeneratedDescriptions from "./descriptions.graphql.ts"
import { NotAllowed, NotSignedIn } from "./errors.ts"
import { isUuid } from "./input.ts"
import { defaultPageSize, maxPageSize, pageSize } from "./paging.ts"

/** The one schema builder. Domains add their types and fields to it from their *.graphql.ts files. */
export const builder = new SchemaBuilder<{
  Context: Context
  PrismaTypes: PrismaTypes
  AuthScopes: {
    /** Somebody is signed in. */
    signedIn: boolean
    /** The viewer holds this role everywhere. */
    role: Role
  }
  DefaultFieldNullability: false
  Scalars: {
    ID: { Input: string; Output: string }
    DateTime: { Input: Date; Output: Date }
    Date: { Input: string; Output: string }
    JSON: { Input: unknown; Output: unknown }
  }
}>({
  // Errors stands first: it then sees what authorisation and resolvers throw.
  plugins: [ErrorsPlugin, ScopeAuthPlugin, PrismaPlugin, RelayPlugin, DataloaderPlugin, ComplexityPlugin, GeneratedDescriptions],
  defaultFieldNullability: false,
  errors: {
    directResult: true,
    defaultUnionOptions: { name: ({ fieldName }) => `${fieldName[0]?.toUpperCase()}${fieldName.slice(1)}Result` },
  },
  scopeAuth: {
    authScopes: (context) => ({
      signedIn: context.viewer !== null,
      role: (role) => hasRole(context.viewer, role),
    }),
    unauthorizedError: (_parent, context) => (context.viewer ? new NotAllowed() : new NotSignedIn()),
  },
  prisma: {
    client: (context) => context.db,
    dmmf: getDatamodel(),
    maxConnectionSize: maxPageSize,
    defaultConnectionSize: defaultPageSize,
    onUnusedQuery: process.env.NODE_ENV === "production" ? null : "warn",
  },
  relay: {
    clientMutationId: "omit",
    cursorType: "String",
    nodesQueryOptions: false,
    nodeQueryOptions: { resolve: (_root, { id }, context, info, resolveNode) => nodeOrNothing(id as NodeId, context, info, resolveNode) },
  },
  complexity: {
    limit: { depth: 14, breadth: 400, complexity: 20_000 },
    // A page of a list costs what it holds as often as it may hold it. Lists without pages are short.
    fieldComplexity: ({ first, last }, _context, field) => ({
      field: 1,
      multiplier: /Connection!?$/.test(String(field.type)) ? pageSize(Number(first ?? last ?? defaultPageSize)) : 1,
    }),
    complexityError: (kind, { depth, breadth, complexity, maxDepth, maxBreadth, maxComplexity }) => {
      const [what, is, most] = {
        Depth: ["deep", depth, maxDepth] as const,
        Breadth: ["broad", breadth, maxBreadth] as const,
        Complexity: ["far", complexity, maxComplexity] as const,
      }[kind]
      return new GraphQLError(`This document goes too ${what}: ${is}, and at most ${most} is allowed. Ask for less at once.`, {
        extensions: { code: "TOO_COMPLEX" },
      })
    },
  },
})

builder.queryType({ description: "Everything that can be read. What is not public needs a signed-in viewer and says so." })
builder.mutationType({
  description:
    "Everything that can be changed. Each mutation answers with a union: what was changed, or an error type that says what to do. A viewer who may not do it at all gets a top-level error with extensions.code UNAUTHENTICATED or FORBIDDEN.",
})

type NodeId = { typename: string; id: string }

/** The thing with this id if the viewer may see it. Whatever is hidden from them is as absent as what does not exist. */
async function nodeOrNothing(
  key: NodeId,
  context: Context,
  info: GraphQLResolveInfo,
  resolveNode: (key: NodeId) => unknown,
): Promise<unknown> {
  const { typename, id } = key
  const type = info.schema.getType(typename)
  if (!isObjectType(type) || !type.getInterfaces().some(({ name }) => name === "Node") || !isUuid(id)) return null
  try {
    const node = await resolveNode(key)
    // Asks the scopes of the type, which would otherwise be asked later and answer with an error that tells it exists.
    await type.isTypeOf?.(node, context, info)
    return node
  } catch (error) {
    if (error instanceof NotAllowed || error instanceof NotSignedIn || isNotFound(error)) return null
    throw error
  }
}

/** P2025: Prisma looked for a row that has to be there. */
const isNotFound = (error: unknown) => error instanceof Prisma.PrismaClientKnownRequestError && error.code === "P2025"
