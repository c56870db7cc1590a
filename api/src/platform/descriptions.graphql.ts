import SchemaBuilder, {
  BasePlugin,
  type PothosInputFieldConfig,
  type PothosOutputFieldConfig,
  type PothosTypeConfig,
  type SchemaTypes,
} from "@pothos/core"

const name = "hubDescriptions"
export default name

declare global {
  export namespace PothosSchemaTypes {
    export interface Plugins<Types extends SchemaTypes> {
      hubDescriptions: GeneratedDescriptions<Types>
    }
  }
}

/** Parts that plugins make for us, by what they are called. `*` stands for any type. */
const fields: Record<string, string> = {
  "Query.node": "Anything by its id.",
  "*.id": "Identifies it in the whole API; opaque.",
  "*.edges": "The things on this page, with their cursors. At most 100.",
  "*.node": "The thing itself.",
  "*.cursor": "Its place in the list, for `after` and `before`; opaque.",
  "*.pageInfo": "Whether there is more, and where to go on.",
  "*.totalCount": "How many there are in all, on every page together.",
  "PageInfo.hasNextPage": "There is more after this page.",
  "PageInfo.hasPreviousPage": "There is more before this page.",
  "PageInfo.startCursor": "Cursor of the first thing on this page; null when it is empty.",
  "PageInfo.endCursor": "Cursor of the last thing on this page; null when it is empty.",
}

const args: Record<string, string> = {
  first: "How many from the start: 20 unless told, 100 at most.",
  after: "Only what comes after this cursor.",
  last: "How many from the end, 100 at most.",
  before: "Only what comes before this cursor.",
  id: "The id of anything.",
}

function ofType(type: string): string | undefined {
  if (type === "Node") return "Anything with an id of its own."
  if (type === "PageInfo") return "Where a page stands in its list."
  if (type.endsWith("Connection")) return "One page of a list."
  if (type.endsWith("Edge")) return "One thing in a list, with its place."
  const mutation = /^(.*)Result$/.exec(type)?.[1]
  return (
    mutation && `How ${mutation[0]?.toLowerCase()}${mutation.slice(1)} ended: what was made or changed, or one of the errors to expect.`
  )
}

/** Describes what the Relay and errors plugins generate, which nobody writes by hand. What has a description keeps it. */
class GeneratedDescriptions<Types extends SchemaTypes> extends BasePlugin<Types> {
  override onTypeConfig(config: PothosTypeConfig): PothosTypeConfig {
    return { ...config, description: config.description ?? ofType(config.name) }
  }

  override onOutputFieldConfig(config: PothosOutputFieldConfig<Types>): PothosOutputFieldConfig<Types> {
    return { ...config, description: config.description ?? fields[`${config.parentType}.${config.name}`] ?? fields[`*.${config.name}`] }
  }

  override onInputFieldConfig(config: PothosInputFieldConfig<Types>): PothosInputFieldConfig<Types> {
    return { ...config, description: config.description ?? (config.kind === "Arg" ? args[config.name] : undefined) }
  }
}

SchemaBuilder.registerPlugin(name, GeneratedDescriptions)
