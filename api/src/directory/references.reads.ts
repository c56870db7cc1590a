import type { Organisation, Region, Term } from "@hub/prisma"
import DataLoader from "dataloader"
import type { GraphQLResolveInfo } from "graphql"
import { regionLoader } from "../people/public.ts"
import type { Context } from "../platform/context.ts"
import { covers, selectionOf } from "../platform/selection.ts"

/**
 * The projection names organisations, regions and terms with the little that lists show of them. These give what is
 * at hand if that is all that was asked for, and read the rows, all of a request together, if it was not.
 */
export const organisationOf = (ref: { id: string }, context: Context, info: GraphQLResolveInfo) =>
  orRow<Organisation>(ref, info, () => organisations(context))

export const regionsOf = (refs: readonly { id: string }[], context: Context, info: GraphQLResolveInfo) =>
  orRows<Region>(refs, info, () => regionLoader(context))

export const termsOf = (refs: readonly { id: string }[], context: Context, info: GraphQLResolveInfo) =>
  orRows<Term>(refs, info, () => terms(context))

type Row = { id: string }
type Loader<T> = DataLoader<string, T>

function orRow<T extends Row>(ref: Row, info: GraphQLResolveInfo, loader: () => Loader<T>): T | Promise<T> {
  // Everything asked for is there, so nobody will look for the rest of the row.
  return covers(ref, selectionOf(info)) ? (ref as T) : loader().load(ref.id)
}

function orRows<T extends Row>(refs: readonly Row[], info: GraphQLResolveInfo, loader: () => Loader<T>): T[] | Promise<T[]> {
  const [first] = refs
  if (!first || covers(first, selectionOf(info))) return refs as T[]
  return Promise.all(refs.map(({ id }) => loader().load(id)))
}

function byId<T extends Row>(read: (ids: string[]) => Promise<T[]>): Loader<T> {
  return new DataLoader(async (ids: readonly string[]) => {
    const rows = new Map((await read([...ids])).map((row) => [row.id, row]))
    return ids.map((id) => rows.get(id) ?? new Error(`${id} is named in the projection and does not exist`))
  })
}

const organisationsKey = Symbol("organisations")
const termsKey = Symbol("terms")
const organisations = (context: Context) =>
  context.once(organisationsKey, () => byId((ids) => context.db.organisation.findMany({ where: { id: { in: ids } } })))
const terms = (context: Context) => context.once(termsKey, () => byId((ids) => context.db.term.findMany({ where: { id: { in: ids } } })))
