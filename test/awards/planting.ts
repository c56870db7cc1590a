import { schema } from "@hub/api/schema"
import { type GraphQLFieldResolver, isObjectType } from "graphql"

/** Has a field of the API, written "Type.field", answer something else while this work is done. */
export async function withPlanted<T>(field: string, resolve: GraphQLFieldResolver<unknown, unknown>, work: () => Promise<T>): Promise<T> {
  const [typeName = "", fieldName = ""] = field.split(".")
  const type = schema.getType(typeName)
  const planted = isObjectType(type) ? type.getFields()[fieldName] : undefined
  if (!planted) throw new Error(`There is no ${field}`)
  const honest = planted.resolve
  planted.resolve = resolve
  try {
    return await work()
  } finally {
    if (honest) planted.resolve = honest
    else delete planted.resolve
  }
}
